"""Synthetic persons: names, identity numbers and phone numbers that are nobody's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from transport.reading.identity import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Ints: TypeAlias = "NDArray[np.int64]"

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
)
_GIVEN = (
    "伟芳娜秀敏静丽强磊军洋勇艳杰涛明超霞平刚桂英华玉兰文建国红梅海燕春林志峰金凤"
    "丹婷雪飞宁波鹏辉斌宇浩凯健俊帆旭东小云青山水生福贵根有全满仓"
)
_BORN = (date(1960, 1, 1), date(2002, 12, 31))
_CHILD_BORN = (date(2006, 1, 1), date(2017, 12, 31))
_LONG_NAMES = 0.75  # share of names of three characters
_STEP = 7_919  # prime, so it visits every day before it repeats one
_SEQUENCES = (0, *range(999, 0, -1))  # 000 is never issued; used first
_PHONE_PREFIX = "154"  # no range that handsets of the public carried in 2020


def names(n: int, rng: np.random.Generator) -> list[str]:
    """Chinese names put together by chance."""
    surname = np.array(list(_SURNAMES), dtype=object)
    given = np.array([*_GIVEN, ""], dtype=object)
    first = rng.integers(0, len(surname), n)
    second = rng.integers(0, len(_GIVEN), n)
    third = np.where(
        rng.random(n) < _LONG_NAMES, rng.integers(0, len(_GIVEN), n), len(_GIVEN)
    )
    parts = surname[first] + given[second] + given[third]
    return [str(name) for name in parts]


class IdentityNumbers:
    """Numbers of one county: right in form and check digit, each given once.

    The dates of birth run through 1960 to 2002 (children: 2006 to 2017) in a fixed
    scattered order, with the sequence 000 that offices do not issue until the days
    are used up.
    """

    def __init__(self, adcode: str) -> None:
        self._adcode = adcode
        self._adults = _births(*_BORN)
        self._children = _births(*_CHILD_BORN)

    def next(self, *, is_child: bool) -> str:
        """The next number."""
        body = self._adcode + next(self._children if is_child else self._adults)
        return body + check_digit(body)


def phone(at: int) -> str:
    """A phone number of no subscriber, by the worker's place on the roster."""
    return f"{_PHONE_PREFIX}{at:08d}"


def _births(first: date, last: date) -> Iterator[str]:
    """Birth date and sequence, eleven digits."""
    n_days = (last - first).days + 1
    days = [
        (first + timedelta(days=at * _STEP % n_days)).strftime("%Y%m%d")
        for at in range(n_days)
    ]
    for sequence in _SEQUENCES:
        for day in days:
            yield f"{day}{sequence:03d}"
