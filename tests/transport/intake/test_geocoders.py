"""Each service is asked in its own way and answers in its own datum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from geopy.exc import GeocoderQueryError

from tests.transport.intake.loopback import answering, gaode
from transport.errors import ScenarioError
from transport.intake.geocoders import Answer, geocoder

if TYPE_CHECKING:
    from transport.intake.geocoders import Geocoder

NOMINATIM = [
    {
        "lat": "37.6",
        "lon": "110.8",
        "display_name": "寨则山村, 临县, 吕梁市",
        "addresstype": "village",
    }
]
BAIDU = {
    "status": 0,
    "result": {"location": {"lat": 37.6, "lng": 110.8}, "level": "村庄"},
}
TIANDITU = {"status": "0", "location": {"lat": 37.6, "lon": 110.8, "level": "村"}}


@pytest.mark.parametrize(
    ("name", "page", "crs", "text", "sent"),
    [
        ("nominatim", NOMINATIM, "wgs84", "寨则山村, 临县, 吕梁市", "/search?q=寨则山"),
        ("baidu", BAIDU, "bd09", "", "/geocoding/v3/?ak=secret"),
        ("gaode", gaode("寨则山村", 37.6, 110.8), "gcj02", "寨则山村", "key=secret"),
        ("tianditu", TIANDITU, "wgs84", "", "tk=secret"),
    ],
)
def test_every_service_is_asked_in_its_own_way(
    name: str, page: Any, crs: str, text: str, sent: str
) -> None:
    with answering(lambda _: page) as server:
        service: Geocoder = geocoder(f"{name}={server.url}", key="secret")
        answer = service.ask("寨则山")
    assert (service.name, service.crs) == (name, crs)
    assert answer is not None
    assert (answer.lat, answer.lon, answer.text) == (37.6, 110.8, text)
    assert sent in server.requests[0]


def test_an_address_alone_is_a_nominatim() -> None:
    with answering(lambda _: NOMINATIM) as server:
        service = geocoder(server.url)
        assert service.ask("寨则山") == Answer(
            37.6, 110.8, "寨则山村, 临县, 吕梁市", "village"
        )


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("nominatim", []),
        ("baidu", {"status": 0, "result": None}),
        ("gaode", {"status": "1", "geocodes": []}),
        ("tianditu", {"status": "101"}),
    ],
)
def test_nothing_found_is_no_answer(name: str, page: Any) -> None:
    with answering(lambda _: page) as server:
        assert geocoder(f"{name}={server.url}", key="secret").ask("某村") is None


def test_a_refused_key_is_an_error() -> None:
    with answering(lambda _: {"status": "0", "info": "INVALID_USER_KEY"}) as server:
        service = geocoder(f"gaode={server.url}", key="secret")
        with pytest.raises(GeocoderQueryError):
            service.ask("某村")


def test_unknown_services_and_missing_keys_are_faults() -> None:
    with pytest.raises(ScenarioError, match=r"write one of: .*tianditu"):
        geocoder("gaodde", key="secret")
    with pytest.raises(ScenarioError, match="P2P_GEOCODER_KEY"):
        geocoder("gaode")
