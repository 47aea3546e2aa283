"""What is told of changes made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CHANGING_BY_HAND": ("making the changes", "正在更改方案"),
    "BY_HAND_UNDER_WAY": (
        "the operation of the plan in {path} is under way; a change by hand is a next "
        "version of it, and it is replanned once that is in force",
        "{path} 中的方案已在执行；手工更改须作为下一版，生效后只能重排",
    ),
    "BY_HAND_NEEDS_FOLDER": (
        "the operation is under way: name a folder for its next version with -o NEW",
        "任务已在执行，请用 -o 新文件夹 指定下一版的存放位置",
    ),
    "BY_HAND_EVENTS_SINCE": (
        "{n:event was|events were} reported that no version knows of yet; replan "
        "first, then change that version by hand",
        "有 {n} 起已上报的事件尚未排入方案；请先重排，再手工更改新版本",
    ),
    "BY_HAND_NOTHING_TO_UNDO": (
        "nothing was changed by hand in {path}",
        "{path} 中没有手工更改可以撤销",
    ),
    "BY_HAND_OTHER_PLAN": (
        "the plan in {path} is another one by now; make the changes on that one",
        "{path} 中的方案已变动，请在新方案上重新更改",
    ),
    "BY_HAND_THERE_ALREADY": (
        "they ride on {trip} already",
        "已在车次 {trip} 上",
    ),
    "BY_HAND_NO_TRIP": (
        "{trip!r} is no trip of the plan and no DEPOT/TYPE of the fleet",
        "{trip!r} 既不是方案中的车次，也不是车队中的“场站/车型”",
    ),
    "BY_HAND_MAY_NOT_TRAVEL": (
        "{worker} may not travel: held, or not on the roster",
        "{worker} 不能乘车：被暂缓，或不在名单中",
    ),
    "BY_HAND_TIMES_BOUND": (
        "{trip} belongs to a chain without a return to the depot, or to a flight or "
        "train; stops and times of it cannot be changed by hand",
        "车次 {trip} 途中不回场站，或与航班、列车衔接，其站点和时刻不能手工更改",
    ),
    "BY_HAND_NO_WAY": (
        "there is no legal way on {trip}: {why}",
        "车次 {trip} 没有合规的走法：{why}",
    ),
    "BY_HAND_OF_A_SERVICE": (
        "{trip} is a coach to or from {service}; only who travels by {service} can be "
        "moved onto it",
        "车次 {trip} 接驳 {service}，只有乘坐 {service} 的人员可以调入",
    ),
    "BY_HAND_NO_SEATS": ("{trip} has no seats left", "车次 {trip} 没有空座"),
    "BY_HAND_NO_STOP": (
        "{trip} does not call at their stop, and no legal timetable was found by which "
        "it calls there too and suits its flight or train",
        "车次 {trip} 不经过其站点，也找不到增停该站后仍能衔接航班、列车的合规时刻",
    ),
    "BY_HAND_NO_COACH_FREE": (
        "no coach of {line} is free then",
        "当时 {line} 没有空闲车辆",
    ),
    "BY_HAND_COSTS": (
        "cost {before} → {after} CNY ({more})",
        "费用 {before} → {after} 元（{more}）",
    ),
    "BY_HAND_LINE": ("of it {name}: {more} CNY", "其中{name}：{more} 元"),
    "BY_HAND_PAYER": ("borne by {name}: {more} CNY", "{name}承担：{more} 元"),
    "BY_HAND_PEOPLE": (
        "{n:person has|people have} another coach, place or time",
        "{n} 人的车辆、地点或时间有变",
    ),
    "BY_HAND_NEW_TRIPS": ("new trips: {trips}", "新增车次：{trips}"),
    "BY_HAND_NO_MORE": ("trips that run no more: {trips}", "取消车次：{trips}"),
    "BY_HAND_FAULTLESS": (
        "the checker finds nothing wrong with it",
        "核验未发现违规",
    ),
    "BY_HAND_KEPT": ("kept in {path}", "已保存到 {path}"),
    "BY_HAND_UNDONE": (
        "{path} holds the plan before the last change by hand",
        "{path} 已恢复为上次手工更改前的方案",
    ),
    "BY_HAND_ASK_ONE": (
        "give --move or --depart, with --keep to keep it; or --undo alone",
        "请给出 --move 或 --depart（加 --keep 保存），或只用 --undo",
    ),
    "BY_HAND_NO_EDIT": ("is no change that can be made", "不是可以进行的更改"),
    "BY_HAND_EDITS_ARE": (
        "a change has move and to, or depart and at",
        "更改须含 move 和 to，或 depart 和 at",
    ),
    "BY_HAND_NO_MOMENT": ("is no moment", "不是时刻"),
    "BY_HAND_MOMENTS_ARE": (
        "write date and time, as 2020-02-24 07:30",
        "请写日期和时间，如 2020-02-24 07:30",
    ),
    "BY_HAND_NOBODY": (
        "names nobody who may travel",
        "没有符合的可乘车人员",
    ),
    "BY_HAND_WHO_IS": (
        "give the id of a worker or VILLAGE/EMPLOYER, with @TRIP for those on it",
        "请给出人员编号或“村/用工单位”，加 @车次 只指该车次上的人员",
    ),
}
