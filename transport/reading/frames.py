"""Tables of a program, such as pandas frames, read like the files of a folder."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from transport.reading.settings_file import mapping_document
from transport.reading.sources import Source, Sources, matched
from transport.reading.workbook import DAMAGED, Damage
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from transport.reading.findings import Findings
    from transport.reading.tables import Row

SETTINGS = "settings"
_MISSING = ("NAType", "NaTType")  # pandas' own missing values
_EXACT_BELOW = 2**53  # fractions hold every whole number up to here
_ROUNDED = said("NUMBER_ROUNDED"), said("READ_AS_TEXT")


class Frame(Protocol):
    """What is needed of a table; a pandas ``DataFrame`` has it."""

    @property
    def columns(self) -> Iterable[Any]:
        """The headings in order."""
        ...

    def itertuples(self, index: bool, name: None) -> Iterable[tuple[Any, ...]]:  # noqa: FBT001  # pandas' own
        """The rows in order."""
        ...


def frame_sources(
    settings: Mapping[str, object], frames: Mapping[str, Frame], findings: Findings
) -> Sources:
    """The parts of a scenario that lie in memory, by the names of the tables."""
    found, strangers = matched(list(frames.items()), "{}", findings)
    sources = {name: _source(title, frame) for name, (title, frame) in found.items()}
    keys = {str(key): _setting(value) for key, value in settings.items()}
    document = mapping_document(keys, file=SETTINGS, findings=findings)
    return Sources(document, sources, tuple(strangers), "{}")


def _source(title: str, frame: Frame) -> Source:
    damage: dict[tuple[int, int], Damage] = {}
    return Source(title, _rows(frame, damage), damage)


def _rows(frame: Frame, damage: dict[tuple[int, int], Damage]) -> Iterator[Row]:
    """The headings as row 1, then the rows."""
    yield 1, [str(heading) for heading in frame.columns]
    for number, cells in enumerate(frame.itertuples(index=False, name=None), start=2):
        texts = [_text(cell) for cell in cells]
        for at, text in enumerate(texts):
            if text is DAMAGED:
                damage[number, at] = Damage(str(cells[at]), *_ROUNDED)
        yield number, texts


def _text(cell: Any) -> str:
    """The cell as a file would hold it; what is missing is empty."""
    value = cell.item() if hasattr(cell, "item") else cell  # NumPy's scalars
    if value is None or type(value).__name__ in _MISSING:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime):
        is_day = value.time() == time.min
        return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


def _number_text(value: float) -> str:
    """A fraction's text; pandas makes whole numbers fractions where one is missing."""
    if math.isnan(value):
        return ""
    if abs(value) >= _EXACT_BELOW:  # also an infinite one
        return DAMAGED
    return str(int(value)) if value == int(value) else repr(value)


def _setting(value: object) -> object:
    """The value as TOML would give it."""
    if isinstance(value, dict):
        return {str(key): _setting(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        inner = sorted(value) if isinstance(value, set | frozenset) else value
        return [_setting(one) for one in inner]
    plain = value.item() if hasattr(value, "item") else value
    if isinstance(plain, float):
        return Decimal(repr(plain))
    if isinstance(plain, datetime) and plain.time() == time.min:
        return date(plain.year, plain.month, plain.day)
    return plain
