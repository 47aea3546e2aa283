"""Where the parts of a scenario are: files of a folder, or sheets of a workbook."""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from transport.causes import no_file, system_words
from transport.reading.csv_file import BrokenRow, csv_rows
from transport.reading.headings import NOTES_NAMES, SETTINGS_NAMES, TABLES
from transport.reading.settings_file import sheet_document, toml_document
from transport.reading.spelling import nearest
from transport.reading.unseen import ALL_SEEN, Unseen
from transport.reading.workbook import open_workbook
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from transport.reading.findings import Findings
    from transport.reading.settings_file import Document
    from transport.reading.tables import Row
    from transport.reading.workbook import Damage, Sheet

T = TypeVar("T")

SETTINGS = "scenario"
PLAN = "plan.json"
_BOOKS = (".xlsx", ".xlsm")
_BOOK_LIKE = (".xls", ".et", ".ods", ".numbers")
_PARTS = (".toml", ".csv")  # of a folder
_LITTER = ("~$", ".")  # Excel's locks, hidden files


@dataclass(slots=True)
class Source:
    """The rows of one table, to be read once; ``damage`` fills while they are.

    ``is_whole`` turns false when rows are missing because they could not be read.
    """

    file: str
    rows: Iterable[Row]
    damage: Mapping[tuple[int, int], Damage] = field(default_factory=dict)
    unseen: Unseen = ALL_SEEN
    is_whole: bool = True


@dataclass(slots=True)
class Sources:
    """The settings and the tables found.

    ``strangers`` are names of files or sheets that are no table's; ``pattern`` makes
    the name by which messages call a part.
    """

    settings: Document | None
    tables: dict[str, Source]
    strangers: tuple[str, ...]
    pattern: str

    def file_of(self, name: str) -> str:
        """How messages call the table ``name``."""
        return self.pattern.format(name)


@contextmanager
def open_sources(path: Path, findings: Findings) -> Iterator[Sources | None]:
    """The parts of the scenario at ``path``; ``None`` after a fault.

    They can be read while the block lasts.

    Raises
    ------
    BadValue
        If a workbook cannot be read, also from within the block.
    """
    if path.is_dir():
        yield _folder(path, findings)
    elif _is_book(path, findings):
        with open_workbook(path) as sheets:
            yield _book(path, sheets, findings)
    else:
        yield None


def _is_book(path: Path, findings: Findings) -> bool:
    """Whether ``path`` is named like a workbook and there; else a fault says so."""
    remedy = said("NAME_SCENARIO")
    if not path.exists():
        wrong = said("NO_FILE_OR_FOLDER")
    elif path.suffix.casefold() in _BOOKS:
        return True
    else:
        wrong = said("NO_FOLDER_NO_BOOK")
        if path.suffix.casefold() in _BOOK_LIKE:
            remedy = said("SAVE_AS_BOOK")
        elif path.suffix.casefold() in _PARTS:
            remedy = said("NAME_ITS_FOLDER", folder=str(path.parent))
    findings.fault(str(path), wrong=wrong, remedy=remedy)
    return False


def _folder(path: Path, findings: Findings) -> Sources:
    entries = [e for e in sorted(path.iterdir()) if not e.name.startswith(_LITTER)]
    texts = [(e.stem, e) for e in entries if e.suffix.casefold() == ".csv"]
    tomls = [(e.stem, e) for e in entries if e.suffix.casefold() == ".toml"]
    found, strangers = matched(texts, "{}.csv", findings)
    sources = {}
    for name, (stem, entry) in found.items():
        raw = _bytes(entry, findings)
        file = f"{stem}.csv"
        source = Source(file, (), is_whole=raw is not None)
        if raw is not None:
            source.rows = _rows(source, raw, findings)
        sources[name] = source
    named = _only(tomls, SETTINGS_NAMES, "{}.toml", findings)
    settings = None
    if named is None and (path / PLAN).exists():
        findings.fault(
            PLAN,
            wrong=said("HOLDS_A_PLAN"),
            remedy=said("NAME_PLANS_SOURCE"),
        )
    elif named is None:
        names = [stem for stem, _ in tomls]
        _report_no_settings(f"{SETTINGS}.toml", names, findings)
    elif (raw := _bytes(named[1], findings)) is not None:
        settings = toml_document(raw, file=named[1].name, findings=findings)
    return Sources(settings, sources, tuple(strangers), "{}.csv")


def _rows(source: Source, raw: bytes, findings: Findings) -> Iterator[Row]:
    """Rows of a CSV file up to the first that is none; a fault says which."""
    try:
        yield from csv_rows(raw)
    except BrokenRow as error:
        source.is_whole = False
        findings.fault(
            source.file, row=error.row, wrong=error.wrong, remedy=error.remedy
        )


def _book(path: Path, sheets: Mapping[str, Sheet], findings: Findings) -> Sources:
    pattern = path.name.replace("{", "{{").replace("}", "}}") + "[{}]"
    named = _only(list(sheets.items()), SETTINGS_NAMES, pattern, findings)
    passed = {*NOTES_NAMES, named[0] if named else ""}
    rest = [(t, s) for t, s in sheets.items() if t not in passed]
    found, strangers = matched(rest, pattern, findings)
    sources = {
        name: Source(pattern.format(title), sheet.rows(), sheet.damage, sheet.unseen)
        for name, (title, sheet) in found.items()
    }
    settings = None
    if named is None:
        _report_no_settings(pattern.format(SETTINGS), strangers, findings)
    else:
        file = pattern.format(named[0])
        settings = sheet_document(named[1], file=file, findings=findings)
    return Sources(settings, sources, tuple(strangers), pattern)


def matched(
    parts: Sequence[tuple[str, T]], pattern: str, findings: Findings
) -> tuple[dict[str, tuple[str, T]], list[str]]:
    """Parts by table, and the names of those that are none."""
    found = {}
    for table in TABLES:
        part = _only(parts, table.names, pattern, findings)
        if part is not None:
            found[table.name] = part
    known = {_folded(name) for table in TABLES for name in table.names}
    strangers = [name for name, _ in parts if _folded(name) not in known]
    lacking = [t for t in TABLES if t.name not in found]
    for name in strangers:
        near = nearest(name, [n for t in lacking for n in t.names])
        told = said("NOT_READ_NEAR", near=near) if near else said("NOT_READ")
        findings.warn(pattern.format(name), told)
    return found, strangers


def _only(
    parts: Sequence[tuple[str, T]],
    names: Sequence[str],
    pattern: str,
    findings: Findings,
) -> tuple[str, T] | None:
    """The part that bears one of ``names``; a fault when several do."""
    wanted = {_folded(name) for name in names}
    found = [part for part in parts if _folded(part[0]) in wanted]
    for name, _ in found[1:]:
        findings.fault(
            pattern.format(name),
            wrong=said("SAME_TABLE_AS", file=pattern.format(found[0][0])),
            remedy=said("KEEP_ONE_OF_TWO"),
        )
    return found[0] if found else None


def _report_no_settings(file: str, others: Sequence[str], findings: Findings) -> None:
    near = nearest(SETTINGS, others)
    write = said("LET_NEW_WRITE")
    findings.fault(
        file,
        wrong=said("SETTINGS_MISSING"),
        remedy=said("RENAME_OR", name=near, other=write) if near else write,
    )


def _bytes(entry: Path, findings: Findings) -> bytes | None:
    try:
        if entry.exists() and not (entry.is_file() or entry.is_dir()):
            raise no_file()  # reading might never end
        return entry.read_bytes()
    except OSError as error:
        findings.fault(
            entry.name,
            wrong=said("CANNOT_BE_READ", reason=system_words(error)),
            remedy=said("CLOSE_PROGRAMS"),
        )
        return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
