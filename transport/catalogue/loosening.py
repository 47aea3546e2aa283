"""Sentences on limits with their price: what one step less strict would save."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LOOSENED": (
        "with {together}: {coaches:coach|coaches}, {cost_fen}, {saves_fen} ({share})"
        " less than the best plan found within the limits. By the best that was proved,"
        " no plan with it saves more than {most_fen}",
        "若{together}：{coaches}辆车，{cost_fen}，比现有限制下得到的最好计划少"
        " {saves_fen}（{share}）。按已证明的最好下界，如此放宽后任何计划最多省"
        " {most_fen}",
    ),
    "LIMIT_VILLAGES": (
        "workers taken up at {amount} places a coach instead of {now}"
        " (max_villages_per_vehicle)",
        "每车最多 {amount} 处上车点（现为 {now}，max_villages_per_vehicle）",
    ),
    "LIMIT_EMPLOYERS": (
        "workers set down at {amount} places a coach instead of {now}"
        " (max_employers_per_vehicle)",
        "每车最多 {amount} 处下车点（现为 {now}，max_employers_per_vehicle）",
    ),
    "LIMIT_DETOUR": (
        "detours to {ratio} times the direct way instead of {now}, {allowance_m} and"
        " {allowance_s} always allowed",
        "绕行不超过直达的 {ratio} 倍（现为 {now}），{allowance_m} 和 {allowance_s}"
        " 以内一律许可",
    ),
    "LIMIT_COUNTIES": (
        "several counties on one coach",
        "允许不同县人员同车",
    ),
    "LIMIT_FLEET": (
        "{amount} more of each type of coach that is used up",
        "已用尽的车型各增加 {amount} 辆",
    ),
    "LIMIT_RIDE": (
        "rides of {allowed_s} instead of {now_s}",
        "乘车时间不超过 {allowed_s}（现为 {now_s}）",
    ),
    "LIMIT_GATES": (
        "gates that open {hours} h sooner and close {hours} h later",
        "用工单位提前 {hours} 小时开门、延后 {hours} 小时关门",
    ),
}
