"""What changed between two plans: for whom, and the messages about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "DIFF_NOTHING": ("nobody's journey is another", "所有人的行程不变"),
    "DIFF_COUNTS": (
        "{changed:worker has|workers have} another journey, {gone} no longer travel, "
        "{new} travel now",
        "{changed} 人行程有变，{gone} 人不再出行，{new} 人新增出行",
    ),
    "DIFF_TRIPS_GONE": ("trips that are no more: {trips}", "取消的车次：{trips}"),
    "DIFF_TRIPS_NEW": ("new trips: {trips}", "新增的车次：{trips}"),
    "DIFF_TRIPS_TOUCHED": (
        "trips with another coach, way, time or list: {trips}",
        "车辆、线路、时间或名单有变的车次：{trips}",
    ),
    "DIFF_GONE": ("{worker} no longer travels", "{worker} 不再出行"),
    "DIFF_GONE_WHY": (
        "{worker} no longer travels: {code}",
        "{worker} 不再出行：{code}",
    ),
    "DIFF_NEW": ("{worker} travels now: {parts}", "{worker} 新增出行：{parts}"),
    "DIFF_CHANGED": ("{worker}: {parts}", "{worker}：{parts}"),
    "DIFF_RIDE": ("{new} in place of {old}", "由 {old} 改乘 {new}"),
    "DIFF_COACH": (
        "{ride} has coach {new} in place of {old}",
        "{ride} 的车辆由 {old} 改为 {new}",
    ),
    "DIFF_SEAT": ("seat {new} in place of {old}", "座位由 {old} 改为 {new}"),
    "DIFF_PLACE": (
        "boards at {new} in place of {old}",
        "上车点由{old}改为{new}",
    ),
    "DIFF_TIME": (
        "boards at {new} in place of {old}",
        "上车时间由 {old} 改为 {new}",
    ),
    "DIFF_GATE": (
        "gets off at {new} in place of {old}",
        "下车点由{old}改为{new}",
    ),
    "DIFF_ARRIVAL": (
        "arrives at {new} in place of {old}",
        "到达时间由 {old} 改为 {new}",
    ),
    "DIFF_LEG_GONE": ("no longer on {ride}", "不再乘坐 {ride}"),
    "DIFF_WHOLE_RIDE": (
        "{ride}, seat {seat}, from {place} at {when}",
        "{ride}，座位 {seat}，{when} 在{place}上车",
    ),
    "MESSAGE_GONE": (
        "{called}: your seat on the coach is cancelled. Please wait for word from the "
        "labour office before you leave home.",
        "{called}：您的乘车安排已取消，请在家等候人社部门通知。",
    ),
    "MESSAGE_CHANGED": (
        "{called}: your journey has changed. It is now: {parts}. Earlier notices no "
        "longer hold.",
        "{called}：您的行程有变，现为：{parts}。以前的通知作废。",
    ),
    "MESSAGE_NEW": (
        "{called}: you have a seat: {parts}.",
        "{called}：已为您安排乘车：{parts}。",
    ),
}
