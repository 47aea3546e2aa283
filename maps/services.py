"""A service on the map: an arc from hub to hub, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maps.escape import escape
from maps.geometry import bent_line, lon_lat
from transport.presentation.figures import day_and_time, whole_yuan

if TYPE_CHECKING:
    from maps.words import Words
    from transport.plan import ServiceUse
    from transport.scenario import Scenario

_BULGE = 0.08  # of its length, so that it does not cover the coaches' lines


def service_feature(
    scenario: Scenario, use: ServiceUse, words: Words, *, colour: str
) -> dict[str, Any]:
    """The arc as a GeoJSON feature of kind ``service``."""
    service = scenario.service[use.service_id]
    start, end = (
        scenario.position[hub_id] for hub_id in (service.from_hub, service.to_hub)
    )
    clock = scenario.clock
    names = [
        escape(scenario.place_name[hub_id])
        for hub_id in (service.from_hub, service.to_hub)
    ]
    times = [
        day_and_time(clock, at_s) for at_s in (service.departs_s, service.arrives_s)
    ]
    label = words.service_tip.format(
        service=escape(use.service_id),
        kind=words.service_kinds[service.kind],
        n=len(use.workers),
        seats=use.units * service.seats,
    )
    way = " → ".join(f"{name} {time}" for name, time in zip(names, times, strict=True))
    cost = words.money.format(whole_yuan(use.cost_fen))
    return {
        "type": "Feature",
        "geometry": {
            "type": "LineString",
            "coordinates": [
                lon_lat(place) for place in bent_line(start, end, bend=_BULGE)
            ],
        },
        "properties": {
            "kind": "service",
            "colour": colour,
            "tip": label,
            "popup": f"<b>{label}</b><p>{way}</p><p>{cost}</p>",
        },
    }
