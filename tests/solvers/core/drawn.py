"""Small problems and plans drawn by lot, in whole numbers, for the compiled search."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from solvers.core import problem_data as t
from solvers.core.problem_data import ProblemData
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.reference_trips import PlainPlan, PlainTrip

if TYPE_CHECKING:
    from solvers.core.trips import Trips

N_PLACES = 8  # 0 and 1 yards, 2 to 4 villages, 5 to 7 employers
N_DRIVERS = 2
N_DAYS = 8  # of the calendar: no trip drawn here ends later
N_ROWS = 4

by_lot = settings(max_examples=80, deadline=None, derandomize=True)


@dataclass(frozen=True)
class Case:
    """A problem, a plan of it, and lots for what a test chooses."""

    data: ProblemData
    plan: PlainPlan
    rng: random.Random

    def arrays(self) -> Trips:
        return plain.arrays(self.data, self.plan, n_rows=N_ROWS, n_days=N_DAYS)


def cases() -> st.SearchStrategy[Case]:
    return st.integers(0, 1_000_000).map(case)


def case(seed: int) -> Case:
    rng = random.Random(seed)
    data = drawn_data(rng)
    return Case(data, drawn_plan(rng, data), rng)


def drawn_data(rng: random.Random) -> ProblemData:
    """Three to six items, one to three lines, distances without a triangle rule."""
    n_items, n_lines = rng.randint(3, 6), rng.randint(1, 3)
    metre = _table(rng, 1, 40)
    second = 10 * metre + _table(rng, 0, 9)
    item = np.array([_item(rng) for _ in range(n_items)], dtype=np.int64)
    direct = [(row[t.VILLAGE], row[t.EMPLOYER]) for row in item.tolist()]
    size = np.array(
        [
            [
                rng.randint(50, 900),
                metre[v, e] + rng.randint(0, 40),
                metre[v, e],
                second[v, e],
            ]
            for v, e in direct
        ],
        dtype=np.float64,
    )
    line = np.array([_line(rng) for _ in range(n_lines)], dtype=np.int64)
    return ProblemData(
        metre=metre,
        second=second,
        exact_s=second - np.minimum(second, _table(rng, 0, 9)),
        item=item,
        size=size,
        near=np.array([_near(rng, i, n_items) for i in range(n_items)], dtype=np.int64),
        seats=_seats(rng, line, n_items),
        line=line,
        price=np.array([_price(rng) for _ in range(n_lines)]),
        away_s=_away(rng),
        loaded_from=np.array([0, 1, 2], dtype=np.int64),
        numbers=_numbers(rng),
    )


def drawn_plan(rng: random.Random, data: ProblemData) -> PlainPlan:
    """Up to three legal trips; everybody else waits."""
    left: list[int] = data.item[:, t.AMOUNT].tolist()
    plan = PlainPlan(trips={}, left=left)
    rows = iter(range(rng.randint(1, N_ROWS - 1)))
    for _ in range(12):
        trip = _trip(rng, data, plan)
        if trip is None or not _is_legal(data, plan, trip):
            continue
        if (r := next(rows, None)) is None:
            break
        plan.trips[r] = trip
        for i, n in trip.loads.items():
            left[i] -= n
    return plan


def _is_legal(data: ProblemData, plan: PlainPlan, trip: PlainTrip) -> bool:
    crew = plain.price(data, trip, trip.line)
    if crew is None or plain.seats(data, trip, trip.line, crew[2]) < trip.load:
        return False
    wanted = range(trip.day, trip.day + crew[1])
    return plain.is_free(data, plan, trip.line, wanted, N_DAYS)


def _trip(rng: random.Random, data: ProblemData, plan: PlainPlan) -> PlainTrip | None:
    cohort = int(rng.random() < 0.1)
    able = [
        i for i, n in enumerate(plan.left) if n > 0 and data.item[i, t.COHORT] == cohort
    ]
    chosen = rng.sample(able, min(len(able), rng.randint(1, 3)))
    if not chosen:
        return None
    loads = {}
    for i in chosen:
        is_whole = not data.item[i, t.MAY_SPLIT]
        loads[i] = plan.left[i] if is_whole else rng.randint(1, plan.left[i])
    villages = sorted({int(data.item[i, t.VILLAGE]) for i in chosen})
    employers = sorted({int(data.item[i, t.EMPLOYER]) for i in chosen})
    return PlainTrip(
        line=rng.randrange(len(data.line)),
        day=rng.randrange(2),
        villages=tuple(rng.sample(villages, len(villages))),
        employers=tuple(rng.sample(employers, len(employers))),
        loads=loads,
    )


def _table(rng: random.Random, least: int, most: int) -> t.Floats:
    size = (N_PLACES, N_PLACES)
    table = np.array([rng.randint(least, most) for _ in range(N_PLACES**2)])
    return (table.reshape(size) * (1 - np.eye(N_PLACES))).astype(np.float64)


def _item(rng: random.Random) -> list[int]:
    village, employer = rng.randint(2, 4), rng.randint(5, 7)
    may_split = rng.randint(0, 1)
    cohort, ready = int(rng.random() < 0.1), int(rng.random() < 0.1)
    return [village, employer, rng.randint(1, 4), may_split, cohort, ready, 1 + ready]


def _line(rng: random.Random) -> list[int]:
    n_seats = rng.randint(3, 9)
    return [
        *(rng.randrange(2), rng.choice((1, 1, 2, 3)), rng.choice((50, 80, 100))),
        *(rng.choice((1, 1, 2)), rng.randrange(2)),
        *(n_seats, n_seats, n_seats - 1),
    ]


def _near(rng: random.Random, i: int, n_items: int) -> list[int]:
    others = [j for j in range(n_items) if j != i]
    return [i, *rng.sample(others, len(others))]


def _seats(rng: random.Random, line: t.Ints, n_items: int) -> t.Ints:
    """The line's seats, fewer with some items, and none where they may not ride."""
    seats = np.zeros((len(line), n_items, N_DRIVERS + 2), dtype=np.int64)
    for k, i in np.ndindex(seats.shape[:2]):
        n = int(line[k, t.N_LINE]) - rng.choice((0, 0, 1))
        if rng.random() < 0.9:
            seats[k, i] = [n, n, n - 1, rng.randint(1, 8)]
    return seats


def _price(rng: random.Random) -> list[float]:
    return [
        *(rng.randint(0, 90), rng.randint(0, 90), rng.randint(0, 3)),
        *(rng.randint(0, 2), rng.randint(0, 2), rng.randint(0, 20)),
        *(rng.choice((0, 0, 30)), rng.choice((0.5, 1.0))),
    ]


def _away(rng: random.Random) -> t.Floats:
    """By speed, drivers, way home, loaded run, standing: 1 or 2 days, or no ride."""
    table = np.full((2, N_DRIVERS + 1, 3, 3, 2), 60_000.0)
    for at in np.ndindex(table.shape):
        table[at] = rng.choice((30_000, 40_000, 86_350, 86_400, 100_000, -1))
    return table


def _numbers(rng: random.Random) -> t.Floats:
    numbers = np.zeros(t.N_NUMBERS)
    numbers[t.TWO_DRIVER_M] = rng.choice((35, 80, np.inf))
    numbers[t.KITS_FEN] = rng.randint(0, 50)
    numbers[[t.STOP_S, t.WORKER_S]] = 60, 10
    numbers[[t.MOST_VILLAGES, t.MOST_EMPLOYERS]] = rng.randint(2, 3), rng.randint(2, 3)
    numbers[[t.BUCKET_S, t.LOADED_S]] = 256, 1024
    numbers[[t.TYPICAL_DWELL_S, t.EXTRA_S, t.PULL_OUT_S]] = 100, 128, 50
    numbers[t.HAS_DETOUR_LIMIT] = rng.randint(0, 1)
    numbers[[t.DETOUR_RATIO, t.DETOUR_S]] = 1.5, 200
    return numbers
