"""Sentences on broken rules aboard a coach: seats, who shares it, times on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_SEATS: Mapping[str, Text] = {
    "USABLE_SEATS_WRONG": (
        "{seats:usable seat|usable seats} stated, {due} under {edition}",
        "计划写可用座位 {seats} 个，按 {edition} 应为 {due} 个",
    ),
    "OVERLOADED": (
        "{n:worker|workers} on board, {seats:usable seat|usable seats}",
        "车上 {n} 人，可用座位 {seats} 个",
    ),
    "HOLD_OVERLOADED": (
        "{bags:piece|pieces} of luggage, {most} go into the hold",
        "行李 {bags} 件，行李舱容 {most} 件",
    ),
    "SEAT_MISSING": ("{worker} has no seat", "{worker} 没有座位"),
    "SEAT_WITHOUT_WORKER": (
        "seat {seat} is given to {worker}, who is not on board",
        "座位 {seat} 给了不在车上的 {worker}",
    ),
    "SEAT_UNKNOWN": (
        "seat {seat!r} of {worker} is not in a {vehicle_type}",
        "{worker} 的座位“{seat}”不在{vehicle_type}上",
    ),
    "SEAT_TWICE": (
        "seat {seat} is given to {workers}",
        "座位 {seat} 同时给了 {workers}",
    ),
    "SEAT_OBSERVATION": (
        "{worker} sits on {seat}, kept free for observation",
        "{worker} 坐在观察区的座位 {seat}",
    ),
}
_COHORTS: Mapping[str, Text] = {
    "TOO_MANY_EMPLOYERS": (
        "{n} on the trip, {most} allowed",
        "该车次有 {n} 处下车点，上限为 {most} 处",
    ),
    "TOO_MANY_VILLAGES": (
        "{n} on the trip, {most} allowed",
        "该车次有 {n} 处上车点，上限为 {most} 处",
    ),
    "RISK_MIXED": (
        "{risks} on one vehicle, 1 of them allowed",
        "同车有：{risks}；只允许其中一种",
    ),
    "DIRECTIONS_MIXED": (
        "{out} going out and {home} going home on one trip",
        "同一车次有去程{out}人、返程{home}人",
    ),
    "COUNTIES_MIXED": (
        "{counties} on one vehicle, 1 of them allowed",
        "同车有：{counties}；只允许其中一个县",
    ),
    "PARTY_SPLIT": ("the party's members are on {ways}", "同行各人分别为：{ways}"),
    "PARTY_SPLIT_WAY": ("{together}", "{together}"),
    "PARTY_SPLIT_STAYS": ("no trip", "未乘车"),
    "PARTY_SPLIT_TICKETS": ("no trip but tickets", "自行购票"),
    "COACH_TOO_LARGE_THERE": (
        "{seats} seats at {village}, {most} allowed",
        "{village} 来车 {seats} 座，最多可进 {most} 座",
    ),
    "NO_END_AT_HOME": (
        "a coach of {home} carries from {start} to {end}, neither of which lies there",
        "{home}车籍的客车由 {start} 运至 {end}，两端均不在该市",
    ),
    "PICKUP_FORBIDDEN": (
        "{village} is at {risk} risk; {edition} forbids it",
        "{village} 为{risk}风险，{edition} 禁止停靠",
    ),
}
_TIMES: Mapping[str, Text] = {
    "TIME_NOT_WHOLE_MINUTE": (
        "{over_seconds} beyond a whole minute at {place}",
        "{place} 的时间比整分钟多 {over_seconds}",
    ),
    "TIME_NOT_WHOLE_MINUTE_DRIVING": ("{span}", "{span}"),
    "TIME_BACKWARDS": (
        "{back_seconds} back in time at {place}",
        "{place} 的时间倒退 {back_seconds}",
    ),
    "TRIP_TOO_LONG": (
        "lasts {found_seconds}, {most_seconds} can be read",
        "历时 {found_seconds}，最多可核查 {most_seconds}",
    ),
    "DEPOT_HALT": (
        "halts {halt_seconds} at its depot, 0 s expected",
        "在本场站停留 {halt_seconds}，应为 0 秒",
    ),
    "DWELL_TOO_SHORT": (
        "halts {found_seconds} at {place}, {due_seconds} needed",
        "在 {place} 停靠 {found_seconds}，需要 {due_seconds}",
    ),
    "OUTSIDE_OPENING": (
        "{place} is served from {start}, when it is closed",
        "{place} 自 {start} 起上下车，而此时未开放",
    ),
    "BOARDS_BEFORE_READY": (
        "{trip} boards at {at}, ready from {ready}",
        "车次 {trip} 于 {at} 上车，而本人 {ready} 才可出发",
    ),
    "ARRIVES_TOO_LATE_ABOARD": (
        "{trip} arrives at {at}, expected by {due}",
        "车次 {trip} 于 {at} 到达，应于 {due} 前到达",
    ),
    "BEFORE_FIRST_DAY_LEAVES": (
        "leaves {early_seconds} before the first day",
        "早于首日 {early_seconds} 发车",
    ),
    "AFTER_LAST_DAY_ALIGHT": (
        "workers alight {late_seconds} after the last day",
        "末日结束后 {late_seconds} 才下车",
    ),
    "RIDE_TOO_LONG": (
        "{trip} rides {found_h:.2f} h, {most_h:.2f} h allowed",
        "乘车次 {trip} {found_h:.2f} 小时，上限为 {most_h:.2f} 小时",
    ),
    "DETOUR_TOO_LONG_ABOARD": (
        "{trip} rides {found_metres}, {most_metres} allowed",
        "乘车次 {trip} {found_metres}，上限为 {most_metres}",
    ),
    "DETOUR_TOO_SLOW_ABOARD": (
        "driving and halts from {start} to {end} take {found_seconds},"
        " {most_seconds} allowed",
        "{start} 至 {end} 行驶和停靠共 {found_seconds}，上限为 {most_seconds}",
    ),
    "WAITS_ABOARD": (
        "workers wait {found_min} min aboard at {place}, {most_min} min allowed",
        "在 {place} 车上等候 {found_min} 分钟，上限为 {most_min} 分钟",
    ),
    "NO_PASSENGER_STOP": (
        "workers are under way {found_min} min without a stop of {stop_min} min,"
        " {most_min} min allowed",
        "连续载客行驶 {found_min} 分钟而无 {stop_min} 分钟的停车，上限为 {most_min} "
        "分钟",
    ),
}
SENTENCES: Mapping[str, Text] = {**_SEATS, **_COHORTS, **_TIMES}
