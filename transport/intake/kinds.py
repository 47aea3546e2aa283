"""What kind of file a roster is, by its content: its ending is often wrong."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Literal, TypeAlias

from transport.reading.findings import BadValue
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

Kind: TypeAlias = Literal["xlsx", "other", "ole", "text"]
"""``other``: a zipped book that is no xlsx; ``ole``: the books of before 2007."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF, _PICTURES = b"%PDF", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # a modern book behind a password
_OTHERS = ("xl/workbook.bin", "content.xml")
_TEXTS = (".csv", ".txt", ".tsv")


def kind_of(head: bytes, path: Path) -> Kind:
    """What ``path`` is, whose first bytes are ``head``.

    Raises
    ------
    BadValue
        If it is locked, broken, or no table at all.
    """
    if head.startswith(_ZIP):
        return _zipped(path)
    if head.startswith(_OLE):
        if _LOCKED in path.read_bytes():
            raise locked()
        return "ole"
    if head.startswith((_PDF, *_PICTURES)):
        wrong = said("PDF_NOT_BOOK" if head.startswith(_PDF) else "PICTURE_NOT_BOOK")
        raise BadValue(wrong=wrong, remedy=said("ASK_FOR_BOOK"))
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if text.startswith(b"<"):
        raise BadValue(wrong=said("PAGE_NOT_BOOK"), remedy=said("SAVE_AS_BOOK"))
    if path.suffix.casefold() in _TEXTS or not _is_binary(head):
        return "text"
    raise BadValue(wrong=said("NO_ROSTER_FILE"), remedy=said("SAVE_AS_BOOK"))


def locked() -> BadValue:
    """The refusal of a book that opens with a password alone."""
    return BadValue(wrong=said("BOOK_IS_LOCKED"), remedy=said("TAKE_PASSWORD_OFF"))


def _zipped(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise BadValue(
            wrong=said("BOOK_CUT_SHORT"), remedy=said("SAVE_BOOK_AGAIN")
        ) from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if names.intersection(_OTHERS):
        return "other"
    raise BadValue(wrong=said("NO_ROSTER_FILE"), remedy=said("SAVE_AS_BOOK"))


def _is_binary(head: bytes) -> bool:
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
