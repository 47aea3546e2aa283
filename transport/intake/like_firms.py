"""Firms whose names differ by one character: asked, never taken for one silently."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.intake.records import Doubt
from transport.intake.resembling import resembles
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.intake.records import Answers, RowAddress

SAME, OTHER = "same_firm", "other_firm"


def like_firms(
    firms: Mapping[str, str], rows: Mapping[str, Sequence[RowAddress]], answers: Answers
) -> tuple[dict[str, str], list[Doubt]]:
    """Stem by stem that stands for it where the office says so, and what is asked.

    ``firms``: the name of each firm by its stem, in the order of the roster; ``rows``:
    where each stands. The first of two stands for both.
    """
    one_for: dict[str, str] = {}
    doubts = []
    for first, second in _pairs(list(firms)):
        key = f"firm:{first}|{second}"
        answer, one, other = answers.get(key), firms[first], firms[second]
        if answer == SAME:
            one_for[second] = one_for.get(first, first)
        elif answer is None:
            doubts.append(
                Doubt(
                    key=key,
                    about=one,
                    asked=said("ONE_FIRM_OR_TWO", one=one, other=other),
                    if_left=said("KEPT_AS_TWO_FIRMS"),
                    proposal=OTHER,
                    choices=(OTHER, SAME),
                    sources=(*rows[first], *rows[second]),
                )
            )
    return one_for, doubts


def _pairs(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs that resemble each other; only such as share a half are compared."""
    by_half: dict[str, list[int]] = defaultdict(list)
    for at, stem in enumerate(stems):
        half = len(stem) // 2
        for part in {stem[:half], stem[-half:] if half else ""}:
            by_half[part].append(at)
    seen = set()
    for part, some in by_half.items():
        for n, first in enumerate(some if part else ()):
            for second in some[n + 1 :]:
                pair = (first, second)
                if pair not in seen and resembles(stems[first], stems[second]):
                    seen.add(pair)
    for first, second in sorted(seen):
        yield stems[first], stems[second]
