"""Words and figures that several documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import HOUR_S, MINUTE_S
from transport.manifests.views import place_name

if TYPE_CHECKING:
    from transport.language import Text
    from transport.manifests.views import TripView
    from transport.plan import StopKind
    from transport.scenario import Scenario

TRIP: Text = ("Trip", "车次")
NO: Text = ("No.", "序号")
SEAT: Text = ("Seat", "座号")
NAME: Text = ("Name", "姓名")
ID_NUMBER: Text = ("ID number", "身份证号")
PHONE: Text = ("Phone", "电话")
VILLAGE: Text = ("Village", "村")
EMPLOYER: Text = ("Employer", "用工单位")
TIME: Text = ("Time", "时间")
PLACE: Text = ("Place", "地点")
WORKERS: Text = ("Workers", "人数")
DRIVER: Text = ("Driver", "驾驶员")
COACH: Text = ("Coach", "车辆")
SIGNED: Text = ("Signature", "签字")
LEAVES: Text = ("Leaves", "出发时间")
ARRIVES: Text = ("Arrives", "到达时间")

STOPS: dict[StopKind, Text] = {
    "depot": ("depot", "车场"),
    "pickup": ("boarding", "上车"),
    "screening": ("health check", "健康检查"),
    "hub": ("hub", "枢纽"),
    "drop": ("arrival", "下车"),
    "break": ("break", "休息"),
    "rest": ("rest", "停驶"),
}


def moment(scenario: Scenario, at_s: int) -> str:
    """Date and time to the minute."""
    return scenario.clock.moment(at_s).strftime("%Y-%m-%d %H:%M")


def short(scenario: Scenario, at_s: int) -> str:
    """Month, day and time."""
    return scenario.clock.moment(at_s).strftime("%m-%d %H:%M")


def lasting(seconds: int) -> str:
    """Hours and minutes."""
    return f"{seconds // HOUR_S}:{seconds % HOUR_S // MINUTE_S:02d}"


def coach_name(view: TripView) -> str:
    """Type, and the number of the coach at its depot."""
    trip = view.trip
    return f"{trip.vehicle_type} #{trip.coach} ({trip.depot_id})"


def way(scenario: Scenario, view: TripView) -> str:
    """First and last place with workers."""
    stops = (*view.pickups[:1], *view.drops[-1:])
    return " → ".join(place_name(scenario, stop.place_id) for stop in stops)
