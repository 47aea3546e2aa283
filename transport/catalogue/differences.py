"""What changed between two plans: for whom, and the messages about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "DIFF_NOTHING": ("nobody's journey is another", "所有人的行程不变"),
    "DIFF_COUNTS": (
        "{changed:worker has|workers have} another journey, {gone:no longer "
        "travels|no longer travel}, {new:travels now|travel now}",
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
    "CONTACT_TRIP": (
        "{trip} has changed: leaves the yard {leaves}, {place} {when}, "
        "{n:worker|workers}, {end} {arrives}. The earlier run sheet no longer holds.",
        "{trip} 有变：{leaves} 出场，{when} 到{place}，共 {n} 人，{arrives} 到{end}。"
        "原行车单作废。",
    ),
    "CONTACT_TRIP_GONE": (
        "{trip} is cancelled; do not leave.",
        "{trip} 已取消，请勿发车。",
    ),
    "CONTACT_CARRIER": (
        "{parts}. New papers follow; earlier ones no longer hold.",
        "{parts}。新文件另发，原文件作废。",
    ),
    "CONTACT_HEALTH": (
        "{parts}. Registers of these trips are sent anew; earlier ones no longer hold.",
        "{parts}。上述车次的乘客信息登记表重新发送，原表作废。",
    ),
    "CONTACT_CALL": (
        "{trip} leaves {when} with {n:worker|workers}",
        "{trip} {when} 发车，{n} 人上车",
    ),
    "CONTACT_NO_CALL": ("no coach calls any more", "不再有车停靠"),
    "CONTACT_PLACE": (
        "{place}: {parts}. Earlier notices no longer hold.",
        "{place}：{parts}。以前的通知作废。",
    ),
    "CONTACT_EMPLOYER": (
        "{employer}: of your workers {changed} travel otherwise than told before, "
        "{gone} no longer come, {new} come in addition. New lists follow.",
        "{employer}：贵单位务工人员 {changed} 人行程有变，{gone} 人不再到岗，"
        "{new} 人新增。新名单另发。",
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
