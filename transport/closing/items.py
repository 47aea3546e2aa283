"""Cost lines as carriers write them on invoices, in either language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from transport.language import line_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "hire": "rent rental charter coach 租金 租车费 包车费 车费 运费 客运费 运输费",
    "toll": "tolls 过路费 过桥费 路桥费 高速费 高速公路通行费 高速通行费",
    "drivers": "driver 驾驶员费 驾驶员费用 驾驶员工资 司机 司机费 司机工资",
    "escorts": "escort 随车人员费 随车人员费用 押运费",
    "disinfection": "disinfecting 消毒 消毒费 车辆消毒费 消杀费",
    "kit": "kits 防护物资费 防疫物资 防疫物资费",
    "charter_flight": "flight 包机费",
    "seat_block": "seats 机票 机票款",
    "charter_train": "专列费",
    "charter_carriage": "carriage 包车厢费",
    "train": "tickets 车票 火车票款",
}
BOUGHT = ("kit",)  # by the office itself: no carrier charges it


def line_meant(item: str) -> str | None:
    """The cost line that the words of an invoice mean; None: none of the tariff."""
    return _MEANT.get(_plain(item))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded.replace("_", " ").replace("-", " ").strip()


_MEANT: Mapping[str, str] = {
    _plain(word): line
    for line, words in _WORDS.items()
    for word in (line, line_name(line, "en"), line_name(line, "zh"), *words.split())
}
