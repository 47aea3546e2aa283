"""Cells of a roster in the forms that workers.csv takes, by field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from transport.intake import willing
from transport.intake.days import day_text
from transport.intake.place_names import simplified
from transport.reading import cell_words, scales
from transport.reading.fields import clean_text, identifier
from transport.reading.findings import BadValue
from transport.reading.identity import identity_number, phone_number
from transport.reading.position_pairs import split_pair
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.intake.day_orders import DayOrders
    from transport.intake.days import Years

Note: TypeAlias = "Callable[[str], None]"
Cleaner: TypeAlias = "Callable[[str, Note], str]"
"""Takes a cell and where to note what is in doubt; raises `BadValue`."""

DAYS = ("ready_from", "report_by", "certificate_issued", "certificate_until")
TEXTS = (
    *("province", "city", "county", "town", "village", "home_address"),
    *("employer", "employer_address", "employer_province", "employer_city"),
    *("employer_county", "household", "household_head"),
)

_AS_YEARS: Mapping[str, DayOrders] = {}
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NUMBERING = re.compile(r"^\d{1,4}\s*[.、,:)．。]\s*(?=\D)")
_NOTHING = cell_words.NOTHING | {"暂无", "n/a", "none", "nil", "空"}
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)")
_ROUNDED = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_DENIED = re.compile(r"[非无不未]|转")
_BRACKETS = re.compile(r"\([^()]*\)")
_AROUND = re.compile(
    r"体温|额温|腋温|腋下|耳温|正常|左右|摄氏度|°c|[℃度:()\s]", re.IGNORECASE
)
_ID_LABEL = re.compile(r"^(身份证号?码?|id)\s*[:：]\s*", re.IGNORECASE)
_BAGS = re.compile(r"(\d{1,2})\s*(?:件|个|包|箱|pieces?|bags?)?", re.IGNORECASE)
_UNTAKEN = ("未测", "未检测")
_POOR: Mapping[str, bool] = {
    **cell_words.LISTED,
    **dict.fromkeys(("对", "属于", "已脱贫", "已脱贫户", "稳定脱贫户", "边缘户"), True),
    **dict.fromkeys(
        ("建档立卡贫困人口", "建档立卡脱贫户", "贫困人口", "易致贫户"), True
    ),
    **dict.fromkeys(("脱贫劳动力", "poor", "listed", "registered"), True),
    **dict.fromkeys(("☐", "□", "非", "不属于", "普通户", "普通农户", "其他"), False),
    **dict.fromkeys(("非建档立卡", "一般人员", "not poor", "not listed"), False),
}


def cleaners(
    years: Years,
    *,
    orders: Mapping[str, DayOrders] = _AS_YEARS,
    normal_as: str = "",
    strange_is_poor: bool = False,
) -> Mapping[str, Cleaner]:
    """The cleaner of each field.

    ``orders``: how the dates of a field are read, where its column has been looked at.
    ``normal_as``: the figure that 正常 in a column of temperatures stands for, if
    somebody answered. ``strange_is_poor``: whether words that nobody knows in a column
    of who is listed as poor mean that he is.
    """
    return {
        **dict.fromkeys(("name", "surname", "given_name"), _name),
        "worker_id": lambda text, note: identifier(text),
        "id_number": partial(_id_number, today=years.near or date.max),
        "phone": _phone,
        **dict.fromkeys(TEXTS, _text),
        **dict.fromkeys(("home", "lat", "lon", "companions"), _kept),
        **{
            name: partial(_day, years=replace(years, orders=orders[name]))
            if name in orders
            else partial(_day, years=years)
            for name in DAYS
        },
        "health_code": _code,
        "direction": willing.direction,
        "rides": willing.rides,
        "temperature_c": partial(_temperature, normal_as=normal_as),
        "poverty_listed": partial(_poverty, strange=strange_is_poor),
        "bags": _bags,
        "remark": lambda text, note: clean_text(text),
    }


def position(text: str) -> str:
    """``"lat,lon"`` of a pair of degrees in either order: China tells them apart.

    Raises
    ------
    BadValue
        If there are not two numbers, or they are no position in China.
    """
    pair = split_pair(text)
    if pair is None:
        raise BadValue(wrong=said("IS_NO_POSITION"), remedy=said("WRITE_POSITION"))
    return ",".join(pair)


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", clean_text(text)).strip()


def _word(text: str) -> str:
    """The cell as one of the words that are known, if it is one."""
    return simplified(_half(text).casefold())


def _kept(text: str, note: Note) -> str:
    return "" if _is_nothing(text) else _half(text)


def _is_nothing(text: str) -> bool:
    return text.strip().casefold() in _NOTHING


def _text(text: str, note: Note) -> str:
    """A name of a place or a firm: half-width, without blanks between Chinese."""
    if _is_nothing(text):
        return ""
    plain = _half(text)
    return "".join(plain.split()) if _CHINESE.search(plain) else " ".join(plain.split())


def _name(text: str, note: Note) -> str:
    """A person's name: without numbering, nor blanks between Chinese characters."""
    if _is_nothing(text):
        return ""
    plain = _NUMBERING.sub("", _half(text)).strip(" .、,:")
    return "".join(plain.split()) if _CHINESE.search(plain) else " ".join(plain.split())


def _id_number(text: str, note: Note, *, today: date) -> str:
    if _is_nothing(text):
        return ""
    plain = _ID_LABEL.sub("", identifier(text)).strip("'`’‘\"")
    return identity_number(plain.replace("×", "X").replace("*", "X"), today=today)


def _phone(text: str, note: Note) -> str:
    """One number; of several the first."""
    if _is_nothing(text):
        return ""
    plain = identifier(text)
    if _ROUNDED.search(plain):
        raise BadValue(wrong=said("ROUNDED_BY_EXCEL"), remedy=said("TYPE_AS_TEXT"))
    found = _MOBILE.findall(plain)
    if len(found) > 1:
        note("TWO_PHONES")
    if found:
        return re.sub(r"\D", "", found[0])
    return phone_number(plain.strip("'`"))


def _day(text: str, note: Note, *, years: Years) -> str:
    return "" if _is_nothing(text) else day_text(text, years, note)


def _code(text: str, note: Note) -> str:
    """green, yellow or red."""
    plain = _word(text)
    if _is_nothing(plain):
        return ""
    known = cell_words.CODE.get(plain) or cell_words.CODE.get(
        plain.removesuffix("色码")
    )
    if known is None and _DENIED.search(plain) is None:
        colours = [colour for colour in "绿黄红" if colour in plain]
        known = cell_words.CODE[colours[0]] if len(colours) == 1 else None
    if known is None and plain in ("是", "√", "✓", "y", "yes"):  # 是否绿码
        known = "green"
        note("YES_IS_GREEN")
    if known is None:
        words = tuple(cell_words.CODE)
        raise BadValue(
            wrong=said("NO_KNOWN_WORD"), remedy=said("WRITE_ONE_OF", words=words)
        )
    return known


def _temperature(text: str, note: Note, *, normal_as: str) -> str:
    plain = _half(text)
    if _is_nothing(plain) or plain in _UNTAKEN:
        return ""
    if plain.casefold() in (*cell_words.NO_FIGURE, "normal", "ok", "是", "√"):
        note("TEMPERATURE_IN_WORDS")
        return normal_as
    if len(_FIGURE.findall(plain)) > 1:
        raise BadValue(wrong=said("TWO_TEMPERATURES"), remedy=said("KEEP_THE_HIGHER"))
    found = _FIGURE.search(plain)
    is_all = found is None or not _AROUND.sub("", plain.replace(found[0], "", 1))
    return f"{scales.temperature(found[0] if found and is_all else plain):f}"


def _poverty(text: str, note: Note, *, strange: bool) -> str:
    plain = _word(text)
    if plain in _NOTHING:
        return "no"
    known = _POOR.get(plain, _POOR.get(_BRACKETS.sub("", plain).strip()))
    if known is None:
        note("POVERTY_WORD")
        return "yes" if strange else "no"
    return "yes" if known else "no"


def is_of_poverty(text: str) -> bool:
    """Whether the word tells who is listed as poor."""
    return _word(text) in _POOR


def _bags(text: str, note: Note) -> str:
    plain = _half(text)
    if _is_nothing(plain):
        return "0"
    found = _BAGS.fullmatch(plain.removesuffix(".0"))
    if found is None:
        raise BadValue(wrong=said("IS_NO_NUMBER"), remedy=said("WRITE_BAGS"))
    return found[1]
