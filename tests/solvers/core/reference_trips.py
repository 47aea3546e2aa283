"""What the compiled search means by a trip, in plain Python: lists, dicts and sums."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.core import problem_data as t
from solvers.core import trips as s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

Lengths = tuple[float, float, float]  # out, loaded run, back


@dataclass(frozen=True, kw_only=True)
class PlainTrip:
    """A trip: its stops in order, and the workers of each item aboard."""

    line: int
    day: int
    villages: tuple[int, ...]
    employers: tuple[int, ...]
    loads: dict[int, int]

    @property
    def load(self) -> int:
        return sum(self.loads.values())


@dataclass(frozen=True, kw_only=True)
class PlainPlan:
    """Trips by row, and how many of each item wait."""

    trips: dict[int, PlainTrip]
    left: list[int]


# -- lengths and prices --------------------------------------------------------------


def lengths(table: Any, yard: int, trip: PlainTrip) -> Lengths:
    """The three parts of the round from the yard, by a table of distances or times."""
    run = itertools.pairwise((*trip.villages, *trip.employers))
    return (
        float(table[yard, trip.villages[0]]),
        float(sum(table[a, b] for a, b in run)),
        float(table[trip.employers[-1], yard]),
    )


def direct_m(data: ProblemData, trip: PlainTrip) -> float:
    return float(max(data.size[i, t.DIRECT] for i in trip.loads))


def seconds_away(
    data: ProblemData, k: int, drivers: int, seconds: Lengths, dwell_s: float
) -> float | None:
    """Time away by the table of sample rides; None where it knows no legal one."""
    numbers, slow = data.numbers, 100 / data.line[k, t.SPEED]
    longer_s = max(0.0, dwell_s - numbers[t.TYPICAL_DWELL_S])
    step_s = numbers[t.EXTRA_S]
    steps = min(math.floor(longer_s / step_s), data.away_s.shape[4] - 1)
    rest_s = longer_s - steps * step_s  # of the stands: it comes on top
    home = math.floor(max(0.0, seconds[2]) * slow / numbers[t.BUCKET_S])
    _, _, n_home, n_run, _ = data.away_s.shape
    if home >= n_home:
        return None
    driven_s = slow * sum(seconds) - home * numbers[t.BUCKET_S]
    run_s = driven_s - numbers[t.PULL_OUT_S]
    run = math.ceil(run_s / numbers[t.LOADED_S] - 1e-6) - int(data.loaded_from[home])
    if run >= n_run:
        return None
    row = data.line[k, t.SPEED_ROW]
    away_s = float(data.away_s[row, drivers, home, max(run, 0), steps])
    if away_s < 0:
        return None
    return max(1.0, away_s + float(rest_s + numbers[t.PULL_OUT_S]))


def calendar_days(data: ProblemData, away_s: float) -> int:
    """Days from the usual hour of leaving to when the coach is clean again."""
    ready_s = float(data.numbers[t.LEAVES_S] + away_s + data.numbers[t.TURNAROUND_S])
    return math.ceil(ready_s / 86_400)


def tariff_fen(
    data: ProblemData, k: int, drivers: int, days: int, way: Lengths
) -> float:
    """What the tariff of the line asks for."""
    price = data.price[k].tolist()
    out_m, run_m, back_m = way
    paid_m = run_m + price[t.EMPTY_WEIGHT] * (out_m + back_m)
    paid_m -= min(paid_m, days * price[t.INCLUDED_M])
    a_day = price[t.DAY_FEN] + drivers * price[t.DRIVER_FEN]
    tolls = price[t.TOLL_OUT] * (out_m + run_m) + price[t.TOLL_BACK] * back_m
    return float(price[t.TRIP_FEN] + a_day * days + price[t.METRE_FEN] * paid_m + tolls)


def crews(
    data: ProblemData,
    k: int,
    *,
    way_m: Lengths,
    way_s: Lengths,
    n_stops: int,
    load: int,
    longest_m: float,
) -> Iterator[tuple[float, int, int]]:
    """(fen, calendar days, drivers) of each crew up to the first hired for a day."""
    numbers = data.numbers
    least = fewest_drivers(data, k, max(way_m[1], longest_m))
    dwell_s = numbers[t.STOP_S] * n_stops + 2 * numbers[t.WORKER_S] * load
    for drivers in range(least, data.away_s.shape[1]):
        if drivers > least and data.line[k, t.N_LINE + drivers] < load:
            return
        away_s = seconds_away(data, k, drivers, way_s, dwell_s)
        if away_s is None:
            continue
        hired = math.ceil(away_s / 86_400)
        fen = tariff_fen(data, k, drivers, hired, way_m)
        yield fen, calendar_days(data, away_s), drivers
        if hired == 1:
            return


def fewest_drivers(data: ProblemData, k: int, metres: float) -> int:
    is_long = metres > data.numbers[t.TWO_DRIVER_M]
    return max(2 if is_long else 1, int(data.line[k, t.CREW]))


def cheapest(found: Iterator[tuple[float, int, int]]) -> tuple[float, int, int] | None:
    return min(found, key=lambda crew: crew[0], default=None)


def price(data: ProblemData, trip: PlainTrip, k: int) -> tuple[float, int, int] | None:
    """(fen, days, drivers) of the trip run by line ``k``; None: no legal timetable."""
    yard = int(data.line[k, t.DEPOT])
    found = crews(
        data,
        k,
        way_m=lengths(data.metre, yard, trip),
        way_s=lengths(data.second, yard, trip),
        n_stops=len(trip.villages) + len(trip.employers),
        load=trip.load,
        longest_m=direct_m(data, trip),
    )
    return cheapest(found)


# -- room ----------------------------------------------------------------------------


def seats(data: ProblemData, trip: PlainTrip, k: int, drivers: int) -> int:
    """Seats for those aboard: the one who needs most room decides."""
    return int(min(data.seats[k, i, drivers] for i in trip.loads))


def away(data: ProblemData, plan: PlainPlan, *, n_days: int) -> list[list[int]]:
    """Coaches away, by line and day."""
    found = [[0] * n_days for _ in data.line]
    for trip in plan.trips.values():
        crew = price(data, trip, trip.line)
        for day in range(crew[1] if crew else 0):
            found[trip.line][trip.day + day] += 1
    return found


def is_free(
    data: ProblemData, plan: PlainPlan, k: int, days: range, n_days: int
) -> bool:
    """Whether a coach of the line is at home on all the days."""
    used, count = away(data, plan, n_days=n_days)[k], data.line[k, t.COUNT]
    return all(day < n_days and used[day] < count for day in days)


def starts(data: ProblemData, trip: PlainTrip, n_days: int) -> list[int]:
    """The trip's own day, then those on which everybody aboard may start."""
    rows = [data.item[i] for i in trip.loads]
    first = max(row[t.READY_DAY] for row in rows)
    last = min(n_days - 1, *(row[t.LATEST_DAY] for row in rows))
    return [trip.day, *map(int, range(first, last + 1))]


def is_near_enough(data: ProblemData, trip: PlainTrip, k: int) -> bool:
    """Whether everybody's own way is as short, and as quick, as it must be."""
    if not data.numbers[t.HAS_DETOUR_LIMIT]:
        return True
    return all(_is_short(data, trip, k, i) for i in trip.loads)


def _is_short(data: ProblemData, trip: PlainTrip, k: int, i: int) -> bool:
    numbers, slow = data.numbers, 100 / data.line[k, t.SPEED]
    village, employer = data.item[i, [t.VILLAGE, t.EMPLOYER]].tolist()
    calls = trip.villages[trip.villages.index(village) + 1 :]
    drops = trip.employers[: trip.employers.index(employer)]
    own = list(itertools.pairwise((village, *calls, *drops, employer)))
    if sum(data.metre[a, b] for a, b in own) > data.size[i, t.ALLOWED_M]:
        return False
    took_s = slow * sum(data.exact_s[a, b] for a, b in own)
    for end, places in ((t.VILLAGE, calls), (t.EMPLOYER, drops)):
        for place in places:
            n = sum(n for j, n in trip.loads.items() if data.item[j, end] == place)
            halt_s = numbers[t.STOP_S] + n * numbers[t.WORKER_S]
            took_s += 60 * math.ceil(halt_s / 60)
    least_s = slow * data.size[i, t.DIRECT_S]
    most_s = least_s + max(numbers[t.DETOUR_S], (numbers[t.DETOUR_RATIO] - 1) * least_s)
    return not (calls or drops) or bool(took_s <= most_s)


# -- changes -------------------------------------------------------------------------


def boarded(
    data: ProblemData, trip: PlainTrip, i: int, n: int, k: int, calls: tuple[int, int]
) -> PlainTrip:
    """The trip with ``n`` of the item, new stops where ``calls`` says; -1: none new."""
    at_v, at_e = calls
    villages, employers = list(trip.villages), list(trip.employers)
    if at_v >= 0:
        villages.insert(at_v, int(data.item[i, t.VILLAGE]))
    if at_e >= 0:
        employers.insert(at_e, int(data.item[i, t.EMPLOYER]))
    loads = {**trip.loads, i: trip.loads.get(i, 0) + n}
    return replace(
        trip,
        line=k,
        villages=tuple(villages),
        employers=tuple(employers),
        loads=loads,
    )


def without(data: ProblemData, trip: PlainTrip, gone: set[int]) -> PlainTrip | None:
    """The trip once these items are off, and the stops they alone needed; or none."""
    loads = {i: n for i, n in trip.loads.items() if i not in gone}
    if not loads:
        return None
    here = {int(data.item[i, t.VILLAGE]) for i in loads}
    there = {int(data.item[i, t.EMPLOYER]) for i in loads}
    return replace(
        trip,
        villages=tuple(v for v in trip.villages if v in here),
        employers=tuple(e for e in trip.employers if e in there),
        loads=loads,
    )


# -- to and from the arrays ----------------------------------------------------------


def arrays(data: ProblemData, plan: PlainPlan, *, n_rows: int, n_days: int) -> Trips:
    """The plan as the search holds it, every figure worked out here."""
    trips = s.no_trips(data, n_rows=n_rows, n_days=n_days)
    trips.left[:] = plan.left
    for r, trip in plan.trips.items():
        _write(data, trips, r, trip)
    trips.used[:] = away(data, plan, n_days=n_days)
    return trips


def _write(data: ProblemData, trips: Trips, r: int, trip: PlainTrip) -> None:
    head, size, stops = trips.head[r], trips.size[r], trips.stops[r]
    yard = int(data.line[trip.line, t.DEPOT])
    fen, days, drivers = price(data, trip, trip.line) or _illegal(data, trip)
    head[:] = [
        *(trip.line, trip.day, len(trip.villages), len(trip.employers)),
        *(len(trip.loads), trip.load, days, drivers),
    ]
    metres = lengths(data.metre, yard, trip)
    seconds = lengths(data.second, yard, trip)
    size[:] = [*metres, *seconds, fen, direct_m(data, trip)]
    for side, row in enumerate(
        (trip.villages, trip.employers, list(trip.loads), list(trip.loads.values()))
    ):
        stops[side, : len(row)] = row


def _illegal(data: ProblemData, trip: PlainTrip) -> tuple[float, int, int]:
    run_m = lengths(data.metre, 0, trip)[1]
    longest_m = max(run_m, direct_m(data, trip))
    return s.INFEASIBLE, 0, fewest_drivers(data, trip.line, longest_m)


def plan_of(trips: Trips) -> PlainPlan:
    """The plan that the arrays hold."""
    found = {}
    for r, head in enumerate(trips.head):
        n_v, n_e, n_i = head[[s.N_VILLAGES, s.N_EMPLOYERS, s.N_ITEMS]].tolist()
        villages, employers, items, loads = trips.stops[r].tolist()
        if n_i > 0:
            found[r] = PlainTrip(
                line=int(head[s.LINE]),
                day=int(head[s.DAY]),
                villages=tuple(villages[:n_v]),
                employers=tuple(employers[:n_e]),
                loads=dict(zip(items[:n_i], loads[:n_i], strict=True)),
            )
    return PlainPlan(trips=found, left=trips.left.tolist())


def is_consistent(data: ProblemData, trips: Trips) -> bool:
    """Whether all figures of the arrays are those of the plan they hold."""
    n_rows, n_days = len(trips.head), trips.used.shape[1]
    anew = arrays(data, plan_of(trips), n_rows=n_rows, n_days=n_days)
    busy = trips.head[:, s.N_ITEMS] > 0
    return (
        np.array_equal(trips.head[busy], anew.head[busy])
        and np.array_equal(trips.size[busy], anew.size[busy])
        and np.array_equal(trips.used, anew.used)
    )
