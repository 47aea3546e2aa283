"""Which files there are, and what goes into each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from transport.counting import Count
from transport.manifests.book import open_book, put_link
from transport.manifests.coach_sheet import write_coach_sheet, write_legal_sheet
from transport.manifests.connections_list import connections_table
from transport.manifests.csv_files import write_csv
from transport.manifests.forms import legal_register, riders_table, run_sheet_table
from transport.manifests.individual import individual_table
from transport.manifests.list_sheet import write_list
from transport.manifests.lists import (
    arrivals_table,
    boarding_table,
    held_table,
    trips_table,
)
from transport.presentation.attribution import named_in
from transport.presentation.sheet_names import SheetNames
from transport.presentation.trip_views import trip_views
from transport.presentation.version import stamp_told
from transport.presentation.words import Words
from transport.side_by_side import each_done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from transport.counting import Told
    from transport.language import Lang
    from transport.manifests.book import Book
    from transport.manifests.tables import Table
    from transport.plan import Plan
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario
    from transport.versions import Version

WORTH_PROCESSES = 100  # trips; for fewer it takes longer to begin a process
MAX_TRIPS_A_BOOK = 200  # sheets of coaches; more make a workbook slow to open
_COACH_BOOKS, _LEGAL_BOOKS = "manifests", "legal-register"
_LIST_KEYS = (
    "index",
    "boarding",
    "arrivals",
    "run_sheets",
    "individual",
    "held",
    "services",
    "connections",
)


def write_manifests(
    scenario: Scenario,
    plan: Plan,
    directory: Path,
    *,
    lang: Lang,
    told: Told | None = None,
    version: Version | None = None,
    processes: int = 1,
) -> list[Path]:
    """Writes all workbooks and CSV files of a plan; returns their paths, sorted.

    ``directory`` must exist. Identity and phone numbers stand in full only in the
    files whose name starts with ``legal-register``. With more than
    ``MAX_TRIPS_A_BOOK`` trips the coaches' sheets go to ``manifests-001.xlsx`` and
    following, and ``manifests.xlsx`` keeps the lists; the legal register is split in
    the same way. ``told`` hears how many sheets of coaches and registers are done.
    ``version``: of a plan that follows another; every page tells it. ``processes``: how
    many write the files of a large plan side by side.

    Raises
    ------
    ValueError
        If the plan names something that the scenario does not know.
    """
    job = _Job(
        scenario=scenario,
        plan=plan,
        directory=directory,
        words=Words(lang),
        views=list(trip_views(scenario, plan)),
        version=stamp_told(scenario, plan, lang, version),
        trips_a_book=MAX_TRIPS_A_BOOK,
    )
    count = Count(2 * len(plan.trips), told)
    n = processes if len(plan.trips) >= WORTH_PROCESSES else 1
    made = each_done(_write, job, job.files(), count, processes=n)
    return sorted(path for _, paths in made for path in paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Trips whose sheets stand in one workbook, with the names of their sheets."""

    file: str
    views: Sequence[TripView]
    sheets: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file to be written, or the lists with their CSV files; of part ``number``."""

    what: Literal["lists", "coaches", "legal", "tables"]
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One run of :func:`write_manifests`."""

    scenario: Scenario
    plan: Plan
    directory: Path
    words: Words
    views: Sequence[TripView]
    version: str
    trips_a_book: int

    def files(self) -> list[_File]:
        """All there are to write, those that take longest first."""
        coaches, legal = self.placed(_COACH_BOOKS), self.placed(_LEGAL_BOOKS)
        files = [_File(what="lists")]
        if len(coaches) > 1:
            files += [_File(what="coaches", number=n) for n in range(len(coaches))]
        files += [_File(what="legal", number=n) for n in range(len(legal))]
        return [*files, _File(what="tables")]

    @property
    def title(self) -> str:
        """Scenario and variant."""
        title = self.words.title(self.scenario.title or self.scenario.name)
        return f"{title} · {self.plan.variant}" if self.plan.variant else title

    def placed(self, stem: str) -> list[_Part]:
        """The workbooks ``stem`` is split into, one when there are few trips."""
        size, n = self.trips_a_book, max(1, len(self.views))
        chunks = [self.views[start : start + size] for start in range(0, n, size)]
        is_split = len(chunks) > 1
        return [
            _Part(
                file=f"{stem}-{number:03d}.xlsx" if is_split else f"{stem}.xlsx",
                views=chunk,
                sheets=self._sheet_names(chunk),
            )
            for number, chunk in enumerate(chunks, start=1)
        ]

    def write_lists(self, count: Count) -> Iterator[Path]:
        """The index, the coaches' sheets unless they are split off, the lists.

        Each list is a CSV file, too.
        """
        parts = self.placed(_COACH_BOOKS)
        is_split = len(parts) > 1
        path = self.directory / f"{_COACH_BOOKS}.xlsx"
        with self._open(path, is_huge=is_split) as book:
            names = SheetNames()
            self._write_index(book, names, parts, is_elsewhere=is_split)
            if not is_split:
                self._write_sheets(book, parts[0], write_coach_sheet, count)
            for stem, table in self._lists():
                write_list(book, names, table)
                yield write_csv(table, self.directory / f"{stem}.csv", self.words)
        yield path

    def write_coach_book(self, part: _Part, count: Count) -> Path:
        """The coaches' sheets of a part, after an index of it."""
        path = self.directory / part.file
        with self._open(path) as book:
            self._write_index(book, SheetNames(), [part])
            self._write_sheets(book, part, write_coach_sheet, count)
        return path

    def write_legal_book(self, part: _Part, count: Count) -> Path:
        """The registers in full of a part, after an index of it."""
        path = self.directory / part.file
        with self._open(path) as book:
            note = self.words.legal_note(self.scenario.first_day)
            self._write_index(book, SheetNames(), [part], note=note)
            self._write_sheets(book, part, write_legal_sheet, count)
        return path

    def write_tables(self) -> Iterator[Path]:
        """Trips and the legal register as CSV, one file a table."""
        words, folder = self.words, self.directory
        trips = trips_table(self.scenario, self.views, words, has_totals=False)
        yield write_csv(trips, folder / "trips.csv", words)
        legal = legal_register(self.views, self.scenario.clock, words)
        yield write_csv(legal, folder / f"{_LEGAL_BOOKS}.csv", words)

    def _lists(self) -> Iterator[tuple[str, Table]]:
        """The lists over all trips one by one, with the stem of their CSV file."""
        scenario, views, words = self.scenario, self.views, self.words
        yield "boarding", boarding_table(scenario, views, words)
        yield "arrivals", arrivals_table(scenario, views, words)
        yield "run-sheets", run_sheet_table(scenario, views, words)
        if self.plan.services:
            yield "services", riders_table(scenario, self.plan, words)
            yield "connections", connections_table(scenario, self.plan, words)
        if self.plan.individual:
            yield "individual", individual_table(scenario, self.plan, words)
        yield "held", held_table(scenario, self.plan, words)

    def _sheet_names(self, views: Sequence[TripView]) -> list[str]:
        names = SheetNames()
        for key in _LIST_KEYS:
            names.take(self.words[key])
        return [names.take(view.trip.trip_id) for view in views]

    def _open(self, path: Path, *, is_huge: bool = False) -> Any:
        return open_book(
            path,
            words=self.words,
            title=self.title,
            created=self.scenario.first_day,
            note=named_in(self.scenario, self.words.lang),
            version=self.version,
            is_huge=is_huge,
        )

    def _write_index(
        self,
        book: Book,
        names: SheetNames,
        parts: Sequence[_Part],
        *,
        note: str = "",
        is_elsewhere: bool = False,
    ) -> None:
        places = [(part.file, sheet) for part in parts for sheet in part.sheets]

        def link(sheet: Any, row: int, column: int, idx: int) -> None:
            file, name = places[idx]
            style = book.style("link")
            put_link(sheet, row, column, name, style, file if is_elsewhere else None)

        views = [view for part in parts for view in part.views]
        table = trips_table(
            self.scenario, views, self.words, has_totals=True, note=note
        )
        write_list(book, names, table, link=link)

    def _write_sheets(
        self,
        book: Book,
        part: _Part,
        write: Callable[[Book, str, Scenario, TripView], None],
        count: Count,
    ) -> None:
        for name, view in zip(part.sheets, part.views, strict=True):
            write(book, name, self.scenario, view)
            count.add()


def _write(job: _Job, file: _File, count: Count) -> list[Path]:
    if file.what == "lists":
        return list(job.write_lists(count))
    if file.what == "tables":
        return list(job.write_tables())
    if file.what == "coaches":
        part = job.placed(_COACH_BOOKS)[file.number]
        return [job.write_coach_book(part, count)]
    return [job.write_legal_book(job.placed(_LEGAL_BOOKS)[file.number], count)]
