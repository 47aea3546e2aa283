"""Edits as people write them, read: who moves where, which trip leaves when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from p2p.kept import Kept
    from solvers.replanning.by_hand import Edit
    from transport.scenario import Scenario

_AND = ","  # between several
_ON = "@"  # WHO@T003: those of them on that trip
_BETWEEN = "/"  # VILLAGE/EMPLOYER


def read_edits(kept: Kept, asked: Iterable[Mapping[str, str]]) -> list[Edit]:
    """The edits: ``{"move": WHO, "to": TRIP}`` or ``{"depart": TRIP, "at": MOMENT}``.

    WHO is the id of a worker, or ``VILLAGE/EMPLOYER`` for all who travel between the
    two, or either with ``@TRIP`` for those of them who ride on it; or several, with
    commas between. TRIP may be ``DEPOT/TYPE`` for a coach more. MOMENT is local,
    ``2020-02-24 07:30``.

    Raises
    ------
    ScenarioError
        Naming every edit that cannot be read.
    """
    edits: list[Edit] = []
    faults: list[Fault] = []
    for edit in asked:
        try:
            edits.append(_edit(kept, edit))
        except _Unread as failure:
            faults.append(failure.fault)
    if faults:
        raise ScenarioError(faults)
    return edits


class _Unread(Exception):
    def __init__(self, value: str, code: str, remedy: str) -> None:
        self.fault = Fault(
            file="p2p by-hand", value=value, wrong=said(code), remedy=said(remedy)
        )
        super().__init__(code)


def _edit(kept: Kept, edit: Mapping[str, str]) -> Edit:
    from solvers.replanning.by_hand import Depart, Move

    if edit.keys() == {"move", "to"}:
        worker_ids = _who(kept, edit["move"])
        return Move(worker_ids=worker_ids, to=edit["to"].strip())
    if edit.keys() != {"depart", "at"}:
        keys = ", ".join(sorted(edit))
        raise _Unread(keys, "BY_HAND_NO_EDIT", "BY_HAND_EDITS_ARE")
    try:
        at_s = kept.scenario.clock.seconds(edit["at"].strip())
    except ValueError:
        at = edit["at"]
        raise _Unread(at, "BY_HAND_NO_MOMENT", "BY_HAND_MOMENTS_ARE") from None
    return Depart(trip_id=edit["depart"].strip(), at_s=at_s - at_s % 60)


def _who(kept: Kept, text: str) -> tuple[str, ...]:
    """Everybody whom the parts between commas mean, each once."""
    found = [name for part in text.split(_AND) for name in _part(kept, part)]
    return tuple(dict.fromkeys(found))


def _part(kept: Kept, text: str) -> tuple[str, ...]:
    who, _, trip_id = text.strip().partition(_ON)
    found = _named(kept.scenario, who.strip(), set(_movable(kept)))
    if trip_id:
        trip = kept.plan.trip.get(trip_id.strip())
        aboard = () if trip is None else trip.worker_ids
        found = [worker_id for worker_id in found if worker_id in aboard]
    if not found:
        raise _Unread(text, "BY_HAND_NOBODY", "BY_HAND_WHO_IS")
    return tuple(found)


def _movable(kept: Kept) -> Iterable[str]:
    """Who may travel by the plan, whether or not he does."""
    plan = kept.plan
    yield from (journey.worker_id for journey in plan.journeys)
    yield from (entry.worker_id for entry in plan.unplanned)
    yield from (entry.worker_id for entry in plan.individual)


def _named(scenario: Scenario, who: str, movable: set[str]) -> list[str]:
    if who in scenario.worker:
        return [who]
    village_id, _, employer_id = who.partition(_BETWEEN)
    return [
        worker.worker_id
        for worker in scenario.workers
        if (worker.village_id, worker.employer_id) == (village_id, employer_id)
        and worker.worker_id in movable
    ]
