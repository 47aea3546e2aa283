"""A coach of a service that calls at more places: where they stand on its way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.attending import Attending

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from solvers.replanning.ground import Ground
    from transport.plan import Stop, Trip

MOST_WAYS = 12  # orders of the places that are timed


def calling_too(ground: Ground, trip: Trip, names: Sequence[str]) -> Trip | None:
    """The feeder or receiving coach with these workers too, timed anew for its service.

    Of the ways that call at their places, in any order with those it has, the cheapest
    that is legal by itself; None where there is none.
    """
    attending = Attending(ground)
    made = [attending.by_own_coach(way) for way in ways_with(ground, trip, names)]
    return min(
        (one for one in made if one is not None),
        key=lambda one: (one.cost_fen, one.distance_m),
        default=None,
    )


def ways_with(ground: Ground, trip: Trip, names: Sequence[str]) -> Iterator[Trip]:
    """The trip with these workers at their places, one trip for each order of them.

    Its times are those it had: they are yet to be made.
    """
    is_feeder = trip.segment == "feeder"
    at: dict[str, tuple[str, ...]] = {}
    for name in names:
        worker = ground.scenario.worker[name]
        place_id = worker.village_id if is_feeder else worker.employer_id
        at[place_id] = (*at.get(place_id, ()), name)
    stops = tuple(
        _halting(stop, names, boards=not is_feeder) if stop.kind == "hub" else stop
        for stop in trip.stops
    )
    for way in _orders(stops, at, is_feeder=is_feeder):
        yield replace(trip, stops=way)


def _orders(
    stops: tuple[Stop, ...], at: Mapping[str, tuple[str, ...]], *, is_feeder: bool
) -> Sequence[tuple[Stop, ...]]:
    kind = "pickup" if is_feeder else "drop"
    found = [stops]
    for place_id, names in at.items():
        found = [
            longer
            for way in found
            for longer in _with_place(way, place_id, names, kind)
        ][:MOST_WAYS]
    return found


def _with_place(
    stops: tuple[Stop, ...], place_id: str, names: tuple[str, ...], kind: str
) -> Iterator[tuple[Stop, ...]]:
    """The stops with the place among those of its kind, once where it is there."""
    boards = kind == "pickup"
    own = [i for i, stop in enumerate(stops) if stop.kind == kind]
    there = [i for i in own if stops[i].place_id == place_id]
    if there:
        i = there[0]
        longer = _halting(stops[i], names, boards=boards)
        yield (*stops[:i], longer, *stops[i + 1 :])
        return
    bare = replace(stops[own[0]], place_id=place_id, board=(), alight=())
    new = _halting(bare, names, boards=boards)
    for i in range(own[0], own[-1] + 2):
        if i in own or i - 1 in own:
            yield (*stops[:i], new, *stops[i:])


def _halting(stop: Stop, names: Sequence[str], *, boards: bool) -> Stop:
    """The stop where these board or alight, too."""
    if boards:
        return replace(stop, board=(*stop.board, *names))
    return replace(stop, alight=(*stop.alight, *names))
