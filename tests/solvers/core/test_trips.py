"""What a compiled trip measures and costs, against plain Python."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core import problem_data as t
from solvers.core import trips as s
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import Case, by_lot, cases
from tests.solvers.core.plain import data_at, trip_of

PLACES = st.lists(st.integers(0, 40), min_size=8, max_size=8)
VILLAGES = st.permutations([1, 2, 3, 4])
EMPLOYERS = st.permutations([5, 6, 7])
RIDERS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(5, 7)), min_size=1, max_size=5
)


def length(x: list[int], path: list[int]) -> int:
    """Metres along the path."""
    return sum(abs(x[a] - x[b]) for a, b in itertools.pairwise(path))


@settings(max_examples=60, deadline=None)
@given(x=PLACES, villages=VILLAGES, employers=EMPLOYERS, riders=RIDERS)
def test_lengths_are_those_of_the_path(
    x: list[int],
    villages: list[int],
    employers: list[int],
    riders: list[tuple[int, int]],
) -> None:
    data = data_at(x, riders)
    trips = trip_of(data, villages, employers, list(range(len(riders))))
    s.measure(data, trips, 0)
    size = trips.size[0]
    lengths = [
        length(x, [0, villages[0]]),
        length(x, [*villages, *employers]),
        length(x, [employers[-1], 0]),
    ]
    assert size[[s.OUT_M, s.RUN_M, s.BACK_M]].tolist() == lengths
    assert size[[s.OUT_S, s.RUN_S, s.BACK_S]].tolist() == [10 * m for m in lengths]
    assert size[s.DIRECT_M] == max(length(x, [v, e]) for v, e in riders)


@settings(max_examples=100, deadline=None)
@given(
    x=PLACES,
    villages=VILLAGES,
    employers=EMPLOYERS,
    riders=RIDERS,
    ratio=st.sampled_from([1.0, 1.5, 3.0]),
    stop_s=st.sampled_from([0, 20]),
)
def test_a_detour_fits_where_each_riders_own_way_does(
    x: list[int],
    villages: list[int],
    employers: list[int],
    riders: list[tuple[int, int]],
    ratio: float,
    stop_s: int,
) -> None:
    data = data_at(x, riders)
    data.numbers[[t.HAS_DETOUR_LIMIT, t.DETOUR_RATIO]] = 1.0, ratio
    data.numbers[[t.STOP_S, t.WORKER_S, t.DETOUR_S]] = stop_s, 5, 100
    data.size[:, t.ALLOWED_M] = 60
    trips = trip_of(data, villages, employers, list(range(len(riders))))
    stops = trips.stops[0]
    found = s.detours_fit(
        data,
        0,
        stops[s.PICKUPS],
        len(villages),
        stops[s.DROPS],
        len(employers),
        stops[s.ITEMS],
        stops[s.LOADS],
        len(riders),
    )
    expected = True
    for village, employer in riders:
        before = villages[villages.index(village) :]
        until = employers[: employers.index(employer) + 1]
        way_m, direct_s = (
            length(x, [*before, *until]),
            10 * length(x, [village, employer]),
        )
        n_halts = len(before) + len(until) - 2
        served = [sum(v == place for v, _ in riders) for place in before[1:]]
        served += [sum(e == place for _, e in riders) for place in until[:-1]]
        halts_s = sum(-(-(stop_s + 5 * n) // 60) * 60 for n in served)
        way_s = 10 * way_m + halts_s
        is_late = n_halts > 0 and way_s > max(ratio * direct_s, direct_s + 100)
        expected = expected and way_m <= 60 and not is_late
    assert found == expected


@settings(max_examples=100, deadline=None)
@given(
    booked=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), max_size=4),
    day=st.integers(0, 5),
    days=st.integers(1, 3),
)
def test_a_coach_is_free_where_fewer_are_away_on_all_its_days(
    booked: list[tuple[int, int]], day: int, days: int
) -> None:
    data = data_at([0] * 8, [(1, 5)])  # two coaches
    used = np.zeros((1, 6), dtype=np.int64)
    for first, n in booked:
        s.book(used, 0, first, n, 1)
    away = [sum(first <= d < first + n for first, n in booked) for d in range(6)]
    wanted = range(day, day + days)
    is_free = all(d < 6 and away[d] < 2 for d in wanted)
    assert s.has_room(data, used, 0, day, days, 0) == is_free
    for first, n in booked:
        s.book(used, 0, first, n, -1)
    assert not used.any()


@settings(max_examples=100, deadline=None)
@given(
    prices=st.lists(st.integers(0, 50), min_size=6, max_size=6),
    metres=st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90)),
    days=st.integers(1, 3),
    drivers=st.integers(1, 2),
    included_m=st.integers(0, 60),
)
def test_a_trip_costs_what_the_tariff_says(
    prices: list[int],
    metres: tuple[int, int, int],
    days: int,
    drivers: int,
    included_m: int,
) -> None:
    data = data_at([0] * 8, [(1, 5)], empty=0.5)
    keys = (
        *(t.DAY_FEN, t.TRIP_FEN, t.METRE_FEN, t.TOLL_OUT, t.TOLL_BACK),
        t.DRIVER_FEN,
    )
    data.price[0, list(keys)] = prices
    data.price[0, t.INCLUDED_M] = included_m
    day, trip, metre, toll_out, toll_back, driver = prices
    out_m, run_m, back_m = metres
    billed = max(0.0, run_m + 0.5 * (out_m + back_m) - included_m * days)
    fen = trip + day * days + driver * drivers * days + metre * billed
    fen += toll_out * (out_m + run_m) + toll_back * back_m
    found = s.trip_fen(
        data, 0, drivers, days, float(out_m), float(run_m), float(back_m)
    )
    assert found == fen


@by_lot
@given(case=cases())
def test_a_trip_has_the_price_days_and_drivers_of_one_written_out(case: Case) -> None:
    data, trips = case.data, case.arrays()
    for r, trip in case.plan.trips.items():
        for k in range(len(data.line)):
            found = s.price_row(data, trips, r, k)
            expected = plain.price(data, trip, k)
            assert found == expected or (expected is None and found[0] == s.INFEASIBLE)


@by_lot
@given(case=cases())
def test_the_seats_of_a_trip_are_those_of_whoever_needs_most_room(case: Case) -> None:
    trips = case.arrays()
    for r, trip in case.plan.trips.items():
        for k in range(len(case.data.line)):
            for drivers in (1, 2):
                found = s.seats_on(case.data, trips, r, k, drivers)
                assert found == plain.seats(case.data, trip, k, drivers)
