"""The first coach that is free for a party, were it not due before that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.drafting.compiled_looks import quick_maker
from solvers.running.deadline import NO_DEADLINE
from transport.clock import DAY_S
from transport.trips.quotes import Quote
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from transport.groups import Group

FREE_AFTER_DUE = ("COACH_FREE_AFTER_DUE", "ROOM_AFTER_DUE")  # what is told of them
MOST_LINES, MOST_ASKED = 3, 4  # lines for a party, departures of each
MOST_QUOTES = 1_000  # in all; parties alike are asked about once


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """When the first free coach would have brought the party, and by when it is due."""

    employer_id: str
    arrives_s: int
    due_s: int

    @property
    def late_s(self) -> int:
        """By how much it is late."""
        return self.arrives_s - self.due_s


class LaterCoaches:
    """Coaches of one problem that are free for a party after it is due to report.

    Its certificates and the days of operation hold all the same.
    """

    def __init__(
        self, problem: Problem, fleet: FleetUse, deadline: Deadline = NO_DEADLINE
    ) -> None:
        self._problem = problem
        self._fleet = fleet
        self._deadline = deadline
        self._n_left = MOST_QUOTES
        self._known: dict[tuple[object, ...], Later | None] = {}

    def first(self, party: Piece, lines: Iterable[int]) -> Later | None:
        """The one that is there first, of those lines; None where none is.

        Or where it is no report time that the party must keep.
        """
        problem = self._problem
        group = problem.groups[party.group_idx]
        until_s = self._else_due_s(party)
        if until_s <= group.deadline_s:
            return None
        ends = (group.village_id, group.employer_id)
        key = (*ends, group.ready_s, group.deadline_s, until_s, party.n)
        if key not in self._known:
            late = replace(group, deadline_s=until_s)
            arrivals = [
                arrives_s
                for k in self._with_gaps(group, lines)
                if (arrives_s := self._arrives_s(late, k, party.n)) is not None
            ]
            self._known[key] = (
                Later(
                    employer_id=group.employer_id,
                    arrives_s=min(arrivals),
                    due_s=group.deadline_s,
                )
                if arrivals
                else None
            )
        return self._known[key]

    def _else_due_s(self, party: Piece) -> int:
        """By when the party must be there, its time to report aside."""
        scenario = self._problem.scenario
        group = self._problem.groups[party.group_idx]
        workers = [
            scenario.worker[worker_id]
            for i in party.parties
            for worker_id in group.parties[i].worker_ids
        ]
        reports = [w.report_by_s for w in workers if w.report_by_s is not None]
        if not reports or min(reports) != group.deadline_s:
            return group.deadline_s
        ends = [w.certificate_until_s for w in workers if w.certificate_until_s]
        return min([scenario.end_s, *ends])

    def _with_gaps(self, group: Group, lines: Iterable[int]) -> list[int]:
        """Lines with a coach that stands on a day from that of the report on."""
        first, last = group.deadline_s // DAY_S, self._problem.scenario.n_days
        span = min(first, last - 1) * DAY_S, last * DAY_S
        free = [k for k in lines if self._fleet.has_gap(k, span, 1)]
        return free[:MOST_LINES]

    def _arrives_s(self, late: Group, k: int, n: int) -> int | None:
        """When a coach of the line has let the party off; None where none is free."""
        problem, fleet = self._problem, self._fleet
        route = Route(
            line=problem.lines[k],
            villages=(late.village_id,),
            employers=(late.employer_id,),
            loads=(Load(group=late, n=n),),
        )
        maker = quick_maker(problem.scenario, problem)
        not_before_s = 0
        for _ in range(MOST_ASKED):
            self._deadline.check()
            if self._n_left <= 0 or not_before_s >= late.deadline_s:
                return None
            self._n_left -= 1
            quote = maker.quote(route, not_before_s=not_before_s)
            if not isinstance(quote, Quote):
                return None
            if fleet.takes(k, quote):
                return quote.times(late.village_id, late.employer_id)[1]
            not_before_s = fleet.next_from_s(k, quote)
        return None
