"""The settings as a nested document, from TOML text or from a sheet of keys."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transport.causes import toml_words
from transport.reading.encodings import decoded
from transport.reading.findings import BadValue
from transport.reading.headings import KEY_HEADINGS, VALUE_HEADINGS
from transport.reading.moments import date_of
from transport.reading.unseen import tell_unseen
from transport.reading.workbook import DAMAGED
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.reading.findings import Findings
    from transport.reading.workbook import Sheet

Path = tuple[str, ...]

_KEY_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_KEY = rf"{_KEY_PART}(?:\s*\.\s*{_KEY_PART})*"
SECTION_LINE = re.compile(rf"\s*\[\s*({_KEY})\s*\]")
KEY_LINE = re.compile(rf"\s*({_KEY})\s*=")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^.]+))\s*(?:\.|$)""")
_ERROR_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_FRACTION = re.compile(r"-?(0|[1-9]\d*)\.\d+")


@dataclass(slots=True)
class Document:
    """Settings as given: a nested mapping, and the row of each key that has one.

    ``written``: paths as the user wrote them, where that was in Chinese. ``unfilled``:
    rows of a sheet whose keys have no value; None where the settings are no sheet.
    """

    file: str
    data: dict[str, Any]
    rows: dict[Path, int] = field(default_factory=dict)
    written: dict[Path, Path] = field(default_factory=dict)
    unfilled: dict[Path, int] | None = None

    def shown(self, path: Path) -> str:
        """The path as the user wrote it."""
        known = (path[:n] for n in range(len(path), 0, -1) if path[:n] in self.written)
        start = next(known, ())
        return dotted((*self.written.get(start, ()), *path[len(start) :]))

    def row(self, path: Path) -> int | None:
        """Row of the key, or of the nearest table around it."""
        while path and path not in self.rows:
            path = path[:-1]
        return self.rows.get(path)


def dotted(path: Path) -> str:
    """A key path as one writes it."""
    return ".".join(f'"{p}"' if "." in p or not p else p for p in path)


def toml_document(raw: bytes, *, file: str, findings: Findings) -> Document | None:
    """The document of a TOML file, or ``None`` after a fault."""
    try:
        text = decoded(raw)
    except BadValue as error:
        findings.fault(file, wrong=error.wrong, remedy=error.remedy)
        return None
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        findings.fault(file, wrong=said("NESTED_TOO_DEEP"), remedy=said("WRITE_FLAT"))
        return None
    except (ValueError, ArithmeticError) as error:  # also of numbers beyond reason
        place = _ERROR_PLACE.search(str(error))
        reason = toml_words(_ERROR_PLACE.sub("", str(error)).strip())
        row = int(place[1]) if place else None
        findings.fault(
            file,
            row=row,
            column=_key_of_line(text, row),
            wrong=said("IS_NO_TOML", reason=reason),
            remedy=said("WRITE_TOML"),
        )
        return None
    document = Document(file, data, rows_of_keys(text))
    return document if _is_flat_enough(document, findings) else None


def mapping_document(
    data: dict[str, object], *, file: str, findings: Findings
) -> Document | None:
    """The document of keys that a program gives; ``None`` after a fault."""
    document = Document(file, data)
    return document if _is_flat_enough(document, findings) else None


_MAX_DEPTH = 6  # variants.NAME.origin.city_of_county.COUNTY has five


def _is_flat_enough(document: Document, findings: Findings) -> bool:
    """Whether nothing lies deeper than any setting does; else a fault says where."""
    level: list[tuple[Path, object]] = [((), document.data)]
    for _ in range(_MAX_DEPTH + 1):
        inner: list[tuple[Path, object]] = []
        for path, value in level:
            if isinstance(value, dict):
                inner += [((*path, key), within) for key, within in value.items()]
            elif isinstance(value, list):
                inner += [(path, within) for within in value]
        level = inner
    if not level:
        return True
    path = level[0][0]
    findings.fault(
        document.file,
        row=document.row(path),
        column=dotted(path),
        wrong=said("NESTED_TOO_DEEP"),
        remedy=said("WRITE_FLAT"),
    )
    return False


def sheet_document(sheet: Sheet, *, file: str, findings: Findings) -> Document | None:
    """The document of a sheet of keys and values; ``None`` after a fault.

    Keys are dotted paths such as ``policy.preset``. A row without a value sets nothing.
    """
    unfilled: dict[Path, int] = {}
    document, filled = Document(file, {}, unfilled=unfilled), list[int]()
    for row, cells in sheet.rows():
        key, value = (*(cell.strip() for cell in cells[:2]), "", "")[:2]
        is_damaged = len(cells) > 1 and cells[1] is DAMAGED
        if key.casefold() in KEY_HEADINGS and value.casefold() in VALUE_HEADINGS:
            continue
        if not key or not value:
            unfilled.setdefault(_split(key), row)
            continue
        filled.append(row)
        if is_damaged:
            _report_damage(sheet, row, file=file, key=key, findings=findings)
            continue
        path = _split(key)
        if path:
            _put(document, path, _native(value), row=row, findings=findings)
        else:
            findings.fault(
                file,
                row=row,
                value=key,
                wrong=said("IS_NO_KEY"),
                remedy=said("WRITE_KEY"),
            )
    tell_unseen(sheet.unseen, filled, {}, file=file, findings=findings)
    return document if _is_flat_enough(document, findings) else None


def _report_damage(
    sheet: Sheet, row: int, *, file: str, key: str, findings: Findings
) -> None:
    """The fault of a damaged value; a merged range is told at its first row."""
    harm = sheet.damage.get((row, 1))
    if harm is not None:
        findings.fault(
            file,
            row=row,
            column=key,
            value=harm.value,
            wrong=harm.wrong,
            remedy=harm.remedy,
        )


def _split(key: str) -> Path:
    return tuple(
        (double or single or bare).strip()
        for double, single, bare in _PART.findall(key)
    )


def _native(value: str) -> object:
    """A cell's text as the TOML value it stands for."""
    if value in ("true", "false"):
        return value == "true"
    if _WHOLE.fullmatch(value):
        return int(value)
    if _FRACTION.fullmatch(value):
        return Decimal(value)
    try:
        return date_of(value)
    except BadValue:
        return value


def _put(
    document: Document, path: Path, value: object, *, row: int, findings: Findings
) -> None:
    earlier = document.rows.get(path)
    table = document.data
    for part in path[:-1]:
        inner = table.setdefault(part, {})
        if not isinstance(inner, dict):
            earlier = earlier or document.row(path[:-1])
            break
        table = inner
    if earlier is not None or path[-1] in table:
        findings.fault(
            document.file,
            row=row,
            column=dotted(path),
            value=str(value),
            wrong=said("OTHER_ROWS_SET_KEYS")
            if earlier is None
            else said("ROW_SETS_KEY", row=earlier),
            remedy=said("KEEP_ONE_ROW"),
        )
        return
    table[path[-1]] = value
    document.rows[path] = row


def rows_of_keys(text: str) -> dict[Path, int]:
    """Line of each key and section of TOML ``text``, as far as lines tell."""
    rows: dict[Path, int] = {}
    section: Path = ()
    for number, line in enumerate(_lines(text), start=1):
        if found := SECTION_LINE.match(line):
            section = _split(found[1])
            rows.setdefault(section, number)
        elif found := KEY_LINE.match(line):
            rows.setdefault((*section, *_split(found[1])), number)
    return rows


def _key_of_line(text: str, row: int | None) -> str | None:
    """The key that the line sets, in whichever section; None where it sets none."""
    lines = list(_lines(text))
    if row is None or row > len(lines):
        return None
    found = KEY_LINE.match(lines[row - 1])
    return dotted(_split(found[1])) if found else None


def _lines(text: str) -> Iterable[str]:
    return text.replace("\r\n", "\n").split("\n")
