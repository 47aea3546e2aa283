"""How a running search stands, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.presentation.figures import percent, yuan
from transport.said import said

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.outcome import Progress


def progress_line(progress: Progress, lang: Lang = "en") -> str:
    """One line on a running search: best cost, bound, gap, trips; not the time."""
    bound = said("BOUND_OF", yuan=yuan(progress.lower_bound_fen))
    trips = said("N_TRIPS", n=progress.n_trips)
    if progress.stage == "ending":
        parts = [said("SETTLING"), trips, bound]
    elif progress.objective_fen is None:
        parts = [said("FIRST_PLAN", done=progress.done, n_all=progress.n_all), bound]
    else:
        missing = progress.objective_fen - progress.lower_bound_fen
        gap = missing / progress.objective_fen if progress.objective_fen else 0.0
        best = said("BEST_OF", yuan=yuan(progress.objective_fen))
        parts = [best, bound, said("GAP_OF", share=percent(gap)), trips]
        if progress.n_unplanned:
            parts.append(said("N_UNPLANNED", n=progress.n_unplanned))
    return "  ".join(sentence(part, lang) for part in parts)
