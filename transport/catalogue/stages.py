"""Stages of the way of workers and coaches, as people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang, Text

# By stage: the word for it, then other words that tables may have.
STAGE_WORDS: Mapping[str, tuple[str, ...]] = {
    "checked": ("已检", "检测合格"),
    "boarded": ("上车", "已上车"),
    "departed": ("发车", "已发车"),
    "arrived": ("到达", "已到达"),
    "handed_over": ("交接", "已交接"),
}
WHERE_WORDS: Mapping[str, Text] = {
    "registered": ("registered", "登记"),
    "expected": ("expected", "待到"),
    "checked": ("checked", "已检"),
    "on_board": ("on board", "在车"),
    "departed": ("departed", "在途"),
    "arrived": ("arrived", "到达"),
    "handed_over": ("handed over", "已交接"),
    "missing": ("missing", "缺员"),
    "held": ("held", "暂缓"),
    "out": ("out", "退出"),
    "alone": ("alone", "自行"),
}

GROUP_WORDS: Mapping[str, Text] = {
    "all": ("in all", "合计"),
    "county": ("by county", "按县区"),
    "station": ("by gathering place", "按上车点"),
    "hub": ("by railway station or airport", "按火车站、机场"),
    "trip": ("by trip", "按车次"),
    "employer": ("by employer", "按用工单位"),
}


def stage_name(stage: str, lang: Lang) -> str:
    """The word for a stage."""
    words = STAGE_WORDS.get(stage, (stage,))
    return say((stage.replace("_", " "), words[0]), lang)


def where_name(where: str, lang: Lang) -> str:
    """The word for where somebody is."""
    return say(WHERE_WORDS[where], lang)


def group_name(kind: str, lang: Lang) -> str:
    """The heading of a kind of groups."""
    return say(GROUP_WORDS[kind], lang)
