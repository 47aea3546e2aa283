"""Rides as they were run: riders by check-in or table, figures told or as planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.clock import MINUTE_S
from transport.operation.check_ins import standing_entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.closing.records import Actual
    from transport.operation.check_ins import CheckIn
    from transport.operation.situation import Situation
    from transport.plan import ServiceUse, Trip

Source = Literal["check_ins", "table", "plan"]
_FIGURES = ("distance_m", "deadhead_m", "left_s", "back_s", "standing_s", "drivers")
_ABOARD = ("boarded", "arrived", "handed_over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aboard:
    """Who rode. ``n``: heads; ``names``: those known by name, which may be fewer.

    ``n_unnamed``: of the names that many were not there, and nobody said who.
    ``told_n``: what the table says, where check-ins say otherwise.
    """

    n: int
    names: tuple[str, ...]
    source: Source
    n_unnamed: int = 0
    told_n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TripDone:
    """A coach trip as it was run. ``taken``: figures that nobody told, as planned."""

    trip: Trip
    has_run: bool
    aboard: Aboard
    distance_m: int
    deadhead_m: int
    depart_s: int
    return_s: int
    standing_s: int
    drivers: int
    toll_fen: int | None
    taken: tuple[str, ...] = ()

    @property
    def away_s(self) -> int:
        """From leaving the depot to the return; 0 where it was not run."""
        return self.return_s - self.depart_s if self.has_run else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDone:
    """A flight or train as it was used."""

    use: ServiceUse
    has_run: bool
    aboard: Aboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Everything that was run, in the plan's order.

    ``n_as_planned``: trips of which nobody told anything.
    """

    trips: tuple[TripDone, ...]
    services: tuple[ServiceDone, ...]
    n_as_planned: int

    @property
    def names(self) -> frozenset[str]:
        """Everybody who is known to have ridden something."""
        rides: list[TripDone | ServiceDone] = [*self.trips, *self.services]
        return frozenset(
            name for ride in rides if ride.has_run for name in named_aboard(ride)
        )


def named_aboard(ride: TripDone | ServiceDone) -> tuple[str, ...]:
    """The names that count: as many as rode at most, the last ones left out."""
    names = ride.aboard.names
    return names[: len(names) - ride.aboard.n_unnamed]


def as_done(
    was: Situation, actuals: Sequence[Actual], check_ins: Sequence[CheckIn]
) -> Done:
    """The plan's rides after the table, which was looked at, and the check-ins."""
    told = {row.ride_id: row for row in actuals}
    seen = _seen(check_ins)
    trips = []
    for trip in was.plan.trips:
        aboard = _aboard(was, trip.trip_id, trip.worker_ids, told, seen)
        trips.append(_trip_done(trip, told.get(trip.trip_id), aboard))
    services = tuple(
        ServiceDone(
            use=use,
            has_run=use.service_id not in told or told[use.service_id].has_run,
            aboard=_aboard(was, use.service_id, use.workers, told, seen),
        )
        for use in was.plan.services
    )
    silent = [
        ride
        for ride in trips
        if ride.trip.trip_id not in told and ride.aboard.source == "plan"
    ]
    return Done(trips=tuple(trips), services=services, n_as_planned=len(silent))


def planned_standing_s(trip: Trip) -> int:
    """Seconds away from the depot and not at the wheel, as planned, whole minutes."""
    return (trip.return_s - trip.depart_s - trip.driving_s) // MINUTE_S * MINUTE_S


def _trip_done(trip: Trip, row: Actual | None, aboard: Aboard) -> TripDone:
    taken = [] if row is not None else list(_FIGURES)

    def figure(name: str, planned: int) -> int:
        told: int | None = None if row is None else getattr(row, name)
        if told is None and row is not None:
            taken.append(name)
        return planned if told is None else told

    has_run = row is None or row.has_run
    return TripDone(
        trip=trip,
        has_run=has_run,
        aboard=aboard,
        distance_m=figure("distance_m", trip.distance_m),
        deadhead_m=figure("deadhead_m", _deadhead_m(trip, row)),
        depart_s=figure("left_s", trip.depart_s),
        return_s=figure("back_s", trip.return_s),
        standing_s=figure("standing_s", planned_standing_s(trip)),
        drivers=figure("drivers", trip.drivers),
        toll_fen=row.toll_fen if row is not None and has_run else None,
        taken=tuple(taken) if has_run else (),
    )


def _deadhead_m(trip: Trip, row: Actual | None) -> int:
    """Its planned share of the kilometres that were run."""
    if row is None or row.distance_m is None or not trip.distance_m:
        return trip.deadhead_m
    return round(row.distance_m * trip.deadhead_m / trip.distance_m)


def _aboard(
    was: Situation,
    ride_id: str,
    planned: Sequence[str],
    told: Mapping[str, Actual],
    seen: Mapping[str, Sequence[CheckIn]],
) -> Aboard:
    row = told.get(ride_id)
    expected = [w for w in planned if w not in was.state.out]
    if row is not None and not row.has_run:
        return Aboard(n=0, names=(), source="table")
    checked = _checked(ride_id, expected, was, seen)
    if checked is not None:
        n = len(checked)
        differs = row is not None and row.n_riders not in (None, n)
        told_n = row.n_riders if row is not None and differs else None
        return Aboard(n=n, names=checked, source="check_ins", told_n=told_n)
    if row is None or (row.n_riders is None and not row.absent):
        return Aboard(n=len(expected), names=tuple(expected), source="plan")
    names = tuple(w for w in expected if w not in row.absent)
    n = len(names) if row.n_riders is None else row.n_riders
    return Aboard(
        n=n,
        names=_listed_last(was, names),
        source="table",
        n_unnamed=max(0, len(names) - n),
    )


def _listed_last(was: Situation, names: Sequence[str]) -> tuple[str, ...]:
    """Those first for whom least can be claimed: a count without names claims no more.

    Who is not there, and was not named, is taken to be the last of them.
    """
    roster = was.scenario.worker
    return tuple(sorted(names, key=lambda name: roster[name].is_poverty_listed))


def _seen(check_ins: Sequence[CheckIn]) -> Mapping[str, list[CheckIn]]:
    found: dict[str, list[CheckIn]] = {}
    for one in standing_entries(check_ins):
        found.setdefault(one.ride_id, []).append(one)
    return found


def _checked(
    ride_id: str,
    expected: Sequence[str],
    was: Situation,
    seen: Mapping[str, Sequence[CheckIn]],
) -> tuple[str, ...] | None:
    """Who was checked in aboard; None where nobody was.

    Where the coach alone was signed for, everybody who is not named as missing.
    """
    entries = seen.get(ride_id, ())
    known = was.scenario.worker
    names = [one.worker_id for one in entries if one.stage in _ABOARD]
    own = list(dict.fromkeys(name for name in names if name in known))
    if own:
        return tuple(str(name) for name in own)
    signed = [one for one in entries if one.stage == "handed_over"]
    if not signed:
        return None
    missing = {name for one in signed for name in one.missing}
    return tuple(name for name in expected if name not in missing)
