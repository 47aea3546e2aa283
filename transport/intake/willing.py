"""Who of a roster rides: rows that say no are left out, remarks that may are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transport.reading import cell_words
from transport.reading.findings import BadValue
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transport.intake.records import Person
    from transport.intake.sheets import RosterSheet
    from transport.reading.findings import Findings

YES, NO = "yes", "no"
HOME = "home"

_REFUSED = re.compile(
    r"不去|不走|不乘|不坐|不参加|不需要|不愿|不返岗|无需|取消|退出|放弃|自行|自驾|自己(去|走|开车)"
    r"|已(走|到岗|返岗)|will not|not going|cancel|own car|withdrawn",
    re.IGNORECASE,
)
_NO = frozenset(
    ("否", "不", "无", "没有", "×", "✗", "x", "n", "no", "false", "0", "不是", "未")
)
_YES = frozenset(
    (
        *("是", "√", "✓", "✔", "愿意", "需要", "要", "同意", "可以"),
        "y",
        "yes",
        "true",
        "1",
    )
)
_YES_WITHIN = re.compile(r"参加|乘坐|愿意|需要|集中|统一|包车|专车|同意")
_WAYS: Mapping[str, str] = {
    **cell_words.DIRECTION,
    **dict.fromkeys(("去", "出", "外出", "去岗", "上岗", "复工", "单程去"), "out"),
    **dict.fromkeys(("回", "回乡", "回家", "返家", "返", "单程回"), HOME),
    **dict.fromkeys(("to work", "outbound", "outward"), "out"),
    **dict.fromkeys(("way home", "return", "inbound"), HOME),
}


def rides(text: str, note: Callable[[str], None]) -> str:
    """Whether the row says that the person rides; empty where it says nothing."""
    plain = text.strip().casefold()
    if not plain:
        return ""
    if plain in _NO or _REFUSED.search(plain):
        return NO
    if plain not in _YES and not _YES_WITHIN.search(plain):
        note("RIDES_WORD")
    return YES


def direction(text: str, note: Callable[[str], None]) -> str:
    """``out`` or ``home``; empty where the row does not say it.

    Raises
    ------
    BadValue
        If the word is not known, or stands for both ways.
    """
    plain = text.strip().casefold()
    if plain in cell_words.NOTHING:
        return ""
    known = _WAYS.get(plain)
    if known is None:
        words = ("去程", "返程", "out", HOME)
        raise BadValue(
            wrong=said("NO_KNOWN_WORD"), remedy=said("WRITE_ONE_OF", words=words)
        )
    return known


def those_who_ride(
    people: Sequence[Person],
    sheet: RosterSheet,
    headings: Mapping[str, str],
    findings: Findings,
) -> tuple[Person, ...]:
    """The people without those whose row says that they do not ride; all is told.

    ``headings``: what the sheet calls each field that it has.
    """
    out = [person.source.row for person in people if person.rides == NO]
    if out:
        told = said("ROWS_DO_NOT_RIDE", n=len(out))
        findings.warn(sheet.where, told, rows=out, column=headings.get("rides"))
    staying = tuple(person for person in people if person.rides != NO)
    doubtful = [person for person in staying if _REFUSED.search(person.remark)]
    if doubtful:
        rows = [person.source.row for person in doubtful]
        findings.warn(
            sheet.where,
            said("REMARK_MAY_STAY"),
            rows=rows,
            column=headings.get("remark"),
            value=doubtful[0].remark,
        )
    return staying
