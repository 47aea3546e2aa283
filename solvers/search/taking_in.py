"""Seats left at last are given to those who wait: a search builds trips, it joins none.

Trips are built for those who wait, and built anew; where no coach is free for another
one, somebody may wait whom a trip with seats left could fetch without harm to anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.running.deadline import Deadline
    from solvers.search.search import Search

MOST_ASKED = 3_000  # trips in all, where no clock ends it


def take_in_at_last(searches: Sequence[Search], deadline: Deadline) -> None:
    """Whoever waits boards trips with seats left, as far as rules and time allow.

    First those that stop at both ends of the way already, in all searches.
    """
    for goes_round in (False, True):
        for search in searches:
            search.keep(deadline)
            while search.take_in(most=MOST_ASKED, goes_round=goes_round):
                if deadline.is_over:
                    return
