"""What is open: journeys not closed, people missing, counts and entries that differ."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.operation.hand_overs import hand_overs
from transport.operation.ledger import ride_id_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.operation.whereabouts import Where, Whereabouts
    from transport.said import Said


def leftovers(found: Whereabouts) -> tuple[Said, ...]:
    """Everything that somebody has still to settle, ride by ride."""
    return (
        *_of_states(found),
        *_differences(found),
        *_contradictions(found),
        *_on_other_rides(found),
    )


def _of_states(found: Whereabouts) -> Iterator[Said]:
    ledger = found.ledger
    groups: dict[Where, defaultdict[str, list[str]]] = {
        "missing": defaultdict(list),
        "on_board": defaultdict(list),
        "departed": defaultdict(list),
        "arrived": defaultdict(list),
    }
    for worker_id, rides in ledger.was.roll.items():
        state = found.everybody[worker_id]
        if state in groups:
            ride = next(
                (
                    r
                    for r in rides
                    if found.on(worker_id, r) not in ("arrived", "handed_over")
                ),
                rides[-1],
            )
            groups[state][ride_id_of(ride)].append(worker_id)
    for ride_id, workers in groups["missing"].items():
        yield said("OPEN_MISSING", trip=ride_id, workers=tuple(workers))
    for state in ("on_board", "departed"):
        for ride_id, workers in groups[state].items():
            yield said("OPEN_UNDER_WAY", trip=ride_id, n=len(workers))
    for ride_id, workers in groups["arrived"].items():
        yield said("OPEN_NOT_SIGNED", trip=ride_id, n=len(workers))


def _differences(found: Whereabouts) -> Iterator[Said]:
    ledger = found.ledger
    for ride_id in ledger.courses:
        for one in hand_overs(ledger, ride_id):
            if one.difference:
                yield said(
                    "OPEN_DIFFERS",
                    trip=ride_id,
                    place=ledger.was.scenario.place_name.get(
                        one.place_id, one.place_id
                    ),
                    counted=one.entry.counted or 0,
                    expected=len(one.expected) - len(one.missing),
                )


def _contradictions(found: Whereabouts) -> Iterator[Said]:
    """Whoever was seen, and is out by an event that says he never came."""
    ledger = found.ledger
    for worker_id, by in ledger.was.state.out.items():
        if by.kind in ("no_show", "cancellation") and any(
            {"boarded", "arrived", "handed_over"}
            & ledger.attendance.seen(worker_id, ride_id).keys()
            for ride_id in ledger.attendance.rides_of(worker_id)
        ):
            yield said("OPEN_CONTRADICTS", worker=worker_id, n=by.number, event=by.kind)


def _on_other_rides(found: Whereabouts) -> Iterator[Said]:
    """Whoever was seen on a ride that is not his by the newest version."""
    ledger = found.ledger
    for worker_id in ledger.attendance.workers():
        own = [ride_id_of(ride) for ride in ledger.was.rides(worker_id)]
        for ride_id in sorted(ledger.attendance.rides_of(worker_id).difference(own)):
            if own:
                yield said(
                    "OPEN_OTHER_RIDE",
                    worker=worker_id,
                    trip=ride_id,
                    trips=tuple(own),
                    n=ledger.was.version,
                )
