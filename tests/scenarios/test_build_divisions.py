"""Positions are taken over only where a name stands for one place within reach."""

from __future__ import annotations

import pytest

from scenarios.build_divisions import alone, refuse_letters
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
