"""Sentences of an explanation: why a worker, a group or a trip is planned so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_TRIP: Mapping[str, Text] = {
    "EXPLAIN_TRIP": (
        "Trip {trip}: a {vehicle_type} of {depot} carries {n:worker|workers} on"
        " {seats:usable seat|usable seats}, with {drivers:driver|drivers},"
        " {pickups:pickup|pickups} and {drops:drop|drops}.",
        "车次 {trip}：{depot} 的{vehicle_type}，载 {n} 人，可用座位 {seats} 个，"
        "驾驶员 {drivers} 名，上车点 {pickups} 处，下车点 {drops} 处。",
    ),
    "EXPLAIN_WAY": (
        "It is hired for {days:day|days} and runs {way_m}, {empty_m} of them empty.",
        "包车 {days} 天，行驶 {way_m}，其中空驶 {empty_m}。",
    ),
    "EXPLAIN_WAY_ALONE": (
        "It runs {way_m}, {empty_m} of them empty.",
        "行驶 {way_m}，其中空驶 {empty_m}。",
    ),
    "EXPLAIN_BLOCK": (
        "It is number {number} of the {n} trips of block {block}, which coach {coach}"
        " of its type runs one after the other ({trips}): hired for {days:day|days},"
        " {cost_fen} in all.",
        "是车次链 {block} 的第 {number} 趟，共 {n} 趟（{trips}），由该车型第 {coach} 辆"
        "连续执行，包车 {days} 天，合计 {cost_fen}。",
    ),
    "EXPLAIN_BUYS_DAYS": (
        "As the first trip it bears the days of hire, drivers and escorts that block"
        " {block} had bought without the others.",
        "作为首趟，承担车次链 {block} 的包车、驾驶员和随车人员天数费用。",
    ),
    "EXPLAIN_DAYS_BOUGHT": (
        "Days bought by {first}, the first trip of block {block}, are not paid for"
        " again: the amounts are what this trip adds.",
        "车次链 {block} 的首趟 {first} 已购天数不再计费，以下为本趟新增费用。",
    ),
    "EXPLAIN_COST": (
        "It costs {cost_fen} ({lines}), {each_fen} a worker on board.",
        "费用 {cost_fen}（{lines}），车上人均 {each_fen}。",
    ),
    "EXPLAIN_COST_LINE": ("{name} {amount}", "{name} {amount}"),
    "EXPLAIN_SAVES": (
        "In the calculation behind the bound, one more such coach saves {saves_fen} at"
        " most.",
        "按下界的计算，再增加一辆此类车最多可节省 {saves_fen}。",
    ),
    "EXPLAIN_IDLE": (
        "In the calculation behind the bound, one more such coach saves nothing.",
        "按下界的计算，再增加一辆此类车不会节省费用。",
    ),
}
_WORKER: Mapping[str, Text] = {
    "EXPLAIN_HELD": (
        "Worker {worker} ({village} to {employer}) is held: {code}; {why}",
        "人员 {worker}（{village} 至 {employer}）暂缓出行：{code}。{why}",
    ),
    "EXPLAIN_LEFT": (
        "Worker {worker} ({village} to {employer}) may travel but is not planned:"
        " {code}; {why}",
        "人员 {worker}（{village} 至 {employer}）可以出行但未安排：{code}。{why}",
    ),
    "EXPLAIN_RIDES": (
        "Worker {worker} rides from {village} to {employer} on trip {trip}, seat"
        " {seat}: boarding {board}, there {alight}, {ride_s} on the way.",
        "人员 {worker} 乘车次 {trip} 由 {village} 前往 {employer}，座位 {seat}："
        "{board} 上车，{alight} 到达，途中 {ride_s}。",
    ),
    "EXPLAIN_LEG": (
        "{nth}. On {on} from {start} {board} to {end} {alight}, seat {seat}.",
        "{nth}. 乘 {on}：{board} {start} 至 {alight} {end}，座位 {seat}。",
    ),
    "EXPLAIN_JOURNEY": (
        "Worker {worker} travels from {village} to {employer} in {n:leg|legs}, "
        "{journey_s} from door to door:",
        "人员 {worker} 由 {village} 前往 {employer}，分 {n} 段，门到门 {journey_s}：",
    ),
    "EXPLAIN_NOT_BY": ("Not by {service}: {why}.", "未乘 {service}：{why}。"),
    "EXPLAIN_PARTY": (
        "Of one party with {others}; they travel together or not at all.",
        "与 {others} 同行，须一同出行。",
    ),
    "EXPLAIN_MARGINAL": (
        "In the calculation behind the bound, one more worker of this group costs about"
        " {price_fen}; in a seat that is free it may be less.",
        "按下界的计算，该组每增加一人约增加费用 {price_fen}；若有空座，实际可能更少。",
    ),
    "EXPLAIN_STATED": (
        "What that calculation says is as the planner stated it when the plan was made,"
        " not checked.",
        "下界计算所得的数为编制计划时所述，未经核查。",
    ),
    "EXPLAIN_NO_MARGINAL": (
        "Marginal prices were not computed for this plan.",
        "本方案未计算边际价格。",
    ),
    "EXPLAIN_ALONE": (
        "Worker {worker} ({village} to {employer}) travels alone, on no coach or"
        " service of this plan: the ticket costs {ticket_fen}, of which {subsidy_fen}"
        " are refunded.",
        "人员 {worker}（{village} 至 {employer}）自行返岗，不乘坐本方案的"
        "车次和班次：票价 {ticket_fen}，其中报销 {subsidy_fen}。",
    ),
    "EXPLAIN_TO_SIGN": ("His consent is still to be had.", "尚须本人签字同意。"),
}
_GROUP: Mapping[str, Text] = {
    "EXPLAIN_GROUP": (
        "Group {group}: {n:worker|workers} from {village} for {employer}.",
        "组 {group}：{n} 人，由 {village} 前往 {employer}。",
    ),
    "EXPLAIN_ON": ("{n:rides|ride} on trip {trip}.", "{n} 人乘车次 {trip}。"),
    "EXPLAIN_SPLIT": (
        "Its workers ride on {n} different trips or services.",
        "该组分乘 {n} 个车次或班次。",
    ),
    "EXPLAIN_UNPLANNED": (
        "{n:of them is|of them are} not planned.",
        "其中 {n} 人未安排。",
    ),
    "EXPLAIN_SOME_ALONE": (
        "{n:of them travels|of them travel} alone.",
        "其中 {n} 人自行返岗。",
    ),
}
SENTENCES: Mapping[str, Text] = {**_TRIP, **_WORKER, **_GROUP}
