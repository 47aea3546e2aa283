"""A QR code as a picture of black and white points, for pages and for workbooks."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

import segno

from transport.documents.qr_modules import Codes, Modules

_SCALE, _BORDER = 4, 2  # points of a module; modules of white around
_DARK = "f"  # points of a dark module: a hexadecimal digit
_N_KEPT = 4096  # a paper's code stands on its page and in its workbook
_PNG = b"\x89PNG\r\n\x1a\n"
_ONE_BIT_GREY = bytes((1, 0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Picture:
    """Points of a square, ``n`` a side; a bit each, row by row, 1 is white."""

    n: int
    rows: bytes

    def png(self) -> bytes:
        """The picture as a PNG file."""
        wide = len(self.rows) // self.n
        scanned = b"".join(
            b"\0" + self.rows[at : at + wide] for at in range(0, len(self.rows), wide)
        )
        size = struct.pack(">2I", self.n, self.n)
        return (
            _PNG
            + _chunk(b"IHDR", size + _ONE_BIT_GREY)
            + _chunk(b"IDAT", zlib.compress(scanned))
            + _chunk(b"IEND", b"")
        )


def qr_of(text: str) -> segno.QRCode:
    """An ordinary QR code, which every telephone reads; a Micro QR code few do.

    Any mask is read alike; trying all eight takes three times as long.
    """
    return segno.make_qr(text, error="m", mode="byte", encoding="utf-8", mask=0)


def _modules(text: str) -> Modules:
    matrix = qr_of(text).matrix
    bits = "".join("".join(map(str, modules)) for modules in matrix)
    return Modules(len(matrix), int(bits, 2))


_codes = Codes(_modules)


@lru_cache(maxsize=_N_KEPT)
def picture_of(text: str) -> Picture:
    """The picture of the text's code, with its white border."""
    code = _codes.of(text)
    n = (code.n + 2 * _BORDER) * _SCALE
    n_bytes = -(-n // 8)
    whole = (1 << n) - 1
    around = _packed(whole, n, n_bytes) * (_BORDER * _SCALE)
    rows = [around]
    for modules in code.rows():
        dark = int(modules.replace("1", _DARK), 16)
        row = whole ^ (dark << (_BORDER * _SCALE))
        rows.append(_packed(row, n, n_bytes) * _SCALE)
    return Picture(n, b"".join((*rows, around)))


def _packed(row: int, n: int, n_bytes: int) -> bytes:
    """A row of ``n`` points as whole bytes, from the left."""
    return (row << (n_bytes * 8 - n)).to_bytes(n_bytes, "big")


def _chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)
