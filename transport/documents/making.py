"""Files of papers made, a few at a time, by as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.counting import Count
from transport.documents.layout import pdf_of
from transport.documents.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from multiprocessing.queues import SimpleQueue
    from pathlib import Path

    from transport.documents.sheaves import Sheaf
    from transport.language import Lang

_WORTH_A_PROCESS = 400  # papers; for fewer it takes longer to begin one
_TOLD_EVERY_S, _TOLD_EVERY = 0.3, 20  # seconds, papers


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
    n = min(processes, len(files), n_papers // _WORTH_A_PROCESS)
    if n > 1:
        yield from _side_by_side(files, folder, around, count, n)
        return
    for sheaf in files:
        yield sheaf, _write(sheaf, folder / sheaf.names[0], around, count)


def _write(sheaf: Sheaf, path: Path, around: Around, count: Count) -> frozenset[str]:
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


_news: list[SimpleQueue[int]] = []  # in a process: how it tells what is done


def _listen(news: SimpleQueue[int]) -> None:
    _news.append(news)


def _one(sheaf: Sheaf, path: Path, around: Around) -> frozenset[str]:
    """In a process of its own: the file, its papers told a few at a time."""
    before = 0

    def tell(done: int, _all: int) -> None:
        nonlocal before
        if done - before >= _TOLD_EVERY or done == len(sheaf.papers):
            _news[0].put(done - before)
            before = done

    return _write(sheaf, path, around, Count(len(sheaf.papers), tell))


def _side_by_side(
    files: Sequence[Sheaf], folder: Path, around: Around, count: Count, n: int
) -> Iterator[tuple[Sheaf, frozenset[str]]]:
    context = multiprocessing.get_context("spawn")
    news: SimpleQueue[int] = context.SimpleQueue()
    with ProcessPoolExecutor(
        n, mp_context=context, initializer=_listen, initargs=(news,)
    ) as executor:
        running = {
            executor.submit(_one, sheaf, folder / sheaf.names[0], around): sheaf
            for sheaf in files
        }
        waiting = set(running)
        try:
            while waiting:
                done, waiting = wait(waiting, _TOLD_EVERY_S, FIRST_COMPLETED)
                while not news.empty():
                    count.add(news.get())
                for future in done:
                    yield running[future], future.result()
        finally:
            for future in waiting:
                future.cancel()
        while not news.empty():
            count.add(news.get())
