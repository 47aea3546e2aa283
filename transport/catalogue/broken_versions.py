"""What the checker says of a new version against the one printed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "DEPARTED_CHANGED": (
        "{trip} had left; its halts, coach or riders are not those printed",
        "{trip} 已发车，但停靠、车辆或乘员与印发版本不一致",
    ),
    "DEPARTED_CHANGED_GONE": (
        "{trip} had left and is not in the new version",
        "{trip} 已发车，但新版本中没有该车次",
    ),
    "DEPARTED_CHANGED_FOR": (
        "{trip} had left; seat, place or time of {worker} is not that printed",
        "{trip} 已发车，但 {worker} 的座位、地点或时间与印发版本不一致",
    ),
    "ABOARD_CHANGED": (
        "{worker} was checked in aboard {trip}, and has another seat, coach or "
        "destination now",
        "{worker} 已签到登上 {trip}，座位、车辆或目的地却有变动",
    ),
    "FROZEN_CHANGED_MOVED": (
        "{worker} gave up a seat on {trip} to make room, and has no other",
        "{worker} 为他人让出 {trip} 的座位，却没有得到其他座位",
    ),
    "BROKEN_RUNS_ON": (
        "its coach broke down on its way, and it still runs",
        "其车辆已途中抛锚，但该车次仍在运行",
    ),
    "STRANDED_FORGOTTEN": (
        "{worker} was aboard of {trip} where it broke down, and is not taken on there",
        "{worker} 在 {trip} 抛锚时在车上，但未在现场被接走",
    ),
    "STRANDED_ELSEWHERE": (
        "{worker} was aboard of {trip}, and is taken on to another drop than printed",
        "{worker} 在 {trip} 车上，接走后的下车地点与印发版本不一致",
    ),
    "FROZEN_CHANGED": (
        "{trip} was to stay as printed; coach, seat, place or time of {worker} is"
        " another",
        "{trip} 应保持印发版本不变，但 {worker} 的车辆、座位、地点或时间已改动",
    ),
    "LOCKED_CHANGED_WORKER": (
        "{worker} was locked; a ride is not that printed",
        "{worker} 已锁定，但行程与印发版本不一致",
    ),
    "LOCKED_CHANGED_TRIP": (
        "{trip}, or its coach, was locked and is not as printed",
        "{trip} 或其车辆已锁定，但与印发版本不一致",
    ),
    "SEAT_NOT_HELD": (
        "{worker} is said to hold a seat on {trip}, and no list that stands gives it",
        "称 {worker} 保留 {trip} 的座位，但并无有效名单为据",
    ),
    "HALTS_MAY_CHANGE": (
        "the halts of {trip} are said to stand; it had not left and was neither frozen"
        " nor locked",
        "称 {trip} 的停靠点不变，但当时未发车、未冻结也未锁定",
    ),
    "LEAVES_IN_THE_PAST": (
        "{trip} leaves at {at}; it is {now} already",
        "{trip} 于 {at} 发车，但变更时刻为 {now}",
    ),
}
