from __future__ import annotations

import pytest

from maps import render_map
from maps.shift import on_gcj02
from maps.tiles import is_shifted, tile_layer
from tests.maps import samples
from transport.roads.geodesy import line_km


def test_osm_brings_its_address_and_its_credit() -> None:
    layer = tile_layer("osm")
    assert layer.tiles == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert "OpenStreetMap" in str(layer.options["attribution"])


def test_another_server_is_credited_by_its_name() -> None:
    layer = tile_layer("https://{s}.tiles.example.org/{z}/{x}/{y}{r}.png?key=1")
    assert layer.options["attribution"] == "tiles.example.org"


@pytest.mark.parametrize(
    "tiles",
    [
        "OSM",
        "Gaode.Normal",
        "https://example.org/{z}/{x}.png",
        "javascript:alert(1)//{z}/{x}/{y}",
        "file:///tiles/{z}/{x}/{y}.png",
        "https://example.org/{{ 7 * 7 }}/{z}/{x}/{y}",
        "https:///{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_template_of_tiles_is_refused(tiles: str) -> None:
    with pytest.raises(ValueError, match="expected 'osm'"):
        tile_layer(tiles)


def test_gaode_is_drawn_in_gcj02_and_tianditu_in_wgs84() -> None:
    assert "autonavi" in tile_layer("gaode").tiles
    assert is_shifted("gaode")
    layer = tile_layer("tianditu:abc123")
    assert layer.tiles.endswith("tk=abc123")
    assert not is_shifted("tianditu:abc123")
    assert not is_shifted(None)


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="tianditu"):
        tile_layer("tianditu:<script>")


def test_every_place_moves_some_500_m_to_the_south_east_for_gaode() -> None:
    scenario, _ = samples.long_haul()
    moved = on_gcj02(scenario)
    for place_id, (lat, lon) in scenario.position.items():
        away_m = 1_000 * line_km((lat, lon), moved.position[place_id])
        assert 400 < away_m < 700


def test_the_panel_says_in_which_datum_the_positions_are() -> None:
    scenario, plan = samples.long_haul()
    assert "GCJ-02" in render_map(scenario, plan, lang="en", tiles="gaode")
    assert "WGS-84" in render_map(scenario, plan, lang="en", tiles="osm")
