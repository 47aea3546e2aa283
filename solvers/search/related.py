"""Related trips: those that run most alike, to be taken apart together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem


def related(
    problem: Problem, bookings: Sequence[Booking], n: int, rng: np.random.Generator
) -> list[Booking]:
    """A random trip and those that run most alike, ``n`` in all if there are."""
    centre = bookings[int(rng.integers(len(bookings)))]
    cohort = problem.cohort[centre.draft.pieces[0].group_idx]
    alike = [
        b for b in bookings if problem.cohort[b.draft.pieces[0].group_idx] == cohort
    ]
    blur = rng.uniform(0.7, 1.3, size=len(alike))
    metres = problem.distance_m

    def away(i: int) -> float:
        other = alike[i].draft
        pick = metres[centre.draft.villages[0], other.villages[0]]
        drop = metres[centre.draft.employers[-1], other.employers[-1]]
        return float(blur[i] * (pick + drop))

    nearest = sorted(range(len(alike)), key=lambda i: (away(i), i))
    chosen = [alike[i] for i in nearest if alike[i] is not centre][: n - 1]
    return [centre, *chosen]
