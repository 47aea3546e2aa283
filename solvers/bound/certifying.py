"""The certificate put into a plan: what its lower bound can be proved from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.dual_prices import Certificate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.search.search import Search
    from transport.dual_prices import WorkerPrice
    from transport.plan import Plan


def certified(
    plan: Plan, prices: Sequence[WorkerPrice], searches: Sequence[Search]
) -> Plan:
    """The plan with prices that the checker can prove, and the cuts of its bound."""
    certificate = Certificate(
        prices=tuple(prices),
        parts=tuple(
            search.proof.for_plan(search.problem)
            for search in searches
            if search.proof.cuts
        ),
        is_enumerated=any(search.proof.is_enumerated for search in searches),
    )
    return replace(plan, certificate=certificate)
