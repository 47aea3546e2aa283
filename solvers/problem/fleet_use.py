"""What trips share: coaches of a line while away, and employers' daily intake."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from copy import copy
from itertools import accumulate
from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.trips.quotes import calendar_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

    Span = tuple[int, int]  # scenario seconds, the second not included

    Counts = Mapping[tuple[str, int], int]  # workers by place and day, or half-hour


class FleetUse:
    """Coaches away and workers received, so that there are never too many.

    ``intake``: workers that employers take a day, of those that limit it.
    ``crowd_cap``: workers who may board at one place within a half-hour.
    ``is_by_day``: a coach is not sent out twice on one calendar day.
    """

    def __init__(
        self,
        counts: Iterable[int],
        intake: Mapping[str, int] | None = None,
        crowd_cap: int | None = None,
        *,
        is_by_day: bool = False,
    ) -> None:
        self._counts = tuple(counts)
        self._is_by_day = is_by_day
        self._used: list[Counter[int]] = [Counter() for _ in self._counts]
        self._spans: list[list[Span]] = [[] for _ in self._counts]  # sorted
        self._intake = dict(intake or {})
        self._received: Counter[tuple[str, int]] = Counter()
        self._crowd_cap = crowd_cap
        self._gathered: Counter[tuple[str, int]] = Counter()

    @classmethod
    def of(
        cls, scenario: Scenario, counts: Iterable[int], *, is_by_day: bool = False
    ) -> FleetUse:
        """So many coaches of each line, none in use, beside what others take up."""
        found = cls(
            counts,
            intake_of(scenario),
            scenario.policy.crowd_cap,
            is_by_day=is_by_day,
        )
        found._received.update(scenario.others.arrivals)
        found._gathered.update(scenario.others.gatherings)
        return found

    def has_room(self, k: int, quote: Quote) -> bool:
        """Whether line ``k`` has a coach free for the quote's trip."""
        used, count = self._used[k], self._counts[k]
        if all(used[day] < count for day in quote.days_in_use):
            return True
        return not self._is_by_day and self.free_over(k, _in_use(quote)) > 0

    def has_gap(self, k: int, span: Span, least_s: int) -> bool:
        """Whether line ``k`` has a coach free for so long within this time."""
        if not self._counts[k]:
            return False
        if self._has_free_days(k, span, least_s):
            return True
        if self._is_by_day:
            return False
        from_s, until_s = span
        return self._free_from_s(k, (from_s, from_s + least_s)) + least_s <= until_s

    def _has_free_days(self, k: int, span: Span, least_s: int) -> bool:
        """Whether so long lies on days in a row on which nobody uses a coach of it."""
        used, count = self._used[k], self._counts[k]
        begins_s, until_s = span
        for day in calendar_days(*span):
            if used[day] >= count:
                begins_s = (day + 1) * DAY_S
            elif min(until_s, (day + 1) * DAY_S) - begins_s >= least_s:
                return True
        return False

    def next_from_s(self, k: int, quote: Quote) -> int:
        """When to ask again for a trip that cannot be run so: on the next day.

        Or, where line ``k`` has no coach for it now, at the start of its service if a
        coach that is back by then runs it.
        """
        next_day_s = (quote.first_service_s // DAY_S + 1) * DAY_S
        if self._is_by_day or self.has_room(k, quote):
            return next_day_s
        later_s = self._free_from_s(k, _in_use(quote)) - quote.depart_s
        return quote.first_service_s + max(MINUTE_S, later_s + -later_s % MINUTE_S)

    def _free_from_s(self, k: int, span: Span) -> int:
        from_s, until_s = span
        back = sorted(until for _, until in self._spans[k] if until > from_s)
        moments = (at_s for at_s in (from_s, *back))
        length_s = until_s - from_s
        return next(
            at_s for at_s in moments if self.free_over(k, (at_s, at_s + length_s)) > 0
        )

    def free_over(self, k: int, span: Span) -> int:
        """Coaches of line ``k`` that nobody uses at any time of the span."""
        from_s, until_s = span
        changes: Counter[int] = Counter()
        for leaves_s, ready_s in self._spans[k]:
            if leaves_s >= until_s:
                break
            if ready_s > from_s:
                changes[max(leaves_s, from_s)] += 1
                changes[ready_s] -= 1
        away = accumulate(changes[at_s] for at_s in sorted(changes))
        return self._counts[k] - max(away, default=0)

    def count(self, k: int) -> int:
        """Coaches of line ``k``."""
        return self._counts[k]

    def spans(self, k: int) -> tuple[Span, ...]:
        """When coaches of line ``k`` are in use, one entry a trip, sorted."""
        return tuple(self._spans[k])

    def closed_gate(self, arrivals: Counts) -> tuple[str, int] | None:
        """The employer that takes fewer workers yet on these days, and how many."""
        for (employer_id, day), n in arrivals.items():
            if employer_id in self._intake:
                room = self._intake[employer_id] - self._received[employer_id, day]
                if n > room:
                    return employer_id, max(0, room)
        return None

    def crowded_place(self, gatherings: Counts) -> tuple[str, int] | None:
        """The place where fewer may gather yet, and how many; one coach always may."""
        cap = self._crowd_cap
        for key, n in gatherings.items():
            there = self._gathered[key]
            if cap is not None and there and there + n > cap:
                return key[0], max(0, cap - there)
        return None

    def takes(self, k: int, quote: Quote) -> bool:
        """Whether a coach of line ``k`` is free, and its workers are welcome."""
        return (
            self.has_room(k, quote)
            and self.closed_gate(quote.arrivals) is None
            and self.crowded_place(quote.gatherings) is None
        )

    def with_more_coaches(self) -> FleetUse:
        """The same with a further coach of every line on every day; to ask only."""
        other = copy(self)
        other._counts = tuple(max(0, *used.values(), 0) + 1 for used in self._used)
        return other

    def with_open_gates(self) -> FleetUse:
        """The same with employers who take any number a day; to ask only."""
        other = copy(self)
        other._intake = {}
        return other

    def free(self, k: int, day: int) -> int:
        """Coaches of line ``k`` less the day's trips; below 0 where some run two."""
        return self._counts[k] - self._used[k][day]

    def take(self, k: int, quote: Quote) -> None:
        """One more coach of line ``k`` is away on its days, and brings workers."""
        self._used[k].update(quote.days_in_use)
        insort(self._spans[k], _in_use(quote))
        self._received.update(quote.arrivals)
        self._gathered.update(quote.gatherings)

    def hold(self, k: int, span: Span) -> None:
        """One more coach of line ``k`` is not to be had, without bringing workers."""
        from_s, until_s = span
        self._used[k].update(range(from_s // DAY_S, -(-until_s // DAY_S)))
        insort(self._spans[k], span)

    def release(self, k: int, span: Span) -> None:
        """The reverse of :meth:`hold`."""
        from_s, until_s = span
        self._used[k].subtract(range(from_s // DAY_S, -(-until_s // DAY_S)))
        self._spans[k].remove(span)

    def receive(self, arrivals: Counts) -> None:
        """Workers whom trips that are not searched for bring to these gates."""
        self._received.update(arrivals)

    def give_back(self, k: int, quote: Quote) -> None:
        """The reverse of :meth:`take`."""
        self._used[k].subtract(quote.days_in_use)
        self._spans[k].remove(_in_use(quote))
        self._received.subtract(quote.arrivals)
        self._gathered.subtract(quote.gatherings)


def _in_use(quote: Quote) -> Span:
    """From leaving the depot until the coach is clean for its next trip."""
    return quote.depart_s, quote.ready_s


def intake_of(scenario: Scenario) -> dict[str, int]:
    """Workers a day by employer, of those that limit them."""
    return {
        employer.employer_id: employer.daily_intake
        for employer in scenario.employers
        if employer.daily_intake is not None
    }
