"""Kinds of settings: what a key's value may be, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, LiteralString

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from transport.hours import HOURS_PRESETS
from transport.payer_rules import PAYER_PRESETS
from transport.places import RISKS
from transport.presets import PRESETS
from transport.reading import cell_words, headings, scales
from transport.reading.datum import Crs
from transport.reading.fields import choice, clean_text, crs, identifier
from transport.reading.findings import BadValue
from transport.reading.moments import date_of, time_of_day_s
from transport.reading.spelling import suggestion
from transport.said import Said, said
from transport.scenario import ROAD_PROVIDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KIND: LiteralString = "bad_value"
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})")
_MAX_OFFSET_MIN = 14 * 60
_LAST_MINUTE = 59
_FIRST_YEAR, _LAST_YEAR = 1950, 2199
_SEPARATORS = re.compile(r"[,，、;；]")
_NONE_WORDS = ("", "[]", "none", "无")
_COORDINATE_TABLES = tuple(t for t in headings.TABLES if t.name in headings.PLACE_ID)


def reading(parse: Callable[[Any], Any]) -> PlainValidator:
    """A validator that says of a bad value what `BadValue` says."""

    def read(value: Any) -> Any:
        try:
            return parse(value)
        except BadValue as error:
            words = {"wrong": error.wrong, "remedy": error.remedy}
            raise PydanticCustomError(_KIND, "{wrong}", words) from None

    return PlainValidator(read)


def _scalar_text(value: Any, remedy: Said) -> str:
    """``value`` as text, unless it is a table or a list."""
    is_finite = not isinstance(value, Decimal) or value.is_finite()
    if isinstance(value, str | int | Decimal | date | time) and is_finite:
        return str(value)
    raise BadValue(wrong=said("NO_SINGLE_VALUE"), remedy=remedy)


def _name(value: Any) -> str:
    text = clean_text(_scalar_text(value, said("WRITE_IN_QUOTES")))
    if not text:
        raise BadValue(wrong=said("IS_EMPTY"), remedy=said("WRITE_ONE_CHARACTER"))
    return text


def _title(value: Any) -> str:
    return clean_text(_scalar_text(value, said("WRITE_IN_QUOTES")))


def _number(value: Any, *, scale: scales.Scale) -> int:
    if not isinstance(value, str | int | float | Decimal):
        raise BadValue(wrong=said("IS_NO_NUMBER"), remedy=scale.remedy)
    return scale.inner(value)


def _temperature(value: Any) -> Decimal:
    if not isinstance(value, str | int | float | Decimal):
        raise BadValue(wrong=said("IS_NO_NUMBER"), remedy=said("WRITE_CELSIUS"))
    return scales.temperature(value)


def _gap(value: Any) -> float:
    return _number(value, scale=_GAP) / _GAP.factor


def _day(value: Any) -> Any:
    remedy = said("WRITE_DATE")
    if not isinstance(value, date) or isinstance(value, datetime):
        value = date_of(_scalar_text(value, remedy))
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise BadValue(wrong=said("NO_YEAR_OF_USE"), remedy=remedy)
    return value


def _time(value: Any) -> int:
    return time_of_day_s(_scalar_text(value, said("WRITE_TIME_IN_QUOTES")))


def _offset(value: Any) -> int:
    found = _OFFSET.fullmatch(_scalar_text(value, said("WRITE_OFFSET")).strip())
    minutes = 0 if found is None else int(found[2]) * 60 + int(found[3])
    if found is None or int(found[3]) > _LAST_MINUTE or minutes > _MAX_OFFSET_MIN:
        raise BadValue(wrong=said("IS_NO_OFFSET"), remedy=said("WRITE_OFFSET"))
    return -minutes if found[1] == "-" else minutes


def _is_yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _scalar_text(value, said("WRITE_TRUE_OR_FALSE"))
    try:
        return bool(choice(text, choices=cell_words.YES_NO_READ))
    except BadValue as error:
        wrong, remedy = said("NEITHER_YES_NOR_NO"), said("WRITE_TRUE_OR_FALSE")
        raise BadValue(wrong=wrong, remedy=remedy) from error


def _word(value: Any, *, choices: Mapping[str, Any]) -> Any:
    return choice(_scalar_text(value, said("WRITE_WORD_IN_QUOTES")), choices=choices)


def _preset(value: Any, *, names: Mapping[str, object]) -> str:
    text = _scalar_text(value, said("WRITE_NAME_IN_QUOTES")).strip()
    if text not in names:
        raise BadValue(wrong=said("IS_NO_PRESET"), remedy=suggestion(text, names))
    return text


def _list(value: Any, *, of: Callable[[Any], Any]) -> tuple[Any, ...]:
    """A list of values; a single text may hold several, split at commas."""
    if isinstance(value, str):
        is_none = value.strip().casefold() in _NONE_WORDS
        value = [] if is_none else _SEPARATORS.split(value)
    if not isinstance(value, list):
        value = [value]
    return tuple(of(item) for item in value)


def _identifier(value: Any) -> str:
    return identifier(_scalar_text(value, said("WRITE_IDS_IN_QUOTES")))


def _crs_of(value: Any) -> dict[str, str]:
    """The system of each table with coordinates; one word holds for all."""
    names = [table.name for table in _COORDINATE_TABLES]
    if not isinstance(value, dict):
        return dict.fromkeys(names, crs(_scalar_text(value, _CRS_REMEDY)))
    found = dict.fromkeys(names, "wgs84")
    known = {name: t.name for t in _COORDINATE_TABLES for name in t.names}
    for name, system in value.items():
        if name not in known:
            wrong = said("NO_COORDINATE_TABLE", name=name)
            raise BadValue(wrong=wrong, remedy=suggestion(name, names))
        found[known[name]] = crs(_scalar_text(system, _CRS_REMEDY))
    return found


_CRS_REMEDY = said("WRITE_CRS")
_GAP = scales.Scale(unit="", example="0.01", factor=1_000_000, most="1")
_FACTOR = scales.Scale(unit="", example="0.5", factor=100, most="2")
_CIRCUITY = scales.Scale(unit="", example="1.25", factor=100, least="1", most="3")
_ROWS = scales.Scale(unit="rows", example="2", most="10")
_SEEDS = scales.Scale(unit="", example="1", most=str(2**31 - 1))


def _scaled(scale: scales.Scale) -> PlainValidator:
    return reading(partial(_number, scale=scale))


Name = Annotated[str, reading(_name)]
Title = Annotated[str, reading(_title)]
Day = Annotated[date, reading(_day)]
Days = Annotated[int, _scaled(scales.DAYS)]
Offset = Annotated[int, reading(_offset)]
YesNo = Annotated[bool, reading(_is_yes)]
CrsOf = Annotated[dict[str, Crs], reading(_crs_of)]
Whole = Annotated[int, _scaled(scales.WHOLE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What values of a kind may be: for pydantic, and in words.

    ``scale``: unit and range of a number. ``choices``: the words among which one, or
    several, are chosen.
    """

    type: Any
    written: Said
    scale: scales.Scale | None = None
    choices: tuple[str, ...] = ()


def _words(words: Mapping[str, Any]) -> Kind:
    """One word of several, whatever it may be called besides."""
    names = tuple(dict.fromkeys(str(word) for word in words.values()))
    return Kind(
        type=Annotated[str, reading(partial(_word, choices=words))],
        written=said("AS_ONE_OF", choices=names),
        choices=names,
    )


def _several(words: Mapping[str, Any]) -> Kind:
    """A list of such words."""
    one = partial(_word, choices=words)
    choices = _words(words).choices
    return Kind(
        type=Annotated[tuple[str, ...], reading(partial(_list, of=one))],
        written=said("AS_SEVERAL_OF", choices=choices),
        choices=choices,
    )


def _one_preset(names: Mapping[str, object]) -> Kind:
    return Kind(
        type=Annotated[str, reading(partial(_preset, names=names))],
        written=said("AS_ONE_OF", choices=tuple(names)),
        choices=tuple(names),
    )


_SCALES: Mapping[str, scales.Scale] = {
    "circuity": _CIRCUITY,
    "detour": scales.DETOUR,
    "drivers": scales.DRIVERS,
    "factor": _FACTOR,
    "km": scales.KM,
    "minutes": scales.MINUTES,
    "money": scales.MONEY,
    "pause_hours": scales.PAUSE_HOURS,
    "positive": scales.POSITIVE,
    "ride_hours": scales.HOURS,
    "rows": _ROWS,
    "seed": _SEEDS,
    "share": scales.SHARE,
    "whole": scales.WHOLE,
}
_RISK = Annotated[str, reading(partial(_word, choices=cell_words.RISK))]
_CAP_BASES: Mapping[str, str] = {
    name: name for name in ("passenger_seats", "approved_seats")
}
_PROVIDERS: Mapping[str, str] = {name: name for name in ROAD_PROVIDERS}
KINDS: Mapping[str, Kind] = {
    **{
        name: Kind(
            type=Annotated[int, _scaled(scale)], written=scale.range, scale=scale
        )
        for name, scale in _SCALES.items()
    },
    "cap_base": _words(_CAP_BASES),
    "celsius": Kind(
        type=Annotated[Decimal, reading(_temperature)], written=said("AS_CELSIUS")
    ),
    "city_by_county": Kind(type=dict[str, Name], written=said("AS_CITY_BY_COUNTY")),
    "codes": _several(cell_words.CODE),
    "fare": Kind(
        type=Annotated[
            str | None, reading(partial(_word, choices={"": None, **cell_words.FARE}))
        ],
        written=said("AS_ONE_OR_NONE", choices=tuple(cell_words.FARE)),
    ),
    "gap": Kind(type=Annotated[float, reading(_gap)], written=_GAP.range),
    "hours_name": _one_preset(HOURS_PRESETS),
    "ids": Kind(
        type=Annotated[tuple[str, ...], reading(partial(_list, of=_identifier))],
        written=said("AS_IDS"),
    ),
    "modes": _several(cell_words.MODES),
    "name": Kind(type=Name, written=said("AS_TEXT")),
    "preset": _one_preset(PRESETS),
    "provider": _words(_PROVIDERS),
    "riders": _words(cell_words.RIDERS),
    "risk_by_city": Kind(
        type=dict[str, _RISK], written=said("AS_RISK_BY_CITY", choices=RISKS)
    ),
    "risks": _several(cell_words.RISK),
    "subsidies": Kind(
        type=Annotated[
            tuple[str, ...],
            reading(partial(_list, of=partial(_preset, names=PAYER_PRESETS))),
        ],
        written=said("AS_SEVERAL_OF", choices=tuple(PAYER_PRESETS)),
        choices=tuple(PAYER_PRESETS),
    ),
    "time_of_day": Kind(
        type=Annotated[int, reading(_time)], written=said("AS_TIME_OF_DAY")
    ),
    "title": Kind(type=Title, written=said("AS_TITLE")),
    "yes_no": Kind(type=YesNo, written=said("AS_YES_NO")),
}
"""Every kind that a declared key may name."""
