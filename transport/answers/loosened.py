"""Limits with their price: what a plan would cost with less strict settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from transport.catalogue.sentences import sentence
from transport.presentation.figures import percent
from transport.said import plain, said
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.said import Said

LimitKind = Literal[
    "villages", "employers", "detour", "counties", "fleet", "ride", "gates"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened:
    """Settings made less strict, the plan found under them, and what it saves.

    ``kinds``: which limits give way; ``changes`` tells to what. ``cost_fen``: the cost
    of a plan for everybody that the checker proves under the changed settings;
    ``held_fen``: of the best plan found within the limits as they stand. ``most_fen``:
    what no plan under the changed settings can save more of ``held_fen``.
    """

    kinds: tuple[LimitKind, ...]
    changes: tuple[Said, ...]
    cost_fen: int
    held_fen: int
    most_fen: int
    n_coaches: int

    @property
    def saves_fen(self) -> int:
        """What the plan costs less than the best found within the limits."""
        return self.held_fen - self.cost_fen


def loosened_text(found: Loosened, lang: Lang) -> str:
    """What changes, what the plan then costs and saves, and what none could exceed."""
    told = said(
        "LOOSENED",
        together=found.changes,
        coaches=found.n_coaches,
        cost_fen=found.cost_fen,
        saves_fen=found.saves_fen,
        share=percent(found.saves_fen / max(1, found.held_fen)),
        most_fen=found.most_fen,
    )
    return sentence(told, lang)


def loosened_facts(found: Loosened) -> dict[str, Any]:
    """The same as JSON values; money in CNY."""
    return {
        "limits": list(found.kinds),
        "changes": [plain(change) for change in found.changes],
        "cost": found.cost_fen / YUAN_FEN,
        "saves": found.saves_fen / YUAN_FEN,
        "saves_at_most": found.most_fen / YUAN_FEN,
        "coaches": found.n_coaches,
    }
