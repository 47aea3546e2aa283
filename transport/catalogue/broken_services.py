"""Sentences on broken rules of flights and trains: use, riders, links, hubs, intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_USE: Mapping[str, Text] = {
    "SERVICE_UNKNOWN": (
        "no service {service!r} in the scenario",
        "方案中没有班次“{service}”",
    ),
    "SERVICE_TWICE": ("{n} entries, 1 expected", "列了 {n} 次，应为 1 次"),
    "SERVICE_UNITS": (
        "{n:unit|units}, 1 to {most} allowed",
        "使用 {n} 班，应为 1 至 {most} 班",
    ),
    "SERVICE_SEATS": (
        "{n:worker|workers}, {seats:seat|seats} in {units:unit|units}",
        "{n} 人，{units} 班共 {seats} 座",
    ),
    "SERVICE_COST_WRONG": (
        "{found_fen} stated, {due_fen} by unit and seat",
        "写 {found_fen}，按班和座位为 {due_fen}",
    ),
    "SERVICE_NOT_ALLOWED": (
        "runs by {mode}; {modes} allowed",
        "为{mode}，而只允许：{modes}",
    ),
    "SERVICE_NOT_ALLOWED_NONE": (
        "runs by {mode}; none allowed",
        "为{mode}，而任何班次均不允许",
    ),
    "AIRCRAFT_TWICE": (
        "{aircraft} comes from {service} too late",
        "飞机 {aircraft} 由航班 {service} 来不及接续",
    ),
}
_RIDERS: Mapping[str, Text] = {
    "RIDER_TWICE": ("is listed {n} times on services", "在班次上共列 {n} 次"),
    "RIDER_WITHOUT_JOURNEY": (
        "is listed on {service}, no leg of the journey uses it",
        "列在班次 {service} 上，而行程不乘该班次",
    ),
    "RIDER_NOT_LISTED": (
        "rides {service}, which does not list this worker",
        "行程乘班次 {service}，而该班次未列此人",
    ),
    "RIDER_HELD": (
        "rides {service}, held by {held!r}",
        "乘班次 {service}，而应暂缓：{held}",
    ),
    "SERVICE_SEAT_TWICE": (
        "seat {seat} is given to {n} workers",
        "座位 {seat} 给了 {n} 人",
    ),
    "SERVICE_SEAT_UNKNOWN": (
        "seat {seat!r} of {service}",
        "班次 {service} 的座位“{seat}”",
    ),
    "SERVICE_TIME_WRONG": (
        "rides {service} from {start} to {end}; it runs from {due_start} to {due_end}",
        "行程写乘班次 {service} {start} 至 {end}，班次为 {due_start} 至 {due_end}",
    ),
}
_LINKS: Mapping[str, Text] = {
    "CONNECTION_MISSED": (
        "alights {late_seconds} after the last moment for {service}",
        "下车比赶上班次 {service} 的最晚时间迟 {late_seconds}",
    ),
    "TRANSFER_TOO_SHORT": (
        "boards {early_seconds} before it can, coming from {service}",
        "自班次 {service} 下来后，上车早了 {early_seconds}",
    ),
    "FEEDER_OF_OTHER_SERVICE": (
        "{trip} serves {found}, not {due}",
        "车次 {trip} 接驳班次 {found}，而非 {due}",
    ),
    "FEEDER_OF_OTHER_SERVICE_NONE": (
        "{trip} serves no service, {due} is needed",
        "车次 {trip} 不接驳任何班次，应接驳 {due}",
    ),
    "JOURNEY_TOO_LONG_DOORS": (
        "{found_h:.2f} h from door to door, {most_h:.2f} h allowed",
        "门到门 {found_h:.2f} 小时，上限为 {most_h:.2f} 小时",
    ),
    "HUB_TOO_FAR_RUN": (
        "{found_metres} from {start} to {end}, {most_metres} allowed",
        "{start} 至 {end} {found_metres}，上限为 {most_metres}",
    ),
    "CROWD_TOO_LARGE": (
        "{n} workers from {start} on, {most} in half an hour",
        "自 {start} 起半小时内 {n} 人，上限为 {most} 人",
    ),
    "INTAKE_EXCEEDED": (
        "{n:worker arrives|workers arrive} on {day}, {most} a day taken",
        "{day} 到达 {n} 人，每日接收 {most} 人",
    ),
}
SENTENCES: Mapping[str, Text] = {**_USE, **_RIDERS, **_LINKS}
