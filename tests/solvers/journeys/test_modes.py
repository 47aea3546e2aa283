"""The cheapest modes by prices of seats, each sum done by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from solvers.journeys.modes import ModeChoice, cheapest_modes
from transport.services import Service

# ten seats: 4,000 fen a carriage, 100 fen a seat
TRAIN = Service(
    service_id="T",
    from_hub="H1",
    to_hub="H2",
    kind="train",
    departs_s=0,
    duration_s=3_600,
    seats=10,
    unit_cost_fen=4_000,
    seat_cost_fen=100,
)


def choice(**changes: Any) -> ModeChoice:
    """Eight workers: 1,000 fen by coach, 300 fen of coaches to and from the train."""
    plain = ModeChoice(
        group_id="G",
        n=8,
        direct_fen=1_000.0,
        by_service={"T": 300.0},
        penalty_fen=50_000.0,
    )
    return replace(plain, **changes)


def test_a_carriage_is_taken_where_enough_workers_save_its_price() -> None:
    """Each saves 1,000 - 400: eight save 4,800, and the carriage costs 4,000."""
    modes = cheapest_modes([choice()], [TRAIN])
    assert modes.units == {"T": 1}
    assert modes.riders == {("G", "T"): pytest.approx(8)}
    assert modes.bound_fen == pytest.approx(8 * 400 + 4_000, abs=1)


def test_six_workers_do_not_save_the_price_of_a_carriage() -> None:
    modes = cheapest_modes([choice(n=6)], [TRAIN])
    assert (modes.units, modes.riders) == ({"T": 0}, {})
    assert modes.bound_fen == pytest.approx(6 * 1_000, abs=1)


def test_what_is_proved_is_never_above_the_cheapest_choice() -> None:
    for n, cost_fen in ((6, 6_000), (8, 7_200), (25, 8_000 + 20 * 400 + 5 * 1_000)):
        two = replace(TRAIN, max_units=2)
        assert cheapest_modes([choice(n=n)], [two]).bound_fen <= cost_fen


def test_no_more_ride_than_the_units_there_are_have_seats() -> None:
    modes = cheapest_modes([choice(n=25)], [replace(TRAIN, max_units=2)])
    assert modes.units == {"T": 2}
    assert modes.riders == {("G", "T"): pytest.approx(20)}


def test_seats_that_are_short_go_to_those_who_save_most() -> None:
    near = choice(group_id="near", direct_fen=900.0)
    far = choice(group_id="far", direct_fen=2_000.0)
    modes = cheapest_modes([near, far], [TRAIN])
    assert modes.riders["far", "T"] == pytest.approx(8)
    assert modes.riders["near", "T"] == pytest.approx(2)


def test_who_has_no_way_or_only_dearer_ones_than_staying_stays() -> None:
    nowhere = choice(group_id="A", direct_fen=None, by_service={}, penalty_fen=70.0)
    cheap = choice(group_id="B", penalty_fen=50.0)
    modes = cheapest_modes([nowhere, cheap], [TRAIN])
    assert modes.riders == {}
    assert modes.bound_fen == pytest.approx(8 * 70 + 8 * 50, abs=1)


def test_without_services_all_go_direct() -> None:
    modes = cheapest_modes([choice(by_service={})], [])
    assert (modes.units, modes.riders) == ({}, {})
    assert modes.bound_fen == pytest.approx(8_000, abs=1)


def test_no_more_are_brought_than_the_gates_take_in() -> None:
    offer = choice(n=30)
    whole = cheapest_modes([offer], [TRAIN])
    narrow = cheapest_modes([replace(offer, gate=("E1", 10))], [TRAIN])
    assert sum(narrow.riders.values()) <= 10
    assert narrow.bound_fen > whole.bound_fen
    stay_fen = (30 - 10) * offer.penalty_fen
    assert narrow.bound_fen >= stay_fen * (1 - 1e-5)


def test_of_a_group_as_many_stay_for_less_as_weigh_less() -> None:
    """Three at 70 fen and five at 50,000, who ride for 1,000."""
    offer = choice(by_service={}, lighter=((70.0, 3),))
    assert cheapest_modes([offer], []).bound_fen == pytest.approx(
        3 * 70 + 5 * 1_000, abs=1
    )
    nowhere = replace(offer, direct_fen=None)
    assert cheapest_modes([nowhere], []).bound_fen == pytest.approx(
        3 * 70 + 5 * 50_000, rel=1e-5
    )
