"""Sentences of a plan's report: its lead, dear seats, thin averages, long rides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "PLAN_CARRIES": (
        "{vehicles:vehicle|vehicles}, {n:worker|workers}, of whom {poor:,}"
        " poverty-listed.",
        "共 {vehicles:,} 辆（架、列），运送 {n:,} 人，其中建档立卡 {poor:,} 人。",
    ),
    "NOBODY_IN_VEHICLES": (
        "Nobody travels by coach, flight or train.",
        "无人乘坐客车、飞机或火车。",
    ),
    "DEAR_SEAT": (
        "{trip}: {n} in a {vehicle_type}, {each_fen} each, {times} times the median of"
        " {median_fen}",
        "{trip}：{vehicle_type}载 {n} 人，人均 {each_fen}，为中位数（{median_fen}）的"
        " {times} 倍",
    ),
    "THIN_UNDER_HALF_LOAD": (
        "{each} workers a trip on {trips:trip|trips} with {usable} usable seats "
        "each; {usual} were usual under the half load: look at the limits on "
        "villages, employers, detour and waiting, and at the vehicle types",
        "{trips} 趟车平均每趟 {each} 人（可用座位平均 {usable} 个）；半载时通常为"
        " {usual} 人。请查看村数、用工单位数、绕行和等候的限制以及车型",
    ),
    "THIN_WITHOUT_CAP": (
        "{each} workers a trip on {trips:trip|trips} with {usable} usable seats "
        "each; {usual} were usual without a load cap: look at the limits on "
        "villages, employers, detour and waiting, and at the vehicle types",
        "{trips} 趟车平均每趟 {each} 人（可用座位平均 {usable} 个）；无载客上限时"
        "通常为 {usual} 人。请查看村数、用工单位数、绕行和等候的限制以及车型",
    ),
    "WAY_JOIN": (
        "ride on {trip}, which calls there too (day {day}): saves {saves_fen}",
        "并入 {trip}（第 {day} 天，增停该村）：节省 {saves_fen}",
    ),
    "WAY_MUSTER": (
        "board {trip} at {village}, {away_m} from their own stop (day {day}):"
        " saves {saves_fen}",
        "到 {village}（距原上车点 {away_m}）乘 {trip}（第 {day} 天）：节省 {saves_fen}",
    ),
    "WAY_OTHER_COACH": (
        "a {vehicle_type} of {depot} of their own: saves {saves_fen}",
        "另派 {depot} 的{vehicle_type}：节省 {saves_fen}",
    ),
    "WAY_TICKET": (
        "tickets of their own: about {fare_fen} each by the fare of a K train, ways to"
        " and from stations not counted; the scenario does not allow it yet",
        "自行购票：按普快硬座票价每人约 {fare_fen}（不含往返车站的交通）；本方案未允许",
    ),
    "NO_CHEAPER_WAY": (
        "no cheaper legal way was found among those tried",
        "已尝试的办法中没有更便宜且合规的",
    ),
    "LONG_RIDE": (
        "{trip}: {n:worker rides|workers ride} far longer than the direct drive; from"
        " {village} to {employer} {ride_s} aboard, about {direct_s} straight there",
        "{trip}：{n} 人乘车时间远超直达；{village} 至 {employer} 乘车 {ride_s}，"
        "直达约 {direct_s}",
    ),
}
