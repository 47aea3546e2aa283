"""The bound of whole journeys raised beside the search, or after counted steps."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from solvers.journeys.bound_process import raised_beside
from solvers.journeys.bound_run import raised
from solvers.sources.child import has_a_core
from transport.causes import library_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.journeys.rising import JourneyBound
    from solvers.running.deadline import Deadline
    from transport.outcome import Limits
    from transport.said import Said

UNITS_A_STEP = 4  # of work on the bound, where steps are counted
ALONE_SHARE = 0.1  # of the time, before the search, where there is one thread for both
FIRST_SHARE = 0.05  # of the time, at once: enough for small days, and for them alone
LAST_SHARE = 0.25  # of the time, at its end, where that is long enough
LARGE_SHARE = 0.5  # the same of a large day, whose gap is the wider
LEAST_S = 20.0  # in which the bound rises at last
LEAST_LARGE_S = 60.0  # the same of a large day: sooner it proves next to nothing
LEAST_ALONE_S = 10.0  # the same before a search, where there is one thread for both
ASKING_S = 0.1  # between questions whether the search is over


class Beside:
    """Works on a bound while a search goes on.

    ``warnings``: that a process for it has ended early, if one has.
    """

    def __init__(self, bound: JourneyBound, limits: Limits) -> None:
        self._bound = bound
        self._limits = limits
        self._is_over = Event()
        self.warnings: list[Said] = []

    @contextmanager
    def working(self, deadline: Deadline) -> Iterator[None]:
        """Work on the bound until the block is left.

        By the clock beside the block, at first and at last, since it takes a core from
        the search: of a large day in a process of its own. With one thread alone before
        the block, for a share of the time; with steps counted after it, for so many
        units.
        """
        if not deadline.is_timed:
            yield
            for _ in range(UNITS_A_STEP * (self._limits.steps or 0)):
                if self._bound.is_settled or deadline.is_over:
                    break
                self._bound.advance()
            if not deadline.is_over:
                self._bound.sum_up()
        elif self._limits.threads == 1:
            alone_s = deadline.share_s(ALONE_SHARE)
            if alone_s >= LEAST_ALONE_S or not self._bound.is_large:
                self._raised(deadline.within(alone_s))
            yield
        else:
            thread = Thread(target=self._at_times, args=(deadline,), daemon=True)
            thread.start()
            try:
                yield
            finally:
                self._is_over.set()
                thread.join(deadline.patience_s)

    def _at_times(self, deadline: Deadline) -> None:
        """At first for a little, and again for the last part of a long search.

        Of a large day not at first: what it takes to begin, the first plan would lack.
        """
        is_large = self._bound.is_large
        last_s = deadline.share_s(LARGE_SHARE if is_large else LAST_SHARE)
        if not is_large:
            self._raised(deadline.within(deadline.share_s(FIRST_SHARE)))
        least_s = LEAST_LARGE_S if is_large else LEAST_S
        is_worth_it = last_s >= least_s and not self._bound.is_settled
        if is_worth_it and not self._is_over.wait(deadline.left_s - last_s):
            if is_large and has_a_core(self._limits):
                self._raised_beside(deadline)
            else:
                self._raised(deadline)

    def _raised(self, deadline: Deadline) -> None:
        """In this thread, which shares Python's lock with the search."""
        raised(self._bound, deadline, is_left=self._is_over.is_set)

    def _raised_beside(self, deadline: Deadline) -> None:
        """In a process, until it ends or the search does."""
        asking = raised_beside(self._bound, seconds=deadline.left_s)
        try:
            while asking.is_at_work and not self._is_over.wait(ASKING_S):
                pass
        finally:
            asking.close()
        if asking.failure is not None:
            reason = library_words(asking.failure)
            self.warnings.append(said("PROOF_LOST", reason=reason))
