"""Headings by the field that they stand for, from the one table of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.intake.plain_headings import plain_heading
from transport.said import either

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Said

NOT_NEEDED, SERIAL = "not_needed", "serial"
"""What is known and not needed; the running number of a row, which alone is nothing."""

_TABLE = Path(__file__).with_name("headings.toml")
_NAMES: Mapping[str, str] = {
    **{"name": "姓名", "worker_id": "工号", "id_number": "身份证号", "phone": "电话"},
    **{"surname": "姓", "given_name": "名"},
    **{"province": "省", "city": "市", "county": "县", "town": "乡镇", "village": "村"},
    **{"home_address": "家庭住址", "home": "坐标", "lat": "纬度", "lon": "经度"},
    **{"employer": "务工企业", "employer_address": "企业地址"},
    **{"employer_province": "务工省", "employer_city": "务工市"},
    **{"employer_county": "务工县", "household": "户号", "household_head": "户主"},
    **{"companions": "同行人", "direction": "去返程", "rides": "是否乘车"},
    **{"ready_from": "可出发时间", "report_by": "到岗日期"},
    "certificate_issued": "健康证明开具日期",
    "certificate_until": "健康证明有效期",
    **{"health_code": "健康码", "temperature_c": "体温", "poverty_listed": "脱贫户"},
    **{"bags": "行李件数", "remark": "备注", NOT_NEEDED: "不用"},
}
FIELDS = tuple(field for field in _NAMES if field != NOT_NEEDED)
"""What a column may be taken for."""


def field_called(field: str) -> Said:
    """What people call the field."""
    return either(field, _NAMES[field])


def field_choice(field: str) -> str:
    """The field as a word to choose, the same in every language: ``姓名 name``."""
    return f"{_NAMES[field]} {field}"


def chosen_field(word: str) -> str | None:
    """The field that somebody chose, by either name or both."""
    plain = word.strip()
    for field, chinese in _NAMES.items():
        if plain in (field, chinese, field_choice(field)):
            return field
    return None


@cache
def known_headings() -> Mapping[str, tuple[str, int]]:
    """Field and rank (0 is best) by plain heading."""
    return _ranked(_table()["fields"])


@cache
def headings_in_group(kind: str) -> Mapping[str, tuple[str, int]]:
    """The same for what stands under the heading of a group of this kind."""
    return _ranked(_table()["in_group"].get(kind, {}))


@cache
def group_words() -> Mapping[str, tuple[str, ...]]:
    """Words of a group's heading by its kind; the first kind that has one counts."""
    groups = _table()["groups"]
    return {kind: tuple(_words(both)) for kind, both in groups.items()}


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


def _words(both: Mapping[str, str]) -> list[str]:
    english = [" ".join(word.split()) for word in both["en"].split("|")]
    return [*both["zh"].split(), *filter(None, english)]


def _ranked(fields: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for field, both in fields.items():
        for rank, word in enumerate(map(plain_heading, _words(both))):
            known = found.setdefault(word, (field, rank))
            if known[0] != field:
                msg = f"{word!r} stands for {known[0]} and for {field}"
                raise ValueError(msg)
    return found
