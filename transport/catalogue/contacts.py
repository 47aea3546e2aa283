"""What is told of a fever on the way: where to sit, whom to call, who is a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONTACTS_MOVE": (
        "{worker} sits on {seat} of {trip}: move to {to}, which is kept free for it.",
        "{worker} 坐在车次 {trip} 的 {seat}：请转移至观察区座位 {to}。",
    ),
    "CONTACTS_NO_SEAT": (
        "{worker} sits on {seat} of {trip}, which has no observation seat free: keep"
        " the rows around it empty.",
        "{worker} 坐在车次 {trip} 的 {seat}，该车没有空余观察区座位："
        "请空出其前后排座位。",
    ),
    "CONTACTS_HAND_OVER": (
        "Next place to hand over: {place}, at {when}; call {contact}.",
        "下一移交点：{place}，{when}到达；请联系 {contact}。",
    ),
    "CONTACTS_NO_HAND_OVER": (
        "No place ahead has anybody to call in the plan: call the office.",
        "前方各站在方案中均无联系人：请联系组织单位。",
    ),
    "CONTACTS_SEALED": (
        "Sealed coach: everybody aboard is a contact: {n:worker|workers} and"
        " {crew} of the crew.",
        "密闭空调车：全车人员均为密切接触者：务工人员 {n} 人，司乘人员 {crew} 人。",
    ),
    "CONTACTS_VENTILATED": (
        "Ventilated coach: contacts are rows {first} to {last} and the crew:"
        " {n:worker|workers} and {crew} of the crew.",
        "通风车辆：第 {first} 至 {last} 排及司乘人员为密切接触者：务工人员 {n} 人，"
        "司乘人员 {crew} 人。",
    ),
    "CONTACTS_BY_LIST": (
        "Nobody was checked in aboard: the list as printed counts, less whoever is"
        " reported not to have boarded.",
        "该车没有上车签到记录：按印发名单计，已报未上车者除外。",
    ),
    "CONTACTS_BY_CHECK_INS": (
        "By check-ins: whoever was checked in aboard and had not got off;"
        " {n:rider of the list was|riders of the list were} not seen to board and no"
        " contact: ask the escort.",
        "按签到记录：计已签到上车且未下车者；名单上另有 {n} 人没有上车记录，"
        "不计入，请向随车人员核实。",
    ),
    "CONTACTS_SEATS": ("Seats: {seats}.", "座位：{seats}。"),
    "CONTACTS_WRITTEN": (
        "Lists in {path}: health/ has everything, employer/ seats alone",
        "名单已写入 {path}：health/ 含完整信息，employer/ 仅含座位",
    ),
    "CONTACTS_NO_MOMENT": (
        "no event tells when {worker} was found with a fever",
        "没有事件记载 {worker} 何时发现发热",
    ),
    "CONTACTS_SAY_WHEN": (
        "say it with --at, such as --at '{when}'",
        "请用 --at 写明，如 --at '{when}'",
    ),
    "CONTACTS_NOT_ABOARD": (
        "{worker} is aboard no coach at {when}",
        "{worker} 在{when}不在任何车上",
    ),
    "CONTACTS_OTHER_TRIP": (
        "{worker} is not aboard {trip} at {when}",
        "{worker} 在{when}不在车次 {trip} 上",
    ),
    "CONTACTS_ABOARD_FROM": (
        "by the plan: {rides}; look at --at",
        "按方案：{rides}；请核对 --at",
    ),
    "CONTACTS_ONE_RIDE": ("{trip} from {start} to {end}", "{trip}：{start}至{end}"),
    "CONTACTS_NO_RIDE": (
        "the plan has no coach for this worker",
        "方案中没有其乘坐的客车",
    ),
    "CONTACTS_OUT": (
        "{worker} did not board: out by event {n}",
        "{worker} 未上车：第 {n} 号事件",
    ),
    "CONTACTS_LOOK_AT_EVENTS": (
        "'p2p events list' shows it; countermand it if it was wrong",
        "可用 p2p events list 查看；如有误请撤销该事件",
    ),
}
