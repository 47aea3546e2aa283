"""What is taken where nobody said anything: names of the things, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LABEL_ASSUMED": ("assumed", "默认"),
    "THINGS_ASSUMED": (
        "{n:thing is|things are} assumed and not confirmed: {assumed}",
        "有{n}项默认值尚未确认：{assumed}",
    ),
    "ASSUMED_FIRST_DAY": ("first day", "首日"),
    "ASSUMED_DAYS": ("days", "天数"),
    "ASSUMED_ORIGIN": ("where they come from", "出发地"),
    "ASSUMED_PRESET": ("rules", "规则版本"),
    "ASSUMED_DEPOTS": ("depots", "车场"),
    "ASSUMED_FLEET": ("fleet", "车辆"),
    "ASSUMED_PRICES": ("prices", "价格"),
    "ASSUMED_HEALTH": ("health papers", "健康证明"),
    "ASSUMED_CITIES": ("cities of places", "地点所在市县"),
    "NEAREST_SEAT": (
        "known by position alone: the county whose seat is nearest is taken",
        "只有坐标，取最近的县城所在县",
    ),
    "ASSUMED_LEFT_OUT": ("people left out", "未列入的人员"),
    "OFFICE_SAYS_FIT": (
        "the roster says nothing of it; the office has all treated as fit",
        "名册未写明；单位决定全部按合格处理",
    ),
    "OFFICE_LEAVES_OUT": (
        "{n:person names|people name} no home or no employer; the office leaves them "
        "out",
        "有{n}人没有住址或企业，单位决定不列入",
    ),
    "MONDAY_AFTER_DATE": (
        "the roster is of a day long past; the Monday after its date is taken",
        "花名册的填报日期已过去很久；按该日期后的星期一",
    ),
    "NEXT_MONDAY": (
        "the roster names no day of travel; the next Monday is taken",
        "名册没有出发日期，取下一个星期一",
    ),
    "EARLIEST_OF_ROSTER": (
        "the earliest day on which somebody on the roster may leave",
        "名册中最早的可出发日期",
    ),
    "BEFORE_FIRST_REPORT": (
        "{n:day|days} before the earliest day for reporting on the roster",
        "名册中最早报到日期之前{n}天",
    ),
    "BY_LAST_REPORT": (
        "to the last day for reporting on the roster",
        "到名册中最迟的报到日期",
    ),
    "BY_LAST_READY": (
        "to {day}, the last day from which somebody on the roster may leave, and for"
        " a run of about {road_m}",
        "到名册中最迟的可出发日期{day}，另计约{road_m}的路程",
    ),
    "BY_DISTANCE": (
        "enough for a run of about {road_m}, with a day to spare",
        "按路程约{road_m}计，另留一天",
    ),
    "WHERE_MOST_LIVE": (
        "province and city of the county from which most workers come",
        "多数工人所在县的省、市",
    ),
    "BY_CALENDAR": (
        "the rules in force on the day of departure",
        "出发当日有效的规则",
    ),
    "AT_COUNTY_STATION": (
        "a coach station in the seat of each sending county; the coaches' own yard was "
        "not given",
        "未给出车队车场，取各县县城客运站",
    ),
    "SIZED_TO_WORKERS": (
        "enough seats for {workers:worker|workers} under the rules of the day; not yet "
        "agreed with any operator",
        "按{workers}人和当日规则配足座位；尚未与运输企业商定",
    ),
    "PRICE_LIST_OF": (
        "price list {list_name}: {origin}, as of {day}",
        "价目表 {list_name}：{origin}，{day}",
    ),
}
