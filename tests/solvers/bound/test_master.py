"""The restricted master over one trip and one group, worked out by hand.

Three workers, 1000 CNY for each that stays; a trip of 1500 CNY takes two of them. One
and a half trips are 2250 CNY, one trip and one left are 2500 CNY.
"""

from __future__ import annotations

import pytest

from solvers.bound.fleet_mix import FleetLimit
from solvers.bound.master import Master

KIND = (0, 1)


def master(*, most: int = 9) -> Master:
    limits = [FleetLimit(line_idx=0, offers=frozenset({0}), most=most)]
    found = Master(weights=[[(100_000.0, 3)]], limits=limits)
    found.add(kind=KIND, cost_fen=150_000.0, loads={0: 2})
    return found


def value_of(found: Master) -> float:
    solved = found.solve()
    assert solved is not None
    return solved[0]


def test_trips_are_run_by_halves() -> None:
    solved = master().solve()
    assert solved is not None
    assert solved[0] == pytest.approx(225_000)
    assert solved[1].tolist() == pytest.approx([75_000])


def test_without_trips_everybody_costs_his_penalty() -> None:
    found = Master(weights=[[(100_000.0, 3)], [(7_000.0, 1)]], limits=[])
    assert value_of(found) == pytest.approx(307_000)


def test_where_coaches_are_few_one_more_has_a_price() -> None:
    found = master(most=1)
    solved = found.solve()
    assert solved is not None
    assert solved[0] == pytest.approx(250_000)
    assert solved[1].tolist() == pytest.approx([100_000])
    assert found.fleet_duals().tolist() == pytest.approx([2 * 100_000 - 150_000])


def test_coaches_to_spare_have_no_price() -> None:
    found = master()
    found.solve()
    assert found.fleet_duals().tolist() == [0.0]


def test_a_trip_of_another_offer_needs_no_coach_of_the_limit() -> None:
    found = master(most=1)
    found.add(kind=(1, 1), cost_fen=150_000.0, loads={0: 2})
    assert value_of(found) == pytest.approx(225_000)


def test_a_trip_added_later_is_used_where_it_is_cheaper() -> None:
    found = master()
    assert value_of(found) == pytest.approx(225_000)
    found.add(kind=(1, 2), cost_fen=60_000.0, loads={0: 3})
    assert value_of(found) == pytest.approx(60_000)


def test_trips_near_a_mix_pay_for_each_one_more_or_less() -> None:
    found = master()
    found.near_mix({KIND: 1}, stray_fen=10_000.0)
    assert value_of(found) == pytest.approx(225_000 + 10_000 / 2)
    found.near_mix({KIND: 2}, stray_fen=10_000.0)
    assert value_of(found) == pytest.approx(225_000 + 10_000 / 2)
    found.near_mix({}, stray_fen=10_000.0)
    assert value_of(found) == pytest.approx(225_000 + 10_000 * 1.5)


def test_in_a_dear_mix_one_trip_more_is_priced_by_what_it_saves() -> None:
    found = master()
    found.near_mix({KIND: 1}, stray_fen=1e6)
    assert value_of(found) == pytest.approx(250_000)
    assert found.mix_duals() == pytest.approx({KIND: -50_000})


def test_any_mix_forgets_the_counts_again() -> None:
    found = master()
    found.near_mix({KIND: 1}, stray_fen=1e6)
    found.any_mix()
    assert value_of(found) == pytest.approx(225_000)
    assert found.mix_duals() == pytest.approx({KIND: 0.0})


def test_of_a_group_only_those_stay_for_little_who_weigh_little() -> None:
    """Two at 10 CNY and one at 1000 CNY: half a trip takes the one, at 750 CNY."""
    found = Master(weights=[[(1_000.0, 2), (100_000.0, 1)]], limits=[])
    assert value_of(found) == pytest.approx(102_000)
    found.add(kind=KIND, cost_fen=150_000.0, loads={0: 2})
    solved = found.solve()
    assert solved is not None
    assert solved[0] == pytest.approx(2 * 1_000 + 75_000)
    assert solved[1].tolist() == pytest.approx([75_000])
