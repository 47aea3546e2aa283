"""What in a plan's file follows from the rest of it, derived anew to be compared."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transport.planfiles.plan_json import plan_to_dict
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.clock import Clock
    from transport.plan import Plan

_ABSENT = object()
_LEAST_DIGITS = 3

Departure = tuple[str, str | None, Said]  # key path, value given, what is wrong


def departures(
    data: Any, plan: Plan, clock: Clock, *, is_numbered: bool = True
) -> Iterator[Departure]:
    """Where ``data`` differs from the file that ``plan``, read from it, would make.

    That finds derived fields that are not what the others give, amounts beyond the
    unit they are kept in, times in another form, and fields that nobody reads.
    Trips of a plan that follows another keep their ids: they are not ``is_numbered``.
    """
    yield from differences(data, plan_to_dict(plan, clock), "")
    yield from out_of_turn(plan, is_numbered=is_numbered)


def out_of_turn(plan: Plan, *, is_numbered: bool) -> Iterator[Departure]:
    """Where trips are not numbered as they stand, or lists not in their order."""
    if is_numbered:
        yield from _numbering(plan)
    yield from _order(plan)


def differences(given: Any, due: Any, path: str) -> Iterator[Departure]:
    """Where the values ``given`` below ``path`` are others than those due."""
    if isinstance(given, dict) and isinstance(due, dict):
        for key, value in given.items():
            here = f"{path}.{key}" if path else key
            yield from differences(value, due.get(key, _ABSENT), here)
    elif isinstance(given, list) and isinstance(due, list) and len(given) == len(due):
        for number, (one, other) in enumerate(zip(given, due, strict=True)):
            yield from differences(one, other, f"{path}.{number}")
    elif due is _ABSENT:
        if given is not None:
            yield path, _shown(given), said("NO_PLACE_HERE")
    elif given != due or isinstance(given, bool) != isinstance(due, bool):
        yield path, _shown(given), said("REST_MAKES_IT", due=str(_shown(due)))


def _shown(value: Any) -> str | None:
    return None if isinstance(value, dict | list) else str(value)


def _numbering(plan: Plan) -> Iterator[Departure]:
    """Trips are T001, T002, ... as they stand."""
    width = max(_LEAST_DIGITS, len(str(len(plan.trips))))
    for number, trip in enumerate(plan.trips):
        due = f"T{number + 1:0{width}d}"
        if trip.trip_id != due:
            path = f"trips.{number}.trip_id"
            yield path, trip.trip_id, said("TRIPS_ARE_NUMBERED", due=due)


def _order(plan: Plan) -> Iterator[Departure]:
    """Trips by departure, driving by time; others by worker."""
    lists: dict[str, Sequence[tuple[Any, str]]] = {
        "trips": [(trip.depart_s, trip.trip_id) for trip in plan.trips],
        "journeys": [(one.worker_id, one.worker_id) for one in plan.journeys],
        "individual": [(one.worker_id, one.worker_id) for one in plan.individual],
        "workers.unplanned": [(one.worker_id, one.worker_id) for one in plan.unplanned],
    }
    for n, trip in enumerate(plan.trips):
        blocks = [(block.from_s, str(block.driver)) for block in trip.driving]
        lists[f"trips.{n}.driving"] = blocks
    for name, keys in lists.items():
        for number, ((before, _), (after, shown)) in enumerate(pairwise(keys)):
            if after < before:
                yield f"{name}.{number + 1}", shown, said("OUT_OF_ORDER")
