"""Kinds of events of the day, as people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang

KIND_WORDS: Mapping[str, str] = {
    "no_show": "未到",
    "cancellation": "取消出行",
    "late_add": "临时增加",
    "standby_offered": "候补",
    "fever": "发热",
    "code_at_boarding": "上车时健康码异常",
    "certificate_brought": "补交健康证明",
    "coach_down": "车辆故障",
    "coach_delayed": "车辆延误",
    "driver_out_of_hours": "驾驶员超时",
    "spare_coach": "备用车辆",
    "road_closed": "道路封闭",
    "stop_closed": "站点封闭",
    "employer_withdraws": "企业停止接收",
    "intake_lowered": "企业减少接收",
    "service_cancelled": "班次取消",
    "service_moved": "班次改时",
    "countermand": "撤销",
}


def event_name(kind: str, lang: Lang) -> str:
    """The word for a kind of event."""
    return say((kind.replace("_", " "), KIND_WORDS[kind]), lang)
