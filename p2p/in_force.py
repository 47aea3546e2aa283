"""The plan in force of an operation: its store's newest version, or its folder's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from p2p.stages import untold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from p2p.stages import Stage
    from transport.operation.check_ins import CheckIn
    from transport.operation.situation import Situation
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A plan, the scenario after the changes that it was made with, its events.

    ``has_store``: whether a store says it; a folder alone knows no events and no
    check-ins. ``gone``: trips of earlier versions that this one does not have.
    """

    was: Situation
    has_store: bool
    check_ins: tuple[CheckIn, ...] = ()
    gone: frozenset[str] = frozenset()


def in_force(
    out: Path,
    *,
    store: str | None = None,
    moved: Path | None = None,
    is_urgent: bool = False,
    warn: Callable[[Said], None] | None = None,
    stage: Stage = untold,
) -> InForce:
    """The newest plan of the operation in ``out``.

    A folder's is proved again, unless the answer ``is_urgent``; a store keeps none that
    was not proved.

    Raises
    ------
    ScenarioError
        If the folder holds no plan that can be read, or its scenario has changed.
    OutputError
        If the store cannot be read.
    PlanRefused
        If the checker finds anything wrong in the folder's plan.
    """
    from p2p.kept import reopened
    from p2p.store.engine import STORE_FILE
    from transport.operation.situation import Situation
    from transport.planfiles.version_json import read_version

    if store is not None or (out / STORE_FILE).is_file():
        return _of_store(out, store, moved)
    if is_urgent:
        plan, scenario = _read(out, moved)
    else:
        kept = reopened(out, moved=moved, warn=warn, stage=stage)
        plan, scenario = kept.plan, kept.scenario
    version = read_version(out)
    was = Situation(
        scenario=scenario,
        plan=plan,
        version=1 if version is None else version.number,
    )
    return InForce(was=was, has_store=False)


def _read(out: Path, moved: Path | None) -> tuple[Plan, Scenario]:
    from transport.planfiles.reading import (
        read_plan_and_scenario,
        read_source,
        refuse_changed,
        scenario_path,
    )

    path = moved or scenario_path(read_source(out), out)
    plan, scenario = read_plan_and_scenario(out, path, is_urgent=True)
    refuse_changed(scenario, plan, path=path)
    return plan, scenario


def _of_store(out: Path, store: str | None, moved: Path | None) -> InForce:
    """The newest version with everything that was reported since."""
    from p2p.operating import open_operation
    from p2p.store.check_ins import kept_check_ins

    with open_operation(out, store=store) as operation:
        with operation.reading() as (session, was):
            check_ins = kept_check_ins(session, operation.scenario.clock)
        versions = {one.number: one for one in operation.versions()}
        parent = versions.get(versions[was.version].parent or 0)
        earlier = {n: operation.plan(n) for n in versions if n < was.version}
    was = _with_coaches(was, out, moved)
    if parent is not None:
        was = _on_its_scenario(was, earlier[parent.number], taken=parent.taken)
    then = {trip for plan in earlier.values() for trip in plan.trip}
    return InForce(
        was=was, has_store=True, check_ins=check_ins, gone=frozenset(then - {*was.trip})
    )


def _with_coaches(was: Situation, out: Path, moved: Path | None) -> Situation:
    """The situation with plates and drivers as the scenario's files have them now.

    They may be filled in once the plan is made. The store's own count where the files
    are not there, or say another scenario.
    """
    from dataclasses import replace

    from transport.errors import ScenarioError
    from transport.planfiles.reading import read_source, scenario_path
    from transport.reading import read_scenario

    try:
        path = moved or scenario_path(read_source(out), out)
        now = read_scenario(path, variant=was.plan.variant)
    except ScenarioError:
        return was
    if now.sha256 != was.scenario.sha256:
        return was
    return replace(was, scenario=replace(was.scenario, coaches=now.coaches))


def _on_its_scenario(was: Situation, before: Plan, *, taken: int) -> Situation:
    """The situation, its scenario after the events that its plan was made with.

    ``before``: the plan that those events fell upon, itself made with those ``taken``.
    """
    from dataclasses import replace

    from transport.operation.changed import changed
    from transport.operation.changing import changes_of

    events = tuple(event for event in was.events if event.number <= was.taken)
    if not events:
        return was
    then = replace(was, events=events, plan=before, taken=taken)
    changes = changes_of(then)
    riding = {journey.worker_id for journey in was.plan.journeys}
    seated = tuple(w for w in then.state.standby if w.worker_id in riding)
    changes = replace(changes, added=(*changes.added, *seated))
    return replace(was, scenario=changed(was.scenario, changes))
