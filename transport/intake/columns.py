"""Columns of a roster: what each is taken for, which are in doubt, which are left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from transport.intake.evidence import contradicts, look_of
from transport.intake.heading_rows import Heading
from transport.intake.layouts import column_key
from transport.intake.matching import SURE, Match, match
from transport.intake.plain_headings import fingerprint
from transport.intake.records import ColumnTaken, Doubt, RowAddress
from transport.intake.synonyms import (
    FIELDS,
    NOT_NEEDED,
    SERIAL,
    chosen_field,
    field_called,
    field_choice,
)
from transport.intake.values import is_of_poverty
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.intake.heading_rows import HeadingRows
    from transport.intake.layouts import Layouts
    from transport.intake.records import Answers
    from transport.reading.tables import Row

_BY_LOOK, _CONTRADICTED, _AGREED, _BESIDE = 0.7, 0.4, 0.95, 0.7
_HIGHEST = "temperature_c"  # of several columns the highest figure counts
_NAMING = ("household", "companions", "remark", "worker_id")
_KINDS = re.compile(r"类别|类型|属性|身份")
_BESIDE_EMPLOYER: Mapping[str, str] = {
    "province": "employer_province",
    "city": "employer_city",
    "county": "employer_county",
    "home_address": "employer_address",
}
"""What a second column of the home means that stands right of the employer."""


@dataclass(slots=True)
class _Column:
    """A heading and what its column is taken for so far."""

    heading: Heading
    found: Match | None
    is_settled: bool = False  # by an answer or a remembered layout


@dataclass(slots=True)
class _Left:
    """Columns whose field another has: left out, or read beside that."""

    second: list[tuple[str, str, str]] = field(default_factory=list)
    beside: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands (columns from 0), and what is to be told of it.

    ``shown`` are all headings by column; ``second`` those left because another column
    is taken for their field: (heading, field, heading taken). ``beside`` are further
    columns of temperatures, of which the highest counts: (column, heading, the first).
    """

    layout: str
    place: Mapping[str, int]
    shown: Mapping[int, str]
    serials: frozenset[int]
    taken: tuple[ColumnTaken, ...]
    doubts: tuple[Doubt, ...]
    unknown: tuple[str, ...]
    not_needed: tuple[str, ...]
    second: tuple[tuple[str, str, str], ...] = ()
    beside: tuple[tuple[int, str, str], ...] = ()

    @property
    def headings(self) -> Mapping[str, str]:
        """What the sheet calls each field that it has."""
        return {name: self.shown[at] for name, at in self.place.items()}


@dataclass(frozen=True, slots=True)
class Asking:
    """The sheet that is read, and what was confirmed or answered before."""

    file: str
    sheet: str
    row: int
    layouts: Layouts
    answers: Answers
    layout: str = ""


def columns_of(head: HeadingRows, sample: Sequence[Row], asking: Asking) -> Columns:
    """What the columns under ``head`` hold; ``sample`` are rows below it."""
    headings = [*head.headings, *_unnamed(head, sample)]
    headings.sort(key=lambda heading: heading.at)
    width = max((heading.at for heading in headings), default=-1) + 1
    texts = {heading.at: heading.shown for heading in head.headings}
    layout = fingerprint([texts.get(at, "") for at in range(width)])
    asking = replace(asking, layout=layout)
    cells = {
        heading.at: [row[heading.at] for _, row in sample if heading.at < len(row)]
        for heading in headings
    }
    columns = [_looked_up(heading, cells[heading.at], asking) for heading in headings]
    return _told(columns, _settled(columns), asking)


def _unnamed(head: HeadingRows, sample: Sequence[Row]) -> Iterable[Heading]:
    """Columns with cells and without a heading."""
    named = {heading.at for heading in head.headings}
    width = max((len(row) for _, row in sample), default=0)
    for at in range(width):
        if at not in named and any(
            at < len(row) and row[at].strip() for _, row in sample
        ):
            yield Heading(at, "")


def _looked_up(heading: Heading, cells: Sequence[str], asking: Asking) -> _Column:
    """What the column holds by answer, memory, heading and cells."""
    name = shown(heading)
    answer = chosen_field(asking.answers.get(column_key(asking.layout, name), ""))
    if answer is not None:
        return _Column(
            heading, Match(answer, 1.0, said("TAKEN_BY_ANSWER")), is_settled=True
        )
    known = asking.layouts.field_of(asking.layout, name)
    if known is not None:
        return _Column(
            heading, Match(known, 1.0, said("TAKEN_BY_MEMORY")), is_settled=True
        )
    found = match(heading.text, heading.group)
    if found is not None and _is_other_kind(heading, found, cells):
        found = Match(NOT_NEEDED, _AGREED, said("TAKEN_BY_CELLS"))
    return _Column(heading, _weighed(found, cells))


def _is_other_kind(heading: Heading, found: Match, cells: Sequence[str]) -> bool:
    """Whether a column of kinds of people does not tell who is poor."""
    return (
        found.field == "poverty_listed"
        and _KINDS.search(heading.text) is not None
        and not any(is_of_poverty(cell) for cell in cells if cell.strip())
    )


def _weighed(found: Match | None, cells: Sequence[str]) -> Match | None:
    """The match with the evidence of the cells."""
    look = look_of(cells)
    if found is None:
        return Match(look, _BY_LOOK, said("TAKEN_BY_CELLS")) if look else None
    if found.field == look and found.confidence < _AGREED:
        return replace(found, confidence=_AGREED)
    is_strange = look in ("id_number", "phone") and found.field in FIELDS
    if is_strange and found.field not in (look, *_NAMING):
        return Match(look, _CONTRADICTED, said("TAKEN_BY_CELLS"))
    if contradicts(found.field, cells):
        return replace(found, confidence=min(found.confidence, _CONTRADICTED))
    return found


def _settled(columns: list[_Column]) -> _Left:
    """Leave one column to each field; those left out with the one that is taken."""
    first: dict[str, _Column] = {}
    left = _Left()
    for column in sorted(columns, key=_worth):
        if column.found is None or column.found.field not in FIELDS:
            continue
        name = column.found.field
        if name in first:
            name = _beside(column, first)
        if name not in first:
            first[name] = column
            if name != column.found.field:
                column.found = Match(name, _BESIDE, said("TAKEN_BY_PLACE"))
            continue
        heading, taken = column.heading, shown(first[name].heading)
        if name == _HIGHEST and column.found.confidence >= SURE:
            left.beside.append((heading.at, shown(heading), taken))
        else:
            left.second.append((shown(heading), name, taken))
        column.found = Match(NOT_NEEDED, 1.0, said("TAKEN_BY_HEADING"))
    return left


def _beside(column: _Column, first: Mapping[str, _Column]) -> str:
    """What a second column of its field means where it stands; else the same."""
    found = column.found
    name = "" if found is None else found.field
    employer = first.get("employer") or first.get("employer_address")
    other = _BESIDE_EMPLOYER.get(name)
    if other is None or employer is None or column.is_settled:
        return name
    is_beside = employer.heading.at < column.heading.at
    return other if is_beside and first[name].heading.at < column.heading.at else name


def _worth(column: _Column) -> tuple[bool, float, int, int]:
    found = column.found
    if found is None:
        return (True, 0.0, 0, column.heading.at)
    return (not column.is_settled, -found.confidence, found.rank, column.heading.at)


def _told(columns: Sequence[_Column], others: _Left, asking: Asking) -> Columns:
    taken, doubts = [], []
    left = {name for name, *_ in others.second} | {name for _, name, _ in others.beside}
    unknown, not_needed = [], []
    for column in columns:
        found, name = column.found, shown(column.heading)
        if found is None:
            unknown.append(name)
        elif found.field in FIELDS:
            taken.append(_taken(name, found, asking))
        elif found.field == NOT_NEEDED and name not in left:
            not_needed.append(name)
        if found is not None and found.field in FIELDS and found.confidence < SURE:
            doubts.append(_doubt(name, found.field, asking))
    fields = {c.heading.at: c.found.field for c in columns if c.found is not None}
    return Columns(
        layout=asking.layout,
        place={name: at for at, name in fields.items() if name in FIELDS},
        shown={c.heading.at: shown(c.heading) for c in columns},
        serials=frozenset(at for at, name in fields.items() if name == SERIAL),
        taken=tuple(taken),
        doubts=tuple(doubts),
        unknown=tuple(unknown),
        not_needed=tuple(not_needed),
        second=tuple(others.second),
        beside=tuple(others.beside),
    )


def _taken(name: str, found: Match, asking: Asking) -> ColumnTaken:
    return ColumnTaken(
        file=asking.file,
        sheet=asking.sheet,
        heading=name,
        field=found.field,
        confidence=found.confidence,
        how=found.how,
        layout=asking.layout,
    )


def _doubt(name: str, taken_for: str, asking: Asking) -> Doubt:
    place = f"{asking.file}[{asking.sheet}]" if asking.sheet else asking.file
    return Doubt(
        key=column_key(asking.layout, name),
        about=name,
        asked=said("WHAT_DOES_COLUMN_HOLD", heading=name, sheet=place),
        if_left=said("COLUMN_IS_TAKEN_FOR", field=field_called(taken_for)),
        proposal=field_choice(taken_for),
        choices=tuple(map(field_choice, (*FIELDS, NOT_NEEDED))),
        sources=(RowAddress(asking.file, asking.sheet, asking.row),),
    )


def shown(heading: Heading) -> str:
    """The heading on one line; a column without one by its letter."""
    return heading.shown or letter(heading.at)


def letter(at: int) -> str:
    """The letters by which Excel calls column ``at``, counted from 0."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
