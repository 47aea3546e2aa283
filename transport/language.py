"""The languages people read in, and names of money and vehicles in both."""

from __future__ import annotations

import locale
import os
import re
import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["zh", "en"]
_BOTH: tuple[Lang, ...] = ("zh", "en")
Text = tuple[str, str]  # English, Chinese
VARIABLE = "P2P_LANG"  # of the environment: zh or en

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
    "individual_travel": ("tickets of those who travel alone", "自行返岗交通费"),
}
# Payers that the settings and the presets name; others stand as the scenario says.
_PAYERS: Mapping[str, Text] = {
    "government": ("government", "政府"),
    "employer": ("employer", "用工单位"),
    "worker": ("worker", "务工人员"),
    "receiving_city": ("receiving city", "接收地城市"),
    "poverty_fund": ("poverty fund", "扶贫资金"),
}
# Types of coaches named by a word and the seats, as the shipped scenarios and the
# template do; others stand as the scenario says.
_SEATED = re.compile(r"(coach|bus|minibus|midibus|van)[-_ ]?(\d{1,3})", re.IGNORECASE)
_VEHICLES: Mapping[str, Text] = {
    "coach": ("{n}-seat coach", "{n}座客车"),
    "bus": ("{n}-seat bus", "{n}座客车"),
    "minibus": ("{n}-seat minibus", "{n}座小客车"),
    "midibus": ("{n}-seat midibus", "{n}座中型客车"),
    "van": ("{n}-seat van", "{n}座小客车"),
}
_TITLES_APART = " / "
_CHINESE = re.compile("[\u3400-\u9fff]")


def chosen(asked: str | None = None, environ: Mapping[str, str] = os.environ) -> Lang:
    """The language of everything a person reads.

    It is the one ``asked`` for, else that in ``P2P_LANG``, else Chinese where the
    locale is, and English elsewhere.
    """
    for wish in (asked, environ.get(VARIABLE)):
        if wish in _BOTH:
            return wish
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next(filter(None, names), None)
    if found is None and sys.platform == "win32":
        found = locale.getlocale()[0]
    return "zh" if (found or "").lower().startswith(("zh", "chinese")) else "en"


def say(text: Text, lang: Lang) -> str:
    """The words in the language."""
    return text[0] if lang == "en" else text[1]


def line_name(line: str, lang: Lang) -> str:
    """The name of a cost line."""
    return say(_LINES.get(line, (line, line)), lang)


def payer_name(payer: str, lang: Lang) -> str:
    """The name of a payer."""
    return say(_PAYERS.get(payer, (payer, payer)), lang)


def vehicle_name(vehicle_type: str) -> Text:
    """The vehicle type in words of both languages."""
    found = _SEATED.fullmatch(vehicle_type)
    if found is None:
        return vehicle_type, vehicle_type
    kind, seats = found.groups()
    english, chinese = _VEHICLES[kind.lower()]
    return english.format(n=seats), chinese.format(n=seats)


def title_in(title: str, lang: Lang) -> str:
    """The part of a title in the language, where it is "中文 / English"."""
    parts = title.split(_TITLES_APART)
    own = [part for part in parts if bool(_CHINESE.search(part)) == (lang == "zh")]
    return own[0] if len(parts) == len(_BOTH) and len(own) == 1 else title
