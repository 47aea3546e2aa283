"""A closing: an operation's figures as planned and as run, with all that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.closing.claims import claims_of
from transport.closing.costs import all_lines, lines_by_ride
from transport.closing.days import days_of
from transport.closing.done import as_done, planned_standing_s
from transport.closing.invoices import judged

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from transport.closing.claims import Claims
    from transport.closing.days import DayCarried
    from transport.closing.done import ServiceDone, TripDone
    from transport.closing.invoices import Invoices
    from transport.closing.records import Actual, InvoiceLine
    from transport.operation.check_ins import CheckIn
    from transport.operation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is compared, of one ride or of all."""

    n_rides: int = 0
    n_riders: int = 0
    distance_m: int = 0
    away_s: int = 0
    standing_s: int = 0
    cost_fen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A trip or service as planned and as run."""

    ride_id: str
    has_run: bool
    planned: Figures
    actual: Figures
    planned_lines: Mapping[str, int]
    actual_lines: Mapping[str, int]
    done: TripDone | ServiceDone

    @property
    def differs(self) -> bool:
        """Whether any figure is not the planned one."""
        return self.planned != self.actual or not self.has_run


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Everything that a closing says; ``invoices``: None where none were told."""

    was: Situation
    rides: tuple[Compared, ...]
    planned: Figures
    actual: Figures
    planned_lines: Mapping[str, int]
    actual_lines: Mapping[str, int]
    claims: Claims
    invoices: Invoices | None
    days: tuple[DayCarried, ...]
    n_as_planned: int


def closing_of(
    was: Situation,
    *,
    actuals: Sequence[Actual] = (),
    check_ins: Sequence[CheckIn] = (),
    invoices: Sequence[InvoiceLine] | None = None,
    gone: Collection[str] = (),
) -> Closing:
    """The plan in force beside what was run, by check-ins and by the table.

    ``gone``: trips of earlier versions that it does not have.
    """
    done = as_done(was, actuals, check_ins)
    by_ride = lines_by_ride(was, done)
    lines = all_lines(was, done, by_ride)
    total_fen, days = sum(lines.values()), tuple(days_of(was, done))
    trips = [_trip(ride, by_ride) for ride in done.trips]
    rides = (*trips, *(_service(was, ride, by_ride) for ride in done.services))
    return Closing(
        was=was,
        rides=rides,
        planned=_summed(
            [ride.planned for ride in rides],
            was.plan.n_planned,
            was.plan.cost.total_fen,
        ),
        actual=_summed(
            [ride.actual for ride in rides if ride.has_run],
            sum(day.workers for day in days),
            total_fen,
        ),
        planned_lines=was.plan.cost.lines,
        actual_lines=lines,
        claims=claims_of(was, done, by_ride, total_fen=total_fen),
        invoices=None
        if invoices is None
        else judged(was, done, by_ride, invoices, gone=gone),
        days=days,
        n_as_planned=done.n_as_planned,
    )


def _trip(ride: TripDone, by_ride: Mapping[str, Mapping[str, int]]) -> Compared:
    trip, lines = ride.trip, by_ride.get(ride.trip.trip_id, {})
    actual = Figures(
        n_rides=1,
        n_riders=ride.aboard.n,
        distance_m=ride.distance_m,
        away_s=ride.away_s,
        standing_s=ride.standing_s,
        cost_fen=sum(lines.values()),
    )
    return Compared(
        ride_id=trip.trip_id,
        has_run=ride.has_run,
        planned=Figures(
            n_rides=1,
            n_riders=len(trip.worker_ids),
            distance_m=trip.distance_m,
            away_s=trip.return_s - trip.depart_s,
            standing_s=planned_standing_s(trip),
            cost_fen=trip.cost_fen,
        ),
        actual=actual if ride.has_run else Figures(),
        planned_lines=trip.cost_lines,
        actual_lines=lines,
        done=ride,
    )


def _service(
    was: Situation, ride: ServiceDone, by_ride: Mapping[str, Mapping[str, int]]
) -> Compared:
    use, lines = ride.use, by_ride.get(ride.use.service_id, {})
    kind = was.scenario.service[use.service_id].kind
    return Compared(
        ride_id=use.service_id,
        has_run=ride.has_run,
        planned=Figures(n_rides=1, n_riders=len(use.workers), cost_fen=use.cost_fen),
        actual=Figures(
            n_rides=int(ride.has_run),
            n_riders=ride.aboard.n,
            cost_fen=sum(lines.values()),
        ),
        planned_lines={kind: use.cost_fen},
        actual_lines=lines,
        done=ride,
    )


def _summed(rides: Sequence[Figures], n_carried: int, total_fen: int) -> Figures:
    """All together; a worker on several rides counts once."""
    return Figures(
        n_rides=sum(one.n_rides for one in rides),
        n_riders=n_carried,
        distance_m=sum(one.distance_m for one in rides),
        away_s=sum(one.away_s for one in rides),
        standing_s=sum(one.standing_s for one in rides),
        cost_fen=total_fen,
    )
