"""Plans without a service that few ride, whose coaches cost more than its seats save.

Riders are dealt to services by prices of seats, and a coach for one rider has the price
of a full one there. What the few cost shows in the plan alone; so the services of the
best plan are tried without one of them, the emptiest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.journeys.candidates import cheaper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from solvers.journeys.candidates import Candidate

MOST_TRIED = 3  # plans that lack one service of the best


def thinned(
    best: Candidate,
    riders_of: Callable[[Candidate], Mapping[str, Sequence[str]]],
    planned: Callable[[frozenset[str]], Candidate],
) -> Candidate:
    """The plan, or a cheaper one that does without services of it.

    ``riders_of``: who rides each service of a plan; ``planned``: the plan over these
    services alone.
    """
    n_tried = 0
    while n_tried < MOST_TRIED:
        riders = riders_of(best)
        emptiest = sorted(riders, key=lambda name: (len(riders[name]), name))
        for name in emptiest[: MOST_TRIED - n_tried] if len(riders) > 1 else ():
            n_tried += 1
            found = planned(frozenset(riders) - {name})
            if cheaper(found, best) is not best:
                best = found
                break
        else:
            break
    return best
