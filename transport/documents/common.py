"""Words and figures that several documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import payer_name, vehicle_name
from transport.presentation.codes import TripCode
from transport.presentation.figures import moment, time_only
from transport.presentation.text import shortened
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from transport.language import Text
    from transport.plan import Stop
    from transport.policy import Edition
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

TRIP: Text = ("Trip", "车次")
NO: Text = ("No.", "序号")
SEAT: Text = ("Seat", "座号")
NAME: Text = ("Name", "姓名")
VILLAGE: Text = ("Village", "村")
EMPLOYER: Text = ("Employer", "用工单位")
TIME: Text = ("Time", "时间")
WORKERS: Text = ("Workers", "人数")
COACH: Text = ("Coach", "车辆")
PLATE: Text = ("Plate", "车牌号")
SIGNED: Text = ("Signature", "签字")
LEAVES: Text = ("Leaves", "出发时间")
ARRIVES: Text = ("Arrives", "到达时间")
WAY: Text = ("Way", "起讫")
CALL: Text = ("Whom to call", "联系电话")
KEPT: Text = ("Seats kept free", "观察区座位")
CAPTAIN: Text = ("Captain, phone", "车长及电话")
MADE_BY: Text = ("Made by", "制表人")
REVIEWED: Text = ("Reviewed by", "审核人")
SEALED: Text = ("Unit, seal", "单位（盖章）")
DATED: Text = ("Date", "日期")

_QR_NAME_WIDTH = 40  # columns; a code of long names is too fine for a telephone


def asks_for_health(edition: Edition) -> bool:
    """Whether the rules of the day have anything to do with an epidemic."""
    return bool(
        edition.certificate_required
        or edition.codes_allowed
        or edition.temperature_limit_c is not None
        or edition.load_caps
        or edition.observation_rows
        or edition.no_stop_risks
    )


def payer(name: str) -> Text:
    """The payer as papers name it."""
    return payer_name(name, "en"), payer_name(name, "zh")


def code_text(
    scenario: Scenario, view: TripView, version: str, *, stop: Stop | None = None
) -> Text:
    """What the QR code of a trip tells: to a scanner its code, in the first line.

    To people way, times, first place and version of the plan. ``stop``: where its
    reader boards; else the first boarding. Nothing of workers.
    """
    code = trip_line(scenario, view, version, stop=stop)
    at = stop or view.pickups[0]
    riders = [rider for rider in view.riders if rider.pickup is at]
    board = moment(scenario.clock, min(rider.board_s for rider in riders))
    leaves = time_only(scenario.clock, at.depart_s)
    arrives = moment(scenario.clock, max(drop.arrive_s for drop in view.drops))
    place = _named(scenario, at)
    end = _named(scenario, view.drops[-1])
    trip = shortened(view.trip.trip_id, _QR_NAME_WIDTH)
    english, chinese = vehicle_name(view.trip.vehicle_type)
    return (
        f"{code}\nTrip {trip}, {english}\n{place}: boarding {board}, leaves {leaves}\n"
        f"To {end}: {arrives}\nPlan {version}",
        f"{code}\n车次 {trip}，{chinese}\n{place}：{board} 集合上车，{leaves} 发车\n"
        f"到达 {end}：{arrives}\n方案版本 {version}",
    )


def trip_line(
    scenario: Scenario, view: TripView, version: str, *, stop: Stop | None = None
) -> str:
    """What the QR code of a trip tells a scanner; ``stop``: None for the whole trip."""
    return TripCode(
        operation=scenario.name,
        version=version,
        trip_id=view.trip.trip_id,
        stop_id="" if stop is None else str(stop.place_id),
    ).line


def _named(scenario: Scenario, stop: Stop) -> str:
    return shortened(place_name(scenario, stop.place_id), _QR_NAME_WIDTH)
