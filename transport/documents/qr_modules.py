"""The modules of QR codes, many of which differ in few letters.

The bits of a code, those that mend it among them, are sums modulo 2 of the bits of its
text. So of texts of one length, whose codes are equally large and masked alike, the
difference of two codes is a sum of differences seen before wherever that of the two
texts is. Such a code need not be worked out, which takes a millisecond or three.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Modules:
    """Modules of a square, ``n`` a side; a bit each, row by row, 1 is dark."""

    n: int
    bits: int

    def rows(self) -> Iterator[str]:
        """The rows from the top, a letter 0 or 1 a module."""
        digits = f"{self.bits:0{self.n * self.n}b}"
        for at in range(0, len(digits), self.n):
            yield digits[at : at + self.n]


@dataclass(slots=True)
class _Alike:
    """The code of the first text of a length, and how those of others differ.

    ``found``: differences of a text and of its code, by the first bit of that of the
    text; no other has that bit.
    """

    text: int
    code: Modules
    found: dict[int, tuple[int, int]] = field(default_factory=dict)


class Codes:
    """Codes of texts, each worked out or put together from others."""

    def __init__(self, work_out: Callable[[str], Modules]) -> None:
        self._work_out = work_out
        self._by_length: dict[int, _Alike] = {}

    def of(self, text: str) -> Modules:
        """The modules of the text's code."""
        told = text.encode()
        bits = int.from_bytes(told, "big")
        alike = self._by_length.get(len(told))
        if alike is None:
            code = self._work_out(text)
            self._by_length[len(told)] = _Alike(bits, code)
            return code
        rest, change = bits ^ alike.text, 0
        while rest:
            known = alike.found.get(rest.bit_length())
            if known is None:
                code = self._work_out(text)
                seen = change ^ code.bits ^ alike.code.bits
                alike.found[rest.bit_length()] = (rest, seen)
                return code
            rest ^= known[0]
            change ^= known[1]
        return Modules(alike.code.n, alike.code.bits ^ change)
