"""A kept plan changed after what the day has brought: the next version of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from p2p.errors import PlanRefused
from p2p.stages import untold
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from p2p.events_since import Begun
    from p2p.kept import Kept
    from p2p.stages import Stage
    from solvers.replanning.anytime import Answer
    from solvers.replanning.asking import Asked, Replanned
    from solvers.replanning.prices import Price
    from transport.checker import Violation
    from transport.language import Lang
    from transport.operation.events import Event
    from transport.operation.lateness import LateTrip
    from transport.outcome import Limits
    from transport.plan import Plan
    from transport.reading.findings import Hear
    from transport.said import Said


@dataclass(frozen=True, kw_only=True)
class NextVersion:
    """A version that both checkers accept, and the plan it follows.

    ``kept``: the plan in the folder it began with, older than ``parent`` where the
    store has a newer one. ``prices``: what keeping trips as printed costs.
    ``first_s``: seconds until there was a first version, of ``n_answers``.
    """

    begun: Begun
    kept: Kept
    folder: Path
    parent: Plan
    found: Replanned
    prices: tuple[Price, ...] = ()
    first_s: float = 0.0
    n_answers: int = 1

    @property
    def number(self) -> int:
        """Of the version; the plan that it all began with is 1."""
        return self.begun.number

    @property
    def events(self) -> tuple[Event, ...]:
        """What has happened since its parent was made."""
        return self.begun.events

    @property
    def late(self) -> tuple[LateTrip, ...]:
        """Trips that are late on their way, of which the version says nothing."""
        return self.begun.late


def replan(
    out: Path,
    new: Path,
    *,
    events: Path | None = None,
    author: str = "",
    note: str = "",
    per_change_fen: int | None = None,
    freeze_time_s: int | None = None,
    limits: Limits | None = None,
    n_prices: int = 0,
    store: str | None = None,
    moved: Path | None = None,
    processes: int = 1,
    anyway: bool = False,
    warn: Callable[[Said], None] | None = None,
    hear: Hear | None = None,
    stage: Stage = untold,
) -> NextVersion:
    """The plan of least change after the events, kept in the folder ``new``.

    Parameters
    ----------
    out
        Folder of the plan in force; its operation's store, where it is there, tells
        events and locks, and keeps the version, too.
    events
        Table of events, CSV or workbook; in a store they are kept first.
    per_change_fen, freeze_time_s
        What another coach, place or time of a person weighs; when lists are frozen, on
        the day before a trip leaves. None: by the policy.
    store, anyway
        Address of the operation's database; None: the file in ``out``, if it is there.
        Whether to make a version also where nothing is new in it.
    n_prices, processes
        Of how many printed trips a price of keeping is found; how many write the lists,
        more than one below ``if __name__ == "__main__":``.
    hear
        Told of columns of the table that are not read.

    Raises
    ------
    ScenarioError, PlanRefused, OutputError
        If events cannot be, nothing is new, no version was found that both checkers
        accept, ``new`` is taken or another version has come in between.
    """
    from p2p.events_since import begun_in
    from p2p.kept import reopened

    refuse_taken(new)
    kept = reopened(out, moved=moved, warn=warn, stage=stage)
    rules = {"per_change_fen": per_change_fen, "freeze_time_s": freeze_time_s}
    begun = begun_in(kept, events, moved=moved, address=store, hear=hear, **rules)
    _refuse_without_news(begun, anyway=anyway)
    with stage(said("REPLANNING")):
        answer, prices = found_for(begun, limits, n_prices)
    told, by = (answer.found, new, kept.lang, note), (author, note)
    write_next(begun, *told, processes=processes, stage=stage)
    return _handed_on(begun, answer, prices, kept=kept, new=new, signed=by)


def _refuse_without_news(begun: Begun, *, anyway: bool) -> None:
    from transport.errors import OutputError

    if not (anyway or begun.has_news):
        raise OutputError(said("REPLAN_NOTHING_NEW", number=begun.number - 1))


def refuse_taken(new: Path) -> None:
    """Nothing, if the new version may be written there."""
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.planfiles.folder import ALL_NAMES, PLAN

    refuse_unsafe_folder(new, force=None, marker=PLAN, ours=ALL_NAMES)


def _handed_on(
    begun: Begun,
    answer: Answer,
    prices: tuple[Price, ...],
    *,
    kept: Kept,
    new: Path,
    signed: tuple[str, str],
) -> NextVersion:
    """The written version, with the cards' codes of the last one and in its store.

    ``signed``: its author and his note. A version that cannot be kept leaves no folder.
    """
    from p2p.events_since import keep_in_store
    from transport.documents.tokens import hand_on
    from transport.errors import OutputError

    found = answer.found
    author, note = signed
    try:
        hand_on(kept.folder, new)
        keep_in_store(begun, found.plan, found.changes, author=author, note=note)
    except OutputError:
        shutil.rmtree(new, ignore_errors=True)  # it was missing or empty
        raise
    return NextVersion(
        begun=begun,
        kept=kept,
        folder=new,
        parent=begun.asked.plan,
        found=found,
        prices=prices,
        first_s=answer.first_s,
        n_answers=answer.n_answers,
    )


def write_next(
    begun: Begun,
    found: Replanned,
    new: Path,
    lang: Lang,
    note: str,
    *,
    processes: int,
    stage: Stage,
    with_manifests: bool = True,
) -> None:
    """Keep the version in the folder, with what it follows."""
    from p2p.kept import write_kept
    from transport.versions import Version

    version = Version(
        number=begun.number,
        parent_sha256=begun.parent_sha256,
        note=note,
        changes=found.changes,
    )
    write_kept(
        found.scenario,
        found.plan,
        new,
        scenario_path=begun.scenario_path,
        lang=lang,
        version=version,
        with_manifests=with_manifests,
        operation=begun.store if begun.address is None else None,
        form=begun.form,
        processes=processes,
        stage=stage,
    )


def found_for(
    begun: Begun, limits: Limits | None, n_prices: int
) -> tuple[Answer, tuple[Price, ...]]:
    """The version of least change, and what keeping trips as printed costs.

    Raises
    ------
    ScenarioError, PlanRefused
        If locks stand in the way, or none was found that both checkers accept.
    """
    from dataclasses import replace

    from p2p.planning import limits_for
    from solvers.replanning.anytime import best_within
    from solvers.replanning.asking import CannotReplan
    from solvers.replanning.prices import stability_prices

    limits = limits or limits_for(begun.scenario, steps=12)
    try:
        answer = best_within(begun.asked, limits)
    except CannotReplan as failure:
        _refuse_for_locks(begun.asked, limits)
        none = said("REPLAN_NONE_FOUND")
        remedy = remedy_for(begun.asked, failure.found) or none
        raise PlanRefused(failure.found, none, remedy=remedy) from failure
    plain = replace(limits, time_limit_s=None)
    prices = stability_prices(begun.asked, answer.found, plain, most=n_prices)
    return answer, tuple(prices)


def remedy_for(asked: Asked, found: Sequence[Violation]) -> Said | None:
    """What to do where a coach on its way cannot meet a service at its new time."""
    services = {
        str(service_id)
        for one in found
        if one.code in ("CONNECTION_MISSED", "TRANSFER_TOO_SHORT")
        for service_id in [one.told.figures["service"]]
        if service_id in asked.changes.moved
    }
    if not services:
        return None
    return said("REPLAN_SERVICE_NOT_MET", services=tuple(sorted(services)))


def _refuse_for_locks(asked: Asked, limits: Limits) -> None:
    """Nothing, unless there is a version once some locks are released.

    Raises
    ------
    ScenarioError
        Naming each lock that stands in the way.
    """
    from solvers.replanning.unlocking import locks_in_the_way
    from transport.errors import Fault, ScenarioError

    faults = [
        Fault(
            file="p2p lock",
            value=ref,
            wrong=said("REPLAN_LOCK_IN_THE_WAY"),
            remedy=said("REPLAN_RELEASE", kind=kind, ref=ref),
        )
        for kind, ref in locks_in_the_way(asked, limits)
    ]
    if faults:
        raise ScenarioError(faults)
