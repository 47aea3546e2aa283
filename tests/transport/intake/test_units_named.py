"""Units are found by any of their names, never by a part of one."""

from __future__ import annotations

import pytest

from tests.transport.intake.country import Country
from transport.intake.units_named import NamedUnits

UNITS = NamedUnits(Country())


@pytest.mark.parametrize(
    "name",
    ["神木市", "神木", "神木县", "Shenmu", "shenmu", "榆林市神木市", "榆林/神木"],
)
def test_a_county_has_many_names(name: str) -> None:
    assert [unit.name for unit in UNITS.counties(name)] == ["神木市"]


def test_a_part_of_a_name_is_no_name() -> None:
    assert [unit.name for unit in UNITS.counties("岚县")] == ["岚县"]
    assert UNITS.counties("岢") == ()
    assert UNITS.counties("") == ()


def test_a_county_outside_the_city_or_province_is_not_found() -> None:
    assert UNITS.counties("永安", city="吕梁市") == ()
    assert UNITS.counties("永安", province="山西") == ()
    assert [unit.code for unit in UNITS.counties("永安", province="福建")] == ["350481"]


def test_cities_and_what_lies_in_them() -> None:
    assert [unit.code for unit in UNITS.cities("Luliang")] == ["1411"]
    inside = [unit.name for unit in UNITS.inside(city="吕梁")]
    assert inside == ["临县", "岚县", "新开发区"]
    county = UNITS.counties("临县")[0]
    assert [unit.name for unit in UNITS.parents(county)] == ["吕梁市"]
