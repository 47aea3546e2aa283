"""Types of the settings: what a key's value may be, and what it becomes."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, LiteralString

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from transport.hours import HOURS_PRESETS
from transport.payer_rules import PAYER_PRESETS
from transport.presets import PRESETS
from transport.reading import headings, scales
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
        return bool(choice(text, choices=headings.YES_NO_READ))
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
TimeOfDay = Annotated[int, reading(_time)]
YesNo = Annotated[bool, reading(_is_yes)]
CrsOf = Annotated[dict[str, Crs], reading(_crs_of)]
Preset = Annotated[str, reading(partial(_preset, names=PRESETS))]
HoursName = Annotated[str, reading(partial(_preset, names=HOURS_PRESETS))]
Risk = Annotated[str, reading(partial(_word, choices=headings.RISK))]
Risks = Annotated[
    tuple[str, ...],
    reading(partial(_list, of=partial(_word, choices=headings.RISK))),
]
Codes = Annotated[
    tuple[str, ...],
    reading(partial(_list, of=partial(_word, choices=headings.CODE))),
]
Modes = Annotated[
    tuple[str, ...],
    reading(partial(_list, of=partial(_word, choices=headings.MODES))),
]
Fare = Annotated[
    str | None,
    reading(partial(_word, choices={"": None, **headings.FARE})),
]
Riders = Annotated[str, reading(partial(_word, choices=headings.RIDERS))]
Provider = Annotated[
    str,
    reading(partial(_word, choices={name: name for name in ROAD_PROVIDERS})),
]
Subsidies = Annotated[
    tuple[str, ...],
    reading(partial(_list, of=partial(_preset, names=PAYER_PRESETS))),
]
Ids = Annotated[tuple[str, ...], reading(partial(_list, of=_identifier))]
CapBase = Annotated[
    str,
    reading(
        partial(
            _word,
            choices={
                "passenger_seats": "passenger_seats",
                "approved_seats": "approved_seats",
            },
        )
    ),
]
Celsius = Annotated[Decimal, reading(_temperature)]
Gap = Annotated[float, reading(_gap)]
Share = Annotated[int, _scaled(scales.SHARE)]
Factor = Annotated[int, _scaled(_FACTOR)]
Circuity = Annotated[int, _scaled(_CIRCUITY)]
Detour = Annotated[int, _scaled(scales.DETOUR)]
Money = Annotated[int, _scaled(scales.MONEY)]
Km = Annotated[int, _scaled(scales.KM)]
RideHours = Annotated[int, _scaled(scales.HOURS)]
PauseHours = Annotated[int, _scaled(scales.PAUSE_HOURS)]
Minutes = Annotated[int, _scaled(scales.MINUTES)]
Rows = Annotated[int, _scaled(_ROWS)]
Whole = Annotated[int, _scaled(scales.WHOLE)]
Positive = Annotated[int, _scaled(scales.POSITIVE)]
Drivers = Annotated[int, _scaled(scales.DRIVERS)]
Seed = Annotated[int, _scaled(_SEEDS)]
