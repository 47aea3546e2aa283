"""Near misses: by how little the rules keep a party at home for which a coach is free.

One limit at a time is relaxed until some legal trip brings the party alone, straight
from the village to the employer, then two at a time, then as many as it takes; what
needs least is the reason, and what is said would do was quoted.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

from solvers.drafting.bisection import least_step
from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.limits import limits_of
from solvers.running.deadline import NO_DEADLINE
from transport.said import said
from transport.trips.quotes import Quote
from transport.trips.routes import Load, Refusal, Route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from solvers.drafting.limits import Limit, Relaxed
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from transport.groups import Group

MOST_QUOTES = 320  # in all; whom they do not reach gets the plain refusal


class NearMisses:
    """Near misses of one problem's parties; alike ones are asked about once."""

    def __init__(self, problem: Problem, deadline: Deadline = NO_DEADLINE) -> None:
        self._problem = problem
        self._deadline = deadline
        self._n_left = MOST_QUOTES
        self._known: dict[tuple[object, ...], Refusal | None] = {}

    def closest(self, piece: Piece) -> Refusal | None:
        """What needs least, and how much; None where all limits would not do."""
        group = self._problem.groups[piece.group_idx]
        ends = (group.village_id, group.employer_id)
        key = (*ends, group.ready_s, group.deadline_s, piece.n)
        if key not in self._known:
            k = self._fastest(piece)
            self._known[key] = None if k is None else self._least(group, k, piece.n)
        return self._known[key]

    def _least(self, group: Group, k: int, n: int) -> Refusal | None:
        limits = limits_of(self._problem.scenario, group)
        single = [miss for limit in limits if (miss := self._alone(limit, k, n))]
        found = single or self._pairs(limits, k, n)
        least = min(found, key=lambda miss: miss.excess, default=None)
        return least or self._all(limits, k, n)

    def _all(self, limits: Sequence[Limit], k: int, n: int) -> Refusal | None:
        """As many limits as it takes: each by the least that does beside the others.

        All give way first; the last ones listed are spared first.
        """
        amounts = [limit.whole for limit in limits]

        def quoted(i: int, step: int) -> Quote | None:
            amounts[i] = step * limits[i].step
            relaxed = limits[0].start
            for limit, amount in zip(limits, amounts, strict=True):
                relaxed = limit.relax(relaxed, amount) if amount else relaxed
            return self._quote(relaxed, k, n)

        widest = quoted(0, limits[0].most)
        if widest is None:
            return None
        quote = widest
        for i, limit in reversed([*enumerate(limits)]):
            step, spared = 0, quoted(i, 0)
            if spared is None:
                step, quote = least_step(partial(quoted, i), limit.most, quote)
            else:
                quote = spared
            amounts[i] = step * limit.step
        given = [(one, m) for one, m in zip(limits, amounts, strict=True) if m]
        told = tuple(limit.tell(amount, quote) for limit, amount in given)
        return Refusal(
            code=given[0][0].code,
            told=said("LIMITS_AT_ONCE", n=len(told), parts=told),
            excess=round(sum(amount * limit.weight for limit, amount in given)),
        )

    def _alone(self, limit: Limit, k: int, n: int) -> Refusal | None:
        """The limit as the reason, where relaxing it alone would do."""
        found = self._amount(lambda more: limit.relax(limit.start, more), limit, k, n)
        if found is None:
            return None
        amount, quote = found
        told = limit.tell(amount, quote)
        if limit.is_ride and self._rides_without_stops(limit, k, n):
            told = said("ONE_BY_ONE", parts=(told, said("SHORT_WITHOUT_STOPS")))
        return Refusal(code=limit.code, told=told, excess=round(amount * limit.weight))

    def _rides_without_stops(self, limit: Limit, k: int, n: int) -> bool:
        scenario = limit.start.scenario
        policy = scenario.policy
        if not policy.passenger_stop_every_s:
            return False
        freed = replace(policy, passenger_stop_every_s=0)
        changed = replace(limit.start, scenario=replace(scenario, policy=freed))
        return self._quote(changed, k, n) is not None

    def _pairs(self, limits: Sequence[Limit], k: int, n: int) -> list[Refusal]:
        """Two limits as the reason, where relaxing both would do."""
        found = []
        for first, second in permutations(limits, 2):
            miss = self._pair(first, second, k, n)
            found += [] if miss is None else [miss]
        return found

    def _pair(self, first: Limit, second: Limit, k: int, n: int) -> Refusal | None:
        """As little of the first as will do, then of the second."""

        def wide(more: int) -> Relaxed:
            return second.relax(first.relax(first.start, more), second.whole)

        one = self._amount(wide, first, k, n)
        if one is None:
            return None
        base = first.relax(first.start, one[0])
        two = self._amount(lambda more: second.relax(base, more), second, k, n)
        if two is None:
            return None
        return Refusal(
            code=first.code,
            told=said(
                "TWO_LIMITS",
                first=first.tell(one[0], two[1]),
                second=second.tell(two[0], two[1]),
            ),
            excess=round(one[0] * first.weight + two[0] * second.weight),
        )

    def _fastest(self, piece: Piece) -> int | None:
        """A line with seats for the party whose coaches are fastest, the nearest."""
        problem = self._problem
        village = problem.village[piece.group_idx]
        fitting = [
            k
            for k in range(len(problem.lines))
            if int(problem.seats[k, piece.group_idx]) >= piece.n
        ]
        return min(
            fitting,
            key=lambda k: (
                -problem.lines[k].speed_percent,
                int(problem.distance_m[problem.depot[k], village]),
            ),
            default=None,
        )

    def _quote(self, relaxed: Relaxed, k: int, n: int) -> Quote | None:
        """The party's own trip under the relaxed rules; None where none is legal."""
        self._deadline.check()
        if self._n_left <= 0:
            return None
        self._n_left -= 1
        group = relaxed.group
        route = Route(
            line=self._problem.lines[k],
            villages=(group.village_id,),
            employers=(group.employer_id,),
            loads=(Load(group=group, n=n),),
        )
        found = quick_maker(relaxed.scenario, self._problem).quote(route)
        return found if isinstance(found, Quote) else None

    def _amount(
        self, relax: Callable[[int], Relaxed], limit: Limit, k: int, n: int
    ) -> tuple[int, Quote] | None:
        """Least relaxation found, in whole steps, that lets the party ride; None: none.

        By bisection, with a quote for every amount tried.
        """
        if limit.most < 1:
            return None
        widest = self._quote(relax(limit.whole), k, n)
        if widest is None:
            return None
        step, quote = least_step(
            lambda step: self._quote(relax(step * limit.step), k, n), limit.most, widest
        )
        return step * limit.step, quote
