"""Prices of the search and floors of the bound, against the tariff's own arithmetic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.annealing.compiled_data import price_table
from solvers.core.problem_data import ProblemData
from solvers.core.trips import trip_fen
from solvers.problem.trip_prices import floor_of, least_round_trips_fen, prices_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from tests.transport.builders import make_line, make_policy
from transport.clock import DAY_S
from transport.money.costs import trip_cost_lines
from transport.tariff import Tariff
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    import numpy.typing as npt

    from transport.fleet import FleetLine

ROUNDED_FEN = 1.0  # half a fen of the hire and half a fen of the toll
POLICY = make_policy("none", escorts_per_vehicle=2)

metres = st.integers(0, 2_500_000)
lines = st.builds(
    make_line,
    seats=st.sampled_from((7, 19, 49)),
    billing=st.sampled_from(("per_day", "per_trip")),
    fixed_fen=st.integers(0, 400_000),
    per_km_fen=st.integers(0, 900),
    included_m=st.sampled_from((0, 80_000, 300_000, 900_000)),
    driver_day_fen=st.integers(0, 50_000),
    toll_per_km_fen=st.integers(0, 120),
)
tariffs = st.builds(
    Tariff,
    deadhead_percent=st.integers(0, 200),
    toll_exempt_outbound=st.booleans(),
    toll_exempt_return=st.booleans(),
    disinfection_fen=st.integers(0, 30_000),
    escort_day_fen=st.integers(0, 30_000),
)
ways = st.fixed_dictionaries(
    {"out_m": metres, "run_m": metres, "back_m": metres},
)
crews = st.fixed_dictionaries(
    {"days": st.integers(1, 6), "drivers": st.integers(1, 3)},
)


def exact_fen(
    line: FleetLine, tariff: Tariff, way: dict[str, int], crew: dict[str, int]
) -> int:
    """Fen of the trip as a plan states them, without kits."""
    return sum(
        trip_cost_lines(
            line,
            tariff,
            outbound_m=way["out_m"] + way["run_m"],
            return_m=way["back_m"],
            deadhead_m=way["out_m"] + way["back_m"],
            away_s=crew["days"] * DAY_S,
            n_kits=0,
            n_escorts=n_escorts(line, POLICY),
            drivers=crew["drivers"],
        ).values()
    )


@given(line=lines, tariff=tariffs, way=ways, crew=crews)
@settings(deadline=None, max_examples=300)
def test_the_search_prices_a_trip_as_the_tariff_does_but_for_rounding(
    line: FleetLine, tariff: Tariff, way: dict[str, int], crew: dict[str, int]
) -> None:
    prices = prices_of(line, tariff, POLICY)
    found = prices.trip_fen(**way, **crew)
    assert found == pytest.approx(
        exact_fen(line, tariff, way, crew), abs=ROUNDED_FEN, rel=1e-9
    )


@given(line=lines, tariff=tariffs, way=ways, crew=crews)
@settings(deadline=None, max_examples=100)
def test_the_compiled_search_prices_it_alike(
    line: FleetLine, tariff: Tariff, way: dict[str, int], crew: dict[str, int]
) -> None:
    prices = prices_of(line, tariff, POLICY)
    data = data_of(price_table([prices]))
    args = (way["out_m"], way["run_m"], way["back_m"])
    found = trip_fen(data, 0, crew["drivers"], crew["days"], *map(float, args))
    assert found == pytest.approx(prices.trip_fen(**way, **crew))


def data_of(price: npt.NDArray[np.float64]) -> ProblemData:
    """ProblemData that know prices alone."""
    whole = np.zeros((1, 1), dtype=np.int64)
    return ProblemData(
        metre=np.zeros((1, 1)),
        second=np.zeros((1, 1)),
        exact_s=np.zeros((1, 1)),
        item=whole,
        size=np.zeros((1, 1)),
        near=whole,
        seats=whole[:, :, None],
        line=whole,
        price=price,
        away_s=np.zeros((1,) * 5),
        loaded_from=whole[0],
        numbers=np.zeros(1),
    )


@given(line=lines, tariff=tariffs, way=ways, crew=crews, more=st.integers(0, 5))
@settings(deadline=None, max_examples=300)
def test_no_trip_of_as_many_days_or_more_falls_below_the_floor(
    line: FleetLine,
    tariff: Tariff,
    way: dict[str, int],
    crew: dict[str, int],
    more: int,
) -> None:
    floor = floor_of(prices_of(line, tariff, POLICY), **crew)
    least = (
        floor.standing_fen
        + floor.out_fen * way["out_m"]
        + floor.run_fen * way["run_m"]
        + floor.back_fen * way["back_m"]
    )
    longer = {**crew, "days": crew["days"] + more}
    assert least <= exact_fen(line, tariff, way, longer)


@given(line=lines, tariff=tariffs, way=ways, crew=crews)
@settings(deadline=None, max_examples=300)
def test_least_round_trips_are_exact_where_empty_metres_are_no_dearer(
    line: FleetLine, tariff: Tariff, way: dict[str, int], crew: dict[str, int]
) -> None:
    exact = exact_fen(line, tariff, way, crew)
    legs = tuple(np.array([way[leg]]) for leg in ("out_m", "run_m", "back_m"))
    found = least_round_trips_fen(
        line,
        tariff,
        POLICY,
        legs_m=(legs[0], legs[1], legs[2]),
        tolled_back_m=legs[2],
        days=np.array([crew["days"]]),
        drivers=crew["drivers"],
    )
    is_cheap = tariff.deadhead_percent <= 100 or line.billing == "per_trip"
    assert found[0] == exact if is_cheap else found[0] <= exact


def test_a_problem_prices_its_own_lines() -> None:
    scenario = county_day(n_workers=3)
    scenario = replace(scenario, tariff=replace(scenario.tariff, escort_day_fen=7))
    problem = problem_of(scenario)
    assert problem.prices == tuple(
        prices_of(line, scenario.tariff, scenario.policy) for line in problem.lines
    )
