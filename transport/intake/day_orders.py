"""Dates of two or three bare numbers: which of them is the day, as a column shows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_THREE = re.compile(
    r"(?P<one>\d{1,2})\s*(?P<mark>[-/.])\s*(?P<two>\d{1,2})\s*[-/.]\s*"
    r"(?P<three>\d{4}|\d{2})(?![\d:.])"
)
_TWO = re.compile(r"(?P<one>\d{1,2})\s*[-/.]\s*(?P<two>\d{1,2})(?!\s*[-/.:\d])")
_CENTURY, _N_YEAR, _YEARS_OFF = 2000, 4, 1
_LEAP_YEAR = 2024  # in which 29 February is a day
_SHORT_YEARS = range(10, 30)  # of the century, that a year of two digits may be


class Order(Enum):
    """What each of the numbers is, in the order of writing."""

    YEAR_FIRST = "Y/M/D"
    MONTH_FIRST = "M/D"
    DAY_FIRST = "D/M"


class Form(Enum):
    """How the numbers stand; each form is decided by itself.

    Who writes ``9.3.2026`` means 9 March: no country writes the month first before
    dots. Before strokes both are usual. Of two figures for the year, a date is
    ``SHORT_YEAR`` while they may stand in front.
    """

    STROKES = "9/3/2026"
    DOTS = "9.3.2026"
    SHORT_YEAR = "26/3/25"
    NO_YEAR = "9/3"


IF_OPEN: Mapping[Form, Order] = {
    Form.STROKES: Order.MONTH_FIRST,
    Form.DOTS: Order.DAY_FIRST,
    Form.SHORT_YEAR: Order.YEAR_FIRST,
    Form.NO_YEAR: Order.MONTH_FIRST,
}
"""How a date is read that nothing decides."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A date of bare numbers, by each order in which it is a day of the calendar.

    ``kin``: the form that it would have, were the year known to stand behind.
    """

    form: Form
    kin: Form
    days: Mapping[Order, date]
    length: int  # characters

    @property
    def is_open(self) -> bool:
        """Whether it may be more than one day."""
        return len(set(self.days.values())) > 1


@dataclass(frozen=True, slots=True)
class DayOrders:
    """How dates of bare numbers are read: by what a column shows, then as answered."""

    shown: Mapping[Form, Order] = field(default_factory=dict)
    answered: Mapping[Form, Order] = field(default_factory=dict)

    def of(self, bare: Bare) -> tuple[Order, bool]:
        """The order of ``bare``, and whether it is a guess."""
        shown, answered = self.shown, self.answered
        by_kin = shown.get(bare.kin)
        for order in (shown.get(bare.form), by_kin, answered.get(bare.form)):
            if order is not None and order in bare.days:
                return order, False
        first = IF_OPEN[bare.form]
        order = first if first in bare.days else next(iter(bare.days))
        is_backed = order in (shown.get(Form.STROKES), shown.get(Form.DOTS))
        return order, bare.is_open and not is_backed


def bare_date(text: str, year: int | None) -> Bare | None:
    """The date of bare numbers that ``text`` begins with, the year not in front.

    ``year``: about which the roster was written. A year of two digits is one near it
    where one of the orders has it so.
    """
    found = _THREE.match(text)
    if found is None:
        found = _TWO.match(text)
        if found is None:
            return None
        one, two = int(found["one"]), int(found["two"])
        days = _days(one, two, _LEAP_YEAR)
        return Bare(Form.NO_YEAR, Form.NO_YEAR, days, found.end())
    one, two, three = (int(found[name]) for name in ("one", "two", "three"))
    kin = Form.DOTS if found["mark"] == "." else Form.STROKES
    if len(found["three"]) == _N_YEAR:
        return Bare(kin, kin, _days(one, two, three), found.end())
    days = {}
    if one in _SHORT_YEARS:
        days = _only(Order.YEAR_FIRST, _CENTURY + one, two, three)
    if three in _SHORT_YEARS and (year is not None or not days):
        days |= _days(one, two, _CENTURY + three)
    near = {
        order: day
        for order, day in days.items()
        if year is not None and abs(day.year - year) <= _YEARS_OFF
    }
    days = near or days
    form = Form.SHORT_YEAR if Order.YEAR_FIRST in days else kin
    return Bare(form, kin, days, found.end())


def orders_shown(texts: Iterable[str], year: int | None) -> Mapping[Form, Order]:
    """The one order that fits all dates of a form in a column, where it is but one.

    Where dates contradict one another, as where two people have filled in a list,
    nothing is shown.
    """
    left: dict[Form, set[Order]] = {}
    for text in texts:
        bare = bare_date(unicodedata.normalize("NFKC", text).strip(), year)
        if bare is not None and len(set(bare.days.values())) == len(bare.days) > 0:
            left[bare.form] = left.get(bare.form, set(Order)) & set(bare.days)
    return {form: next(iter(one)) for form, one in left.items() if len(one) == 1}


def order_named(answer: str) -> Order | None:
    """The order that an answer names by its first word or letter."""
    first = unicodedata.normalize("NFKC", answer).strip().casefold()[:1]
    return _NAMED.get(first)


def _days(one: int, two: int, year: int) -> dict[Order, date]:
    return _only(Order.MONTH_FIRST, year, one, two) | _only(
        Order.DAY_FIRST, year, two, one
    )


def _only(order: Order, year: int, month: int, day: int) -> dict[Order, date]:
    try:
        return {order: date(year, month, day)}
    except ValueError:
        return {}


_NAMED: Mapping[str, Order] = {
    **dict.fromkeys("年y", Order.YEAR_FIRST),
    **dict.fromkeys("月m", Order.MONTH_FIRST),
    **dict.fromkeys("日d", Order.DAY_FIRST),
}
