"""Resident identity numbers and phone numbers."""

from __future__ import annotations

import re
from datetime import date
from operator import mul

from transport.reading.findings import BadValue
from transport.said import Said, said

_BODY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"  # by weighted sum modulo 11
_RESIDENT = re.compile(r"\d{17}[\dX]")
_DIGITS = re.compile(r"\d+(\.\d+)?(E\+?\d+)?")
_ROUNDED = re.compile(r"\d+(\.\d+)?E\+?\d+", re.IGNORECASE)
_FLOAT_TAIL = re.compile(r"(?<=\d{7})\.0+$")
_OLD_LENGTH = 15
_FIRST_YEAR = 1900
_MOBILE = re.compile(r"(\+?86-?)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(\+?86-?)?0\d{2,3}-?\d{7,8}(-\d+)?")
_PHONE_NOISE = re.compile(r"(?<=\d)[\s-](?=\d)")


def check_digit(body: str) -> str:
    """The 18th character of an identity number whose first 17 are ``body``.

    GB 11643-1999, with ISO/IEC 7064 MOD 11-2.
    """
    return _CHECK_DIGITS[sum(map(mul, _BODY_WEIGHTS, map(int, body))) % 11]


def is_resident_number(text: str) -> bool:
    """Whether ``text`` has the shape of a resident identity number."""
    return _RESIDENT.fullmatch(text) is not None


def identity_number(text: str, *, today: date) -> str:
    """``text``, proven to be a resident number when it has the digits of one.

    Other papers (passports, travel permits) have letters and are not tested.
    ``today``: the day after which nobody can have been born.

    Raises
    ------
    BadValue
        If the length, the birth date or the check digit is wrong.
    """
    number = text.replace(" ", "").upper()
    if not _RESIDENT.fullmatch(number):
        if _DIGITS.fullmatch(number):
            is_rounded = "E" in number or "." in number
            remedy = _RETYPE if is_rounded else _COPY
            raise BadValue(wrong=_wrong_length(number), remedy=remedy)
        return number
    _refuse_birth_date(number[6:14], today)
    expected = check_digit(number[:17])
    if number[17] != expected:
        wrong = said("CHECK_DIGIT", found=number[17], expected=expected)
        lost = number.endswith("000")  # Excel keeps 15 digits of a number
        raise BadValue(wrong=wrong, remedy=_RETYPE if lost else _COPY)
    return number


_COPY, _RETYPE = said("COMPARE_WITH_CARD"), said("TYPE_FROM_CARDS")


def _wrong_length(number: str) -> Said:
    if "E" in number or "." in number:
        return said("ROUNDED_BY_EXCEL")
    if len(number) == _OLD_LENGTH:
        return said("OLD_ID_LENGTH")
    return said("ID_LENGTH", n=len(number))


def _refuse_birth_date(text: str, today: date) -> None:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        born = None
    if born is None or not date(_FIRST_YEAR, 1, 1) <= born <= today:
        raise BadValue(wrong=said("NO_BIRTH_DATE", digits=text), remedy=_COPY)


def phone_number(text: str) -> str:
    """``text`` without the blanks and hyphens people put into mobile numbers.

    Nor with the ``.0`` of programs that took it for a number.

    Raises
    ------
    BadValue
        If it was rounded, so that the number is lost.
    """
    if _ROUNDED.fullmatch(text):
        raise BadValue(wrong=said("ROUNDED_BY_EXCEL"), remedy=said("TYPE_AS_TEXT"))
    text = _FLOAT_TAIL.sub("", text)
    joined = _PHONE_NOISE.sub("", text)
    return joined if _MOBILE.fullmatch(joined) else text.replace(" ", "")


def is_phone_number(text: str) -> bool:
    """Whether ``text`` looks like a Chinese mobile or landline number."""
    return bool(_MOBILE.fullmatch(text) or _LANDLINE.fullmatch(text))
