"""Lines under the plan on the map without tiles."""

from __future__ import annotations

from maps.under import lines_under


def test_a_county_has_roads_under_it_and_a_country_has_none() -> None:
    county = lines_under([[38.0, 110.5], [39.0, 111.5]])
    country = lines_under([[25.0, 105.0], [40.0, 120.0]])
    assert len(county) == len(country) == 3  # the county has neither lake nor coast
    assert {kind["color"] for kind in county} != {kind["color"] for kind in country}


def test_one_place_alone_has_its_surroundings() -> None:
    assert lines_under([[38.0, 111.0], [38.0, 111.0]])
