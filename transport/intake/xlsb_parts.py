"""Hidden rows and columns of a binary Excel book, and cells out of bounds or order.

Its library tells of none, and takes room for every cell up to the last one that a sheet
claims: far more than any machine has, where a byte is wrong.

A part of such a book is a row of records: a kind and a length, in seven bits a byte,
then so many bytes ([MS-XLSB], 2.1.4).
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from transport.causes import library_words
from transport.reading.sheet_parts import out_of_order
from transport.reading.unseen import LAST_COLUMN, Unseen
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from transport.said import Said

_BOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_SHEET, _ROW, _COLUMNS = 156, 0, 60  # BrtBundleSh, BrtRowHdr, BrtColInfo
_CELLS = range(1, 12)  # BrtCellBlank to BrtFmlaError
_ROW_FLAGS_AT, _ROW_IS_HIDDEN = 11, 0x10  # fDyZero
_COLUMN_FLAGS_AT, _COLUMN_IS_HIDDEN = 16, 0x01  # fHidden
_MORE, _BITS = 0x80, 7
_KIND_BYTES, _LENGTH_BYTES = 2, 4  # at most
MOST_CELLS = 20_000_000  # a sheet of 40,000 rows has half a million
_MOST_BYTES = 1_000_000_000  # of a sheet: beyond, what hides is not looked for
_DAMAGE = (
    KeyError,
    IndexError,
    ValueError,
    OSError,
    NotImplementedError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
    ElementTree.ParseError,
)


def unseen_of_xlsb(path: Path) -> tuple[Said | None, Mapping[str, Unseen]]:
    """What is wrong with its cells; what is hidden, by title of the sheet.

    Nothing for a book of another kind, nor for one whose list of sheets is damaged: the
    quick library tells what is wrong with it.
    """
    unseen: dict[str, Unseen] = {}
    with zipfile.ZipFile(path) as archive:
        if _BOOK not in archive.namelist():
            return None, {}
        try:
            parts = _sheets(archive)
        except _DAMAGE:
            return None, {}
        for title, part in parts.items():
            try:
                unseen[title], extent = _unseen(archive, part)
            except _DAMAGE as error:
                return said("NO_READABLE_BOOK", reason=library_words(error)), {}
            if extent.wrong is not None:
                return extent.wrong, {}
    return None, unseen


@dataclass(slots=True)
class _Extent:
    """The cells that a sheet claims to have, as far as it was read.

    ``wrong``: what is the matter with them, told of the first.
    """

    row: int = 0
    first: tuple[int, int] | None = None
    last_column: int = 0
    wrong: Said | None = None

    def at_row(self, row: int) -> None:
        """A row begins, numbered from 1."""
        self._tell(out_of_order(row, self.row))
        self.row = row

    def at_cell(self, column: int) -> None:
        """A cell of that row, its column numbered from 0."""
        if self.first is None:
            self.first = self.row, column
        row, least = self.first
        self.first = row, min(least, column)
        self.last_column = max(self.last_column, column)
        tall, wide = self.row - row + 1, self.last_column - self.first[1] + 1
        if column >= LAST_COLUMN or tall * wide > MOST_CELLS:
            self._tell(said("SHEET_TOO_LARGE", n=tall))

    def _tell(self, wrong: Said | None) -> None:
        self.wrong = self.wrong or wrong


def _sheets(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The part of each sheet, by its title."""
    relations = ElementTree.fromstring(archive.read(_RELATIONS))
    target = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found = {}
    for kind, body in _records(archive.read(_BOOK)):
        if kind == _SHEET:
            relation, at = _text(body, 8)  # behind state and number
            title, _ = _text(body, at)
            part = posixpath.normpath(posixpath.join("/xl", target[relation]))
            found[title] = part.lstrip("/")
    return found


def _unseen(archive: zipfile.ZipFile, part: str) -> tuple[Unseen, _Extent]:
    extent = _Extent()
    if archive.getinfo(part).file_size > _MOST_BYTES:
        return Unseen(), extent
    rows, columns = set(), set[int]()
    for kind, body in _records(archive.read(part)):
        if kind in _CELLS:
            extent.at_cell(struct.unpack_from("<I", body)[0])
        elif kind == _ROW:
            extent.at_row(struct.unpack_from("<I", body)[0] + 1)
        if kind == _ROW and body[_ROW_FLAGS_AT] & _ROW_IS_HIDDEN:
            rows.add(struct.unpack_from("<I", body)[0] + 1)
        elif kind == _COLUMNS and body[_COLUMN_FLAGS_AT] & _COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<II", body)
            columns.update(range(first, min(last + 1, LAST_COLUMN)))
    return Unseen(frozenset(rows), frozenset(columns)), extent


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind of each record and its bytes."""
    at = 0
    while at < len(data):
        kind, at = _kind(data, at)
        length, at = _length(data, at)
        yield kind, data[at : at + length]
        at += length


def _kind(data: bytes, at: int) -> tuple[int, int]:
    """One byte, or two where the first says so, and where they end."""
    low = data[at]
    if not low & _MORE:
        return low, at + 1
    return (low & ~_MORE) | (data[at + 1] & ~_MORE) << _BITS, at + _KIND_BYTES


def _length(data: bytes, at: int) -> tuple[int, int]:
    length = 0
    for n in range(_LENGTH_BYTES):
        length |= (data[at + n] & ~_MORE) << _BITS * n
        if not data[at + n] & _MORE:
            return length, at + n + 1
    msg = "a length has four bytes at most"
    raise ValueError(msg)


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A text behind its number of characters, and where it ends."""
    (n,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * n
    return body[at + 4 : end].decode("utf-16-le"), end
