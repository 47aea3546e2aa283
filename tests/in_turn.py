"""Variants planned one after another in this process, by the code of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from solvers import comparing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from transport.answers.comparison import Compared
    from transport.outcome import Limits


def in_turn(
    path: Path,
    variants: Sequence[str | None],
    *,
    limits: Limits,
    told: Callable[[Compared], None],
    **_: Any,
) -> list[Compared]:
    """As `comparing.compare`, but for its processes: each takes seconds to begin."""
    found = []
    for variant in variants:
        found.append(comparing.plan_variant(path, variant, limits))
        told(found[-1])
    return comparing.best_for_each(found)
