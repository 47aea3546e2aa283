"""An optional background of map tiles; it needs the network."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import folium

from maps.escape import escape

_OSM_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_OSM_CREDIT = (
    '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'
)
_PLACEHOLDER = re.compile(r"\{[szxyr]\}")
_NEEDED = ("{z}", "{x}", "{y}")
_MAX_ZOOM = 18


def tile_layer(tiles: str) -> folium.TileLayer:
    """The layer for ``"osm"`` or for a URL template with ``{z}``, ``{x}``, ``{y}``.

    The tiles must be drawn in WGS-84 (or CGCS2000): on the shifted GCJ-02 ground of
    some Chinese services every stop would lie about 500 m off.

    Raises
    ------
    ValueError
        If ``tiles`` is neither.
    """
    if tiles == "osm":
        return _layer(_OSM_URL, _OSM_CREDIT)
    rest = _PLACEHOLDER.sub("", tiles)
    is_web = urlsplit(rest).scheme in {"http", "https"} and urlsplit(rest).netloc
    if not is_web or "{" in rest or any(sign not in tiles for sign in _NEEDED):
        msg = (
            f"tiles: {tiles!r} given, expected 'osm' or a web address such as "
            "'https://example.org/{z}/{x}/{y}.png'; leave it out for a map that "
            "needs no network"
        )
        raise ValueError(msg)
    return _layer(tiles, escape(urlsplit(rest).netloc.strip(".")))


def _layer(url: str, credit: str) -> folium.TileLayer:
    return folium.TileLayer(tiles=url, attr=credit, control=False, max_zoom=_MAX_ZOOM)
