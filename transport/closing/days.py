"""What each day has carried: vehicles, workers, of whom listed as poor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.closing.done import ServiceDone, named_aboard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transport.closing.done import Done, TripDone
    from transport.operation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCarried:
    """Coaches and units of services that left that day, and whose journeys began.

    A coach counts once, on the day that its chain of trips began. A worker counts once,
    however many rides the journey has.
    """

    day: date
    vehicles: int
    workers: int
    poverty_listed: int


def days_of(was: Situation, done: Done) -> Iterator[DayCarried]:
    """The days on which anything left, in order."""
    vehicles, workers, listed = _vehicles(was, done), Counter[int](), Counter[int]()
    begun: dict[str, int] = {}
    for at_s, ride in _starts(was, done):
        workers[at_s // DAY_S] += _n_unknown(ride)
        for name in named_aboard(ride):
            begun[name] = min(at_s, begun.get(name, at_s))
    for name, at_s in begun.items():
        workers[at_s // DAY_S] += 1
        listed[at_s // DAY_S] += was.scenario.worker[name].is_poverty_listed
    for day in sorted({*vehicles, *(day for day, n in workers.items() if n)}):
        yield DayCarried(
            day=was.scenario.clock.date_of(day * DAY_S),
            vehicles=vehicles[day],
            workers=workers[day],
            poverty_listed=listed[day],
        )


def _starts(was: Situation, done: Done) -> Iterator[tuple[int, TripDone | ServiceDone]]:
    """Every ride that was run, with when it began."""
    for trip in done.trips:
        if trip.has_run:
            yield trip.depart_s, trip
    for use in done.services:
        if use.has_run:
            yield was.scenario.service[use.use.service_id].departs_s, use


def _vehicles(was: Situation, done: Done) -> Counter[int]:
    first: dict[str, int] = {}
    found: Counter[int] = Counter()
    for at_s, ride in _starts(was, done):
        if isinstance(ride, ServiceDone):
            found[at_s // DAY_S] += ride.use.units
        else:
            block = ride.trip.block_id
            first[block] = min(at_s, first.get(block, at_s))
    found.update(at_s // DAY_S for at_s in first.values())
    return found


def _n_unknown(ride: TripDone | ServiceDone) -> int:
    """Heads without a name, on the coach on which their journey begins."""
    if isinstance(ride, ServiceDone) or ride.trip.segment == "receiving":
        return 0
    return max(0, ride.aboard.n - len(named_aboard(ride)))
