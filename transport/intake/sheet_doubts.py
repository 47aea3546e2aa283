"""Doubts about the cells of a sheet: one for each kind, however many cells it has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.intake.day_orders import (
    IF_OPEN,
    DayOrders,
    Form,
    Order,
    order_named,
    orders_shown,
)
from transport.intake.days import OPEN
from transport.intake.plain_headings import plain_heading
from transport.intake.records import Doubt, RowAddress
from transport.intake.values import DAYS
from transport.reading.findings import BadValue
from transport.reading.scales import temperature
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.intake.columns import Columns
    from transport.intake.completing import Blanks
    from transport.intake.people import People
    from transport.intake.records import Answers
    from transport.intake.sheets import RosterSheet
    from transport.reading.findings import Findings
    from transport.reading.tables import Row

YES, NO = "是 yes", "否 no"
MONTH_FIRST, DAY_FIRST = "月/日 M/D", "日/月 D/M"
YEAR_FIRST = "年/月/日 Y/M/D"
_WARNED = {
    "TWO_PHONES": said("TWO_PHONES"),
    "LOST_ZERO": said("LOST_ZERO"),
    "NO_LIMIT": said("NO_LIMIT"),
    "DAY_FIRST_SHOWN": said("DAY_FIRST_SHOWN"),
    "MONTH_FIRST_SHOWN": said("MONTH_FIRST_SHOWN"),
    "YES_IS_GREEN": said("YES_IS_GREEN"),
    "RIDES_WORD": said("RIDES_WORD"),
}
"""What is only told of cells, by the code of their note."""


@dataclass(frozen=True, slots=True)
class SheetDoubts:
    """What the cells of a sheet leave open, and what was answered to it."""

    sheet: RosterSheet
    columns: Columns
    answers: Answers

    def day_orders(
        self, rows: Sequence[Row], year: int | None
    ) -> Mapping[str, DayOrders]:
        """How 2/3/2023 is read in each column of days: as it shows, else as answered.

        ``year``: about which the roster was written.
        """
        layout = self.columns.layout
        answered = {
            form: order
            for form, key in _ORDER_KEYS.items()
            if (order := order_named(self.answers.get(f"{key}:{layout}", "")))
        }
        place = self.columns.place
        return {
            name: DayOrders(orders_shown(_cells(rows, place[name]), year), answered)
            for name in DAYS
            if name in place
        }

    @property
    def normal_as(self) -> str:
        """The figure that stands for 正常, if somebody has given one."""
        answer = self.answers.get(f"normal:{self.columns.layout}", "").strip()
        try:
            return f"{temperature(answer):f}" if answer else ""
        except BadValue:
            return ""

    @property
    def strange_is_poor(self) -> bool:
        """Whether words that nobody knows mean that somebody is listed as poor."""
        answer = self.answers.get(f"poverty:{self.columns.layout}", "")
        return answer.strip().casefold() in (YES, "是", "yes")

    def fills(self, blanks: Blanks) -> bool:
        """Whether blank cells mean the cell above: so unless it is denied."""
        answer = self.answers.get(self._blanks_key(blanks), YES)
        return answer.strip().casefold() not in (NO, "否", "no")

    def of_blanks(self, blanks: Blanks) -> Doubt:
        """The question whether blank cells mean the cell above."""
        found = [(blanks.field, blanks.rows)]
        key = self._blanks_key(blanks)
        return self._doubt(key, found, *_BLANKS, proposal=YES, choices=(YES, NO))

    def is_answered(self, blanks: Blanks) -> bool:
        """Whether somebody has said what blank cells mean."""
        return self._blanks_key(blanks) in self.answers

    def _blanks_key(self, blanks: Blanks) -> str:
        return f"blanks:{self.columns.layout}:{blanks.field}"

    def of(self, people: People, findings: Findings) -> tuple[Doubt, ...]:
        """The doubts about ``people``; what is only told goes to ``findings``."""
        notes = people.notes
        for (name, code), rows in notes.items():
            if code in _WARNED:
                heading = self.columns.shown[self.columns.place[name]]
                told = _WARNED[code]
                findings.warn(self.sheet.where, told, rows=rows, column=heading)
        by_code: dict[str, list[tuple[str, Sequence[int]]]] = {}
        for (name, code), rows in notes.items():
            by_code.setdefault(code, []).append((name, rows))
        return tuple(self._doubts(by_code, people))

    def _doubts(
        self, by_code: Mapping[str, Sequence[tuple[str, Sequence[int]]]], people: People
    ) -> Iterator[Doubt]:
        layout = self.columns.layout
        if found := by_code.get("POVERTY_WORD"):
            words = people.words["poverty_listed", "POVERTY_WORD"][:_N_WORDS]
            poor = self._doubt(
                f"poverty:{layout}", found, *_POOR, proposal=NO, choices=(YES, NO)
            )
            asked = said("WHO_IS_POOR", **poor.asked.figures, words=tuple(words))
            yield replace(poor, asked=asked)
        if found := by_code.get("NO_YEAR"):
            yield self._doubt(f"year:{layout}", found, *_YEAR)
        for form, code in OPEN.items():
            if found := by_code.get(code):
                yield self._of_order(form, found, people.words[found[0][0], code])
        found = by_code.get("TEMPERATURE_IN_WORDS")
        if found and not self.normal_as:
            yield self._doubt(f"normal:{layout}", found, *_NORMAL)

    def _of_order(
        self, form: Form, found: Sequence[tuple[str, Sequence[int]]], words: list[str]
    ) -> Doubt:
        """The question how dates that may be several days are read."""
        key = f"{_ORDER_KEYS[form]}:{self.columns.layout}"
        first = IF_OPEN[form]
        rest = [order for order in _IN_WORDS if order is not first]
        if form is not Form.SHORT_YEAR:
            rest.remove(Order.YEAR_FIRST)
        choices = tuple(_IN_WORDS[order] for order in (first, *rest))
        doubt = self._doubt(
            key, found, *_ORDERS[first], proposal=choices[0], choices=choices
        )
        asked = said("WHICH_DAY_ORDER", **doubt.asked.figures, word=words[0])
        return replace(doubt, asked=asked)

    def _doubt(
        self,
        key: str,
        found: Sequence[tuple[str, Sequence[int]]],
        asked: str,
        if_left: str,
        *,
        proposal: str = "",
        choices: tuple[str, ...] = (),
    ) -> Doubt:
        name, _ = found[0]
        heading = self.columns.shown[self.columns.place[name]]
        rows = sorted({row for _, rows in found for row in rows})
        where = self.sheet
        return Doubt(
            key=key,
            about=plain_heading(heading) or heading,
            asked=said(asked, heading=heading, sheet=where.where, n=len(rows)),
            if_left=said(if_left),
            proposal=proposal,
            choices=choices,
            sources=tuple(RowAddress(where.file, where.title, row) for row in rows),
        )


_N_WORDS = 8  # shown of those that nobody knows
_BLANKS = ("ARE_BLANKS_AS_ABOVE", "BLANKS_ARE_AS_ABOVE")
_POOR = ("WHO_IS_POOR", "NOT_LISTED_AS_POOR")
_YEAR = ("WHICH_YEAR", "DATES_ARE_LEFT")
_ORDERS: Mapping[Order, tuple[str, str]] = {
    Order.MONTH_FIRST: ("WHICH_DAY_ORDER", "MONTH_IS_FIRST"),
    Order.DAY_FIRST: ("WHICH_DAY_ORDER", "DAY_IS_FIRST"),
    Order.YEAR_FIRST: ("WHICH_DAY_ORDER", "YEAR_IS_FIRST"),
}
_ORDER_KEYS: Mapping[Form, str] = {
    Form.STROKES: "day_order",
    Form.DOTS: "day_order_dots",
    Form.SHORT_YEAR: "day_order_short",
}
_IN_WORDS: Mapping[Order, str] = {
    Order.MONTH_FIRST: MONTH_FIRST,
    Order.DAY_FIRST: DAY_FIRST,
    Order.YEAR_FIRST: YEAR_FIRST,
}
_NORMAL = ("WHAT_IS_NORMAL", "NORMAL_IS_BLANK")


def _cells(rows: Sequence[Row], at: int) -> set[str]:
    """The different cells of a column."""
    return {cells[at] for _, cells in rows if at < len(cells)}
