"""Places that no trip calls at together, as the detour rule has it.

**Claim.** Where :func:`places_apart` tells two employers (or villages) of a cohort
apart, no legal trip of the cohort calls at both. **Proof.** Of two employers one is
called at first, say ``e`` before ``f``. Somebody alights at ``f``, who boarded at some
``v`` and rides by ``e``: by the triangle inequality no less than from ``v`` to ``e``
and on to ``f``, with a halt at ``e``. If that is too long for everybody bound for
``f``, and the other way round for everybody bound for ``e``, no order is legal. Of two
villages the same holds of whoever boards at the first. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.detours import detours_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]


def places_apart(
    problem: Problem, villages: Ints, employers: Ints, has: Bools
) -> tuple[Ints, Ints]:
    """Villages apart from each village, ``(n_v,)``, and employers, as bits.

    ``villages``, ``employers``: place indices; ``has``: ``(n_v, n_e)``, whether workers
    of the village are bound for the employer.
    """
    speeds = [line.speed_percent for line in problem.lines]
    rules = detours_of(
        problem, villages, employers, slowest=min(speeds), fastest=max(speeds)
    )
    n_v, n_e = has.shape
    past_employer = np.repeat(has[:, None, :], n_e, axis=1)  # v, e, f
    past_village = np.repeat(has[:, None, :], n_v, axis=1)  # u, v, e
    for rule, measure in zip(
        rules, (problem.distance_m, problem.driving_s), strict=True
    ):
        by = rule.link[:, :, None] + rule.between[None, :, :] + rule.halt
        past_employer &= by <= rule.allowed[:, None, :]
        way = measure[np.ix_(villages, villages)]
        by = way[:, :, None] + rule.link[None, :, :] + rule.halt
        past_village &= by <= rule.allowed[:, None, :]
    of_villages = np.asarray(past_village.any(axis=2))
    return _apart(of_villages), _apart(np.asarray(past_employer.any(axis=0)))


def _apart(is_before: Bools) -> Ints:
    """``(n,)``: those that may be called at neither before nor after each, as bits."""
    n = len(is_before)
    is_apart = ~(is_before | is_before.T)
    np.fill_diagonal(is_apart, val=False)
    return np.asarray((is_apart.astype(np.int64) << np.arange(n)).sum(axis=1))
