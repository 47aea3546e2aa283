"""Sentences on a plan's frame: whose it is, who is in it, how trips are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_PLAN: Mapping[str, Text] = {
    "SCENARIO_NAME": (
        "the plan says {found!r}, the scenario {here!r}",
        "计划写的是“{found}”，方案是“{here}”",
    ),
    "SCENARIO_DIGEST": (
        "the plan says {found!r}, the scenario {here!r}",
        "计划写的是“{found}”，方案是“{here}”",
    ),
    "SCENARIO_VARIANT": (
        "the plan says {found}, the scenario {here}",
        "计划写的是 {found}，方案是 {here}",
    ),
    "SCENARIO_VARIANT_NONE": ("no variant", "无变体"),
    "COUNT_WRONG_REGISTERED": (
        "{n:worker|workers} registered, counted {due}",
        "计划写登记 {n} 人，实计 {due} 人",
    ),
    "COUNT_WRONG_ELIGIBLE": (
        "{n:worker|workers} eligible, counted {due}",
        "计划写可乘 {n} 人，实计 {due} 人",
    ),
    "WORKER_UNKNOWN": (
        "worker {worker!r} is not on the roster",
        "名册上没有“{worker}”",
    ),
    "WORKER_UNKNOWN_ABOARD": (
        "worker {worker!r} of {trip} is not on the roster",
        "车次 {trip} 的“{worker}”不在名册上",
    ),
    "WORKER_TWICE": (
        "{n} entries over journeys, held, unplanned and alone; 1 expected",
        "在行程、暂缓、未安排和自行返岗中共 {n} 处，应为 1 处",
    ),
    "WORKER_MISSING": (
        "neither a journey nor held, unplanned or travelling alone",
        "没有行程，也不在暂缓、未安排或自行返岗之列",
    ),
}
_JOURNEYS: Mapping[str, Text] = {
    "TRIP_TWICE": ("{n} trips are called {trip!r}", "{n} 趟车编号均为“{trip}”"),
    "TRIP_UNKNOWN": (
        "rides on trip {trip!r}, which is not in the plan",
        "乘车次“{trip}”，而计划中没有该车次",
    ),
    "JOURNEY_NOT_DOOR_TO_DOOR": ("legs are {segments}", "各段为：{segments}"),
    "JOURNEY_NOT_DOOR_TO_DOOR_NO_LEGS": ("there are no legs", "没有任何一段"),
    "LEG_NOT_ABOARD": ("does not board trip {trip}", "未登上车次 {trip}"),
    "PASSENGER_WITHOUT_JOURNEY": (
        "is aboard {trip} without a journey on it",
        "在车次 {trip} 上，而没有乘该车次的行程",
    ),
    "LEG_TIME_WRONG_BOARDS": (
        "boards {trip} at {at}, the stop says {due}",
        "行程写 {at} 登上车次 {trip}，车次写 {due}",
    ),
    "LEG_TIME_WRONG_ALIGHTS": (
        "alights {trip} at {at}, the stop says {due}",
        "行程写 {at} 下车次 {trip}，车次写 {due}",
    ),
    "LEG_SEAT_WRONG": (
        "seat {seat!r} in the journey, {due!r} on {trip}",
        "行程写座位“{seat}”，车次 {trip} 写“{due}”",
    ),
    "LEG_SEAT_WRONG_NONE": (
        "seat {seat!r} in the journey, none on {trip}",
        "行程写座位“{seat}”，车次 {trip} 上没有座位",
    ),
}
_STOPS: Mapping[str, Text] = {
    "SEGMENT_WRONG": (
        "segment {segment!r}, service {service!r}",
        "区段为“{segment}”，班次为“{service}”",
    ),
    "SEGMENT_WRONG_ALONE": (
        "segment {segment!r}, no service",
        "区段为“{segment}”，没有班次",
    ),
    "VEHICLE_UNKNOWN": (
        "no {vehicle_type!r} at depot {depot!r} in the fleet",
        "车队中场站“{depot}”没有车型“{vehicle_type}”",
    ),
    "STOP_KIND": ("stop of kind {kind!r} at {place}", "在 {place} 有“{kind}”类停靠"),
    "PLACE_UNKNOWN": (
        "{kind} stop at {place}, which is no such place",
        "“{kind}”停靠在 {place}，并非此类地点",
    ),
    "AT_NO_PLACE": ("no place", "无地点"),
    "HALT_OF_KIND": ("{kind}", "{kind}处"),
    "STOP_ORDER": (
        "stops are {kinds}; expected {due_kinds}",
        "停靠依次为：{kinds}；应为：{due_kinds}",
    ),
    "STOP_ORDER_LACKS": ("stops are {kinds}", "停靠只有：{kinds}"),
    "STOP_ORDER_NO_STOPS": ("there are no stops", "没有任何停靠"),
    "STOP_EMPTY": (
        "nobody boards or alights at {kind} {place}",
        "{place}（{kind}）无人上下车",
    ),
    "STOP_EMPTY_THROUGHOUT": ("nobody boards on the whole trip", "全程无人上车"),
    "STOP_BOARDS": (
        "{n:worker boards or alights|workers board or alight} at a {kind} stop",
        "{n} 人在“{kind}”停靠上下车",
    ),
    "WRONG_DEPOT": (
        "stop at depot {depot!r}, coach of {own!r}",
        "停在场站“{depot}”，而客车属于“{own}”",
    ),
    "PLACE_TWICE": (
        "{place} is served {n} times, 1 allowed",
        "{place} 停靠 {n} 次，应为 1 次",
    ),
    "BOARDS_TWICE": (
        "boards {boards} times, alights {alights} (trip {trip})",
        "上车 {boards} 次，下车 {alights} 次（车次 {trip}）",
    ),
    "NEVER_ALIGHTS": (
        "boards, never alights (trip {trip})",
        "上车后未下车（车次 {trip}）",
    ),
    "NEVER_BOARDS": (
        "alights, never boarded (trip {trip})",
        "下车前未上车（车次 {trip}）",
    ),
    "WRONG_VILLAGE": (
        "boards at {place}, is to board at {due} (trip {trip})",
        "在 {place} 上车，应在 {due} 上车（车次 {trip}）",
    ),
    "WRONG_EMPLOYER": (
        "alights at {place}, is expected at {due} (trip {trip})",
        "在 {place} 下车，应在 {due} 下车（车次 {trip}）",
    ),
    "WRONG_HUB_BOARDS": (
        "boards at {place}, is to board at {due} (trip {trip})",
        "在 {place} 上车，应在 {due} 上车（车次 {trip}）",
    ),
    "WRONG_HUB_ALIGHTS": (
        "alights at {place}, is expected at {due} (trip {trip})",
        "在 {place} 下车，应在 {due} 下车（车次 {trip}）",
    ),
}
SENTENCES: Mapping[str, Text] = {
    "STOP_CLOSED": ("{place} is closed then", "{place} 届时封闭"),
    "WALK_TOO_FAR": (
        "{worker} walks {found_metres} to another stop, {most_metres} allowed",
        "{worker} 须步行 {found_metres} 到另一站点，最多 {most_metres}",
    ),
    "ROAD_CLOSED": (
        "the road from {start} to {end} is closed then",
        "{start} 至 {end} 的道路届时封闭",
    ),
    **_PLAN,
    **_JOURNEYS,
    **_STOPS,
}
