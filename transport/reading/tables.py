"""A table as read: cells of text by column, each row with its true number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from transport.reading.blocks import Blocks
from transport.reading.headings import TABLES, TOTAL_WORDS
from transport.reading.margins import Foot, report_rows_above
from transport.reading.position_pairs import PAIR_HEADINGS, pairs_apart
from transport.reading.spelling import nearest
from transport.reading.unseen import ALL_SEEN, Unseen, tell_unseen
from transport.reading.workbook import DAMAGED
from transport.said import Said, either, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from transport.reading.findings import Findings
    from transport.reading.table_records import Column, Table
    from transport.reading.workbook import Damage

_N_TITLE_ROWS = 20  # rows within which the headings must come
_N_BATCH = 20_000
_UNIT = re.compile(r"\(.*\)$")

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Cells of one file or sheet; ``headings`` are as written, by column name.

    A damaged cell holds `DAMAGED`, and its fault is already reported. ``is_whole``:
    whether all rows could be read.
    """

    table: Table
    file: str
    rows: Sequence[int]
    headings: Mapping[str, str]
    cells: Mapping[str, Sequence[str]]
    is_whole: bool = True


@dataclass(slots=True)
class _Layout:
    """Where the known columns stand in the file."""

    width: int
    place: dict[str, int] = field(default_factory=dict)
    heading: dict[str, str] = field(default_factory=dict)


def table_of(
    table: Table,
    rows: Iterable[Row],
    *,
    file: str,
    findings: Findings,
    damage: Mapping[tuple[int, int], Damage] | None = None,
    unseen: Unseen = ALL_SEEN,
) -> RawTable | None:
    """The cells of ``table``; ``None`` when no row of headings is found.

    Title rows above the headings, blank rows and rows of totals are left out. A second
    list below the first is read by headings of its own. A file that holds nothing at
    all is a table without rows.
    """
    body = iter(rows)
    top = list(islice(body, _N_TITLE_ROWS))
    if not any(cell.strip() for _, cells in top for cell in cells):
        return RawTable(table, file, [], {}, {})
    head, above, body = _split(table, top, body)
    if head is None:
        findings.fault(
            file,
            wrong=said("NO_HEADINGS"),
            remedy=said("WRITE_HEADINGS", names=_required(table)),
        )
        return None
    layout = _layout(table, head, file=file, findings=findings)
    report_rows_above(table, layout.place, above, file=file, findings=findings)
    blocks = _blocks(table, layout, head[1])
    below = blocks.laid_out(body)
    numbers, cells = _columns(layout, below, file=file, findings=findings)
    blocks.tell(file=file, findings=findings)
    for (row, at), harm in (damage or {}).items():
        place = blocks.place_at(row)
        name = next((n for n in place if place[n] == at), None)
        if name is not None and row > head[0] and blocks.is_read(row):
            findings.fault(
                file,
                row=row,
                column=layout.heading[name],
                value=harm.value,
                wrong=harm.wrong,
                remedy=harm.remedy,
            )
    headings = {at: layout.heading[name] for name, at in layout.place.items()}
    tell_unseen(unseen, numbers, headings, file=file, findings=findings)
    apart = pairs_apart(cells)
    return RawTable(table, file, numbers, layout.heading, apart, blocks.is_whole)


def _blocks(table: Table, layout: _Layout, written: list[str]) -> Blocks:
    """How later headings of the table are known."""
    own = _known(table)
    return Blocks(
        own,
        others=frozenset().union(*map(_known, TABLES)) - own.keys(),
        place=layout.place,
        written=written,
        needed=[column.name for column in table.columns if column.required],
        plain=_plain,
    )


def _split(
    table: Table, top: list[Row], rows: Iterator[Row]
) -> tuple[Row | None, list[Row], Iterator[Row]]:
    """The row of headings among the ``top`` ones, the rows above and all below it."""
    known = _known(table)
    scores = [len({known.get(_plain(c)) for c in cells} - {None}) for _, cells in top]
    best = max(scores, default=0)
    if best == 0:
        return None, [], iter(())
    at = scores.index(best)
    return top[at], top[:at], chain(top[at + 1 :], rows)


def _required(table: Table) -> Said:
    needed = [c for c in table.columns if c.required]
    english, chinese = (", ".join(c.name for c in needed), [c.zh[0] for c in needed])
    return either(english, "、".join(chinese))


def _known(table: Table) -> dict[str, str]:
    """Column name by every plain heading it may have."""
    known = {_plain(zh): c.name for c in table.columns for zh in reversed(c.zh)}
    asked = [c for c in table.columns if c.kind in ("yes_no", "listed")]
    known |= {
        f"是否{_plain(zh).removeprefix('是否')}": c.name for c in asked for zh in c.zh
    }
    return known | {c.name: c.name for c in table.columns}


def _plain(heading: str) -> str:
    """A heading without its unit, spaces, case and full-width forms."""
    text = unicodedata.normalize("NFKC", heading).strip().strip("*").casefold()
    text = _UNIT.sub("", text).strip()
    return re.sub(r"[\s\-_]+", "_" if text.isascii() else "", text)


def _layout(table: Table, head: Row, *, file: str, findings: Findings) -> _Layout:
    """Places of the known columns; faults for twice and missing, warns of unknown."""
    row, written = head
    known, layout, unknown = _known(table), _Layout(len(written)), list[str]()
    for at, heading in enumerate(written):
        name = known.get(_plain(heading))
        if name is None:
            unknown.extend([heading.strip()] if heading.strip() else [])
        elif name in layout.place:
            findings.fault(
                file,
                row=row,
                column=heading.strip(),
                wrong=said("SECOND_COLUMN", name=name, first=layout.heading[name]),
                remedy=said("RENAME_ONE_OF_TWO"),
            )
        else:
            layout.place[name], layout.heading[name] = at, heading.strip()
    if "lat" in table.column:
        _take_pair(layout, written, unknown)
    missing = [c for c in table.columns if c.name not in layout.place]
    _report_missing(missing, unknown, file=file, row=row, findings=findings)
    _warn_unknown(missing, unknown, file=file, row=row, findings=findings)
    return layout


def _take_pair(layout: _Layout, written: list[str], unknown: list[str]) -> None:
    """Let one column stand for both degrees where neither has its own."""
    if not layout.place.keys().isdisjoint(("lat", "lon")):
        return
    for at, heading in enumerate(written):
        if _plain(heading) in PAIR_HEADINGS:
            unknown.remove(heading.strip())
            layout.place |= {"lat": at, "lon": at}
            layout.heading |= {"lat": heading.strip(), "lon": heading.strip()}
            return


def _report_missing(
    missing: Sequence[Column],
    unknown: Sequence[str],
    *,
    file: str,
    row: int,
    findings: Findings,
) -> None:
    for column in missing:
        if column.required:
            near = nearest(column.name, unknown) or nearest(column.zh[0], unknown)
            add = said(
                "ADD_COLUMN", name=column.name, zh=column.zh[0], meaning=column.about
            )
            findings.fault(
                file,
                row=row,
                column=column.name,
                wrong=said("COLUMN_MISSING"),
                remedy=said("RENAME_OR", name=near, other=add) if near else add,
            )


def _warn_unknown(
    missing: Sequence[Column],
    unknown: Sequence[str],
    *,
    file: str,
    row: int,
    findings: Findings,
) -> None:
    spellings = {name: c.name for c in missing for name in (c.name, *c.zh)}
    for heading in unknown:
        near = nearest(heading, spellings)
        told = said("UNKNOWN_COLUMN")
        if near:
            told = said("UNKNOWN_COLUMN_NEAR", near=near)
        findings.warn(file, told, rows=[row], column=heading)


def _columns(
    layout: _Layout, body: Iterator[Row], *, file: str, findings: Findings
) -> tuple[list[int], dict[str, list[str]]]:
    """Row numbers, and cells by column; repeated cells share one string."""
    numbers: list[int] = []
    cells: dict[str, list[str]] = {name: [] for name in layout.place}
    shared: dict[str, dict[str, str]] = {name: {} for name in layout.place}
    kept = _kept(layout, body, file=file, findings=findings)
    while batch := list(islice(kept, _N_BATCH)):
        numbers.extend(number for number, _ in batch)
        by_place = list(zip(*(row for _, row in batch), strict=True))
        for name, place in layout.place.items():
            fresh, memo = by_place[place], shared[name]
            if len(memo) * 2 <= len(numbers):  # else the column hardly repeats
                fresh = tuple(map(memo.setdefault, fresh, fresh))
            cells[name].extend(fresh)
    return numbers, cells


def _kept(
    layout: _Layout, body: Iterator[Row], *, file: str, findings: Findings
) -> Iterator[Row]:
    """Rows that hold data, each as wide as the headings."""
    width, totals, foot = layout.width, list[int](), Foot(layout.place.values())
    for number, row in body:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        elif len(row) > width:
            _report_excess(row[width:], row=number, file=file, findings=findings)
            del row[width:]
        first = row[0] or next(filter(None, row), "")
        if not first.strip() and not "".join(row).strip():
            continue
        if len(first) < 16 and first.strip(" :：").casefold() in TOTAL_WORDS:  # noqa: PLR2004
            totals.append(number)
            continue
        if foot.takes(number, row):
            continue
        yield number, row
    if totals:
        findings.warn(file, said("TOTALS_LEFT_OUT"), rows=totals)
    foot.warn(file=file, findings=findings)


def _report_excess(
    excess: list[str], *, row: int, file: str, findings: Findings
) -> None:
    value = ", ".join(cell for cell in excess if cell.strip() and cell is not DAMAGED)
    if value:
        findings.fault(
            file,
            row=row,
            value=value,
            wrong=said("MORE_CELLS_THAN_HEADINGS"),
            remedy=said("QUOTE_COMMAS"),
        )
