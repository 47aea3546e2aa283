"""The detour rule for a cohort: which places a trip may call at together.

**Claim.** A pair of sets that :func:`solvers.core.pair_sets.listed_pairs` leaves out is
called at by no legal trip of the cohort. **Proof.** Let a trip call at all villages of
the pair, the last time at each in some order, and then for the first time at all of its
employers in some order. Of any two employers one is first, say ``e`` before ``f``.
Somebody alights at ``f``, who boarded at some village ``v`` of the pair and rides by
``e``: by the triangle inequality no less than from ``v`` to ``e`` and on to ``f``, with
a halt at ``e``. Where that is too long for everybody of the pair's villages who is
bound for ``f``, and the other way round for ``e``, the two are apart. Of two villages
the same holds of whoever boards at the first, for some employer of the pair. And by the
same inequality nobody's ride is shorter than along the two orders from his village to
his employer, with a halt at each call between them: where no two orders leave somebody
at each village, and for each employer, who may ride so far, there is no such trip. Of
two orders that do, those without a village, and without the employers that nobody else
rode to, do so as well, so that a pair grows from any one with a village less. QED

Vehicles of all speeds share one rule here: halts as of the slowest, what anybody may
lose as of the fastest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.detours import rides_of
from solvers.core.any_order import Detours

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]


def detours_between(
    problem: Problem, villages: Ints, employers: Ints, has: Bools
) -> Detours:
    """The rule between these places.

    ``villages``, ``employers``: place indices; ``has``: ``(n_v, n_e)``, whether workers
    of the village are bound for the employer.
    """
    speeds = [line.speed_percent for line in problem.lines]
    rules = rides_of(
        problem, villages, employers, slowest=min(speeds), fastest=max(speeds)
    )
    n_v, n_e = has.shape
    past_employer = np.repeat(has[:, None, :], n_e, axis=1)  # v, e, f
    past_village = np.repeat(has[:, None, :], n_v, axis=1)  # u, v, e
    for rule in rules:
        by = rule.link[:, :, None] + rule.between[None, :, :] + rule.halt
        past_employer &= by <= rule.allowed[:, None, :]
        by = rule.way[:, :, None] + rule.link[None, :, :] + rule.halt
        past_village &= by <= rule.allowed[:, None, :]
    return Detours(
        past_village=_as_bits(past_village),
        past_employer=_as_bits(past_employer),
        metres=rules[0],
        by_day=rules[1],
    )


def villages_apart(detours: Detours) -> Ints:
    """``(n_v,)``: villages, as bits, that no trip calls at together with each."""
    is_before = detours.past_village != 0
    is_apart = ~(is_before | is_before.T)
    np.fill_diagonal(is_apart, val=False)
    return _as_bits(is_apart)


def _as_bits(flags: Bools) -> Ints:
    """The flags of the last axis as bits."""
    bits = flags.astype(np.int64) << np.arange(flags.shape[-1])
    return np.asarray(bits.sum(axis=-1))
