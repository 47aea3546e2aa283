"""What it costs to keep printed trips as they are: the same with the rule lifted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.replanning.asking import CannotReplan
from solvers.replanning.replanner import replan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.replanning.asking import Asked, Replanned
    from transport.outcome import Limits

MOST_PRICES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What keeping a trip as printed costs; ``n_changed``: whose time would change."""

    trip_id: str
    fen: int
    n_changed: int


def stability_prices(
    asked: Asked, found: Replanned, limits: Limits, *, most: int = MOST_PRICES
) -> Iterator[Price]:
    """Of printed trips that could take somebody: the cost of keeping their times.

    Each is the difference to another version that both checkers accept too, in which
    that trip's times may change; trips that cost nothing to keep are left out.
    """
    for trip_id in found.stiff[:most]:
        if trip_id in found.touched:
            continue
        try:
            other = replan(replace(asked, lifted=frozenset({trip_id})), limits)
        except CannotReplan:
            continue
        saved_fen = found.plan.cost.objective_fen - other.plan.cost.objective_fen
        if saved_fen > 0:
            yield Price(
                trip_id=trip_id,
                fen=saved_fen,
                n_changed=len(other.changed - found.changed),
            )
