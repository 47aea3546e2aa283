"""Files of papers made, a few at a time, by as many processes as there are cores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.documents.layout import pdf_of
from transport.documents.workbook import write_workbook
from transport.side_by_side import each_done

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from transport.counting import Count
    from transport.documents.sheaves import Sheaf
    from transport.language import Lang

_WORTH_A_PROCESS = 400  # papers; for fewer it takes longer to begin one


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around every paper: title, the plan's version, a note, the font."""

    title: str
    version: str
    note: str
    lang: Lang
    created: date
    font: Path


def made(
    files: Sequence[Sheaf],
    folder: Path,
    around: Around,
    count: Count,
    *,
    processes: int,
) -> Iterator[tuple[Sheaf, frozenset[str]]]:
    """Each sheaf as its first file lies there, and the letters that the font lacks."""
    n_papers = sum(len(sheaf.papers) for sheaf in files)
    n = min(processes, n_papers // _WORTH_A_PROCESS)
    jobs = bundled(files)
    for job, found in each_done(_all, (around, folder), jobs, count, processes=n):
        yield from zip(job, found, strict=True)


def bundled(files: Sequence[Sheaf]) -> list[tuple[Sheaf, ...]]:
    """Sheaves that one process makes: all of a kind with codes, else each alone.

    A code stands in the PDF and in the workbook, with the office and with the carrier;
    whoever made it once has it.
    """
    jobs: dict[str | int, list[Sheaf]] = {}
    for number, sheaf in enumerate(files):
        paper = sheaf.papers[0]
        jobs.setdefault(number if paper.qr is None else paper.key, []).append(sheaf)
    return [tuple(job) for job in jobs.values()]


def _all(
    given: tuple[Around, Path], job: Sequence[Sheaf], count: Count
) -> list[frozenset[str]]:
    return [_write(given, sheaf, count) for sheaf in job]


def _write(given: tuple[Around, Path], sheaf: Sheaf, count: Count) -> frozenset[str]:
    around, folder = given
    path = folder / sheaf.names[0]
    if sheaf.form == "xlsx":
        write_workbook(
            path,
            sheaf.papers,
            title=around.title,
            version=around.version,
            lang=around.lang,
            created=around.created,
            note=around.note,
            count=count,
        )
        return frozenset()
    data, lacking = pdf_of(
        sheaf.papers,
        scenario=around.title,
        version=around.version,
        note=around.note,
        lang=around.lang,
        created=around.created,
        font=around.font,
        count=count,
    )
    path.write_bytes(data)
    return lacking
