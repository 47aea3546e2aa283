"""Names of units as people write them: in Chinese, pinyin or English."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenarios.units import Unit

_PINYIN_KINDS = {"县": "xian", "市": "shi", "区": "qu", "旗": "qi"}
_ENGLISH_KINDS = {"县": "county", "市": "city", "区": "district", "旗": "banner"}


class Names:
    """Units by name; what a reading makes of them is worked out when it is tried."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = tuple(units)
        self._found: dict[Callable[[Unit], tuple[str, ...]], dict[str, list[Unit]]] = {}

    def named(self, name: str) -> list[Unit]:
        """Units of that name: the strictest reading of it that finds any.

        Readings, strictest first: code, whole Chinese name, Chinese name without its
        kind, former Chinese name, Latin name with its kind, Latin name. A part of a
        name never matches: 岚县 (Lan) is not 岢岚县 (Kelan).
        """
        for keys_of in _READINGS:
            key = name if keys_of in _CHINESE_READINGS else plain(name)
            found = self._by_key(keys_of).get(key, ()) if key else ()
            if found:
                return list(found)
        return []

    def _by_key(
        self, keys_of: Callable[[Unit], tuple[str, ...]]
    ) -> dict[str, list[Unit]]:
        if keys_of not in self._found:
            by_key: dict[str, list[Unit]] = {}
            for unit in self._units:
                for key in dict.fromkeys(keys_of(unit)):
                    by_key.setdefault(key, []).append(unit)
            self._found[keys_of] = by_key
        return self._found[keys_of]


def plain(name: str) -> str:
    """Small Latin letters and digits of a name, without marks: Lüliang is luliang."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in bare if c.isascii() and c.isalnum()) or name


def _code(unit: Unit) -> tuple[str, ...]:
    return (unit.adcode,)


def _chinese(unit: Unit) -> tuple[str, ...]:
    return (unit.name,)


def _short(unit: Unit) -> tuple[str, ...]:
    return (unit.short,)


def latin_with_kind(unit: Unit) -> tuple[str, ...]:
    """linxian, lincounty; hunyuanxian, hunyuancounty; shenmushi, shenmucity."""
    kind = unit.name[-1]
    if kind not in _PINYIN_KINDS:
        return ()
    keys = []
    for stem in latin(unit):
        bare = stem
        if unit.short == unit.name:  # two characters: the kind is in the pinyin
            keys.append(stem)
            bare = stem.removesuffix(_PINYIN_KINDS[kind])
        else:
            keys.append(stem + _PINYIN_KINDS[kind])
        keys.append(bare + _ENGLISH_KINDS[kind])
    return tuple(keys)


@cache
def latin(unit: Unit) -> tuple[str, ...]:
    """Pinyin and English; ü is read as u and as v."""
    names = (unit.pinyin, unit.pinyin.replace("ü", "v"), unit.english)
    return tuple(dict.fromkeys(plain(name) for name in names if name))


def _latin_bare(unit: Unit) -> tuple[str, ...]:
    """Latin names, and without its kind the name that only has one syllable: lan."""
    bare = _PINYIN_KINDS.get(unit.name[-1], "")
    if unit.short != unit.name:
        return latin(unit)
    return (*latin(unit), *(key.removesuffix(bare) for key in latin(unit)))


def _old_names(unit: Unit) -> tuple[str, ...]:
    return unit.old_names


_CHINESE_READINGS: tuple[Callable[[Unit], tuple[str, ...]], ...] = (
    _code,
    _chinese,
    _short,
    _old_names,
)
_READINGS = (*_CHINESE_READINGS, latin_with_kind, _latin_bare)
