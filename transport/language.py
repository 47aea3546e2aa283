"""The languages of pages and papers, and names of money in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["zh", "en"]
Text = tuple[str, str]  # English, Chinese

# Lines of a cost, by the keys of plan.json.
_LINES: Mapping[str, Text] = {
    "hire": ("hire", "车辆租金"),
    "drivers": ("drivers", "驾驶员"),
    "escorts": ("escorts", "随车人员"),
    "toll": ("toll", "通行费"),
    "disinfection": ("disinfection", "车辆消毒"),
    "kit": ("kit", "防护物资"),
    "meals": ("meals", "途中用餐"),
    "screening": ("screening", "健康检查"),
    "charter_flight": ("charter flight", "包机"),
    "seat_block": ("seats on flights", "航班座位"),
    "charter_train": ("charter train", "专列"),
    "charter_carriage": ("charter carriage", "包车厢"),
    "train": ("train tickets", "火车票"),
}
# Payers that the settings and the presets name; others stand as the scenario says.
_PAYERS: Mapping[str, Text] = {
    "government": ("government", "政府"),
    "employer": ("employer", "用工单位"),
    "worker": ("worker", "务工人员"),
    "receiving_city": ("receiving city", "接收地城市"),
    "poverty_fund": ("poverty fund", "扶贫资金"),
}


def say(text: Text, lang: Lang) -> str:
    """The words in the language."""
    return text[0] if lang == "en" else text[1]


def line_name(line: str, lang: Lang) -> str:
    """The name of a cost line."""
    return say(_LINES.get(line, (line, line)), lang)


def payer_name(payer: str, lang: Lang) -> str:
    """The name of a payer."""
    return say(_PAYERS.get(payer, (payer, payer)), lang)
