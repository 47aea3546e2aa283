"""Plans that other solvers make beside the searches, taken as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.sources.chain import Chain
from transport.causes import library_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.search.search import Search
    from solvers.sources.child import Child

MOST_COHORTS = 20


class Beside:
    """A child process at work on the largest cohorts of all searches.

    There is none where no cohort is worth its while.
    """

    def __init__(
        self,
        searches: Sequence[Search],
        *,
        seconds: float,
        seed: int,
        child: Child | None = None,
    ) -> None:
        asked = [
            (search, subproblem)
            for search in searches
            for subproblem in search.cohorts_anew()
        ]
        asked.sort(key=lambda one: -len(one[1].cut))
        self._of = [
            (search, int(search.problem.cohort[subproblem.cut[0].group_idx]))
            for search, subproblem in asked[:MOST_COHORTS]
        ]
        self._chain: Chain | None = None
        if asked:
            subproblems = [subproblem for _, subproblem in asked[:MOST_COHORTS]]
            self._chain = Chain(subproblems, seconds=seconds, seed=seed, child=child)

    def take(self) -> bool:
        """Take one answer, if one came; whether it made the plan cheaper."""
        found = None if self._chain is None else self._chain.taken()
        if found is None:
            return False
        number, drafts = found
        search, cohort = self._of[number]
        return search.start_from(drafts, cohort)

    def close(self) -> None:
        """End the child process; whether it had failed is told with the plan."""
        if self._chain is None:
            return
        self._chain.close()
        if self._chain.failure is not None:
            reason = library_words(self._chain.failure)
            told = said("SOURCE_FAILED", source="VROOM, PyVRP", reason=reason)
            self._of[0][0].warnings.append(told)
