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
    "CREW_LENT": (
        "the crew of {coach} drives {trip}; its price stays the same",
        "{trip} 改由 {coach} 的司机驾驶；费用不变",
    ),
}
