from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.features import (
    MAX_NAMES,
    calls_by_place,
    extent,
    name_features,
    place_features,
    trip_features,
)
from maps.words import WORDS
from tests.maps import samples

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

EN = WORDS["en"]


def test_a_trip_shows_runs_then_halts_and_its_empty_runs_apart(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    shown, empty = trip_features(
        scenario, plan.trips[0], EN, colour="#332288", bend=0.0
    )
    kinds = [feature["properties"]["kind"] for feature in shown]
    assert kinds == [
        "collect",
        "linehaul",
        "stop",
        "stop",
        "break",
        "break",
        "rest",
        "stop",
    ]
    assert {f["properties"]["kind"] for f in empty} == {"deadhead", "empty_break"}


def test_a_trips_popup_is_stored_once_and_found_by_its_id(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    shown, _ = trip_features(scenario, plan.trips[0], EN, colour="#332288", bend=0.0)
    assert [("popup" in feature["properties"]) for feature in shown].count(True) == 1
    assert {feature["properties"]["trip"] for feature in shown} == {"T001"}


def test_a_trips_popup_tells_times_and_counts(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    shown, _ = trip_features(scenario, plan.trips[0], EN, colour="#332288", bend=0.0)
    popup = shown[0]["properties"]["popup"]
    assert "<b>T001 · 49座大巴 · 岚县车场</b>" in popup
    assert "24 workers on 24 usable seats · 2 driver(s)" in popup
    assert "<td>02-25 06:02–06:17</td><td>东村镇</td><td>+12</td><td></td>" in popup
    assert "<td>02-25 10:30–10:50</td><td>Break 20 min</td>" in popup
    assert "<td>Rest 3 h 0 min</td>" in popup
    assert "<td>海尔路产业园</td><td></td><td>−24</td>" in popup
    assert "<td>02-25 06:00</td><td>岚县车场</td>" in popup


def test_a_stop_is_told_on_pointing_with_times_and_counts(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    shown, _ = trip_features(scenario, plan.trips[0], EN, colour="#332288", bend=0.0)
    tips = [feature["properties"]["tip"] for feature in shown]
    assert "T001 · 东村镇 · 02-25 06:02–06:17 · +12" in tips


def test_a_place_lists_every_call_in_order_of_time(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    popup = place_features(scenario, plan, EN)["village"][0]["properties"]["popup"]
    assert popup.startswith("<b>东村镇</b><p>岚县 东村镇</p>")
    assert popup.index("T001") < popup.index("T002") < popup.index("T006")
    assert [trip.trip_id for trip, _ in calls_by_place(plan)["V1"]] == [
        "T001",
        "T002",
        "T006",
    ]


def test_a_village_without_a_stop_is_drawn_as_idle() -> None:
    scenario, plan = samples.nothing_planned()
    places = place_features(scenario, plan, EN)
    assert list(places) == ["village"]
    for feature in places["village"]:
        assert feature["properties"]["kind"] == "idle_village"
        assert EN.no_calls in feature["properties"]["popup"]


def test_a_place_at_a_centre_says_how_far_off_it_may_be(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul

    def popups(scenario: Scenario) -> str:
        found = place_features(scenario, plan, EN)
        places = [*found["village"], *found["employer"]]
        return " ".join(place["properties"]["popup"] for place in places)

    assert "centre" not in popups(scenario)
    coarse = replace(
        scenario,
        villages=tuple(replace(v, precision="county") for v in scenario.villages),
        employers=tuple(replace(e, precision="town") for e in scenario.employers),
    )
    told = popups(coarse)
    assert "placed at its county&#x27;s centre, about 16 km off" in told
    assert "placed at its town&#x27;s centre, about 7 km off" in told


def test_a_place_without_a_name_shows_its_id(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    nameless = replace(
        scenario, villages=tuple(replace(v, name="") for v in scenario.villages)
    )
    village = place_features(nameless, plan, EN)["village"][0]["properties"]
    assert village["tip"] == "V1"
    assert village["popup"].startswith("<b>V1</b>")


def test_cities_are_named_before_gates_before_villages(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    names = [f["properties"] for f in name_features(scenario, plan, EN)]
    assert {n["tip"] for n in names if n["kind"] == "name_area"} == {
        "青岛市 (employers)",
        "济南市 (employers)",
        "潍坊市 (employers)",
        "岚县",
    }
    order = list(dict.fromkeys(n["kind"] for n in names))
    assert order == ["name_area", "name_employer", "name_depot", "name_village"]


def test_names_are_no_more_than_the_page_can_keep_apart(
    many_trips: tuple[Scenario, Plan],
) -> None:
    scenario, plan = many_trips
    first = scenario.villages[0]
    crowd = tuple(
        replace(first, village_id=f"V{n}", lat=first.lat + n / 1000)
        for n in range(1, 1000)
    )
    stops = plan.trips[0].stops
    calls = [replace(stops[1], place_id=v.village_id) for v in crowd]
    trip = replace(plan.trips[0], stops=(stops[0], *calls, *stops[-2:]))
    crowded = replace(scenario, villages=crowd)
    assert len(name_features(crowded, replace(plan, trips=(trip,)), EN)) == MAX_NAMES


def test_the_extent_holds_points_and_lines() -> None:
    point = {"geometry": {"type": "Point", "coordinates": [110.0, 35.0]}}
    line = {
        "geometry": {
            "type": "LineString",
            "coordinates": [[111.0, 34.0], [112.0, 36.0]],
        }
    }
    assert extent([point, line]) == [[34.0, 110.0], [36.0, 112.0]]
    assert extent([]) is None


def test_the_label_of_a_city_stands_at_one_of_its_employers(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    gates = {
        (round(e.lon, 5), round(e.lat, 5)): f"{e.city} (employers)"
        for e in scenario.employers
    }
    labels = [
        feature
        for feature in name_features(scenario, plan, EN)
        if feature["properties"]["tip"].endswith("(employers)")
    ]
    assert labels
    for label in labels:
        place = tuple(label["geometry"]["coordinates"])
        assert gates[place] == label["properties"]["tip"]
