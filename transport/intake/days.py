"""Days and moments as rosters write them, in the forms that workers.csv takes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from transport.intake.day_orders import Bare, DayOrders, Form, Order, bare_date
from transport.reading.findings import BadValue
from transport.reading.numerals import is_lunar, with_digits
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MONTHS = {
    name: n
    for n, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"),
        start=1,
    )
} | {"dec": 12}
_MONTH = r"(?P<word>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})[日号]?",
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<serial>[2-6]\d{4})(?P<part>\.\d+)?(?!\d)",
        r"(?P<short>[12]\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})[日号]?",
        r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*{_MONTH}[\s,-]*(?P<year>\d{{4}}|\d\d)?",
        rf"{_MONTH}[\s-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[\s,-]+(?P<year>\d{{4}}))?",
    )
)
_WHOLE_DAY = re.compile(
    r"(?<!\d)(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)"
)
_REST = re.compile(
    r"[T\s,]*(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?\s*"
    r"(?P<half>上午|早上|早晨|早|中午|下午|晚上|晚|凌晨)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*[:时点]\s*(?P<minute>\d{1,2}|半)?\s*分?"
    r"(?::(?P<second>\d{1,2})(?:\.\d+)?)?\s*)?"
    r"(?P<meridiem>[AaPp]\.?[Mm]\.?)?\s*(?:前|之前|以前|左右|出发|起)?"
)
_LATE, _NOON = ("下午", "晚上", "晚"), 12
_FIRST_SERIAL = date(1899, 12, 30)
_DAY_MINUTES, _HOUR_MINUTES = 1440, 60
_CENTURY, _FEW_YEARS = 2000, 100
_NO_LIMIT = frozenset(
    ("随时", "不限", "待定", "未定", "待通知", "另行通知", "any time", "anytime", "tbd")
)
_LOST_ZERO = re.compile(r"\d{1,2}\.[123]")
OPEN: Mapping[Form, str] = {
    Form.STROKES: "MONTH_OR_DAY",
    Form.DOTS: "MONTH_OR_DAY_DOTS",
    Form.SHORT_YEAR: "MONTH_OR_DAY_SHORT",
}
"""Notes of a date that may be several days, by its form; each form is a question."""
SHOWN: Mapping[Order, str] = {
    Order.DAY_FIRST: "DAY_FIRST_SHOWN",
    Order.MONTH_FIRST: "MONTH_FIRST_SHOWN",
}
"""Notes of a date that could be several days, but for the others of its column."""


@dataclass(frozen=True, slots=True)
class Years:
    """What helps a date that does not say all of itself.

    ``year``: of the roster's title or of an answer; ``near``: the first day of the
    plan; ``orders``: how 2/3/2023 is read; ``is_number``: whether the file holds
    numbers, so that 3.1 may have been 3.10.
    """

    year: int | None = None
    near: date | None = None
    orders: DayOrders = field(default_factory=DayOrders)
    is_number: bool = False

    @property
    def about(self) -> int | None:
        """The year about which dates are, where one is known."""
        return self.year if self.near is None else self.near.year

    def of(self, month: int, day: int) -> int | None:
        """The year of a date without one: that which brings it nearest."""
        if self.near is None:
            return self.year
        near = self.near
        years = (near.year - 1, near.year, near.year + 1)
        possible = [y for y in years if _is_day(y, month, day)]
        if not possible:
            return near.year
        return min(possible, key=lambda y: abs((date(y, month, day) - near).days))


def day_text(text: str, years: Years, note: Callable[[str], None]) -> str:
    """``YYYY-MM-DD``, or with a time behind it; the midnight of programs is none.

    ``note`` takes the code of what is in doubt: ``NO_YEAR`` (nothing comes back then),
    ``LOST_ZERO``, ``NO_LIMIT``, or one of `OPEN` and `SHOWN`.

    Raises
    ------
    BadValue
        If it is no day.
    """
    plain = with_digits(unicodedata.normalize("NFKC", text).strip())
    if plain.casefold() in _NO_LIMIT:
        note("NO_LIMIT")
        return ""
    bare = bare_date(plain, years.about)
    rest = None if bare is None else _REST.fullmatch(plain[bare.length :])
    if bare is not None and rest is not None:
        if years.is_number and _LOST_ZERO.fullmatch(plain):
            note("LOST_ZERO")
        day = _bare_day(bare, years, note)
        return "" if day is None else _with_time(day, {}, rest)
    for form in _FORMS:
        found = form.match(plain)
        rest = None if found is None else _REST.fullmatch(plain[found.end() :])
        if found is None or rest is None:
            continue
        day = _day(found.groupdict(), years, note)
        return "" if day is None else _with_time(day, found.groupdict(), rest)
    if is_lunar(plain):
        raise BadValue(wrong=said("IS_LUNAR"), remedy=said("WRITE_SOLAR_DATE"))
    raise BadValue(wrong=said("IS_NO_DATE"), remedy=said("WRITE_DATE"))


def year_in(text: str) -> int | None:
    """The year that a title names; the first of several."""
    found = re.search(
        r"(?<!\d)(20\d{2})\s*(?:年|[-/.]\s*\d{1,2}\s*[-/.]|春|届|年度|[-—~至]20)"
        r"|(?<!\d)(20\d{2})(?!\d)",
        with_digits(unicodedata.normalize("NFKC", text)),
    )
    return int(found[1] or found[2]) if found else None


def date_in(text: str) -> date | None:
    """The day that a title or a date line names in full; the first of several."""
    found = _WHOLE_DAY.search(with_digits(unicodedata.normalize("NFKC", text)))
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    return date(year, month, day) if _is_day(year, month, day) else None


def _bare_day(bare: Bare, years: Years, note: Callable[[str], None]) -> date | None:
    """The day of a date of bare numbers, in the order that column or answer show."""
    if not bare.days:
        raise BadValue(wrong=said("NOT_IN_CALENDAR"), remedy=said("WRITE_DATE"))
    order, is_guess = years.orders.of(bare)
    day = bare.days[order]
    if bare.form is Form.NO_YEAR:
        return _in_year(years.of(day.month, day.day), day.month, day.day, note)
    if is_guess:
        note(OPEN[bare.form])
    elif bare.is_open and order in SHOWN and order in years.orders.shown.values():
        note(SHOWN[order])
    return day


def _day(
    part: dict[str, str | None], years: Years, note: Callable[[str], None]
) -> date | None:
    if part.get("serial"):
        return _FIRST_SERIAL + timedelta(days=int(part["serial"] or 0))
    year, month, day = _numbers(part)
    if year is None:
        year = years.of(month, day)
    return _in_year(year, month, day, note)


def _in_year(
    year: int | None, month: int, day: int, note: Callable[[str], None]
) -> date | None:
    if year is None:
        note("NO_YEAR")
        return None
    if not _is_day(year, month, day):
        raise BadValue(wrong=said("NOT_IN_CALENDAR"), remedy=said("WRITE_DATE"))
    return date(year, month, day)


def _numbers(part: dict[str, str | None]) -> tuple[int | None, int, int]:
    year = int(part["year"] or 0) if part.get("year") else None
    if year is not None and year < _FEW_YEARS:
        year += _CENTURY
    if part.get("short"):
        year = _CENTURY + int(part["short"] or 0)
    if part.get("word"):
        month = _MONTHS.get((part["word"] or "")[:3].casefold())
        if month is None:
            raise BadValue(wrong=said("IS_NO_DATE"), remedy=said("WRITE_DATE"))
        return year, month, int(part["day"] or 0)
    return year, int(part["month"] or 0), int(part["day"] or 0)


def _with_time(day: date, part: dict[str, str | None], rest: re.Match[str]) -> str:
    minutes = _minutes(rest)
    if part.get("part"):
        minutes = round(float(part["part"] or 0) * _DAY_MINUTES)
    if not minutes:
        return day.isoformat()
    if minutes > _DAY_MINUTES:
        raise BadValue(wrong=said("IS_NO_TIME"), remedy=said("WRITE_MOMENT"))
    return f"{day.isoformat()} {minutes // 60:02d}:{minutes % 60:02d}"


def _minutes(rest: re.Match[str]) -> int:
    """Minutes of the day; 0 when no hour is written."""
    if rest["hour"] is None:
        return 0
    minute = 30 if rest["minute"] == "半" else int(rest["minute"] or 0)
    hour = int(rest["hour"])
    is_late = rest["half"] in _LATE or (rest["meridiem"] or "")[:1] in ("p", "P")
    if is_late and hour < _NOON:
        hour += _NOON
    if (rest["meridiem"] or "")[:1] in ("a", "A") and hour == _NOON:
        hour = 0
    if minute >= _HOUR_MINUTES:
        raise BadValue(wrong=said("IS_NO_TIME"), remedy=said("WRITE_MOMENT"))
    return hour * _HOUR_MINUTES + minute


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
