"""Online services that know where places lie, behind one small interface."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode, urlsplit

from transport.errors import Fault, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.reading.datum import Crs

TIMEOUT_S = 3
KEY_VARIABLE = "P2P_GEOCODER_KEY"
USER_AGENT = "p2p-transport (point-to-point worker transport)"
_OPTION, _KEY_OPTION = "--geocoder", "--geocoder-key"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service says of a place, in degrees of its own datum.

    ``text`` names what surrounds the place, where the service tells it; ``level`` how
    fine the answer is, in the service's own words.
    """

    lat: float
    lon: float
    text: str
    level: str


class Geocoder(Protocol):
    """A service; it is given names of places alone."""

    @property
    def name(self) -> str:
        """How the user calls it."""

    @property
    def crs(self) -> Crs:
        """The datum of its answers."""

    @property
    def delay_s(self) -> float:
        """The least time between two questions, by the service's terms."""

    def ask(self, query: str) -> Answer | None:
        """The best answer, or none; errors are geopy's."""


@dataclass(frozen=True, slots=True)
class Service:
    """A geocoder made of a function that asks it."""

    name: str
    crs: Crs
    delay_s: float
    ask: Callable[[str], Answer | None]


def geocoder(named: str, *, key: str | None = None) -> Geocoder:
    """The service of that name: nominatim, baidu, gaode or tianditu.

    An address alone (https://nominatim.example) is a Nominatim of one's own; after a
    name and ``=`` it is where that service is reached instead.

    Raises
    ------
    ScenarioError
        For a name that is none, and for a service that needs a key and has none.
    """
    name, _, url = named.partition("=")
    if "://" in name:
        name, url = "nominatim", named
    made = _SERVICES.get(name.strip().lower())
    if made is None:
        wrong, names = said("UNKNOWN_GEOCODER"), tuple(_SERVICES)
        raise _fault(_OPTION, named, wrong, said("WRITE_ONE_OF", words=names))
    if name != "nominatim" and not key:
        remedy = said("GIVE_GEOCODER_KEY", option=_KEY_OPTION, variable=KEY_VARIABLE)
        raise _fault(_OPTION, named, said("GEOCODER_NEEDS_KEY"), remedy)
    return made(url.rstrip("/"), key or "")


def _fault(option: str, value: str, wrong: Any, remedy: Any) -> ScenarioError:
    return ScenarioError([Fault(file=option, value=value, wrong=wrong, remedy=remedy)])


def _nominatim(url: str, _: str) -> Geocoder:
    from geopy.geocoders import Nominatim

    parts = urlsplit(url)
    options = {"domain": parts.netloc + parts.path, "scheme": parts.scheme}
    client = Nominatim(
        user_agent=USER_AGENT, timeout=TIMEOUT_S, **(options if url else {})
    )

    def ask(query: str) -> Answer | None:
        found = client.geocode(query, country_codes="cn", language="zh")
        if found is None:
            return None
        raw = found.raw
        level = str(raw.get("addresstype") or raw.get("type") or "")
        return Answer(found.latitude, found.longitude, found.address or "", level)

    return Service("nominatim", "wgs84", 0.0 if url else 1.0, ask)


def _baidu(url: str, key: str) -> Geocoder:
    from geopy.geocoders import BaiduV3

    client = BaiduV3(api_key=key, timeout=TIMEOUT_S, user_agent=USER_AGENT)
    client.api = f"{url}/geocoding/v3/" if url else client.api

    def ask(query: str) -> Answer | None:
        found = client.geocode(query)
        if found is None:
            return None
        level = str(found.raw.get("level") or "")
        return Answer(found.latitude, found.longitude, "", level)

    return Service("baidu", "bd09", 0.05, ask)


def _gaode(url: str, key: str) -> Geocoder:
    address = (url or "https://restapi.amap.com") + "/v3/geocode/geo"

    def ask(query: str) -> Answer | None:
        page = _page(address, {"address": query, "key": key, "output": "JSON"})
        _refuse_unless(page, "1")
        found = next(iter(page.get("geocodes") or ()), None)
        if not found or "," not in str(found.get("location") or ""):
            return None
        lon, lat = found["location"].split(",")
        text = str(found.get("formatted_address") or "")
        return Answer(float(lat), float(lon), text, str(found.get("level") or ""))

    return Service("gaode", "gcj02", 0.35, ask)


def _tianditu(url: str, key: str) -> Geocoder:
    address = (url or "https://api.tianditu.gov.cn") + "/geocoder"

    def ask(query: str) -> Answer | None:
        page = _page(address, {"ds": json.dumps({"keyWord": query}), "tk": key})
        if str(page.get("status")) == "101":  # nothing found
            return None
        _refuse_unless(page, "0")
        found = page.get("location") or {}
        if "lat" not in found or "lon" not in found:
            return None
        level = str(found.get("level") or "")
        return Answer(float(found["lat"]), float(found["lon"]), "", level)

    return Service("tianditu", "wgs84", 0.1, ask)  # CGCS2000: less than a metre off


def _page(address: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    """The JSON that a service answers, by geopy's own means and with its errors."""
    from geopy.geocoders.base import Geocoder as Client

    client = Client(timeout=TIMEOUT_S, user_agent=USER_AGENT)
    url = f"{address}?{urlencode(parameters)}"
    page = client._call_geocoder(url, lambda found: found)
    return page if isinstance(page, dict) else {}


def _refuse_unless(page: Mapping[str, Any], good: str) -> None:
    from geopy.exc import GeocoderQueryError

    if str(page.get("status")) != good:
        raise GeocoderQueryError


_SERVICES: Mapping[str, Callable[[str, str], Geocoder]] = {
    "nominatim": _nominatim,
    "baidu": _baidu,
    "gaode": _gaode,
    "tianditu": _tianditu,
}
