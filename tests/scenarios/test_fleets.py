"""A fleet for a roster: seats for all, prices with their source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scenarios.fleets import Fleets
from scenarios.price_lists import LISTS, price_list
from transport.intake.defaults import Demand

FIFTY = Demand(
    depot_id="D1",
    province="山西省",
    n_workers=50,
    villages_by_city=(5,),
    scope="inter_city",
    road_m=200_000,
    preset="none",
    day=date(2026, 3, 2),
)


def seats(demand: Demand) -> int:
    return sum(
        line.count * (line.seats - 1) for line in Fleets().fleet_for(demand).lines
    )


def test_there_are_seats_for_half_as_many_again() -> None:
    assert seats(FIFTY) >= 75
    assert seats(replace(FIFTY, n_workers=500)) >= 750


def test_under_half_a_load_there_are_twice_the_seats() -> None:
    half = replace(FIFTY, n_workers=500, preset="cn-2020-02-11")
    assert seats(half) >= 2 * 750


def test_scattered_villages_of_each_city_have_a_coach_for_each_six() -> None:
    offered = Fleets().fleet_for(
        replace(FIFTY, n_workers=60, villages_by_city=(20, 40))
    )
    counts = {line.seats: line.count for line in offered.lines}
    assert sum(counts.values()) == 4 + 7
    assert counts[19] == 11 - sum(n for size, n in counts.items() if size != 19)


def test_long_runs_have_two_drivers() -> None:
    lines = Fleets().fleet_for(replace(FIFTY, road_m=900_000)).lines
    assert {line.drivers for line in lines} == {2}
    assert Fleets().days_away(900_000) == 3


def test_prices_are_those_of_the_list_that_is_named() -> None:
    offered = Fleets().fleet_for(FIFTY)
    (found,) = [one for one in LISTS if one.name == offered.list_name]
    for line in offered.lines:
        assert line.fixed_fen == round(found.price(line.seats).day * 100)
        assert line.per_km_fen == round(found.price(line.seats).per_km * 100)
    assert offered.as_of == found.as_of


def test_the_list_of_the_province_is_taken_and_of_it_the_nearest_year() -> None:
    country = LISTS[0]
    lists = [
        country,
        replace(country, name="gz-2018", provinces=("贵州省",), year=2018),
        replace(country, name="gz-2024", provinces=("贵州省",), year=2024),
    ]
    assert price_list("贵州省", 2023, lists).name == "gz-2024"
    assert price_list("贵州省", 2019, lists).name == "gz-2018"
    assert price_list("山西省", 2018, lists).name == country.name


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.name)
def test_every_list_has_a_source_a_date_and_every_size(one: object) -> None:
    found = next(known for known in LISTS if known is one)
    assert found.as_of
    assert found.source.figures["en"]
    assert found.source.figures["zh"]
    assert {19, 33, 45, 49, 53} <= found.coaches.keys()
