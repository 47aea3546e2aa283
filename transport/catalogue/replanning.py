"""What is told of a version made after the day's changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "REPLANNING": ("planning anew with the least change", "按最小改动重排"),
    "REPLAN_NO_EVENTS": (
        "there is no store of the operation here, and no events are named",
        "此处没有运行记录库，也未指定事件表",
    ),
    "REPLAN_NAME_EVENTS": (
        "name a table with --events, or make a store: p2p operate init",
        "用 --events 指定事件表，或先建库：p2p operate init",
    ),
    "REPLAN_NOTHING_NEW": (
        "nothing was reported, checked in or locked since version {number}: it stays"
        " in force, and none was made; report first (p2p event), or ask for one all the"
        " same with --anyway",
        "自第 {number} 版以来没有新的事件、签到或锁定：该版继续有效，未生成新版；"
        "请先登记事件（p2p event），确需生成请加 --anyway",
    ),
    "REPLAN_SERVICE_NOT_MET": (
        "coaches that have left cannot meet {services} at the new time: nothing was"
        " written, and the version before stays in force. Countermand the event that"
        " moved it (p2p events countermand) and look after those on board by telephone,"
        " or report the coach as down where it stands (p2p event coach_down), so that"
        " another one takes its riders",
        "已发车的车辆赶不上改时后的班次 {services}：未写入任何内容，原版继续有效。"
        "请撤销该改时事件（p2p events countermand）并电话安排车上人员，"
        "或登记该车就地故障（p2p event coach_down），由其他车辆接运",
    ),
    "REPLAN_NONE_FOUND": (
        "no version was found that keeps what has left, is frozen or locked; nothing"
        " was written, and the version before stays in force: take back the last event"
        " (p2p events countermand), or freeze later with --freeze",
        "找不到能保持已发车、已冻结和已锁定内容不变的新版；未写入任何内容，原版继续有效："
        "请撤销最后一个事件（p2p events countermand），或用 --freeze 推迟冻结",
    ),
    "REPLAN_LOCK_IN_THE_WAY": (
        "is locked, and after these events no version keeps it as printed",
        "已锁定，而这些事件之后没有方案能使其保持原样",
    ),
    "REPLAN_RELEASE": (
        "release it: p2p lock OUT {kind} {ref} --release --by NAME",
        "请解除锁定：p2p lock OUT {kind} {ref} --release --by 姓名",
    ),
    "REPLAN_VERSION": (
        "version {number} in {folder}",
        "第 {number} 版，位于 {folder}",
    ),
    "REPLAN_CHANGES": (
        "what changed for whom, and messages to those touched: {dest}",
        "变化明细及发给相关人员的通知：{dest}",
    ),
    "REPLAN_CHANGED": (
        "{n:person|people} with another coach, place or time;"
        " {trips:trip|trips} not as printed for those who stay",
        "{n} 人的车辆、地点或时间有变；{trips} 个车次未按印发版本执行",
    ),
    "REPLAN_COST": (
        "{cost_fen}, before {before_fen}; no plan's cost and penalties can be under"
        " {bound_fen}",
        "{cost_fen}，此前 {before_fen}；任何计划的费用与罚分之和都不会低于 {bound_fen}",
    ),
    "REPLAN_KEEPING": (
        "of a plan that keeps the {trips:frozen trip|frozen trips} left as printed,"
        " with all aboard, cost and penalties cannot be under {bound_fen}",
        "凡保持其余 {trips} 个已冻结车次及其乘员不变的计划，费用与罚分之和均不低于"
        " {bound_fen}",
    ),
    "REPLAN_RULES": (
        "lists frozen at {at} of the day before; changes come before all cost: {coach}"
        " for another coach or place, {time_weight} more for another time",
        "名单于前一日 {at} 冻结；改动优先于一切费用：换车或换地点计 {coach}，改时另计"
        " {time_weight}",
    ),
    "REPLAN_RULES_PRICED": (
        "lists frozen at {at} of the day before; a person with another coach, place or"
        " time weighs {change_fen}",
        "名单于前一日 {at} 冻结；每改动一人的车辆、地点或时间折合 {change_fen}",
    ),
    "REPLAN_ANSWER": (
        "the first after {seconds} s, the best of {n} is kept",
        "{seconds} 秒得出第一版，共 {n} 版，保留最佳",
    ),
    "REPLAN_STANDBY": (
        "{worker} takes seat {seat} on {trip} instead of {gone}",
        "{worker} 顶替 {gone}，乘 {trip} 座位 {seat}",
    ),
    "REPLAN_HELD": ("{workers}: {code}", "{workers}：{code}"),
    "REPLAN_HELD_MANY": (
        "{n:worker|workers}, {workers} among them: {code}",
        "{n} 人（其中 {workers}）：{code}",
    ),
    "REPLAN_LEFT": ("{workers}: {why}", "{workers}：{why}"),
    "REPLAN_LEFT_MANY": (
        "{n:worker|workers}, {workers} among them: {why}",
        "{n} 人（其中 {workers}）：{why}",
    ),
    "REPLAN_MOVED": (
        "{worker} rides on {trip} now, so that others can ride too",
        "{worker} 改乘 {trip}，以便他人也能出行",
    ),
    "REPLAN_FLAGGED": (
        "{worker} travels without a companion; decide by hand",
        "{worker} 的同行人员未能出行；请人工决定",
    ),
    "REPLAN_PRICE": (
        "keeping {trip} as printed costs {price_fen}; else {n:person|people} would"
        " have another time",
        "按印发版本保留 {trip} 的代价为 {price_fen}；否则 {n} 人的时间会变",
    ),
    "LABEL_VERSION": ("version", "版本"),
    "LABEL_CHANGED": ("changed", "改动"),
    "LABEL_STANDBY": ("standby", "候补"),
    "LABEL_ANSWER": ("answer", "求解"),
    "LABEL_MOVED": ("moved", "调换"),
    "LABEL_FLAGGED": ("to decide", "待决定"),
    "LABEL_PRICE": ("price", "代价"),
}
