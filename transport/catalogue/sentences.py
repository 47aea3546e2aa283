"""Sentences from codes and figures, in the language asked for."""

from __future__ import annotations

import math
import string
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from transport.catalogue.names import named
from transport.language import say
from transport.said import EITHER, Said
from transport.units import KM_M, YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang, Text
    from transport.said import Figure

# Modules of this folder with sentences; each has a mapping ``SENTENCES`` by code.
ROOMS: tuple[str, ...] = (
    "assumptions",
    "board",
    "broken_driving",
    "broken_money",
    "broken_people",
    "broken_rides",
    "broken_services",
    "broken_trips",
    "broken_versions",
    "by_hand",
    "check_ins",
    "checker",
    "closing",
    "cluster",
    "coach_events",
    "console_close",
    "console_day",
    "console_desk",
    "console_by_hand",
    "console_compare",
    "console_frame",
    "console_plan",
    "console_result",
    "console_serving",
    "console_guard",
    "console_instead",
    "console_roster",
    "console_rules",
    "console_work",
    "contacts",
    "differences",
    "explaining",
    "gate",
    "importing",
    "intake_people",
    "intake_places",
    "intake_questions",
    "intake_rows",
    "journeys",
    "left_behind",
    "loosening",
    "operation",
    "outputs",
    "people_events",
    "places",
    "reading_checks",
    "reading_files",
    "reading_settings",
    "reading_values",
    "repairs",
    "replanning",
    "robustness",
    "second_look",
    "store",
    "terminal",
    "trips",
    "usage",
)
_HOUR_S, _MINUTE_S = 3_600, 60
_JOINER: Text = (", ", "、")
_JOINERS: Mapping[str, Text] = {
    "parts": ("; ", "；"),  # whole sentences
    "together": (" + ", " + "),  # what makes one way
}
_HOURS: Text = ("h", "小时")
_MINUTES: Text = ("min", "分钟")
# Exact figures beside the rounded ones: of what is a second or a metre off.
_EXACT: Mapping[str, Text] = {"_seconds": ("s", "秒"), "_metres": ("m", "米")}


@cache
def sentences() -> Mapping[str, Text]:
    """Every template by its code.

    A template names figures in braces. ``{n:worker|workers}`` writes the number with
    the word that suits it, ``{ride_s!m}`` a duration to the minute, rounded up.

    Raises
    ------
    ValueError
        If two rooms have one code.
    """
    found: dict[str, Text] = {}
    for room in ROOMS:
        own: Mapping[str, Text] = import_module(f"transport.catalogue.{room}").SENTENCES
        twice = found.keys() & own.keys()
        if twice:
            msg = f"told twice in the catalogue: {', '.join(sorted(twice))}"
            raise ValueError(msg)
        found.update(own)
    return found


def sentence(told: Said, lang: Lang) -> str:
    """The sentence of a code with its figures.

    Raises
    ------
    KeyError
        If the catalogue lacks the code, or the case a figure of its template.
    """
    if told.code == EITHER:
        return str(told.figures[lang])
    figures = {name: _written(name, value, lang) for name, value in told.pairs}
    return _Words().vformat(say(sentences()[told.code], lang), (), figures)


def fields(template: str) -> set[str]:
    """The figures that a template names."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _written(name: str, value: Figure, lang: Lang) -> str | int | float:
    if isinstance(value, Said):
        text = sentence(value, lang)
        return _exactly(text) if name.endswith("_s") else text
    if isinstance(value, tuple):
        joiner = say(_JOINERS.get(name, _JOINER), lang)
        return joiner.join(str(_written(name, part, lang)) for part in value)
    if isinstance(value, str):
        return named(name, value, lang)
    unit = next((t for end, t in _EXACT.items() if name.endswith(end)), None)
    if unit is not None:
        return f"{value} {say(unit, lang)}"
    if name.endswith("_s"):
        return _exactly(lasting(value, lang), to_the_minute(value, lang))
    if name.endswith("_m"):
        return f"{_short(value / KM_M)} {say(('km', '公里'), lang)}"
    if name.endswith("_fen"):
        return f"{value / YUAN_FEN:,.2f} {say(('CNY', '元'), lang)}"
    if name.endswith("_percent"):
        return f"{_short(value)} %"
    return value


def lasting(seconds: float, lang: Lang) -> str:
    """A duration in hours, or in minutes below one hour."""
    if abs(seconds) < _HOUR_S:
        return f"{round(seconds / _MINUTE_S)} {say(_MINUTES, lang)}"
    return f"{_short(seconds / _HOUR_S)} {say(_HOURS, lang)}"


def to_the_minute(seconds: float, lang: Lang) -> str:
    """A duration in hours and minutes, a minute begun counted whole."""
    hours, minutes = divmod(math.ceil(seconds / _MINUTE_S), _HOUR_S // _MINUTE_S)
    parts = ((hours, _HOURS), (minutes, _MINUTES))
    told = [f"{n} {say(unit, lang)}" for n, unit in parts if n]
    return " ".join(told) or f"0 {say(_MINUTES, lang)}"


class _Lasting(str):
    """A duration as it is written, which can also be written to the minute."""

    exact: str


def _exactly(text: str, to_the_minute: str | None = None) -> _Lasting:
    """A duration as text, and to the minute; a range of them is that already."""
    written = _Lasting(text)
    written.exact = text if to_the_minute is None else to_the_minute
    return written


def _short(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


class _Words(string.Formatter):
    """Fields with ``one|many`` are written with the word that suits the number."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "m" and isinstance(value, _Lasting):
            return value.exact
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> Any:
        if "|" not in format_spec:
            return super().format_field(value, format_spec)
        one, many = format_spec.split("|")
        if isinstance(value, str) and not value.lstrip("-")[:1].isdigit():
            raise ValueError(value)
        is_one = value in (1, "1")
        written = value if isinstance(value, str) else f"{value:,}"
        return f"{written} {one if is_one else many}"
