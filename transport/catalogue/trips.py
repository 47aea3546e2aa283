"""Sentences of trips: why no legal trip runs a route."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "WAY_IS_CLOSED": (
        "the road from {start} to {end} is closed then",
        "{start} 至 {end} 的道路届时封闭",
    ),
    "COACH_TOO_LARGE": (
        "{vehicle_type} has {seats} seats; the largest coach that reaches {village} has"
        " {most}",
        "{vehicle_type}有 {seats} 座；可进 {village} 的最大车型为 {most} 座",
    ),
    "COACH_FROM_ELSEWHERE": (
        "coaches of {depot} are of {home}; neither end of the ride lies there ({start}"
        " to {end})",
        "{depot} 的车辆属{home}车籍；行程两端（{start} 至 {end}）均不在该地",
    ),
    "TOO_MANY_PLACES": (
        "one coach takes workers up at {villages} places and sets them down at"
        " {employers}; {most_villages} and {most_employers} allowed",
        "一车有 {villages} 处上车点、{employers} 处下车点；上限为 {most_villages} 处和"
        " {most_employers} 处",
    ),
    "DETOUR_TOO_LONG": (
        "the way from {village} to {employer} is a longer detour than allowed",
        "{village} 至 {employer} 的绕行里程超过上限",
    ),
    "DETOUR_TOO_SLOW": (
        "driving and halts from {village} to {employer} take longer over the direct"
        " drive than allowed",
        "{village} 至 {employer} 的行车和停靠时间比直达多出的部分超过上限",
    ),
    "LUGGAGE_TOO_MUCH": (
        "{bags:piece|pieces} of luggage, and the hold of {vehicle_type} takes {hold}",
        "行李 {bags} 件，而{vehicle_type}的行李舱只能装 {hold} 件",
    ),
    "TAKEN_AT_THESE_TIMES": (
        "the coach or the gate is taken at these times",
        "该时段车辆或接收口已被占用",
    ),
    "DRIVERS_DEMANDED": (
        "{demanded} drivers are demanded by the hire or the length of the run;"
        " max_drivers allows {most}",
        "按租车约定或里程须配驾驶员 {demanded} 名；max_drivers 上限为 {most} 名",
    ),
    "NO_DEPARTURE_KEEPS_ALL": (
        "no departure in the planning days keeps pick-up hours, gate hours, driver"
        " hours and the time by which the workers must arrive",
        "计划期内没有一个发车时刻能同时满足上车时段、接收时段、驾驶时间规定和到达时限",
    ),
    "ARRIVES_AFTER_ALL_GATES": (
        "the coach arrives after the gate closes for the last time or after the workers"
        " must have arrived",
        "车辆到达时用工单位已最后一次停止接收，或已过到达时限",
    ),
    "RIDE_LONGER_THAN_ALLOWED": (
        "the ride takes {ride_s} with {drivers:driver|drivers}; {allowed_s} allowed",
        "配驾驶员 {drivers} 名时乘车 {ride_s}；上限为 {allowed_s}",
    ),
    "WAIT_ABOARD_TOO_LONG": (
        "workers would wait {wait_s} aboard before {place} opens; {allowed_s} allowed",
        "须在车上等候 {place} 开门 {wait_s}；上限为 {allowed_s}",
    ),
    "EDITION_ASKS_MORE": (
        "{edition}, in force when a coach could leave, asks more of the workers than"
        " the rules of the day they are ready on",
        "发车时适用的 {edition} 对人员的要求高于可出发当日的规定",
    ),
    "SEATS_TOO_FEW": (
        "{n:worker|workers}, {seats:usable seat|usable seats} in a {vehicle_type} under"
        " {edition}",
        "{n} 人，而{vehicle_type}按 {edition} 可用座位为 {seats} 个",
    ),
}
