"""What the cells of a column say: one parser for each kind of column."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any

from transport.reading import cell_words, scales
from transport.reading.county_names import county_name
from transport.reading.findings import BadValue
from transport.reading.identity import identity_number, phone_number
from transport.reading.moments import closes_at, from_s, moment_s, opens_at, until_s
from transport.said import Said, either, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from transport.clock import Clock
    from transport.reading.scales import Scale

# Control characters, marks that are invisible or turn the writing direction, and
# noncharacters, which no XML file may hold.
UNSEEN = re.compile(
    "[\0-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
_DATE_ID = re.compile(  # what Excel makes of 3-1, in its cells and in the CSV of them
    r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?|\d{1,2}月\d{1,2}日"
    r"|\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d\d"
)
_COMMA = re.compile(r"-?\d{1,3},\d+")  # of decimals
_PAIR = re.compile(r"-?\d+(\.\d+)?\s*[,;\s]\s*-?\d+(\.\d+)?")
_FLOAT_ID = re.compile(r"\d+\.0+")
_FORMULA_TEXT = re.compile(r'="(.*)"')

_SCALES: dict[str, Scale] = {
    "seats": scales.SEATS,
    "count": scales.COUNT,
    "whole": scales.WHOLE,
    "percent": scales.PERCENTAGE,
    "drivers": scales.DRIVERS,
    "bags": scales.BAGS,
    "unit_seats": scales.UNIT_SEATS,
    "money": scales.MONEY,
    "km": scales.KM,
    "minutes": scales.MINUTES,
    "duration": scales.DURATION,
    "speed_factor": scales.SPEED_FACTOR,
}
_CHOICES: dict[str, Mapping[str, object]] = {
    "yes_no": cell_words.YES_NO_READ,
    "listed": cell_words.LISTED,
    "risk": cell_words.RISK,
    "precision": cell_words.PRECISION,
    "code": cell_words.CODE,
    "direction": cell_words.DIRECTION,
    "billing": cell_words.BILLING,
    "hub_kind": cell_words.HUB_KIND,
    "service_kind": cell_words.SERVICE_KIND,
    "fare": cell_words.FARE,
    "riders": cell_words.RIDERS,
    "bound_for": cell_words.BOUND_FOR,
    "ways": cell_words.WAYS,
}
_LISTED: dict[str, Mapping[str, object]] = {
    **dict.fromkeys(("yes_no", "listed"), cell_words.YES_NO)
}


def _listed(words: Iterable[str]) -> Said:
    """Words to choose from; a Chinese reader is shown the Chinese ones."""
    every = list(words)
    chinese = [word for word in every if not word.isascii()]
    return either(", ".join(every), "、".join(chinese or every))


HOW_TO_WRITE: Mapping[str, Said] = {
    **dict.fromkeys(("id", "text", "county", "phone"), said("AS_TEXT")),
    "words": said("AS_WORDS"),
    "id_number": said("AS_ID_NUMBER"),
    **dict.fromkeys(("from", "until"), said("AS_DATE")),
    "moment": said("AS_MOMENT"),
    **dict.fromkeys(("opens", "closes"), said("AS_TIME")),
    **dict.fromkeys(("lat", "lon"), said("AS_DEGREES")),
    "temperature": said("AS_CELSIUS"),
    "crs": _listed(cell_words.CRS),
    **{kind: scale.range for kind, scale in _SCALES.items()},
    **{kind: _listed(_LISTED.get(kind, words)) for kind, words in _CHOICES.items()},
}
"""How the cells of each kind of column are written, for the documents."""


def parsers(clock: Clock, *, today: date) -> dict[str, Callable[[str], Any]]:
    """Parser of each kind; each raises `BadValue`. ``today`` bounds dates of birth."""
    return {
        "id": _id,
        "text": clean_text,
        "county": lambda text: county_name(clean_text(text)),
        "id_number": lambda text: identity_number(identifier(text), today=today),
        "phone": lambda text: phone_number(identifier(text)),
        "temperature": _temperature,
        "lat": _degrees,
        "lon": _degrees,
        "crs": crs,
        "words": lambda text: tuple(identifier(text).replace(",", " ").split()),
        "from": lambda text: from_s(text, clock),
        "until": lambda text: until_s(text, clock),
        "moment": lambda text: moment_s(text, clock),
        "opens": lambda text: opens_at(text, clock),
        "closes": lambda text: closes_at(text, clock),
        **{kind: scale.inner for kind, scale in _SCALES.items()},
        **{
            kind: partial(choice, choices=choices, listed=_LISTED.get(kind, choices))
            for kind, choices in _CHOICES.items()
        },
    }


def clean_text(text: str) -> str:
    """``text`` on one line, without control characters and outer blanks."""
    if UNSEEN.search(text):
        text = UNSEEN.sub("", _SPACES.sub(" ", text))
    return text.strip()


def identifier(text: str) -> str:
    """An identifier in half-width characters, freed of a spreadsheet's text marks."""
    text = clean_text(text)
    if not (text.isascii() and text.isalnum()):
        text = unicodedata.normalize("NFKC", text).strip().removeprefix("'")
        found = _FORMULA_TEXT.fullmatch(text)  # ="0012" keeps zeros in a CSV
        text = found[1] if found else text
    return text


def _id(text: str) -> str:
    """An identifier; not one that a program has taken for a number or a date."""
    found = identifier(text)
    if _DATE_ID.fullmatch(found):
        raise BadValue(wrong=said("ID_IS_DATE"), remedy=said("TYPE_ID_AS_TEXT"))
    if _FLOAT_ID.fullmatch(found):
        plain = found.partition(".")[0]
        raise BadValue(wrong=said("ID_IS_NUMBER"), remedy=said("WRITE_ID", id=plain))
    return found


def _temperature(text: str) -> Decimal | str:
    """A temperature; empty where the cell says that it is normal or not taken."""
    word = unicodedata.normalize("NFKC", text).strip()
    return "" if word in cell_words.NO_FIGURE else scales.temperature(text)


def choice(
    text: str,
    *,
    choices: Mapping[str, Any],
    listed: Mapping[str, Any] | None = None,
) -> Any:
    """What the word ``text`` stands for.

    Raises
    ------
    BadValue
        If it is none of ``choices``; the message lists the words of ``listed``.
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    word = word.replace(" ", "_" if word.isascii() else "")
    if word in choices:
        return choices[word]
    words = _listed(listed or choices)
    raise BadValue(
        wrong=said("NO_KNOWN_WORD"), remedy=said("WRITE_ONE_OF", words=words)
    )


def crs(text: str) -> str:
    """The name of a coordinate reference system, however it is spelled."""
    plain = re.sub(r"[\s\-_]", "", unicodedata.normalize("NFKC", text).casefold())
    return str(choice(plain, choices=cell_words.CRS))


def _degrees(text: str) -> float:
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("°NE")
    try:
        degrees = float(plain)
    except ValueError:
        degrees = math.nan
    if not math.isfinite(degrees) or "_" in plain:
        remedy = said("WRITE_DEGREES_NO_MINUTES")
        if _COMMA.fullmatch(plain):
            remedy = said("WRITE_A_POINT", figure=plain.replace(",", "."))
        elif _PAIR.fullmatch(plain):
            remedy = said("WRITE_APART")
        raise BadValue(wrong=said("IS_NO_DEGREES"), remedy=remedy)
    return degrees
