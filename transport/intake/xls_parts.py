"""Hidden rows and columns of an old Excel book, which its library does not tell.

The file is a container of streams (the Compound File Binary Format); the book's own
stream holds records, each with its kind and its length in front (BIFF 5 and 8).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from transport.reading.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = ("Workbook", "Book")
_ENTRY, _NAME_BYTES = 128, 64  # of the container's directory
_IN_HEADER = 109  # sectors of the table of sectors that the header names
_LAST = 0xFFFFFFFA  # the greatest number of a sector
_LEAST = 4096  # bytes of a stream that lies in sectors of its own
_BEGIN, _END, _SHEET, _ROW, _COLUMNS = 0x0809, 0x000A, 0x0085, 0x0208, 0x007D
_WORKSHEET = 0
_ROW_HIDDEN, _COLUMNS_HIDDEN = 0x20, 0x01
_N_COLUMNS = 256


def unseen_of_xls(path: Path) -> tuple[Unseen, ...]:
    """What is hidden on each worksheet, in order; nothing for what cannot be read."""
    raw = path.read_bytes()
    if not raw.startswith(_MAGIC):
        return ()
    try:
        book = _book(raw)
        return tuple(_unseen(book, at) for at in _worksheets(book))
    except (struct.error, IndexError, ValueError):
        return ()  # the library tells what is wrong with the file


def _book(raw: bytes) -> bytes:
    """The stream of the book, out of its container."""
    size = 1 << struct.unpack_from("<H", raw, 30)[0]
    table = _table(raw, size)
    first = struct.unpack_from("<I", raw, 48)[0]
    directory = _chain(raw, table, first, size)
    found = {}
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        n_bytes = struct.unpack_from("<H", directory, at + _NAME_BYTES)[0]
        name = directory[at : at + max(0, min(n_bytes, _NAME_BYTES) - 2)]
        start, length = struct.unpack_from("<II", directory, at + 116)
        if length >= _LEAST:
            found[name.decode("utf-16-le", "replace")] = (start, length)
    for title in _NAMES:
        if title in found:
            start, length = found[title]
            return _chain(raw, table, start, size)[:length]
    return b""


def _table(raw: bytes, size: int) -> list[int]:
    """Which sector follows each one."""
    numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", raw, 76))
    further, n_further = struct.unpack_from("<II", raw, 68)
    each = size // 4
    for _ in range(min(n_further, len(raw) // size)):
        if further > _LAST:
            break
        more = struct.unpack_from(f"<{each}I", raw, (further + 1) * size)
        numbers.extend(more[:-1])
        further = more[-1]
    table: list[int] = []
    for number in numbers:
        if number <= _LAST:
            table.extend(struct.unpack_from(f"<{each}I", raw, (number + 1) * size))
    return table


def _chain(raw: bytes, table: list[int], first: int, size: int) -> bytes:
    """The sectors from the first one on, one behind the other."""
    parts: list[bytes] = []
    at = first
    while at <= _LAST and len(parts) <= len(table):
        parts.append(raw[(at + 1) * size : (at + 2) * size])
        at = table[at]
    return b"".join(parts)


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record, to the end of what begins at ``at``."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:  # charts on a sheet have rows of their own
            yield kind, book[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _worksheets(book: bytes) -> list[int]:
    """Where each worksheet begins."""
    found = []
    for kind, content in _records(book, 0):
        if kind == _SHEET:
            at, _, sort = struct.unpack_from("<IBB", content)
            if sort == _WORKSHEET:
                found.append(at)
    return found


def _unseen(book: bytes, at: int) -> Unseen:
    rows, columns = set[int](), set[int]()
    for kind, content in _records(book, at):
        if kind == _ROW:
            number, flags = struct.unpack_from("<H10xH", content)
            if flags & _ROW_HIDDEN:
                rows.add(number + 1)
        elif kind == _COLUMNS:
            first, last, flags = struct.unpack_from("<HH4xH", content)
            if flags & _COLUMNS_HIDDEN:
                columns.update(range(first, min(last + 1, _N_COLUMNS)))
    return Unseen(frozenset(rows), frozenset(columns))
