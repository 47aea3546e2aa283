"""What a sheet leaves out of its rows because it stands elsewhere on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from transport.intake.title_places import places_in, section_place
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.intake.columns import Columns
    from transport.intake.records import Person
    from transport.intake.sheets import RosterSheet
    from transport.reading.findings import Findings

FILLABLE = ("town", "village", "county", "employer", "employer_address", "household")
"""Fields that people who stand together share, in the order in which they are asked."""

_PLACES = ("city", "county", "town", "village")
_SHARE = 1 / 3  # of blank cells from which on they may mean the cell above
_WITH_COUNTY = re.compile(r"[县区市旗]")


@dataclass(frozen=True, slots=True)
class Blanks:
    """A column of which many cells are blank below a filled one."""

    field: str
    heading: str
    rows: tuple[int, ...]


def title_places(
    columns: Columns, sheet: RosterSheet, texts: Sequence[str], findings: Findings
) -> Mapping[str, str]:
    """City, county, town and village that the ``texts`` over a sheet name.

    They hold for everybody on it, as far as no column says them.
    """
    has_address = bool({"home_address", "home"} & columns.place.keys())
    wanted = ("city", "county") if has_address else _PLACES
    named = {
        field: name
        for field, name in places_in(texts).items()
        if field in wanted and field not in columns.place
    }
    if named:
        where = "".join(named.get(field, "") for field in _PLACES)
        findings.warn(sheet.where, said("PLACE_FROM_TITLE", place=where))
    return named


def names_county(address: str) -> bool:
    """Whether an address says itself in which county it lies."""
    return _WITH_COUNTY.search(address) is not None


def with_sections(
    people: Sequence[Person],
    columns: Columns,
    lines: Mapping[int, str],
    sheet: RosterSheet,
    findings: Findings,
) -> tuple[Person, ...]:
    """Everybody with the town or the village of the line above him.

    ``lines``: the texts of lines between people, by row. Only where no column says it.
    """
    named = {
        row: {f: n for f, n in section_place(text).items() if f not in columns.place}
        for row, text in lines.items()
    }
    if "home_address" in columns.place or not any(named.values()):
        if lines:
            rows = sorted(lines)
            value = lines[rows[0]]
            findings.warn(sheet.where, said("SECTION_ROW"), rows=rows, value=value)
        return tuple(people)
    rows = sorted(named)
    findings.warn(sheet.where, said("SECTION_FILLED"), rows=rows, value=lines[rows[0]])
    placed, current, waiting = [], dict[str, str](), iter(rows)
    following = next(waiting, None)
    for person in people:
        while following is not None and following < person.source.row:
            place = named[following]
            current = place if "town" in place else {**current, **place}
            following = next(waiting, None)
        placed.append(_with(person, current) if current else person)
    return tuple(placed)


def blanks_of(
    people: Sequence[Person], columns: Columns, sheet: RosterSheet
) -> tuple[Blanks, ...]:
    """Columns whose blanks may mean the cell above, as they have no merged cells."""
    merged = {box.left for box in sheet.merged if box.bottom > box.top}
    found = []
    for field in FILLABLE:
        at = columns.place.get(field)
        if at is None or at in merged or not people:
            continue
        values = [getattr(person, field) for person in people]
        rows = tuple(
            p.source.row for p, value in zip(people, values, strict=True) if not value
        )
        if values[0] and len(rows) >= _SHARE * len(people):
            heading = columns.shown[at]
            found.append(Blanks(field, heading, rows))
    return tuple(found)


def filled(people: Sequence[Person], field: str) -> tuple[Person, ...]:
    """Everybody, with a blank ``field`` as of the person above."""
    done: list[Person] = []
    last = ""
    for person in people:
        last = getattr(person, field) or last
        same = getattr(person, field) == last
        done.append(person if same else _with(person, {field: last}))
    return tuple(done)


def _with(person: Person, values: Mapping[str, str]) -> Person:
    changes: dict[str, Any] = dict(values)
    return replace(person, **changes)
