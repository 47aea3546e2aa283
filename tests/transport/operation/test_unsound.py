"""Events that nobody can have reported, by their facts alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.transport.operation.a_day import an_event, at
from transport.clock import DAY_S, MINUTE_S
from transport.operation.unsound import MOST_SPARES, Unsound, refuse_unsound

SPARE = {"depot_id": "D1", "vehicle_type": "coach"}
DELAY = {"trip_id": "T001", "delay_s": MINUTE_S}
FEVER = {"worker_id": "W1", "temperature_c": Decimal("37.9")}
DOWN = {"trip_id": "T001", "depot_id": "D1", "vehicle_type": "coach", "coach": 1}


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("spare_coach", SPARE | {"n_coaches": MOST_SPARES}),
        ("coach_delayed", DELAY),
        ("coach_delayed", DELAY | {"delay_s": DAY_S}),
        ("fever", FEVER | {"again_c": Decimal(30)}),
        ("fever", FEVER | {"lat": 90, "lon": -180}),
        ("coach_down", DOWN | {"aboard": ("W1",), "arrived": ("W2",)}),
    ],
)
def test_what_can_be_reported_is_sound(kind: Any, facts: dict[str, Any]) -> None:
    refuse_unsound(an_event(kind, **facts))


@pytest.mark.parametrize(
    ("kind", "facts", "fact"),
    [
        ("holiday", {}, "kind"),
        ("no_show", {}, "worker_id"),
        ("no_show", {"worker_id": 7}, "worker_id"),
        ("no_show", {"worker_id": "W1", "coach": 1}, "coach"),
        ("no_show", {"worker_id": "W1", "aboard": ("W1",)}, "aboard"),
        ("spare_coach", SPARE | {"n_coaches": MOST_SPARES + 1}, "n_coaches"),
        ("spare_coach", SPARE | {"n_coaches": True}, "n_coaches"),
        ("spare_coach", SPARE | {"until_s": at(5)}, "until_s"),
        ("coach_delayed", DELAY | {"delay_s": MINUTE_S - 1}, "delay_s"),
        ("coach_delayed", DELAY | {"delay_s": DAY_S + 1}, "delay_s"),
        ("fever", FEVER | {"again_c": Decimal("sNaN")}, "again_c"),
        ("fever", FEVER | {"temperature_c": Decimal(46)}, "temperature_c"),
        ("fever", FEVER | {"lat": 26.0}, "lat"),
        ("fever", FEVER | {"lat": float("nan"), "lon": 105.0}, "lat"),
        ("coach_down", DOWN | {"coach": 0}, "coach"),
        ("coach_down", DOWN | {"spent_fen": -1}, "spent_fen"),
        ("coach_down", DOWN | {"aboard": ("W1", "W1")}, "aboard"),
        ("coach_down", DOWN | {"aboard": ("W1",), "arrived": ("W1",)}, "arrived"),
        ("service_moved", {"service_id": "F1", "moved_to_s": 10**12}, "moved_to_s"),
        ("service_moved", {"service_id": "F1", "moved_to_s": at(4)}, "moved_to_s"),
        ("intake_lowered", {"employer_id": "E1", "intake": 0}, "intake"),
        ("road_closed", {"place_id": "V1", "to_place_id": "V1"}, "to_place_id"),
    ],
)
def test_what_nobody_can_report_is_refused_by_its_fact(
    kind: Any, facts: dict[str, Any], fact: str
) -> None:
    with pytest.raises(Unsound) as told:
        refuse_unsound(an_event(kind, **facts))
    assert told.value.fact == fact
