"""Dates in Chinese numerals, written with digits; dates of the lunar calendar known."""

from __future__ import annotations

import re

_DIGITS = {
    sign: digit
    for digit, signs in enumerate(
        (
            "〇零○◯0Oo",
            "一壹1",
            "二贰2",
            "三叁3",
            "四肆4",
            "五伍5",
            "六陆6",
            "七柒7",
            "八捌8",
            "九玖9",
        )
    )
    for sign in signs
}
_TEN = "十拾"
_ONE = "一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_ANY = f"〇零○{_ONE}{_TEN}"
_YEAR = re.compile(rf"[{''.join(_DIGITS)}]{{4}}(?=\s*年)")
_MONTH = re.compile(rf"(?:[{_ANY}]{{1,2}}|元)(?=\s*月)")
_DAY = re.compile(rf"(?<=月)(\s*)([{_ANY}]{{1,3}})(?=\s*[日号])")
_DAY_OF_A_YEAR = re.compile(rf"(年\s*\d{{1,2}}\s*月\s*)([{_ANY}]{{1,3}})(?=\W|$)")
_TIME = re.compile(rf"[{_ANY}]{{1,3}}(?=\s*[点时分])")
_LUNAR_DAY = rf"(?:初|廿|卅|十|二十|三十)[{_ONE}十]?"
_BESIDE = re.compile(
    rf"\s*\(?(?:农历|阴历|旧历)?\s*闰?(?:[{_ONE}十]{{1,2}}|正|冬|腊)月{_LUNAR_DAY}\)?$"
)
_LUNAR = re.compile(
    r"农历|阴历|旧历|正月|冬月|腊月|闰|初\s*[一二三四五六七八九十\d]|廿|卅|除夕|元宵"
)
_BARE = re.compile(
    rf"(?:[{_ANY}]{{1,2}}|\d{{1,2}})\s*月\s*[{_ANY}]{{1,3}}(?!\s*[日号])"
)


def with_digits(text: str) -> str:
    """Dates and times of the text with digits: 二〇二〇年三月五日 is 2020年3月5日.

    A day of the lunar calendar in brackets behind a whole date is left out. A month and
    a day alone are read as such where 日 or 号 follows: 三月十五 may be a lunar day.
    """
    told = _YEAR.sub(lambda found: "".join(_digit(s) for s in found[0]), text)
    told = _MONTH.sub(lambda found: _number(found[0]) or found[0], told)
    told = _DAY.sub(lambda f: f"{f[1]}{_number(f[2]) or f[2]}", told)
    told = _DAY_OF_A_YEAR.sub(lambda f: f"{f[1]}{_number(f[2]) or f[2]}", told)
    told = _TIME.sub(lambda found: _number(found[0]) or found[0], told)
    if re.match(r"\s*\d{4}\D+\d{1,2}\D+\d{1,2}", told):
        told = _BESIDE.sub("", told)
    return told


def is_lunar(text: str) -> bool:
    """Whether the text is, or may be, a day of the lunar calendar."""
    return bool(_LUNAR.search(text) or _BARE.match(text))


def _digit(sign: str) -> str:
    return str(_DIGITS[sign])


def _number(numerals: str) -> str:
    """Of 0 to 99 in numerals, such as 十二, 三十一, 二〇; empty where it is none."""
    if numerals == "元":
        return "1"
    tens, ten, ones = _parted(numerals)
    if not ten:
        return str(int("".join(map(_digit, numerals))))
    if len(tens) > 1 or len(ones) > 1:
        return ""
    high = _DIGITS[tens] if tens else 1
    return str(high * 10 + (_DIGITS[ones] if ones else 0))


def _parted(numerals: str) -> tuple[str, str, str]:
    plain = numerals.replace("拾", "十")
    return plain.partition("十")
