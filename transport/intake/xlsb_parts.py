"""Hidden rows and columns of a binary Excel book; its library tells of none.

A part of such a book is a row of records: a kind and a length, in seven bits a byte,
then so many bytes ([MS-XLSB], 2.1.4).
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from transport.reading.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_BOOK, _RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_SHEET, _ROW, _COLUMNS = 156, 0, 60  # BrtBundleSh, BrtRowHdr, BrtColInfo
_ROW_FLAGS_AT, _ROW_IS_HIDDEN = 11, 0x10  # fDyZero
_COLUMN_FLAGS_AT, _COLUMN_IS_HIDDEN = 16, 0x01  # fHidden
_MORE, _BITS = 0x80, 7
_KIND_BYTES, _LENGTH_BYTES = 2, 4  # at most
_LAST_COLUMN = 16_384
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


def unseen_of_xlsb(path: Path) -> Mapping[str, Unseen]:
    """What is hidden by title of the sheet; nothing for a book of another kind.

    Nor for one that is damaged: the quick library tells what is wrong with it.
    """
    with zipfile.ZipFile(path) as archive:
        if _BOOK not in archive.namelist():
            return {}
        try:
            parts = _sheets(archive)
            return {title: _unseen(archive, part) for title, part in parts.items()}
        except _DAMAGE:
            return {}


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


def _unseen(archive: zipfile.ZipFile, part: str) -> Unseen:
    if archive.getinfo(part).file_size > _MOST_BYTES:
        return Unseen()
    rows, columns = set(), set[int]()
    for kind, body in _records(archive.read(part)):
        if kind == _ROW and body[_ROW_FLAGS_AT] & _ROW_IS_HIDDEN:
            rows.add(struct.unpack_from("<I", body)[0] + 1)
        elif kind == _COLUMNS and body[_COLUMN_FLAGS_AT] & _COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<II", body)
            columns.update(range(first, min(last + 1, _LAST_COLUMN)))
    return Unseen(frozenset(rows), frozenset(columns))


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
