"""What the console's page of changes by hand tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_BY_HAND": ("By hand", "手工调整"),
    "CONSOLE_BY_HAND_NOTE": (
        "Every change is priced and proved at once. Nothing is kept until you keep it, "
        "and nothing that breaks a rule can be kept. Whoever moves takes the whole "
        "party along.",
        "每次调整都会立即测算费用并核验。保存前方案不变，违反规则的调整不能保存。"
        "同行组成员一起调整。",
    ),
    "CONSOLE_CHANGES": (
        "{n:change|changes}, not kept yet",
        "{n} 项调整，尚未保存",
    ),
    "CONSOLE_EDIT_MOVE": ("{who} onto {to}", "{who} 调至 {to}"),
    "CONSOLE_EDIT_DEPART": ("{trip} leaves at {at}", "车次 {trip} 改为 {at} 出场"),
    "CONSOLE_WHAT_COMES_OF_IT": ("What comes of it", "调整结果"),
    "CONSOLE_BROKEN_RULES": (
        "{n:rule is broken|rules are broken}, so it cannot be kept:",
        "有 {n} 处违反规则，不能保存：",
    ),
    "CONSOLE_WHY": ("why", "原因"),
    "CONSOLE_KEEP": ("Keep", "保存"),
    "CONSOLE_BY_HAND_ON_THE_DAY": (
        "The operation is under way: what has left, is frozen or locked has to stay. "
        "Changes are proposed as the next version and accepted there. Locks:",
        "任务已在执行：已发车、已定稿或已锁定的不能更改。调整作为下一版提出，"
        "确认后生效。锁定请见：",
    ),
    "CONSOLE_PROPOSE": ("Propose", "提出"),
    "CONSOLE_BY_HAND_PROPOSED": (
        "Proposed as version {n}.",
        "已作为第 {n} 版提出。",
    ),
    "CONSOLE_BY_HAND_LOOK": ("Look at it and accept it", "查看并确认"),
    "CONSOLE_FORGET_LAST": ("Forget the last", "撤回上一项"),
    "CONSOLE_FORGET_ALL": ("Forget all", "全部撤回"),
    "CONSOLE_MOVE_PEOPLE": ("Move people", "调整人员"),
    "CONSOLE_FROM_COACH": ("who rides on", "现乘车次"),
    "CONSOLE_STAY_BEHIND": ("who stays ({n})", "未安排人员（{n}）"),
    "CONSOLE_SHOW_RIDERS": ("Show", "显示"),
    "CONSOLE_ALL_OF_THEM": ("all of them", "全部"),
    "CONSOLE_TO_COACH": ("onto", "调至"),
    "CONSOLE_NEW_COACH": ("new", "新增"),
    "CONSOLE_A_COACH_MORE": ("a coach more", "加开一辆"),
    "CONSOLE_MOVE": ("Move", "调整"),
    "CONSOLE_KEEPS_ITS_WAY": ("connected", "有衔接"),
    "CONSOLE_KEEPS_ITS_WAY_NOTE": (
        "“{mark}” marks coaches to and from a flight or train, and trips that go "
        "straight on: another departure moves all their times alike. A coach of a "
        "flight or train calls at one more stop where its connection allows it; a trip "
        "that goes straight on takes people only where it calls already.",
        "“{mark}”指接驳航班、列车的车辆和途中不回场站的车次：更改出发时间时各站时刻一并平移。"
        "接驳车辆在能衔接航班、列车时可增停站点；途中不回场站的车次只能在已有站点增加人员。",
    ),
    "CONSOLE_CHANGE_DEPARTURE": ("Change a departure", "更改出发时间"),
    "CONSOLE_TRIP": ("trip", "车次"),
    "CONSOLE_LEAVES_DEPOT": ("leaves the depot", "出场时间"),
    "CONSOLE_CHANGE": ("Change", "更改"),
    "CONSOLE_KEPT_CHANGES": ("Kept by hand: {n}", "已保存的手工调整：{n}"),
    "CONSOLE_UNDO": ("Undo the last", "撤销最近一次"),
    "CONSOLE_LOG_BY_HAND": ("changed by hand", "手工调整"),
    "CONSOLE_LOG_UNDO": ("change undone", "撤销手工调整"),
    "CONSOLE_LOG_COMPARE": ("variants compared", "变体对比"),
    "CONSOLE_UNDO_NOTE": (
        "The plan before it comes back, with lists and map of its own.",
        "恢复此前的方案及其名单和地图。",
    ),
}
