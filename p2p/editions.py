"""Versions of a plan to be printed: of a folder, or of an operation's store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.errors import OutputError, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from p2p.kept import Kept
    from p2p.operating import Operation
    from transport.changes import Changes
    from transport.operation.situation import Situation
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.versions import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A plan to be printed, with the scenario that it was made for, and its number."""

    scenario: Scenario
    plan: Plan
    number: int

    @property
    def short_hash(self) -> str:
        """The start of the plan's digest, as papers tell it."""
        from transport.presentation.version import version_of

        return version_of(self.scenario, self.plan)


def edition_of_folder(kept: Kept, operation: Operation | None) -> Edition:
    """The plan of a folder; its number is that of the store where the store has it."""
    from transport.planfiles.folder import plan_digest
    from transport.planfiles.version_json import read_version

    version = read_version(kept.folder)
    number = 1 if version is None else version.number
    if operation is not None:
        digest = plan_digest(kept.plan, kept.scenario.clock)
        known = {one.plan_sha256: one.number for one in operation.versions()}
        number = known.get(digest, number)
    return Edition(scenario=kept.scenario, plan=kept.plan, number=number)


def operation_folder(
    out: Path, warn: Callable[[Said], None] | None = None
) -> Path | None:
    """The folder whose store has the plan in ``out``: itself, or that it follows from.

    None: there is none; ``warn`` hears where there was one, or it has no such plan.
    """
    from p2p.store.engine import STORE_FILE
    from transport.planfiles.folder import SOURCE
    from transport.planfiles.reading import operation_path, read_source

    if (out / STORE_FILE).is_file():
        return out
    if not (out / SOURCE).is_file():
        return None
    source = read_source(out)
    if source.operation is None:
        return None
    home = operation_path(source, out)
    if (home / STORE_FILE).is_file() and _has(home, out):
        return home
    if warn is not None:
        warn(said("PRINTED_WITHOUT_STORE", path=str(home)))
    return None


def _has(home: Path, out: Path) -> bool:
    """Whether a version in the store of ``home`` is the plan in ``out``."""
    from p2p.operating import open_operation
    from transport.planfiles.identity import kept_digest

    digest = kept_digest(out)
    with open_operation(home) as operation:
        return any(one.plan_sha256 == digest for one in operation.versions())


def with_what_was_filled_in(
    operation: Operation,
    out: Path,
    moved: Path | None,
    warn: Callable[[Said], None] | None,
) -> Operation:
    """The operation with the scenario as its files say now, if it is still the same.

    Plates, drivers and whom to call may be filled in after the plan was made; they are
    no part of what it was made from. ``warn`` hears that the files say another
    scenario by now; where they are gone, the store's hold.

    Raises
    ------
    ScenarioError
        If the files are there and cannot be read.
    """
    from transport.planfiles.reading import read_source, scenario_path
    from transport.reading import read_scenario

    base = operation.scenario
    if moved is None:
        try:
            moved = scenario_path(read_source(out), out)
        except ScenarioError:
            return operation
    now = read_scenario(moved, variant=base.variant)
    if now.sha256 == base.sha256:
        return replace(operation, scenario=now)
    if warn is not None:
        warn(said("STORE_SCENARIO_HOLDS", path=str(moved)))
    return operation


def edition_of_store(operation: Operation, number: int) -> Edition:
    """A version of a store, with the scenario as it was known then.

    Raises
    ------
    OutputError
        If there is no version of that number.
    """
    from transport.operation.changed import changed

    changes, base = _changes(operation, number), operation.scenario
    return Edition(
        scenario=base if changes is None else changed(base, changes),
        plan=operation.plan(number),
        number=number,
    )


def version_of_store(operation: Operation, number: int) -> Version:
    """What is kept beside the plan of a later version: what it follows, and why.

    Raises
    ------
    OutputError
        If there is no version of that number.
    """
    from transport.changes import Changes
    from transport.versions import Version

    changes = _changes(operation, number)
    known = {one.number: one for one in operation.versions()}
    parent = known.get(known[number].parent or 0)
    return Version(
        number=number,
        parent_sha256="" if parent is None else parent.plan_sha256,
        note=known[number].note,
        changes=changes or Changes(moment_s=0),
    )


def holds_from_s(operation: Operation, number: int) -> int:
    """From when on a version of a store holds, in scenario seconds."""
    changes = _changes(operation, number)
    return 0 if changes is None else changes.moment_s


def _changes(operation: Operation, number: int) -> Changes | None:
    """What has changed up to a version since the scenario's files; None: nothing."""
    from p2p.store.damage import read_from
    from p2p.store.rows import version_row
    from transport.operation.situation import Situation
    from transport.planfiles.version_json import changes_told

    base = operation.scenario
    with operation.store.reading() as session:
        row = version_row(session, number)
        taken, told = row.taken, row.changes
    if told is not None:
        with read_from("plan_versions", number):
            return _known(base, changes_told(told))
    reported = operation.situation().events
    events = tuple(event for event in reported if event.number <= taken)
    if not events:
        return None
    plan = operation.plan(number)
    was = Situation(scenario=base, plan=plan, events=events, version=number)
    return _from_events(replace(was, taken=taken))


def _known(scenario: Scenario, changes: Changes) -> Changes:
    """The changes, of which the scenario knows what they are of."""
    from transport.operation.unknown_names import unknown_names

    for field, name in unknown_names(scenario, changes):
        raise ValueError(field, name)
    return changes


def _from_events(was: Situation) -> Changes:
    """The changes of a version kept before the store had them: those of its events."""
    from transport.operation.changing import changes_of

    changes = changes_of(was)
    riding = {journey.worker_id for journey in was.plan.journeys}
    seated = tuple(w for w in was.state.standby if w.worker_id in riding)
    return replace(changes, added=(*changes.added, *seated))


def refuse_newest(operation: Operation, older: int) -> int:
    """The number of the newest version, which ``older`` is not.

    Raises
    ------
    OutputError
        If it is, or there is no such version.
    """
    newest = operation.versions()[-1].number
    if older > newest:
        raise OutputError(said("NO_SUCH_VERSION", given=older, n=newest))
    if older == newest:
        raise OutputError(said("NOTHING_SINCE", n=newest))
    return newest


def older_folder(named: Path) -> Edition:
    """The plan of an older folder, as what has changed since is compared with it."""
    from p2p.kept import reopened

    return edition_of_folder(reopened(named), None)
