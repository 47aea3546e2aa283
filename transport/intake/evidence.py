"""What the cells of a column look like, as evidence beside its heading."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from transport.reading.workbook import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST = 0.8
"""The share of cells from which on a column is taken to hold what they look like."""
LEAST_CELLS = 3
"""Fewer cells are no evidence."""

_SHAPES: Mapping[str, re.Pattern[str]] = {
    "id_number": re.compile(r"\d{17}[\dxX×]|\d{15}"),
    "phone": re.compile(r"(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(\.0)?"),
    "home": re.compile(r"\d{1,3}\.\d+°?[NE]?\s*[,;\s]\s*\d{1,3}\.\d+°?[NE]?"),
    "temperature_c": re.compile(r"3[4-9](\.\d{1,2})?\s*(°C|度|C)?|4[0-2](\.\d)?"),
    "health_code": re.compile(r"[绿黄红](码|色)?|green|yellow|red", re.IGNORECASE),
}
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff·\s]{2,8}\d{0,3}")
_WORDLESS = re.compile(r"[\d\s.:/\-+年月日℃]+")


def look_of(cells: Iterable[str]) -> str:
    """The field whose shape most of the filled cells have; empty when none."""
    texts = _plain(cells)
    if len(texts) < LEAST_CELLS:
        return ""
    for field, shape in _SHAPES.items():
        if _share(texts, shape) >= MOST:
            return field
    return ""


def contradicts(field: str, cells: Iterable[str]) -> bool:
    """Whether the cells cannot be what the heading says."""
    texts = _plain(cells)
    if len(texts) < LEAST_CELLS:
        return False
    if field in ("name", "village", "town", "county", "employer", "household_head"):
        return _share(texts, _WORDLESS) >= MOST
    if field in ("id_number", "phone"):
        return _share(texts, _CHINESE_NAME) >= MOST
    return False


def _plain(cells: Iterable[str]) -> list[str]:
    return [
        unicodedata.normalize("NFKC", cell).strip().lstrip("'")
        for cell in cells
        if cell.strip() and cell is not DAMAGED
    ]


def _share(texts: list[str], shape: re.Pattern[str]) -> float:
    return sum(shape.fullmatch(text) is not None for text in texts) / len(texts)
