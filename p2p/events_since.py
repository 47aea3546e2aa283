"""What has happened since a plan was kept, as the question of its next version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.planfiles.identity import form_of, kept_digest
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from p2p.kept import Kept
    from solvers.replanning.asking import Asked
    from transport.changes import Changes
    from transport.fixed import Fixed
    from transport.operation.events import Event
    from transport.operation.freeze import Lock
    from transport.operation.lateness import LateTrip
    from transport.operation.situation import Situation
    from transport.plan import Plan
    from transport.planfiles.folder import Form
    from transport.reading.findings import Hear
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A version begun: what is asked, and what it follows.

    ``scenario``: as its files say, at ``scenario_path``; ``parent_sha256``: digest of
    the file of the plan it follows; ``parent``: that one's number in the ``store``,
    the folder whose operation keeps it, None where none does; ``address``: of that
    operation's database, None where it is a file in the folder. ``late``: trips late on
    their way. ``has_news``: something was kept in the store since its parent was
    made, or other rules are asked. ``form``: of the files of the plan it follows.
    """

    asked: Asked
    scenario: Scenario
    scenario_path: Path
    parent_sha256: str
    number: int
    events: tuple[Event, ...]
    late: tuple[LateTrip, ...]
    freeze_time_s: int
    store: Path | None
    address: str | None = None
    has_news: bool = True
    form: Form | None = None


def begun_in(
    kept: Kept,
    events: Path | None,
    *,
    moved: Path | None,
    per_change_fen: int | None,
    freeze_time_s: int | None = None,
    address: str | None = None,
    hear: Hear | None = None,
) -> Begun:
    """The version that follows the kept plan, after the events of store or table.

    ``hear`` is told of columns that are not read. ``per_change_fen``,
    ``freeze_time_s``: in place of what the policy says. The store is at ``address``;
    None: the file in the plan's folder, if it is there.

    Raises
    ------
    ScenarioError
        If there is no table and no store, or the events cannot be.
    """
    from p2p.store.engine import STORE_FILE
    from transport.operation.changing import changes_of
    from transport.operation.freeze import fixed_at
    from transport.operation.lateness import late_trips
    from transport.operation.merging import merged
    from transport.planfiles.reading import read_source, scenario_path

    out = kept.folder
    path = moved or scenario_path(read_source(out), out)
    before, base = kept.version, _as_files_say(kept, path)
    store = out if address is not None or (out / STORE_FILE).is_file() else None
    parent_sha256, has_news = kept_digest(out), True
    locks: Sequence[Lock] = ()
    if store is not None:
        was, locks, parent_sha256, has_news = _of_store(kept, events, address, hear)
    else:
        was = _of_table(kept, events, hear)
    changes = changes_of(was)
    if store is None and before is not None:
        changes = merged(before.changes, changes)
    rules, given = base.policy.day, freeze_time_s
    freeze_time_s = rules.freeze_time_s if given is None else given
    stays = fixed_at(was.plan, was.state, locks, freeze_time_s=freeze_time_s)
    weight = rules.change_fen or None if per_change_fen is None else per_change_fen
    asked = asked_of(base, was, changes, stays, weight)
    return Begun(
        asked=asked,
        scenario=base,
        scenario_path=path,
        parent_sha256=parent_sha256,
        number=was.version + 1,
        events=was.events[was.taken :],
        freeze_time_s=freeze_time_s,
        late=late_trips(was),
        store=store,
        address=address,
        has_news=has_news or (per_change_fen, given) != (None, None),
        form=form_of(out),
    )


def _as_files_say(kept: Kept, path: Path) -> Scenario:
    """The scenario without what the version has changed in it."""
    from transport.reading import read_scenario

    if kept.version is None:
        return kept.scenario
    return read_scenario(path, variant=kept.plan.variant)


def _of_store(
    kept: Kept, events: Path | None, address: str | None, hear: Hear | None
) -> tuple[Situation, Sequence[Lock], str, bool]:
    """The situation of the operation in the kept plan's folder, and its locks.

    Then the digest of the plan that is in force, which may be newer than the folder's,
    and whether anything was kept since it was made.
    """
    from p2p.checking_in import known
    from p2p.operating import open_operation
    from p2p.reporting import import_events, locks
    from p2p.store.news import has_news

    with open_operation(kept.folder, store=address) as operation:
        if events is not None:
            import_events(operation, events, hear=hear)
        in_force = operation.versions()[-1]
        with operation.reading() as (session, was):
            was, is_new = known(session, was), has_news(session)
        return was, locks(operation), in_force.plan_sha256, is_new


def _of_table(kept: Kept, events: Path | None, hear: Hear | None) -> Situation:
    """The situation of the kept plan after the events of the table."""
    from transport.operation.checks import refusals
    from transport.operation.situation import Situation
    from transport.operation.table import read_events

    if events is None:
        fault = Fault(
            file=str(kept.folder),
            wrong=said("REPLAN_NO_EVENTS"),
            remedy=said("REPLAN_NAME_EVENTS"),
        )
        raise ScenarioError([fault])
    clock = kept.scenario.clock
    today = clock.date_of(kept.scenario.end_s)
    file, rows = read_events(events, clock, today=today, hear=hear)
    version = kept.version.number if kept.version else 1
    was = Situation(scenario=kept.scenario, plan=kept.plan, version=version)
    faults: list[Fault] = []
    for row, event in rows:
        found = refusals(was, event)
        faults += (one.fault(file, row) for one in found)
        was = was if found else was.with_event(event)
    if faults:
        raise ScenarioError(faults)
    return was


def asked_of(
    base: Scenario,
    was: Situation,
    changes: Changes,
    stays: Fixed,
    per_change_fen: int | None,
) -> Asked:
    """What is asked after the changes; ``base``: the scenario as its files say it."""
    from dataclasses import replace

    from solvers.replanning.asking import Asked
    from transport.operation.standing_by import boarding_at

    there = set(_people_of(was.plan))
    added = {worker.worker_id for worker in changes.added}
    standby = [w for w in was.state.standby if w.worker_id not in added]
    seated = tuple(
        boarding_at(w, was.rides(w.worker_id)[0].place_id)
        if was.rides(w.worker_id)
        else w
        for w in standby
        if w.worker_id in there
    )
    waiting = tuple(w for w in standby if w.worker_id not in there)
    changes = _with_all_there(
        base, was, replace(changes, added=(*changes.added, *seated))
    )
    return Asked(
        scenario=base,
        plan=was.plan,
        changes=changes,
        fixed=replace(
            stays,
            moment_s=changes.moment_s,
            out=dict(changes.out),
            broken={one.trip_id: one.aboard for one in changes.broken},
        ),
        standby=waiting,
        from_standby=tuple(w.worker_id for w in seated),
        per_change_fen=per_change_fen,
    )


def _people_of(plan: Plan) -> tuple[str, ...]:
    """Everybody whom the plan tells of, once."""
    riding = [journey.worker_id for journey in plan.journeys]
    alone = [entry.worker_id for entry in plan.individual]
    others = [entry.worker_id for entry in (*plan.held, *plan.unplanned)]
    return tuple(dict.fromkeys((*riding, *alone, *others)))


def _with_all_there(base: Scenario, was: Situation, changes: Changes) -> Changes:
    """The changes with everybody whom the plan tells of, so that nobody is lost.

    Of those who came by an event: who has gone since stays as out, and so does who came
    by one that was countermanded.
    """
    from dataclasses import replace

    known = {*base.worker, *(w.worker_id for w in changes.added)}
    more = [was.people[w] for w in _people_of(was.plan) if w not in known]
    out = {w.worker_id: changes.out.get(w.worker_id, "CANCELLED") for w in more}
    return replace(changes, added=(*changes.added, *more), out={**changes.out, **out})


def keep_in_store(
    begun: Begun, plan: Plan, changes: Changes, *, author: str, note: str
) -> None:
    """Keep the plan as the next version of the operation, where there is a store.

    ``changes``: all of the scenario since its files.

    Raises
    ------
    OutputError
        If another version has come in between.
    """
    if begun.store is None:
        return
    from p2p.operating import open_operation
    from p2p.store.making import add_version

    parent = begun.number - 1
    with (
        open_operation(begun.store, store=begun.address) as operation,
        operation.writing(expected=parent) as (session, was),
    ):
        add_version(
            session,
            operation.scenario,
            plan,
            parent=parent,
            taken=max((event.number for event in begun.events), default=was.taken),
            author=author,
            note=note,
            changes=changes,
        )
