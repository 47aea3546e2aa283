"""Departures of a trip tried one by one, and the best of them made better."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

from transport.clock import MINUTE_S
from transport.said import said
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.trips.quotes import Quote

    Rank = tuple[int, ...]

    class QuoteAt(Protocol):
        """The quote of a start of service."""

        def __call__(self, start_s: int, *, than: Rank | None) -> Quote | Refusal:
            """Perhaps a refusal where it is worse than that rank."""


AHEAD = 8  # departures looked at together
MOST_SHIFTS = 3  # of a departure after which workers would wait too long
FINER_STEPS_S = (30 * MINUTE_S, 15 * MINUTE_S, 5 * MINUTE_S)
UNSUITED = Refusal(code="NO_LEGAL_TIMETABLE", told=said("TAKEN_AT_THESE_TIMES"))


class Departures:
    """Quotes of one route and crew by the start of service at the first village.

    ``quote_at``: the quote of a start, or a refusal where it is worse than asked;
    ``look_ahead``: told of starts that will be asked for; ``is_open``: whether the
    village is served then; ``is_enough``: whether no other is asked for after a quote;
    ``fits``: whether a quote is wanted; ``rank``: the least is the best; ``slack_s``:
    how long workers may wait aboard.
    """

    def __init__(
        self,
        *,
        quote_at: QuoteAt,
        look_ahead: Callable[[Sequence[int]], None],
        is_open: Callable[[int], bool],
        is_enough: Callable[[Quote], bool],
        fits: Callable[[Quote], bool] | None,
        rank: Callable[[Quote], Rank],
        slack_s: int,
    ) -> None:
        self._quote_at = quote_at
        self._look_ahead = look_ahead
        self._is_open = is_open
        self.is_enough = is_enough
        self._fits = fits
        self.rank = rank
        self._slack_s = slack_s

    def seen(self, starts: Iterator[int]) -> Iterator[int]:
        """The same starts, of which several at a time are looked at beforehand."""
        while ahead := tuple(islice(starts, AHEAD)):
            self._look_ahead(ahead)
            yield from ahead

    def tried(self, start_s: int, best: Quote | None) -> Quote | Refusal:
        """The quote of the start, or of one later by what is waited too long.

        Perhaps a refusal where it is worse than the best so far.
        """
        than = None if best is None else self.rank(best)
        found = self._at(start_s, than)
        for _ in range(MOST_SHIFTS):
            if not isinstance(found, Refusal) or not found.wait_s:
                break
            due_s = start_s + found.wait_s
            later = [s for s in (due_s, due_s - self._slack_s) if self._is_open(s)]
            if not later:
                break
            start_s = later[0]
            found = self._at(start_s, than)
        return found

    def without_waiting(self, best: Quote) -> Quote:
        """The quote, or that of leaving later by what its workers wait aboard."""
        wait_s = best.closed_wait_s
        return self._better(best, best.first_service_s + wait_s) if wait_s else best

    def refined(self, best: Quote) -> Quote:
        """The best among departures ever nearer to the best so far."""
        best = self.without_waiting(best)
        for step_s in FINER_STEPS_S:
            at_s = best.first_service_s
            for start_s in (at_s - step_s, at_s + step_s):
                best = self._better(best, start_s)
        return self.without_waiting(best)

    def _better(self, best: Quote, start_s: int) -> Quote:
        if not self._is_open(start_s):
            return best
        found = self._at(start_s, self.rank(best))
        if isinstance(found, Refusal):
            return best
        return min(best, found, key=self.rank)

    def _at(self, start_s: int, than: Rank | None) -> Quote | Refusal:
        found = self._quote_at(start_s, than=than)
        if isinstance(found, Refusal) or self._fits is None or self._fits(found):
            return found
        return UNSUITED
