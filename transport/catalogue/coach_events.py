"""What is told of coaches and drivers on whom the day has fallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LABEL_LATE": ("late", "晚点"),
    "LABEL_CREW": ("crew", "司机"),
    "LATE_TRIP": (
        "{trip} is {late_s} late on its way; the plan stays as printed",
        "{trip} 途中晚点{late_s}；计划不变",
    ),
    "LATE_NOT_RETIMED": (
        "{trip} is late, and its own coach, which runs {others} too, does not run it"
        " later: no times were found for all of them, or another way changes less; its"
        " riders are placed anew",
        "{trip} 晚点，未由原车推迟开行（该车还承担 {others}，排不开，或另行安排改动更少"
        "）；其乘客已另行安排",
    ),
    "LATE_AHEAD": (
        "{trip} leaves {place} at {now}, by plan {planned}",
        "{trip} 于 {now} 离开{place}，原定 {planned}",
    ),
    "LATE_HANDOVER": (
        "{trip} hands over {n:worker|workers} at {place} at {now}, by plan {planned}",
        "{trip} 于 {now} 在{place}交接 {n} 人，原定 {planned}",
    ),
    "LATE_CONNECTION": (
        "{trip} brings {n:worker|workers} to {service} {late_s} after the time set for"
        " it, yet before check-in closes",
        "{trip} 送 {n} 人乘 {service}，比规定时间晚{late_s}，但仍在停止检票前",
    ),
    "LATE_MISSED": (
        "{trip} brings {n:worker|workers} to {service} {late_s} after the time set for"
        " it, and check-in has closed: they need another ride",
        "{trip} 送 {n} 人乘 {service}，比规定时间晚{late_s}，已停止检票：须另行安排",
    ),
    "NO_RELIEF_FREE": (
        "no coach is free that could take on together those who wait by the road",
        "没有空闲车辆可将路边等候的人员一并接走",
    ),
    "NO_WAY_ONWARD": (
        "is on the way already, and no other flight or train from there has a seat with"
        " a coach to meet it: somebody has to look after them",
        "已在途中，当地没有其他航班或列车既有座位又有接站车：须派人照料",
    ),
    "LABEL_TOLD_FIRST": ("told first", "先行告知"),
    "ABOARD_MOVED": (
        "{worker} sits in the coach of {trip} and rides {trips} in another one now:"
        " tell him before it leaves",
        "{worker} 已坐在 {trip} 车上，现改乘其他车辆（{trips}）：请在发车前告知",
    ),
    "ABOARD_OFF": (
        "{worker} sits in the coach of {trip} and does not travel: ask him to get off",
        "{worker} 已坐在 {trip} 车上，但不再出行：请其下车",
    ),
    "LABEL_RELIEF": ("relief", "救援"),
    "RELIEF_BY": (
        "{trip} takes on {n:worker|workers} of {broken} where it stands, at {at}",
        "{trip} 于 {at} 在现场接走 {broken} 的 {n} 人",
    ),
    "RELIEF_IS_FAR": (
        "{n:worker waits|workers wait} {wait_s} by the road for {trip}: bring them"
        " somewhere meanwhile",
        "{n} 人须在路边等候 {trip} {wait_s}：请先将其安置",
    ),
    "RELIEF_ALREADY_THERE": (
        "{n:worker|workers} had been brought by {broken} before",
        "{broken} 此前已送达 {n} 人",
    ),
    "RELIEF_SPENT": (
        "{broken} has cost {spent_fen} up to there, which is not in this cost: what its"
        " carrier asks for the rest is not known",
        "{broken} 至此已花费 {spent_fen}，不计入本版费用；承运方其余费用未知",
    ),
    "MUST_BE_FETCHED": (
        "{worker} waits where {broken} stands and has no ride: {why}; send somebody,"
        " and tell the employer",
        "{worker} 在 {broken} 停车处等候，没有车次：{why}；请派人接应并告知企业",
    ),
    "LABEL_CLOSED": ("closed", "封闭"),
    "CLOSED_FOR_LEFT": (
        "{trip} has left and runs into what event {n} closes: call its drivers",
        "{trip} 已发车，将遇事件 {n} 的封闭：请联系驾驶员",
    ),
    "CLOSED_WALKS": (
        "{n:worker boards|workers board} at {near} instead of {place}: {workers}",
        "{n} 人改在{near}上车，不在{place}：{workers}",
    ),
    "CREW_LENT": (
        "the crew of {coach} drives {trip}; its price stays the same",
        "{trip} 改由 {coach} 的司机驾驶；费用不变",
    ),
}
