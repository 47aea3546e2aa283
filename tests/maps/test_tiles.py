from __future__ import annotations

import pytest

from maps.tiles import tile_layer


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
    with pytest.raises(ValueError, match="expected 'osm' or a web address"):
        tile_layer(tiles)
