"""Sentences on broken rules of persons: health, checks, who stays or goes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_HEALTH: Mapping[str, Text] = {
    "TRAVELS_THOUGH_HELD": (
        "travels on {trip}, held by {held!r}",
        "乘车次 {trip}，而应暂缓：{held}",
    ),
    "TRAVELS_THOUGH_HELD_ALONE": (
        "travels alone, held by {held!r}",
        "自行返岗，而应暂缓：{held}",
    ),
    "HELD_WITHOUT_CAUSE": (
        "held for {code!r}; nothing holds this worker",
        "以“{code}”暂缓，而没有应暂缓的原因",
    ),
    "HELD_CODE_WRONG": (
        "held for {code!r}; {held!r} applies",
        "以“{code}”暂缓，而适用的是：{held}",
    ),
    "UNPLANNED_THOUGH_HELD": (
        "unplanned for {code!r}; held by {held!r}",
        "以“{code}”列为未安排，而应暂缓：{held}",
    ),
    "CERTIFICATE_LAPSES": (
        "{trip} arrives at {arrival}, the certificate ends {until}",
        "车次 {trip} 于 {arrival} 到达，健康证明有效至 {until}",
    ),
}
_UNPLANNED: Mapping[str, Text] = {
    "UNPLANNED_CODE_WRONG": (
        "reason {code!r}; expected one of: {codes}",
        "原因为“{code}”，应为其中之一：{codes}",
    ),
    "UNPLANNED_CODE_WRONG_FITS": (
        "reason {code!r}, yet {vehicle_type} fits {village}",
        "所写原因为“{code}”，而{vehicle_type}可进 {village}",
    ),
    "UNPLANNED_CODE_WRONG_INTAKE": (
        "reason {code!r}, yet {employer} takes any number of workers a day",
        "所写原因为“{code}”，而 {employer} 每日接收人数不限",
    ),
    "UNPLANNED_CODE_WRONG_HOME": (
        "reason {code!r}, yet nobody asks where coaches are at home",
        "所写原因为“{code}”，而方案不要求车籍",
    ),
    "UNPLANNED_CODE_WRONG_HOLD": (
        "reason {code!r}, yet no coach has a limit on luggage",
        "所写原因为“{code}”，而各车型均未限制行李件数",
    ),
    "UNPLANNED_CODE_WRONG_SERVICE": (
        "reason {code!r}, yet the scenario has neither flights nor trains",
        "所写原因为“{code}”，而方案中没有航班或火车",
    ),
    "UNPLANNED_CODE_WRONG_PAPER": (
        "reason {code!r}, yet nobody going that way has a certificate",
        "所写原因为“{code}”，而同一去向无人持有健康证明",
    ),
    "UNPLANNED_CODE_WRONG_STANDS": (
        "reason {code!r}, yet at no time are all coaches of a row away that could"
        " carry them",
        "所写原因为“{code}”，而可运送的各行车辆在任何时候均未全部外出",
    ),
    "UNPLANNED_CODE_WRONG_NO_SEAT": (
        "reason {code!r}, yet no trip has a seat free",
        "所写原因为“{code}”，而各班次均无空座",
    ),
    "UNPLANNED_CODE_WRONG_CROWD": (
        "reason {code!r}, yet with them {n:worker travels|workers travel} in all, and"
        " {most} may come together",
        "所写原因为“{code}”，而连同其共运送 {n} 人，允许同时聚集 {most} 人",
    ),
    "UNPLANNED_CODE_WRONG_ROOM": (
        "reason {code!r}, yet {employer} takes {most} a day, and on no day more than"
        " {n} arrive",
        "所写原因为“{code}”，而 {employer} 每日接收 {most} 人，各日到达不超过 {n} 人",
    ),
    "UNPLANNED_CODE_WRONG_SEATS": (
        "reason {code!r}, yet there is room for {n} in {vehicle_type}, and nobody of"
        " higher priority rides",
        "所写原因为“{code}”，而{vehicle_type}可坐 {n} 人，且无更高优先级人员乘车",
    ),
    "UNPLANNED_CODE_WRONG_NO_BAGS": (
        "reason {code!r}, yet they bring no luggage",
        "所写原因为“{code}”，而该组没有行李",
    ),
    "UNPLANNED_CODE_WRONG_CREW": (
        "reason {code!r}, yet {most:driver|drivers} may ride, as many as any ride"
        " takes",
        "所写原因为“{code}”，而允许驾驶员 {most} 名，任何行程均足够",
    ),
    "UNPLANNED_CODE_WRONG_SHORT": (
        "reason {code!r}, yet no trip has a seat free, and straight there takes no more"
        " than {ride_s!m} at any hour, which is allowed",
        "所写原因为“{code}”，而各班次均无空座，且任何时刻直达不超过 {ride_s!m}，"
        "在上限之内",
    ),
    "UNPLANNED_CODE_WRONG_ABOARD": (
        "reason {code!r}, yet on every flight and train {n:seat is|seats are} free",
        "所写原因为“{code}”，而各航班、火车均余 {n} 个座位",
    ),
    "UNPLANNED_CODE_WRONG_FULL": (
        "reason {code!r}, yet no flight or train has a seat free",
        "所写原因为“{code}”，而各航班、火车均无余座",
    ),
    "UNPLANNED_CODE_WRONG_MODES": (
        "reason {code!r}, yet flights and trains of every kind are admitted",
        "所写原因为“{code}”，而方案中各类航班、火车均准许使用",
    ),
    "UNPLANNED_COULD_RIDE": (
        "unplanned for {code!r}, yet {ride}",
        "以“{code}”列为未安排，而{ride}",
    ),
    "PRIORITY_PASSED_OVER": (
        "{rank}, stays at home; {n:of lower priority rides|of lower priority ride} "
        "on {trip} from {village} to {employer}",
        "{rank}而未出行；车次 {trip} 由 {village} 至 {employer} 载有优先级较低的 {n}"
        " 人",
    ),
    "PRIORITY_PASSED_OVER_POOR": ("listed as poor", "属建档立卡人员"),
    "PRIORITY_PASSED_OVER_KEY": ("of a key employer", "属重点企业人员"),
    "PRIORITY_PASSED_OVER_NONE": ("of no priority", "无优先级"),
}
_CHECKS: Mapping[str, Text] = {
    "SCREENING_PLACE_WRONG": (
        "is checked at {desk}, belongs to {due}",
        "在 {desk} 检测，应在 {due}",
    ),
    "SCREENING_PLACE_WRONG_NOWHERE": (
        "is checked at {desk}, belongs to nowhere",
        "在 {desk} 检测，而没有所属的检测点",
    ),
    "SCREENING_CLOSED": (
        "is checked from {start}, when {desk} is closed",
        "自 {start} 起检测，而 {desk} 未开放",
    ),
    "SCREENING_TOO_EARLY": (
        "is checked from {start}, before being ready",
        "自 {start} 起检测，早于可出发时间",
    ),
    "SCREENING_QUEUE": (
        "{n:check|checks} in the hour from {start}, {most} can be made",
        "自 {start} 起一小时内检测 {n} 人，最多可检测 {most} 人",
    ),
    "SCREENING_TWICE": ("{n} checks of one worker", "同一人检测 {n} 次"),
    "SCREENING_COST_WRONG": (
        "{found_fen} stated, {due_fen} a check",
        "写 {found_fen}，每次检测为 {due_fen}",
    ),
    "SCREENING_MISSED": (
        "is not checked, though {desk} could from {start} on",
        "未检测，而 {desk} 自 {start} 起可检测",
    ),
    "SCREENING_NOT_NEEDED": (
        "is checked without need of it, or where nobody checks",
        "无须检测，或当地无人检测，却列有检测",
    ),
    "SCREENING_OUT_OF_TURN": (
        "is checked from {start} on; by the queue {due}",
        "自 {start} 起检测，按排队应为 {due}",
    ),
    "SCREENING_OUT_OF_TURN_NEVER": (
        "is checked from {start} on; by the queue never",
        "自 {start} 起检测，按排队则轮不到",
    ),
}
_ALONE: Mapping[str, Text] = {
    "ALONE_NOT_ALLOWED": ("has declined to travel alone", "本人不同意自行返岗"),
    "ALONE_NOT_ALLOWED_BY_SCENARIO": ("the scenario lets nobody", "方案不允许自行返岗"),
    "ALONE_TOO_LATE": (
        "not even a direct drive from the ready time on arrives in time",
        "自可出发时间起直达也不能按时到达",
    ),
    "ALONE_TOO_LATE_FOR_PAPER": (
        "the certificate of {worker} ends before any arrival",
        "{worker} 的健康证明在到达之前到期",
    ),
    "STAYS_THOUGH_TICKET": (
        "stays, though a ticket is to be had for {fare_fen}",
        "未出行，而车票只需 {fare_fen}",
    ),
    "CONSENT_WRONG": (
        "consent is {consent!r}, by the roster {due_consent!r}",
        "同意情况写“{consent}”，按名册为“{due_consent}”",
    ),
    "TICKET_WRONG": (
        "the ticket is {found_fen}, {due_fen} by the terms",
        "车票写 {found_fen}，按规定为 {due_fen}",
    ),
    "REFUND_WRONG": (
        "{found_fen} are refunded, {due_fen} due",
        "报销写 {found_fen}，应为 {due_fen}",
    ),
}
SENTENCES: Mapping[str, Text] = {**_HEALTH, **_UNPLANNED, **_CHECKS, **_ALONE}
