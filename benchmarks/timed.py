"""A solution with the moment at which its solver had it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Found = TypeVar("Found")

LATE = 1.1  # solutions that came later than this share of the time do not count


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Generic[Found]):
    """``elapsed_s``: seconds of wall time since the solver was started."""

    elapsed_s: float
    found: Found


def in_time(found: list[Timed[Found]], seconds: float) -> list[Timed[Found]]:
    """The solutions that count, where so many seconds were allowed."""
    return [timed for timed in found if timed.elapsed_s <= LATE * seconds]


def thinned(found: list[Timed[Found]], most: int) -> list[Timed[Found]]:
    """At most ``most`` of the solutions, the first and the last among them."""
    if len(found) <= most:
        return found
    step = (len(found) - 1) / (most - 1)
    return [found[round(i * step)] for i in range(most)]
