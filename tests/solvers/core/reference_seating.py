"""Where a seat costs least, in plain Python: every trip is written out anew and priced.

Two things are estimates by intent, here as there: new stops are put where the way of
the trip's own coach grows least, pickup and drop one after the other; and a coach from
another yard has its way out and back changed by what it would be without the new stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core import problem_data as t
from tests.solvers.core.reference_trips import (
    Lengths,
    PlainPlan,
    PlainTrip,
    boarded,
    cheapest,
    crews,
    direct_m,
    is_free,
    is_near_enough,
    lengths,
    price,
    seats,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from solvers.core.problem_data import ProblemData


PASSED_OVER = 0.01


class Seat(NamedTuple):
    """Fen a worker, line, workers, and where the new stops stand (-1: none new)."""

    fen: float
    line: int
    n: int
    pickup: int
    drop: int


def seat_on_trip(
    data: ProblemData,
    plan: PlainPlan,
    r: int,
    i: int,
    *,
    partial_fen: float,
    below_fen: float,
    n_days: int,
) -> Seat | None:
    """The cheapest seat of the row for the item, if there is one for less than that."""
    trip, item = plan.trips[r], data.item[i]
    first = next(iter(trip.loads))
    if data.item[first, t.COHORT] != item[t.COHORT]:
        return None
    if trip.day not in range(item[t.READY_DAY], item[t.LATEST_DAY] + 1):
        return None
    calls = best_stops(data, trip, i)
    wider = boarded(data, trip, i, 0, trip.line, calls)
    if len(wider.villages) > data.numbers[t.MOST_VILLAGES]:
        return None
    if len(wider.employers) > data.numbers[t.MOST_EMPLOYERS]:
        return None
    grown = weighted(data, wider) - weighted(data, trip)
    if data.price[trip.line, t.METRE_FEN] * grown >= below_fen * plan.left[i]:
        return None
    best = None
    others = [k for k in range(len(data.line)) if k != trip.line]
    for k in (trip.line, *others):
        found = boarding(data, plan, r, i, k, wider, n_days=n_days)
        if found is None:
            continue
        n, fen = found
        seat = Seat((fen + partial_fen * (n < plan.left[i])) / n, k, n, *calls)
        if seat.fen < below_fen and (best is None or seat.fen < best.fen):
            best = seat
        if k == trip.line and n == plan.left[i]:
            break  # everybody has a seat in the coach that there is
    if best is None:
        return None
    whole = boarded(data, trip, i, best.n, best.line, calls)
    return best if is_near_enough(data, whole, best.line) else None


def best_stops(data: ProblemData, trip: PlainTrip, i: int) -> tuple[int, int]:
    """Where the item's pickup, and then its drop, lengthen the way least; -1: there."""
    village, employer = data.item[i, [t.VILLAGE, t.EMPLOYER]].tolist()
    n_v, n_e = len(trip.villages), len(trip.employers)

    def grows(call: tuple[int, int]) -> float:
        return weighted(data, boarded(data, trip, i, 0, trip.line, call))

    at_v = -1
    if village not in trip.villages:
        at_v = min(range(n_v + 1), key=lambda p: grows((p, -1)))
    at_e = -1
    if employer not in trip.employers:
        order = [n_e, *range(n_e)]  # of those alike: last, else as early as may be
        at_e = min(order, key=lambda p: grows((at_v, p)))
    return at_v, at_e


def weighted(data: ProblemData, trip: PlainTrip) -> float:
    """Metres of the whole round, empty ones by what they weigh."""
    yard = int(data.line[trip.line, t.DEPOT])
    out, run, back = lengths(data.metre, yard, trip)
    return float(run + data.price[trip.line, t.EMPTY_WEIGHT] * (out + back))


def boarding(
    data: ProblemData,
    plan: PlainPlan,
    r: int,
    i: int,
    k: int,
    wider: PlainTrip,
    *,
    n_days: int,
) -> tuple[int, float] | None:
    """(workers of the item, fen more) if line ``k`` runs the row with them aboard."""
    trip = plan.trips[r]
    room = int(data.seats[k, i, 0]) - trip.load
    room = min(room, int(data.seats[k, i, t.MOST]) - trip.loads.get(i, 0))
    wanted = min(plan.left[i], room)
    if wanted <= 0:
        return None
    crew = cheapest(
        crews(
            data,
            k,
            way_m=seen_from(data, data.metre, k, trip, wider),
            way_s=seen_from(data, data.second, k, trip, wider),
            n_stops=len(wider.villages) + len(wider.employers),
            load=trip.load + wanted,
            longest_m=direct_m(data, wider),
        )
    )
    if crew is None or min(seen_from(data, data.metre, k, trip, wider)) < 0:
        return None
    fen, days, drivers = crew
    n = min(wanted, seats(data, wider, k, drivers) - trip.load)
    if n <= 0 or (n < plan.left[i] and not data.item[i, t.MAY_SPLIT]):
        return None
    others = {q: other for q, other in plan.trips.items() if q != r or k != trip.line}
    beside = PlainPlan(trips=others, left=plan.left)
    if not is_free(data, beside, k, range(trip.day, trip.day + days), n_days):
        return None
    now = price(data, trip, trip.line)
    assert now is not None
    return n, fen - now[0]


def seen_from(
    data: ProblemData, table: Any, k: int, trip: PlainTrip, wider: PlainTrip
) -> Lengths:
    """Lengths of the wider round, as they are estimated from the yard of line ``k``."""
    own, yard = (int(data.line[each, t.DEPOT]) for each in (trip.line, k))
    out, run, back = lengths(table, own, wider)
    here, there = lengths(table, own, trip), lengths(table, yard, trip)
    return out + there[0] - here[0], run, back + there[2] - here[2]


def new_trip(
    data: ProblemData,
    plan: PlainPlan,
    i: int,
    *,
    luck: Callable[[], float],
    n_days: int,
) -> tuple[int, int, int] | None:
    """(line, day, workers) of the coach that the item had best begin.

    The cheapest by fen a seat that can be filled, times a factor by luck; it must cost
    less than leaving a worker behind, on the first day that a coach is free.
    """
    item = data.item[i]
    cohort = data.item[:, t.COHORT] == item[t.COHORT]
    waiting = sum(n for n, own in zip(plan.left, cohort, strict=True) if own)
    found = []
    for k in range(len(data.line)):
        alone = _alone(data, plan, i, k)
        if alone is None:
            continue
        n, fen, days, n_seats = alone
        score = fen / min(n_seats, waiting) * (0.85 + 0.3 * luck())
        for day in range(item[t.READY_DAY], item[t.LATEST_DAY] + 1):
            if is_free(data, plan, k, range(day, day + days), n_days):
                found.append((score, k, day, n))
                break
    best = min(found, default=None)
    if best is None or best[0] >= data.size[i, t.PENALTY]:
        return None
    return best[1:]


def _alone(
    data: ProblemData, plan: PlainPlan, i: int, k: int
) -> tuple[int, float, int, int] | None:
    """(workers, fen, days, seats) of a coach of the line for the item alone."""
    wanted = min(plan.left[i], data.seats[k, i, 0], data.seats[k, i, t.MOST])
    if wanted <= 0:
        return None
    trip = PlainTrip(
        line=k,
        day=0,
        villages=(int(data.item[i, t.VILLAGE]),),
        employers=(int(data.item[i, t.EMPLOYER]),),
        loads={i: int(wanted)},
    )
    crew = price(data, trip, k)
    if crew is None:
        return None
    fen, days, drivers = crew
    n_seats = seats(data, trip, k, drivers)
    n = min(int(wanted), n_seats)
    if n <= 0 or (n < plan.left[i] and not data.item[i, t.MAY_SPLIT]):
        return None
    return n, fen, days, n_seats


def cheapest_seat(
    data: ProblemData,
    plan: PlainPlan,
    i: int,
    *,
    partial_fen: float,
    luck: Callable[[], float],
    n_days: int,
) -> tuple[int, Seat | None]:
    """Row and seat: each row in turn must offer one for less than those before it.

    One row in a hundred is passed over by luck.
    """
    best: tuple[int, Seat | None] = -1, None
    below_fen = data.size[i, t.PENALTY]
    for r in sorted(plan.trips):
        if luck() < PASSED_OVER:
            continue
        seat = seat_on_trip(
            data,
            plan,
            r,
            i,
            partial_fen=partial_fen,
            below_fen=below_fen,
            n_days=n_days,
        )
        if seat is not None:
            best, below_fen = (r, seat), seat.fen
    return best
