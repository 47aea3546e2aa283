"""The rows below the headings: those that are people, and those that are not."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.intake.lists_below import is_headings, repeats
from transport.intake.matching import exact
from transport.intake.plain_headings import plain_heading
from transport.reading.headings import TOTAL_WORDS
from transport.reading.margins import is_signature
from transport.reading.sheet_parts import fill_down
from transport.reading.workbook import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transport.intake.columns import Columns
    from transport.reading.sheet_parts import Merged
    from transport.reading.tables import Row

PERSONAL = frozenset(
    ("name", "id_number", "phone", "worker_id", "temperature_c", "bags")
)
"""Fields that are one person's own: a merged cell counts for its first row alone."""
SHARED = frozenset(
    (
        *("province", "city", "county", "town", "village", "home_address"),
        *("household", "household_head", "employer", "employer_address"),
        *("employer_province", "employer_city", "employer_county"),
    )
)
"""Fields of which a row that has nothing else is no person."""

_TOTAL = re.compile(
    r"[^\d,，]{0,10}?(合\s*计|总\s*计|小\s*计|共\s*计)(人数|人次|户数)?(\b.{0,10})?"
    r"|总(人数|人次|户数)(\b.{0,10})?|(total|subtotal)\b.{0,10}",
    re.I,
)
_EXAMPLE = re.compile(
    r"(填写|填报)?(示例|样例|例如|范例|例)\s*\d?[:：]?|(example|e\.g\.)\s*[:：]?", re.I
)
_SECTION = re.compile(
    r".{0,12}(镇|乡|街道|办事处|村|村委会|社区|居委会|组|公司|厂)\s*([(（].*[)）])?[:：]?"
)
_DITTO = re.compile(r"同上|[〃″\"”]{1,2}|(same )?as above|ditto|do\.", re.I)
_COLUMN_NUMBER = re.compile(r"[(（]?(\d{1,2})(?:\.0)?[)）]?")
_N_COUNTED = 4  # columns that are counted in a row by no accident
_N_HEADINGS = 3  # known ones in a row that are no accident
_N_SERIAL = 7  # characters of a running number, with a mark
_N_SHORT = 16  # characters of a total's words
_N_PHONE = 7  # characters of the shortest
_N_NAME = 8  # characters of a Chinese name
_N_TITLE = 3  # filled cells of a title
_HALF = 0.5


@dataclass(slots=True)
class PassedOver:
    """Rows that are no people, by the code under which they are told."""

    rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    values: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, row: int, value: str = "") -> None:
        """Keep one row; of the values the first."""
        self.rows[code].append(row)
        self.values.setdefault(code, value)


@dataclass(slots=True)
class Body:
    """Reads rows below the headings; ``titles`` are the texts above them.

    ``lines``, by row, are those between people that name a place or a firm.
    """

    columns: Columns
    merged: Sequence[Merged]
    titles: frozenset[str]
    passed: PassedOver = field(default_factory=PassedOver)
    lines: dict[int, str] = field(default_factory=dict)
    _blank: list[int] = field(default_factory=list)

    def people(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of people; shared merged cells are filled down, 同上 is resolved."""
        shared = self._shared_places()
        last_rows = {
            (box.top, box.left): box.bottom
            for box in self.merged
            if box.left in shared and box.bottom > box.top
        }
        tall = self._tall_personal()
        active: dict[int, tuple[str, int]] = {}
        before: dict[int, str] = {}
        for number, cells in rows:
            code = self._strange(cells)
            if last_rows:
                fill_down(cells, number, active, last_rows)
            if code == "BLANK_ROWS":
                self._blank.append(number)
            elif code == "SECTION_ROW":
                self.lines[number] = _first(cells)
            elif code:
                self.passed.add(code, number, _first(cells))
                if code == "OTHER_TABLE_BELOW":
                    return  # what is below it stands under other columns
            else:
                self._tell_blank()
                if number in tall:
                    self.passed.add("MERGED_PERSONAL", number)
                self._resolve(number, cells, shared, before)
                yield number, cells

    def _shared_places(self) -> frozenset[int]:
        return frozenset(
            at for name, at in self.columns.place.items() if name not in PERSONAL
        )

    def _tall_personal(self) -> frozenset[int]:
        """First rows of merged cells that are one person's own."""
        own = {at for name, at in self.columns.place.items() if name in PERSONAL}
        return frozenset(
            box.top for box in self.merged if box.left in own and box.bottom > box.top
        )

    def _tell_blank(self) -> None:
        """Keep the blank rows, now that a person follows them."""
        for number in self._blank:
            self.passed.add("BLANK_ROWS", number)
        self._blank.clear()

    def _resolve(
        self,
        number: int,
        cells: list[str],
        shared: frozenset[int],
        before: dict[int, str],
    ) -> None:
        """Put what stands above in the place of 同上."""
        for at in shared:
            text = cells[at] if at < len(cells) else ""
            if text == before.get(at):
                continue
            if 0 < len(text) < _N_SHORT and _DITTO.fullmatch(text.strip()):
                cells[at] = before.get(at, "")
                self.passed.add("DITTO_RESOLVED", number, text.strip())
            elif text:
                before[at] = text

    def _strange(self, cells: Sequence[str]) -> str:
        """The code of a row that is no person; empty for a person."""
        filled = [at for at, text in enumerate(cells) if text and not text.isspace()]
        if not filled:
            return "BLANK_ROWS"
        own = [at for at in filled if at not in self.columns.serials]
        if not own:
            text = cells[filled[0]].strip()
            if _is_total(text):
                return "TOTALS_LEFT_OUT"
            if text in self.titles:
                return "TITLE_REPEATED"
            return "ONLY_NUMBERED" if len(text) < _N_SERIAL else _line_code(text)
        if self._is_plain_person(own, cells):
            return ""
        return self._margin(filled, own, cells)

    def _is_plain_person(self, own: Sequence[int], cells: Sequence[str]) -> bool:
        """Whether name and identity number or phone are there: a quick yes."""
        place = self.columns.place
        name, other = place.get("name"), place.get("id_number", place.get("phone"))
        if name is None or other is None or name not in own or other not in own:
            return False
        serials = (at for at in self.columns.serials if at < len(cells))
        numbered = (not cells[at] or cells[at][0].isdigit() for at in serials)
        number = cells[other]
        return (
            number[:1].isdigit()
            and len(number) >= _N_PHONE
            and len(cells[name]) < _N_NAME
            and all(numbered)
        )

    def _margin(
        self, filled: Sequence[int], own: Sequence[int], cells: Sequence[str]
    ) -> str:
        texts = [cells[at] for at in filled]
        first = texts[0].strip()
        if _is_total(first) or _is_total(cells[own[0]]):
            return "TOTALS_LEFT_OUT"
        if self._repeats_headings(filled, cells):
            return "HEADINGS_REPEATED"
        if sum(exact(text) is not None for text in texts) >= _N_HEADINGS:
            return "OTHER_TABLE_BELOW"
        if len(filled) <= _N_TITLE and first in self.titles:
            return "TITLE_REPEATED"
        name = self.columns.place.get("name", -1)
        if _EXAMPLE.fullmatch(first) or (
            name in own and re.match(r"(例|示例|样例)[:：]", cells[name].strip())
        ):
            return "EXAMPLE_ROW"
        if DAMAGED in texts:
            return ""
        if _counts_columns(texts):
            return "COLUMNS_NUMBERED"
        if all(map(is_signature, texts)):
            return "TAKEN_FOR_NOTE"
        if len(own) == 1 and self._is_line(own[0], cells[own[0]].strip()):
            return _line_code(cells[own[0]].strip())
        fields = {name for name, at in self.columns.place.items() if at in own}
        return "" if fields - SHARED else "NOBODY_IN_ROW"

    def _is_line(self, at: int, text: str) -> bool:
        """Whether the only text of a row is a line over the table's width."""
        place = self.columns.place
        if at in (place.get("id_number"), place.get("phone")):
            return False
        if at != place.get("name"):
            return True
        is_long = len(text) > _N_NAME and not text.isascii()
        return is_long or _SECTION.fullmatch(text) is not None or ":" in _half(text)

    def _repeats_headings(self, filled: Sequence[int], cells: Sequence[str]) -> bool:
        shown = self.columns.shown
        same = sum(
            plain_heading(cells[at]) in map(plain_heading, shown[at].split("/"))
            for at in filled
            if at in shown
        )
        is_same = same > 1 and same >= _HALF * len(filled)
        return is_same and not (is_headings(cells) and not repeats(cells, shown))


def _counts_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts the columns of a form: 1, 2, 3 and on, or (1), (2)."""
    found = [_COLUMN_NUMBER.fullmatch(text.strip()) for text in texts]
    if len(texts) < _N_COUNTED or None in found:
        return False
    numbers = [int(one.group(1)) for one in found if one]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _first(cells: Sequence[str]) -> str:
    return next((text.strip() for text in cells if text.strip()), "")


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _line_code(text: str) -> str:
    """The code of a line over the table's width."""
    return "SECTION_ROW" if _SECTION.fullmatch(text) else "TAKEN_FOR_NOTE"


def _is_total(text: str) -> bool:
    plain = text.strip(" :：").casefold()
    if len(plain) >= _N_SHORT:
        return False
    return plain in TOTAL_WORDS or _TOTAL.fullmatch(plain) is not None
