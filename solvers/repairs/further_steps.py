"""A step or two beyond the least that helps, where that costs much less.

The least amount may let only tiny loads ride, each in its own coach.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.answers.repairs import Repair
    from transport.scenario import Scenario

STEPS_FURTHER = (1, 2, 4, 8)
CHEAPER_PERCENT = 80  # of the price of the lesser amount, at most
_PERCENT = 100


def fewest_coaches(scenario: Scenario, n: int) -> int:
    """Coaches that ``n`` workers need at least, in the largest of the fleet."""
    seats = max((line.seats for line in scenario.fleet), default=1)
    return -(-n // max(1, seats))


def further_step(
    found: Repair,
    amounts: Sequence[int],
    priced: Callable[[int], Repair | None],
    *,
    fewest: int,
    every: Sequence[int] = (),
) -> Repair | None:
    """The least of a few further amounts that costs much less; None: none does.

    ``amounts``: those that may be tried; ``found``: the repair by the least of them
    that helps. Where it takes no more than ``fewest`` coaches nothing is tried.
    ``every``: amounts of which those between two that were tried may do as well.
    """
    if sum(found.coaches.values()) <= fewest:
        return None
    after = [amount for amount in amounts if amount > found.amount]
    best: Repair | None = None
    before = found.amount
    for step in STEPS_FURTHER:
        is_enough = best is not None and sum(best.coaches.values()) <= fewest
        if step > len(after) or is_enough:
            break
        repair = priced(after[step - 1])
        if repair is None or repair.n_carried < found.n_carried:
            continue
        held = found if best is None else best
        if repair.cost_fen * _PERCENT <= held.cost_fen * CHEAPER_PERCENT:
            best = replace(repair, amount=after[step - 1])
            before = after[step // 2 - 1] if step > 1 else found.amount
    if best is None:
        return None
    low, high = bisect_right(every, before), bisect_right(every, best.amount)
    return _least(best, every[low:high], priced)


def _least(
    best: Repair, amounts: Sequence[int], priced: Callable[[int], Repair | None]
) -> Repair:
    """The repair by the least of these amounts that carries as many for no more."""
    low, high = 0, len(amounts) - 1
    while low < high:
        middle = (low + high) // 2
        one = priced(amounts[middle])
        if one and one.n_carried >= best.n_carried and one.cost_fen <= best.cost_fen:
            best, high = replace(one, amount=amounts[middle]), middle
        else:
            low = middle + 1
    return best
