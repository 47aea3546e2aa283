from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from maps.paths import path_of

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


def test_a_trip_is_empty_then_collects_then_runs_then_is_empty(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    path = path_of(scenario, plan.trips[0])  # two villages, one employer
    kinds = [part.kind for part in path.parts]
    assert kinds == ["deadhead", "collect", "linehaul", "deadhead"]
    place = scenario.position
    assert [part.line[0] for part in path.parts] == [
        place["D1"],
        place["V1"],
        place["V5"],
        place["E1"],
    ]
    assert path.parts[-1].line[-1] == place["D1"]


def test_one_village_needs_no_collecting(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    kinds = [part.kind for part in path_of(scenario, plan.trips[1]).parts]
    assert kinds == ["deadhead", "linehaul", "deadhead"]


def test_the_run_between_two_drops_belongs_to_the_linehaul(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    linehaul = path_of(scenario, plan.trips[5]).parts[2]
    assert scenario.position["E3"] in linehaul.line
    assert linehaul.line[-1] == scenario.position["E4"]


def test_a_break_lies_on_the_line_by_the_distance_run(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    trip = plan.trips[0]
    halt = next(h for h in path_of(scenario, trip).halts if h.stop.kind == "break")
    village, gate = trip.stops[2], next(s for s in trip.stops if s.kind == "drop")
    share = (halt.stop.at_m - village.at_m) / (gate.at_m - village.at_m)
    west, east = scenario.position["V5"][1], scenario.position["E1"][1]
    assert halt.place[1] == pytest.approx(west + share * (east - west))


def test_halts_are_the_stops_in_order(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    for trip in plan.trips:
        path = path_of(scenario, trip, bend=0.05)
        assert tuple(halt.stop for halt in path.halts) == trip.stops


def test_only_halts_without_anybody_on_board_are_empty(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    kinds = [
        (halt.stop.kind, halt.is_empty)
        for halt in path_of(scenario, plan.trips[0]).halts
    ]
    last_drop = kinds.index(("drop", False))
    assert kinds[0] == ("depot", True)
    assert not any(is_empty for _, is_empty in kinds[1 : last_drop + 1])
    assert all(is_empty for _, is_empty in kinds[last_drop + 1 :])


def test_a_break_as_first_stop_is_refused(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    trip = plan.trips[0]
    nowhere = replace(trip.stops[0], place_id=None)
    broken = replace(trip, stops=(nowhere, *trip.stops[1:]))
    with pytest.raises(ValueError, match="no place_id"):
        path_of(scenario, broken)
