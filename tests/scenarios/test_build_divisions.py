"""Positions are taken over only where a name stands for one place within reach."""

from __future__ import annotations

import pytest

from scenarios.build_divisions import alone, near_their_town, refuse_letters
from transport.intake.place_names import town_stem


def place(name: str, lat: float, lon: float) -> dict[str, object]:
    return {"names": {name}, "lat": lat, "lon": lon}


def town(code: str, name: str) -> dict[str, str]:
    return {"code": code, "name": name, "areaCode": code[:6]}


NEAR_LINXIAN = (37.9, 111.0)


def test_a_place_of_a_name_that_one_town_within_reach_has_gives_its_position() -> None:
    towns = [town("141124101", "白文乡"), town("610881101", "锦界镇")]
    found = alone([place("白文镇", *NEAR_LINXIAN)], towns, town_stem, 70)
    assert found == {"141124101": NEAR_LINXIAN}


def test_two_towns_of_a_name_two_places_of_a_town_and_far_ones_give_none() -> None:
    twins = [town("141124101", "白文镇"), town("141124102", "白文乡")]
    assert alone([place("白文", *NEAR_LINXIAN)], twins, town_stem, 70) == {}
    two = [place("白文", *NEAR_LINXIAN), place("白文镇", 37.8, 111.1)]
    assert alone(two, twins[:1], town_stem, 70) == {}
    assert alone([place("白文镇", 30.0, 111.0)], twins[:1], town_stem, 70) == {}


def test_names_that_the_packed_form_would_misread_are_refused() -> None:
    refuse_letters(["东庄村委会"])
    with pytest.raises(ValueError, match="cannot be packed"):
        refuse_letters(["东庄b"])


def test_a_village_that_is_no_town_lies_near_its_town_or_in_its_county() -> None:
    towns = {"141124101": NEAR_LINXIAN}
    villages = {
        "141124101200": (37.95, 111.05),
        "141124101201": (38.3, 111.4),
        "141124102200": (37.95, 110.99),
        "610881102200": (37.95, 110.99),
    }
    kept = near_their_town(villages, towns)
    assert kept.keys() == {"141124101200", "141124102200"}


def test_a_place_that_is_a_town_gives_its_position_to_a_village_of_that_town() -> None:
    villages = [town("141124101200", "白文村委会"), town("141124102200", "白文村委会")]
    places, owner = [place("白文镇", *NEAR_LINXIAN)], {NEAR_LINXIAN: "141124101"}
    found = alone(places, villages, lambda n: n[:2], 70, owner=owner)
    assert found == {"141124101200": NEAR_LINXIAN}
