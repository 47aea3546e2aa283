"""What a heading stands for: found exactly, by its group, or by likeness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from transport.intake.plain_headings import plain_heading, spellings
from transport.intake.synonyms import (
    NOT_NEEDED,
    SERIAL,
    group_words,
    headings_in_group,
    known_headings,
)
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Said

SURE = 0.85
"""From this confidence on a column is taken without asking."""

_EXACT, _HALF, _IN_GROUP, _STRANGER = 1.0, 0.95, 0.95, 0.9
_ALIKE_LEAST = 0.6
_SHORTEST = 3  # letters of a heading that may be compared by likeness
_KINDS = frozenset(
    (
        "人数",
        "数量",
        "次数",
        "金额",
        "方式",
        "原因",
        "意愿",
        "状态",
        "状况",
        "编号",
        "代码",
    )
)
"""Ends of headings that say what is told of a thing, not the thing itself."""
_PART_BASE, _PART_SHARE, _END_BONUS = 0.45, 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Match:
    """A field, how sure it is from 0 to 1, and why; ``rank`` 0 is the best heading."""

    field: str
    confidence: float
    how: Said
    rank: int = 0


@lru_cache(maxsize=4096)
def match(heading: str, group: str = "") -> Match | None:
    """What ``heading`` stands for, under the heading ``group`` if there is one."""
    ways = spellings(heading)
    if not ways:
        return None
    kind = group_kind(group)
    if kind == "stranger":
        return Match(NOT_NEEDED, _STRANGER, said("TAKEN_BY_GROUP", group=group))
    found = _in_group(ways, kind, group) or _exact(ways)
    if found is not None:
        return found
    joined = _exact((plain_heading(group + heading),)) if group else None
    found = joined or _alike(ways)
    is_running = found is not None and found.field == SERIAL
    return None if is_running and not joined else found


@lru_cache(maxsize=4096)
def exact(heading: str, group: str = "") -> Match | None:
    """The same without likeness, for finding the row of headings."""
    ways = spellings(heading)
    if not ways or group_kind(group) == "stranger":
        return None
    return _in_group(ways, group_kind(group), group) or _exact(ways)


def group_kind(group: str) -> str:
    """The kind of group that a heading over others names; empty when none."""
    plain = plain_heading(group)
    if not plain:
        return ""
    for kind, words in group_words().items():
        if any(word in plain for word in words):
            return kind
    return ""


def _in_group(ways: tuple[str, ...], kind: str, group: str) -> Match | None:
    known = headings_in_group(kind)
    for way in ways:
        if way in known:
            field, rank = known[way]
            return Match(field, _IN_GROUP, said("TAKEN_BY_GROUP", group=group), rank)
    return None


def _exact(ways: tuple[str, ...]) -> Match | None:
    known = known_headings()
    found = next((at for at, way in enumerate(ways) if way in known), None)
    fuller = [way for way in ways[: found or 1] + ways[1:2] if way not in known]
    if any(map(_is_strangers, fuller)):
        return Match(NOT_NEEDED, _STRANGER, said("TAKEN_BY_HEADING"))
    if found is None:
        return None
    field, rank = known[ways[found]]
    sure = _HALF if found else _EXACT
    return Match(field, sure, said("TAKEN_BY_HEADING"), rank)


def _is_strangers(plain: str) -> bool:
    """Whether the heading is about somebody else than the person of the row."""
    return any(word in plain for word in group_words()["stranger"])


def _alike(ways: tuple[str, ...]) -> Match | None:
    best: Match | None = None
    for way in ways:
        if len(way) < _SHORTEST:
            continue
        if _is_strangers(way):
            return Match(NOT_NEEDED, _STRANGER, said("TAKEN_BY_HEADING"))
        for score, word in (_by_ratio(way), _by_part(way)):
            if score >= _ALIKE_LEAST and (best is None or score > best.confidence):
                field, rank = known_headings()[word]
                how = said("TAKEN_BY_LIKENESS", word=word)
                best = Match(field, round(score, 2), how, rank)
    return best


def _by_ratio(way: str) -> tuple[float, str]:
    from rapidfuzz import fuzz, process

    scorer = fuzz.token_sort_ratio if way.isascii() else fuzz.ratio
    words = _comparable()[way.isascii()]
    found = process.extractOne(way, words, scorer=scorer)
    return (0.95 * found[1] / 100, found[0]) if found else (0.0, "")


def _by_part(way: str) -> tuple[float, str]:
    """The longest known heading within ``way``; better where it ends it."""
    if way.isascii():
        return 0.0, ""
    parts = [word for word in _comparable()[False] if word in way]
    if not parts:
        return 0.0, ""
    word = max(parts, key=lambda part: (way.endswith(part), len(part)))
    end = way[-2:]
    if end in _KINDS and not word.endswith(end):
        return 0.0, ""
    score = _PART_BASE + _PART_SHARE * len(word) / len(way)
    return score + (_END_BONUS if way.endswith(word) else 0.0), word


@cache
def _comparable() -> Mapping[bool, tuple[str, ...]]:
    """Known headings long enough to be compared, English and Chinese apart."""
    words = [word for word in known_headings() if len(word) > 1]
    return {
        True: tuple(word for word in words if word.isascii()),
        False: tuple(word for word in words if not word.isascii()),
    }
