"""Reasons that differ by amounts alone, told in one sentence with ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from transport.said import Figure

PLACES = ("village",)  # told as a list where they differ
MOST_PLACES = 3  # of them named
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2} |\d{2}-\d{2} )?\d{2}:\d{2}")
RANGES = {  # by what the name of a figure ends with, as `transport.said` tells units
    "_seconds": "",
    "_metres": "",
    "_s": "RANGE_LASTING",
    "_m": "RANGE_FAR",
    "_fen": "RANGE_YUAN",
    "_percent": "RANGE_PERCENT",
}


def shape(told: Said) -> Hashable:
    """What reasons have in common that may be told as one."""
    return told.code, tuple((name, _shape(name, value)) for name, value in told.pairs)


def _shape(name: str, value: Figure) -> Hashable:
    if isinstance(value, Said):
        return shape(value)
    if isinstance(value, tuple):
        return tuple(_shape(name, part) for part in value)
    if isinstance(value, str):
        return _shape_of_text(name, value)
    return value if _range_of(name) == "" else float


def _shape_of_text(name: str, value: str) -> Hashable:
    moment = MOMENT.fullmatch(value)
    if moment:
        return bool(moment[1]), len(value)
    return "place" if name in PLACES else value


def _range_of(name: str) -> str:
    """The code of a range of such figures; empty where they are told exactly."""
    return next((code for end, code in RANGES.items() if name.endswith(end)), "RANGE")


def as_one(reasons: Sequence[Said]) -> Said:
    """One sentence for reasons of one shape."""
    first = reasons[0]
    names = [name for name, _ in first.pairs]
    columns = zip(*([value for _, value in one.pairs] for one in reasons), strict=True)
    merged = {
        name: _merged(name, column) for name, column in zip(names, columns, strict=True)
    }
    return said(first.code, **merged)


def _merged(name: str, values: Sequence[Figure]) -> Figure:
    first = values[0]
    if all(value == first for value in values):
        return first
    if isinstance(first, Said):
        return as_one([value for value in values if isinstance(value, Said)])
    if isinstance(first, tuple):
        rows = [value for value in values if isinstance(value, tuple)]
        return tuple(_merged(name, parts) for parts in zip(*rows, strict=True))
    if isinstance(first, str):
        texts = list(dict.fromkeys(str(value) for value in values))
        if name in PLACES and not MOMENT.fullmatch(first):
            return _listed(texts)
        return said("RANGE", least=min(texts), most=max(texts))
    numbers = [value for value in values if isinstance(value, int | float)]
    end = next((end for end in RANGES if name.endswith(end)), "")
    least, most = f"least{end}", f"most{end}"
    return said(_range_of(name), **{least: min(numbers), most: max(numbers)})


def _listed(names: Sequence[str]) -> Figure:
    named = tuple(names[:MOST_PLACES])
    more = len(names) - len(named)
    return said("PLACES_AND_OTHERS", names=named, n=more) if more else named
