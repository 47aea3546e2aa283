from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps import render_map
from maps.layers import MAX_LAYERS, PALETTE, bends, destination, trip_layers
from maps.services import service_feature
from maps.words import WORDS
from tests.transport.sample_journeys import journeys

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


def test_few_trips_have_a_layer_each(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    layers = trip_layers(scenario, plan.trips, WORDS["en"])
    assert [layer.trips for layer in layers] == [(trip,) for trip in plan.trips]
    assert layers[0].label_html == "T001 · 49座大巴 · 24 workers → 青岛市"
    assert layers[5].label_html == "T006 · 33座中巴 · 14 workers → 济南市 / 潍坊市"
    assert len({layer.colour for layer in layers}) == 8


def test_many_trips_share_layers_by_city(many_trips: tuple[Scenario, Plan]) -> None:
    scenario, plan = many_trips
    layers = trip_layers(scenario, plan.trips, WORDS["zh"])
    assert len(layers) == 6
    assert layers[0].label_html == "济南市 · 88车次 · 2,008人"
    for layer in layers:
        assert len({destination(scenario, trip) for trip in layer.trips}) == 1
    shown = sorted(trip.trip_id for layer in layers for trip in layer.trips)
    assert shown == sorted(trip.trip_id for trip in plan.trips)


def test_many_trips_to_one_city_share_layers_by_day(
    many_trips: tuple[Scenario, Plan],
) -> None:
    scenario, plan = many_trips  # one depot, one vehicle type, three days
    one_city = replace(
        scenario, employers=tuple(replace(e, city="青岛市") for e in scenario.employers)
    )
    layers = trip_layers(one_city, plan.trips, WORDS["en"])
    assert [layer.label_html.split(" · ")[:2] for layer in layers] == [
        ["2020-02-25", "176 trips"],
        ["2020-02-26", "175 trips"],
        ["2020-02-27", "175 trips"],
    ]


def test_many_trips_that_nothing_tells_apart_share_one_layer(
    many_trips: tuple[Scenario, Plan],
) -> None:
    scenario, plan = many_trips
    one_city = replace(
        scenario, employers=tuple(replace(e, city="青岛市") for e in scenario.employers)
    )
    one_day = [plan.trips[n] for n in range(0, 3 * (MAX_LAYERS + 1), 3)]
    layers = trip_layers(one_city, one_day, WORDS["en"])
    assert [layer.trips for layer in layers] == [tuple(one_day)]
    assert layers[0].label_html.startswith("大型方案 · 61 trips")


def test_trips_to_one_city_fan_out_evenly_around_the_straight_line(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    bend = bends(scenario, plan.trips)
    to_qingdao = [
        bend[trip.trip_id]
        for trip in plan.trips
        if destination(scenario, trip) == "青岛市"
    ]
    assert len(set(to_qingdao)) == len(to_qingdao) == 4
    assert sum(to_qingdao) == 0
    assert max(bend.values()) <= 0.1


def test_no_fan_is_wider_than_a_tenth_of_the_run(
    many_trips: tuple[Scenario, Plan],
) -> None:
    scenario, plan = many_trips
    bend = bends(scenario, plan.trips)
    assert max(map(abs, bend.values())) <= 0.1 + 1e-9


def test_the_coaches_of_a_service_are_one_layer_with_its_arc() -> None:
    scenario, plan = journeys()
    layers = {
        layer.service_id: layer
        for layer in trip_layers(scenario, plan.trips, WORDS["en"])
        if layer.service_id is not None
    }
    assert layers.keys() == {"F1", "K1"}
    for use in plan.services:
        layer = layers[use.service_id]
        assert {trip.service_id for trip in layer.trips} == {use.service_id}
        assert {trip.segment for trip in layer.trips} == {"feeder", "receiving"}
        assert f"{len(use.workers)} workers" in layer.label_html
        arc = service_feature(scenario, use, WORDS["en"], colour=layer.colour)
        service = scenario.service[use.service_id]
        first, *_, last = arc["geometry"]["coordinates"]
        assert tuple(first[::-1]) == scenario.position[service.from_hub]
        assert tuple(last[::-1]) == scenario.position[service.to_hub]
        assert page_has_arc(scenario, plan)


def page_has_arc(scenario: Scenario, plan: Plan) -> bool:
    page = render_map(scenario, plan, lang="en")
    return page.count('"kind": "service"') == len(plan.services)


def test_sixteen_trips_have_sixteen_colours() -> None:
    assert len(set(PALETTE)) == len(PALETTE) == 16
