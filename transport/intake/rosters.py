"""Rosters as offices keep them, read into people: the entry of the intake."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from transport.errors import Fault
from transport.intake.body import Body
from transport.intake.columns import Asking, columns_of
from transport.intake.completing import (
    blanks_of,
    filled,
    title_places,
    with_sections,
)
from transport.intake.days import Years, date_in, year_in
from transport.intake.heading_rows import find_headings
from transport.intake.layouts import Layouts
from transport.intake.listed import Listed
from transport.intake.lists_below import parted
from transport.intake.people import People
from transport.intake.sheet_doubts import SheetDoubts
from transport.intake.sheets import open_sheets
from transport.intake.side_by_side import lists_of, rows_of
from transport.intake.telling import (
    looks_like_people,
    tell_columns,
    tell_rows,
    tell_titles,
)
from transport.intake.values import cleaners
from transport.intake.willing import those_who_ride
from transport.reading.csv_file import BrokenRow
from transport.reading.findings import BadValue, Findings
from transport.reading.unseen import tell_unseen
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from transport.errors import Warned
    from transport.intake.columns import Columns
    from transport.intake.heading_rows import HeadingRows
    from transport.intake.records import Answers, ColumnTaken, Doubt, Person
    from transport.intake.sheets import RosterSheet
    from transport.reading.tables import Row

_N_TOP = 40  # rows among which the headings stand
_N_SAMPLE = 300  # rows below them whose cells are evidence
_IS_LIST = said("SHEET_IS_LIST")
_NO_ROSTER, _WRITE_HEADINGS = said("NO_ROSTER_IN_FILE"), said("WRITE_ROSTER_HEADINGS")
_NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class RosterRead:
    """What rosters say: people in the order of their rows, and all there is to tell.

    ``taken``: what each column was taken for; ``passed_over``: what was left out, each
    kind once a sheet. ``dated``: the latest day that a title or date line names.
    """

    people: tuple[Person, ...] = ()
    taken: tuple[ColumnTaken, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()
    passed_over: tuple[Warned, ...] = ()
    dated: date | None = None


def read_rosters(
    paths: Sequence[Path],
    *,
    answers: Answers = _NOBODY,
    layouts: Layouts | None = None,
    first_day: date | None = None,
) -> RosterRead:
    """Everybody on the rosters at ``paths``: workbooks of any program, or CSV files.

    ``answers``: by the keys of earlier doubts. ``layouts``: what columns were confirmed
    to hold before. ``first_day`` of the plan tells the year of dates without one.
    """
    reading = _Reading(answers, layouts or Layouts(), first_day)
    parts = [
        part
        for path, file in zip(paths, _called(paths), strict=True)
        for part in reading.file(path, file)
    ]
    read = _joined(parts)
    if not read.taken and not read.faults and paths:
        fault = Fault(file=paths[0].name, wrong=_NO_ROSTER, remedy=_WRITE_HEADINGS)
        read = replace(read, faults=(fault,))
    return replace(read, people=tuple(map(reading.listed.completed, read.people)))


def _joined(parts: Sequence[RosterRead]) -> RosterRead:
    return RosterRead(
        people=tuple(chain.from_iterable(part.people for part in parts)),
        taken=tuple(chain.from_iterable(part.taken for part in parts)),
        doubts=_once(chain.from_iterable(part.doubts for part in parts)),
        faults=tuple(chain.from_iterable(part.faults for part in parts)),
        passed_over=tuple(chain.from_iterable(part.passed_over for part in parts)),
        dated=max((part.dated for part in parts if part.dated), default=None),
    )


def _called(paths: Sequence[Path]) -> list[str]:
    """How messages call the files: by name, with the folder where names are equal."""
    names = Counter(path.name for path in paths)
    return [
        path.name if names[path.name] == 1 else f"{path.parent.name}/{path.name}"
        for path in paths
    ]


def _once(doubts: Iterator[Doubt]) -> tuple[Doubt, ...]:
    """Each doubt once: sheets of one layout ask the same."""
    found: dict[str, Doubt] = {}
    for doubt in doubts:
        found.setdefault(doubt.key, doubt)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known before any file is read; ``listed`` fills while files are."""

    answers: Answers
    layouts: Layouts
    first_day: date | None
    listed: Listed = field(default_factory=Listed)

    def file(self, path: Path, file: str) -> list[RosterRead]:
        """What each sheet says, and what is wrong with the file itself."""
        read: list[RosterRead] = []
        try:
            with open_sheets(path, file=file) as sheets:
                read.extend(self._sheet(sheet, path) for sheet in sheets)
        except BadValue as error:
            row = error.row if isinstance(error, BrokenRow) else None
            fault = Fault(file=file, row=row, wrong=error.wrong, remedy=error.remedy)
            return [*read, RosterRead(faults=(fault,))]
        if not any(part.taken or part.faults or _is_list(part) for part in read):
            fault = Fault(file=file, wrong=_NO_ROSTER, remedy=_WRITE_HEADINGS)
            read.append(RosterRead(faults=(fault,)))
        return read

    def _sheet(self, sheet: RosterSheet, path: Path) -> RosterRead:
        findings = Findings()
        if sheet.unseen.is_sheet:
            findings.warn(sheet.where, said("SHEET_HIDDEN"))
            return _result(findings)
        rows = iter(sheet.rows)
        top = list(islice(rows, _N_TOP))
        head = _first_headings(top, sheet)
        if head is None:
            if self.listed.take(top, rows):
                findings.warn(sheet.where, _IS_LIST)
            else:
                _tell_no_roster(sheet, top, findings)
            return _result(findings)
        below = chain(top[head.last + 1 :], rows)
        titles = [text for _, cells in top[: head.first] for text in cells if text]
        texts = (*titles, sheet.title, path.stem)
        heads = lists_of(head)
        if len(heads) == 1:
            return self._lists(sheet, list(below), _Above(top, head, texts), findings)
        findings.warn(sheet.where, said("LISTS_SIDE_BY_SIDE", n=len(heads)))
        every = list(below)
        parts = []
        for one in heads:
            above = _Above(top, one, texts)
            parts.append(self._list(sheet, rows_of(every, one), above, Findings()))
            sheet = replace(sheet, unseen=sheet.unseen.without_rows())  # told once
        return _joined([_result(findings), *parts])

    def _lists(
        self,
        sheet: RosterSheet,
        rows: Sequence[Row],
        above: _Above,
        findings: Findings,
    ) -> RosterRead:
        """The list, and further ones below it under headings of their own."""
        read = []
        while True:
            own, rest, head = parted(rows, above.head, sheet.merged)
            read.append(self._list(sheet, iter(own), above, findings))
            if head is None:
                return _joined(read)
            findings = Findings()
            findings.warn(
                sheet.where, said("SECOND_LIST_BELOW"), rows=[rest[head.first][0]]
            )
            above = _Above(rest, head, above.texts)
            rows = rest[head.last + 1 :]

    def _list(
        self,
        sheet: RosterSheet,
        rows: Iterator[Row],
        above: _Above,
        findings: Findings,
    ) -> RosterRead:
        sample = list(islice(rows, _N_SAMPLE))
        head = above.head
        asking = Asking(sheet.file, sheet.title, above.row, self.layouts, self.answers)
        columns = columns_of(head, sample, asking)
        return self._people(sheet, columns, chain(sample, rows), above, findings)

    def _people(
        self,
        sheet: RosterSheet,
        columns: Columns,
        rows: Iterator[Row],
        above: _Above,
        findings: Findings,
    ) -> RosterRead:
        asked = SheetDoubts(sheet, columns, self.answers)
        years = Years(
            year=self._year(columns, above.texts),
            near=self.first_day,
            is_number=sheet.tells_merged,
        )
        below = [box for box in sheet.merged if box.top > above.row]
        titles = frozenset(text.strip() for text in above.texts)
        body = Body(columns, below, titles)
        listed = list(body.people(rows))
        read = cleaners(
            years,
            orders=asked.day_orders(listed, years.about),
            normal_as=asked.normal_as,
            strange_is_poor=asked.strange_is_poor,
        )
        given = title_places(columns, sheet, above.texts, findings)
        people = People(sheet, columns, read, given)
        found = people.of(listed)
        titled = above.top[: above.head.first]
        tell_titles(sheet, titled, body.passed, findings)
        tell_columns(sheet, columns, above.row, findings)
        tell_rows(sheet, body.passed, findings)
        tell_unseen(
            sheet.unseen,
            (number for number, _ in listed),
            {at: columns.shown.get(at, "") for at in columns.place.values()},
            file=sheet.where,
            findings=findings,
        )
        found = with_sections(found, columns, body.lines, sheet, findings)
        found = those_who_ride(found, sheet, columns.headings, findings)
        doubts = list(asked.of(people, findings))
        for blanks in blanks_of(found, columns, sheet):
            if not asked.is_answered(blanks):
                doubts.append(asked.of_blanks(blanks))
            if asked.fills(blanks):
                found = filled(found, blanks.field)
        return RosterRead(
            people=found,
            taken=columns.taken,
            doubts=(*columns.doubts, *doubts),
            faults=(*findings.faults, *people.faults),
            passed_over=tuple(findings.warnings),
            dated=max(filter(None, map(date_in, above.texts)), default=None),
        )

    def _year(self, columns: Columns, texts: Sequence[str]) -> int | None:
        """The year of dates without one: as answered, or as the titles say."""
        answer = self.answers.get(f"year:{columns.layout}", "").strip()
        if answer.isdecimal():
            return int(answer)
        return next(filter(None, map(year_in, texts)), None)


@dataclass(frozen=True, slots=True)
class _Above:
    """The first rows of a sheet, and the headings of a list among them.

    ``texts`` are the titles and the names of sheet and file.
    """

    top: Sequence[Row]
    head: HeadingRows
    texts: Sequence[str]

    @property
    def row(self) -> int:
        """The row of the headings."""
        return self.top[self.head.last][0]


def _first_headings(top: Sequence[Row], sheet: RosterSheet) -> HeadingRows | None:
    """The headings of the first list, where a fuller one stands below it, too."""
    head = find_headings(top, sheet.merged)
    while head is not None:
        above = find_headings(top[: head.first], sheet.merged)
        if above is None or looks_like_people(top[above.last + 1 : head.first]) is None:
            break
        head = above
    return head


def _is_list(read: RosterRead) -> bool:
    return any(warned.told == _IS_LIST for warned in read.passed_over)


def _result(findings: Findings) -> RosterRead:
    return RosterRead(
        faults=tuple(findings.faults), passed_over=tuple(findings.warnings)
    )


def _tell_no_roster(sheet: RosterSheet, top: Sequence[Row], findings: Findings) -> None:
    """A sheet without headings: a fault if people stand in it."""
    row = looks_like_people(top)
    if row is not None:
        findings.fault(
            sheet.where,
            row=row,
            wrong=said("PEOPLE_WITHOUT_HEADINGS"),
            remedy=_WRITE_HEADINGS,
        )
    elif any(text.strip() for _, cells in top for text in cells):
        findings.warn(sheet.where, said("SHEET_NO_ROSTER"))
    else:
        findings.warn(sheet.where, said("SHEET_EMPTY"))
