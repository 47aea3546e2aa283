"""Text made safe and fitting for a cell: cleaned, measured, cut."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CELL_CHARS = 32_767  # Excel's limit
_FORMULA_STARTS = tuple(
    "=+-@\t\r\n＝＋－＠"
)  # wide forms start formulas in some offices
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RESIDENT_ID = re.compile(r"\d{17}[\dXx]|\d{15}")


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """The text without control characters, broken surrogates, direction overrides.

    Line breaks and tabs become spaces. Private-use characters stay: rare surnames are
    written with them.
    """
    if not text.isprintable():
        text = _BIDI.sub("", text)
        text = "".join(
            " "
            if unicodedata.category(char) in ("Cc", "Zl", "Zp")
            else ""
            if unicodedata.category(char) == "Cs" or char in "\ufffe\uffff"
            else char
            for char in text
        )
    return text.strip()[:MAX_CELL_CHARS]


def inert(text: str) -> str:
    """Clean text for CSV: an apostrophe stands before what would start a formula."""
    is_live = text.lstrip(" ").startswith(_FORMULA_STARTS)
    text = clean(text)
    return f"'{text}" if is_live or text.startswith(_FORMULA_STARTS) else text


def is_resident_id(number: str) -> bool:
    """Whether the number has the form of a Chinese resident identity number."""
    return _RESIDENT_ID.fullmatch(number.strip()) is not None


@lru_cache(maxsize=65_536)
def width(text: str) -> int:
    """Columns the widest line takes; Chinese characters take two."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max((_line_width(line) for line in text.split("\n")), default=0)


@lru_cache(maxsize=65_536)
def n_lines(text: str, columns: int) -> int:
    """Lines the text takes when wrapped into that many columns."""
    columns = max(1, columns)
    return sum(max(1, -(-width(line) // columns)) for line in text.split("\n"))


def most_lines(
    cells: Iterable[object], widths: Iterable[int], *, margin: int = 0
) -> int:
    """Lines of the row's tallest text, each wrapped into its column less a margin."""
    return max(
        n_lines(cell, size - margin) if isinstance(cell, str) else 1
        for cell, size in zip(cells, widths, strict=True)
    )


def shortened(text: str, columns: int) -> str:
    """The text, cut with an ellipsis when it is wider than ``columns``."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for char in text:
        used += _line_width(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


def _line_width(line: str) -> int:
    return sum(
        0
        if unicodedata.combining(char)
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in line
    )
