"""Yards without a city: told whose plates their coaches count as bearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenarios.atlas import GazetteerAtlas
from tests.transport.reading.draft import Draft
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from transport.errors import Warned


def told(
    tmp_path: Path,
    *,
    county: str,
    policy: str = "",
    city: str | None = None,
) -> list[Warned]:
    """Warnings of depots where the only one lies in ``county``."""
    draft = Draft()
    draft.cell("depots", 2, "county", county)
    if city is not None:
        draft.tables["depots"][0].append("city")
        draft.tables["depots"][1].append(city)
    if policy:
        draft.set("[policy]", f"[policy]\n{policy}")
    if county.endswith("区"):
        draft.set('"Shanxi"', '"山西省"')
        draft.set('"Lüliang"', '"吕梁市"')
    scenario = read_scenario(draft.folder(tmp_path / "s"), atlas=GazetteerAtlas())
    return [
        each
        for each in scenario.warnings
        if (each.file, each.column) == ("depots.csv", "city")
    ]


def test_a_yard_of_a_county_that_no_village_has_is_told_its_city(
    tmp_path: Path,
) -> None:
    (warned,) = told(tmp_path, county="Weiyang")
    assert warned.row == 2
    words = str(warned.told)
    assert "Weiyang is no county of a village" in words
    assert "at home in Lüliang, the city of the nearest place" in words


def test_a_county_known_to_lie_in_another_city_is_told(tmp_path: Path) -> None:
    (warned,) = told(tmp_path, county="未央区")
    assert "at home in 吕梁市" in str(warned.told)


def test_a_yard_without_city_and_county_is_told_that_nothing_is_asked(
    tmp_path: Path,
) -> None:
    (warned,) = told(tmp_path, county="")
    assert "cannot be asked of its coaches" in str(warned.told)


@pytest.mark.parametrize(
    "known",
    [
        {"county": "Linxian"},  # villages lie there
        {"county": "Weiyang", "city": "Xi'an"},  # written
        {"county": "离石区"},  # known to lie in the city that is taken
        {"county": "Weiyang", "policy": "one_end_home = false"},  # not asked
        {"county": "Weiyang", "policy": "emergency_dispatch = true"},
    ],
)
def test_nothing_is_told_where_the_city_is_known_or_not_asked(
    known: dict[str, str], tmp_path: Path
) -> None:
    assert told(tmp_path, **known) == []
