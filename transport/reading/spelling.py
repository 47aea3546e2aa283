"""Nearest valid spelling of a word that nobody knows."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.said import Said

_NUMBERED = re.compile(r"(.*?)(\d+)")
_FILLED = re.compile(r"(?<!\d)0+(?=\d)")
_N_LISTED = 8
_N_COMPARED = 5_000  # words; beyond it only those of like length and a shared end


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, or ``None`` when none comes near."""
    by_folded = {_folded(name): name for name in sorted(known, reverse=True)}
    folded = _folded(word)
    if folded in by_folded:
        return by_folded[folded]
    by_number = {_unfilled(name): name for name in by_folded}
    if (plain := _unfilled(folded)) in by_number:
        return by_folded[by_number[plain]]
    candidates: Sequence[str] = list(by_folded)
    if len(candidates) > _N_COMPARED:
        candidates = [name for name in candidates if _is_kin(folded, name)]
    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def suggestion(word: str, known: Iterable[str]) -> Said:
    """What to do about an unknown word: the nearest one, or the list of all."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return said("DID_YOU_MEAN", near=near)
    if not names:
        return said("NONE_IS_KNOWN")
    if len(names) > _N_LISTED:
        return said("KNOWN_AND_MORE", names=tuple(names[:_N_LISTED]))
    return said("KNOWN", names=tuple(names))


def is_like_new(word: str, known: Iterable[str]) -> bool:
    """Whether an id may well be a new one: of the form of a known one, such as W0049.

    The form is what stands before the last number, and its length: that of a known
    number, or one digit more where none of them is filled up with zeros (E9, E10).
    """
    found = _NUMBERED.fullmatch(word)
    if found is None:
        return False
    head, number = found.groups()
    forms = {m.groups() for m in map(_NUMBERED.fullmatch, known) if m is not None}
    numbers = [digits for start, digits in forms if start == head]
    lengths = set(map(len, numbers))
    if len(number) in lengths:
        return True
    is_padded = any(digits.startswith("0") for digits in (number, *numbers))
    return not is_padded and len(number) - 1 in lengths


def _folded(word: str) -> str:
    return word.casefold().strip().replace(" ", "_").replace("-", "_")


def _unfilled(word: str) -> str:
    """The word with its numbers not filled up with zeros: 7 of 007."""
    return _FILLED.sub("", word)


def _is_kin(word: str, other: str) -> bool:
    return abs(len(word) - len(other)) <= 1 and (
        word[:3] == other[:3] or word[-3:] == other[-3:]
    )
