"""The lower bound and the gap as papers tell them, and whose word they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.presentation.figures import percent
from transport.said import said

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan


def is_bound_stated(plan: Plan) -> bool:
    """Whether more of the bound is a file's word than was proved again."""
    return proved_bound_fen(plan) < plan.cost.lower_bound_fen


def bound_told(plan: Plan, lang: Lang, *, figure: str, proved: str) -> str:
    """The bound, ``figure``; of a file's word also how far it was ``proved`` again."""
    if not is_bound_stated(plan):
        return figure
    if not plan.proved_fen:
        return sentence(said("FIGURE_AS_STATED", figure=figure), lang)
    return sentence(said("BOUND_AS_STATED", figure=figure, proved=proved), lang)


def gap_told(plan: Plan, lang: Lang, *, found: str = "") -> str:
    """The gap; ``found``: how a plan was found to be optimal, where it is.

    Where the bound is a file's word so is the gap, and nothing is called optimal.
    """
    gap = percent(plan.cost.gap)
    if not is_bound_stated(plan):
        return f"{gap} ({found})" if found else gap
    if not plan.proved_fen:
        return sentence(said("FIGURE_AS_STATED", figure=gap), lang)
    proved = percent(proved_gap(plan))
    return sentence(said("GAP_AS_STATED", figure=gap, proved=proved), lang)


def proved_gap(plan: Plan) -> float:
    """The gap to as much of the bound as was proved, or as the search here says."""
    objective_fen = plan.cost.objective_fen
    return (objective_fen - proved_bound_fen(plan)) / max(1, objective_fen)


def proved_bound_fen(plan: Plan) -> int:
    """As much of the bound as was proved; all of what the search here says itself."""
    stated_fen = plan.cost.lower_bound_fen
    return stated_fen if plan.proved_fen is None else min(stated_fen, plan.proved_fen)
