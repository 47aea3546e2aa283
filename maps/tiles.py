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
_GAODE_URL = (
    "https://webrd01.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8"
    "&x={x}&y={y}&z={z}"
)
_TIANDITU_URL = (
    "https://t0.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
    "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk="
)
_TIANDITU = "tianditu:"
GAODE = "gaode"
_PLACEHOLDER = re.compile(r"\{[szxyr]\}")
_NEEDED = ("{z}", "{x}", "{y}")
_MAX_ZOOM = 18


def tile_layer(tiles: str) -> folium.TileLayer:
    """The layer for ``"osm"``, ``"gaode"``, ``"tianditu:KEY"`` or a URL template.

    A template has ``{z}``, ``{x}`` and ``{y}``, and its tiles must be drawn in WGS-84
    (or CGCS2000, as Tianditu's). Gaode's are in GCJ-02: on them `is_shifted` says that
    positions must be moved, or every stop would lie about 500 m off.

    Raises
    ------
    ValueError
        If ``tiles`` is neither.
    """
    if tiles == "osm":
        return _layer(_OSM_URL, _OSM_CREDIT)
    if tiles == GAODE:
        return _layer(_GAODE_URL, "© 高德地图")
    if tiles.startswith(_TIANDITU):
        key = tiles.removeprefix(_TIANDITU)
        if not key.isalnum():
            msg = f"tiles: {tiles!r} given, expected 'tianditu:' and your key"
            raise ValueError(msg)
        return _layer(_TIANDITU_URL + key, "© 国家地理信息公共服务平台 天地图")
    rest = _PLACEHOLDER.sub("", tiles)
    is_web = urlsplit(rest).scheme in {"http", "https"} and urlsplit(rest).netloc
    if not is_web or "{" in rest or any(sign not in tiles for sign in _NEEDED):
        msg = (
            f"tiles: {tiles!r} given, expected 'osm', 'gaode', 'tianditu:KEY' or a web"
            " address such as "
            "'https://example.org/{z}/{x}/{y}.png'; leave it out for a map that "
            "needs no network"
        )
        raise ValueError(msg)
    return _layer(tiles, escape(urlsplit(rest).netloc.strip(".")))


def is_shifted(tiles: str | None) -> bool:
    """Whether the tiles are drawn in GCJ-02."""
    return tiles == GAODE


def _layer(url: str, credit: str) -> folium.TileLayer:
    return folium.TileLayer(tiles=url, attr=credit, control=False, max_zoom=_MAX_ZOOM)
