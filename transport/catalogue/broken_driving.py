"""Sentences on broken rules of driving: drivers' hours, the way driven, the fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_WHEEL: Mapping[str, Text] = {
    "AT_THE_WHEEL": (
        "driver {driver} from {start} to {end}",
        "驾驶员 {driver}，{start} 至 {end}",
    ),
    "BLOCK_EMPTY": ("{span}", "{span}"),
    "BLOCK_OUTSIDE_TRIP": ("{span}", "{span}"),
    "DRIVER_UNKNOWN": (
        "driver {driver} drives, {drivers} on board",
        "由驾驶员 {driver} 驾驶，车上共 {drivers} 名",
    ),
    "TWO_AT_THE_WHEEL": (
        "driving blocks overlap by {overlap_seconds}, 0 s allowed",
        "驾驶时段重叠 {overlap_seconds}，应为 0 秒",
    ),
    "MOVES_WITHOUT_DRIVER": (
        "{found_min} min under way without a driver, 0 due",
        "行驶而无人驾驶 {found_min} 分钟，应为 0",
    ),
    "DRIVES_WHILE_HALTED": (
        "{found_min} min driven while the coach halts, 0 due",
        "停站而有人驾驶 {found_min} 分钟，应为 0",
    ),
    "CHANGE_TOO_SHORT": (
        "driver {before} hands over to {after} in {found_seconds}, {due_seconds}"
        " needed",
        "驾驶员 {before} 换为 {after} 用时 {found_seconds}，需要 {due_seconds}",
    ),
    "TOO_FEW_DRIVERS": (
        "{n:driver|drivers} for a run of {run_metres}, {due} demanded",
        "行程 {run_metres} 配驾驶员 {n} 名，须为 {due} 名",
    ),
    "TOO_MANY_DRIVERS": (
        "{n:driver|drivers}, {most} allowed",
        "驾驶员 {n} 名，上限为 {most} 名",
    ),
    "CREW_NOT_ALLOWED": (
        "{due:driver|drivers} demanded for a run of {run_metres}, {most} allowed",
        "行程 {run_metres} 须配驾驶员 {due} 名，上限为 {most} 名",
    ),
}
_HOURS: Mapping[str, Text] = {
    "DRIVES_TOO_LONG": (
        "driver {driver}: {found_min} min on end before a break of {break_min} min,"
        " {most_min} min allowed",
        "驾驶员 {driver}：未休息满 {break_min} 分钟而连续驾驶 {found_min} 分钟，上限"
        "为 {most_min} 分钟",
    ),
    "DRIVES_TOO_MUCH": (
        "driver {driver}: {found_min} min {span}, {most_min} min allowed",
        "驾驶员 {driver}：{span}驾驶 {found_min} 分钟，上限为 {most_min} 分钟",
    ),
    "DRIVES_TOO_MUCH_IN_24H": ("in 24 h", "24 小时内"),
    "DRIVES_TOO_MUCH_IN_7D": ("in 7 days", "7 天内"),
    "DRIVES_TOO_MUCH_IN_SHIFT": ("between two daily rests", "两次每日休息之间"),
    "DUTY_TOO_LONG": (
        "driver {driver}: {found_min} min {span}, {most_min} min allowed",
        "驾驶员 {driver}：{span} {found_min} 分钟，上限为 {most_min} 分钟",
    ),
    "DUTY_TOO_LONG_IN_SHIFT": ("since the last daily rest", "自上次每日休息起"),
    "DUTY_TOO_LONG_IN_7D": ("of duty in 7 days", "7 天内值勤"),
    "NIGHT_BAN": (
        "{found_min} min under way in banned hours, 0 allowed; first at {at}",
        "禁行时段内行驶 {found_min} 分钟，应为 0；首次在 {at}",
    ),
}
_WAY: Mapping[str, Text] = {
    "LEG_TOO_FAST": (
        "{found_seconds} driven from {start} to {end}, {due_seconds} needed",
        "{start} 至 {end} 行驶 {found_seconds}，需要 {due_seconds}",
    ),
    "LEG_TOO_SLOW": (
        "{found_seconds} driven from {start} to {end}, {due_seconds} needed",
        "{start} 至 {end} 行驶 {found_seconds}，需要 {due_seconds}",
    ),
    "HALT_MISPLACED": (
        "{kind} at {at_metres} from {start} to {end}, {due_metres} due",
        "{start} 至 {end} 途中{kind}写在 {at_metres} 处，应在 {due_metres} 处",
    ),
    "HALT_EMPTY": (
        "{kind} of {found_seconds} at {at_metres}",
        "{at_metres} 处{kind} {found_seconds}",
    ),
    "AT_M_WRONG": (
        "{found_metres} from {start} to {end}, {due_metres} by the distances",
        "{start} 至 {end} 写 {found_metres}，按里程为 {due_metres}",
    ),
    "AT_M_WRONG_BACK": (
        "{found_metres} at {place}, after {last_metres}",
        "{place} 写 {found_metres}，而此前已为 {last_metres}",
    ),
    "AT_M_WRONG_START": (
        "starts at {found_metres}, 0 m expected",
        "起点写 {found_metres}，应为 0 米",
    ),
    "DISTANCE_WRONG": (
        "{found_metres} stated, {due_metres} by the stops",
        "写 {found_metres}，按停靠为 {due_metres}",
    ),
    "DEADHEAD_WRONG": (
        "{found_metres} stated, {due_metres} by the stops",
        "写 {found_metres}，按停靠为 {due_metres}",
    ),
    "DRIVING_TIME_WRONG": (
        "{found_seconds} stated, {due_seconds} by the legs",
        "写 {found_seconds}，按各段为 {due_seconds}",
    ),
    "GREAT_CIRCLE_WRONG": (
        "{found_metres} from {start} to {end}, {due_metres} by geopy",
        "{start} 至 {end} 为 {found_metres}，按 geopy 为 {due_metres}",
    ),
}
_FLEET: Mapping[str, Text] = {
    "FLEET_EXCEEDED": (
        "{n:coach|coaches} in use at {at}, {count} there: {trips}",
        "{at} 同时使用 {n} 辆，现有 {count} 辆：{trips}",
    ),
    "COACH_UNKNOWN": (
        "coach {coach} of {count}",
        "第 {coach} 辆，而该车型共 {count} 辆",
    ),
    "COACH_LOST": (
        "coach {coach} of its line is not to be had from {at} on",
        "该车型第 {coach} 号客车自 {at} 起不可用",
    ),
    "COACH_AWAY": (
        "coach {coach} of its line is not to be had from {start} until {end}",
        "该车型第 {coach} 号客车 {start} 至 {end} 不可用",
    ),
    "COACH_TWICE": (
        "coach {coach} of {vehicle_type} is on {trip} until {until} and then"
        " disinfected",
        "{vehicle_type}第 {coach} 辆执行车次 {trip} 至 {until}，其后还须消毒",
    ),
    "COACH_DAY_TWICE": (
        "coach {coach} of {vehicle_type} is hired for {trip} up to and including"
        " {until}; it may leave again that day where max_trips_per_block is 2 or more",
        "{vehicle_type}第 {coach} 辆为车次 {trip} 租用至 {until}（含当日）；"
        "max_trips_per_block 为 2 及以上时才可当日再次发车",
    ),
    "BLOCK_OF_SEVERAL_COACHES": (
        "{trips} are said to be one coach's chain, but are of {n} coaches",
        "{trips} 称为同一辆车连续执行，实为 {n} 辆车",
    ),
    "BLOCK_TOO_MANY_TRIPS": (
        "{trips} share the days of a coach; at most {most} trips may",
        "{trips} 合并计租用天数，最多可合并 {most} 趟",
    ),
    "BLOCK_INTERRUPTED": (
        "the coach runs {trip} of another block before block {block} has ended",
        "车辆在车次链 {block} 结束之前执行了另一车次链的车次 {trip}",
    ),
    "LAYOVER_UNMATCHED_BEFORE": (
        "begins at a layover, but no trip of its block comes before",
        "从途中停车处出发，但车次链中此前没有车次",
    ),
    "LAYOVER_UNMATCHED_AFTER": (
        "ends at a layover, but no trip of its block comes after",
        "在途中停车处结束，但车次链中此后没有车次",
    ),
    "LAYOVER_UNMATCHED_PLACE": (
        "{trip} and this one do not join at {place}, the last drop of {trip}",
        "未在 {trip} 的末站 {place} 与该车次衔接",
    ),
    "LAYOVER_NO_RETURN": (
        "the coach comes straight from {trip}, which goes the same way",
        "车辆由同一方向的 {trip} 直接接驶",
    ),
    "LAYOVER_NO_RETURN_SERVICE": (
        "the coach goes straight on from or to a trip that meets a flight or train",
        "车辆直接接驶的车次与航班或列车衔接",
    ),
    "LAYOVER_CREW": (
        "{n:driver|drivers} of this crew, where {due} of the crew of {trip} come along",
        "本机组驾驶员 {n} 人，而由 {trip} 直接接驶的机组为 {due} 人",
    ),
    "CREW_OUT_OF_TURN": (
        "crew {crew}, where it can be {due} at most, without a gap",
        "机组为第 {crew} 组，此处至多为第 {due} 组，且须依次编号",
    ),
    "CREW_CHANGE_NOT_ALLOWED": (
        "other drivers take over, which the fleet row {depot}/{vehicle_type} does not"
        " allow (crew_change)",
        "由另一组驾驶员接班，而车辆表 {depot}/{vehicle_type} 未允许（crew_change）",
    ),
}
SENTENCES: Mapping[str, Text] = {**_WHEEL, **_HOURS, **_WAY, **_FLEET}
