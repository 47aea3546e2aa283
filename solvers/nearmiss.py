"""Near misses: by how little the rules keep a party at home for which a coach is free.

One rule at a time is relaxed until some legal trip brings the party alone, straight
from the village to the employer; the rule that needs least is the reason, and what is
said would do was quoted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.routes import Load, Refusal, Route
from transport.trips import Quote, TripMaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.loads import Piece
    from solvers.problem import Problem
    from transport.groups import Group
    from transport.scenario import Scenario

MOST_QUOTES = 240  # in all; whom they do not reach gets the plain refusal
RIDE_STEP_S = 6 * MINUTE_S  # a tenth of an hour, as rides are told
LONGEST_RIDE_S = 96 * HOUR_S
GATE_STEP_S = 5 * MINUTE_S
LATEST_S = 12 * HOUR_S
DAY_STEP_S = HOUR_S // 2
MOST_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """A scenario with one rule relaxed, and the group as it reads there."""

    scenario: Scenario
    group: Group


class NearMisses:
    """Near misses of one problem's parties; alike ones are asked about once."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._n_left = MOST_QUOTES
        self._known: dict[tuple[object, ...], Refusal | None] = {}

    def closest(self, piece: Piece) -> Refusal | None:
        """The rule that needs least, and how much; None where none alone would do."""
        group = self._problem.groups[piece.g]
        ends = (group.village_id, group.employer_id)
        key = (*ends, group.ready_s, group.deadline_s, piece.n)
        if key not in self._known:
            self._known[key] = self._least(piece, group)
        return self._known[key]

    def _least(self, piece: Piece, group: Group) -> Refusal | None:
        k = self._fastest(piece)
        if k is None:
            return None
        found = [
            ask(self, group, k, piece.n) for ask in (_ride, _gate, _pickup, _deadline)
        ]
        misses = [miss for miss in found if miss is not None]
        return min(misses, key=lambda miss: miss.excess) if misses else None

    def _fastest(self, piece: Piece) -> int | None:
        """A line with seats for the party whose coaches are fastest, the nearest."""
        problem = self._problem
        village = problem.village[piece.g]
        fitting = [
            k
            for k in range(len(problem.lines))
            if int(problem.seats[k, piece.g]) >= piece.n
        ]
        return min(
            fitting,
            key=lambda k: (
                -problem.lines[k].speed_percent,
                int(problem.distance_m[problem.depot[k], village]),
            ),
            default=None,
        )

    @property
    def scenario(self) -> Scenario:
        """The scenario as it stands."""
        return self._problem.scenario

    def quote(self, relaxed: Relaxed, k: int, n: int) -> Quote | None:
        """The party's own trip under the relaxed rule; None where none is legal."""
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
        found = TripMaker(relaxed.scenario, self._problem).quote(route)
        return found if isinstance(found, Quote) else None

    def least(
        self,
        relax: Callable[[int], Relaxed],
        k: int,
        n: int,
        *,
        most: int,
        step: int,
    ) -> tuple[int, Quote] | None:
        """Least relaxation found, in whole steps, that lets the party ride; None: none.

        By bisection, with a quote for every amount tried.
        """
        quote = self.quote(relax(most * step), k, n) if most > 0 else None
        if quote is None:
            return None
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            found = self.quote(relax(middle * step), k, n)
            if found is None:
                low = middle
            else:
                high, quote = middle, found
        return high * step, quote


def _ride(misses: NearMisses, group: Group, k: int, n: int) -> Refusal | None:
    scenario = misses.scenario
    allowed_s = scenario.policy.max_ride_s

    def relax(more_s: int) -> Relaxed:
        policy = replace(scenario.policy, max_ride_s=allowed_s + more_s)
        return Relaxed(scenario=replace(scenario, policy=policy), group=group)

    steps = -(-(LONGEST_RIDE_S - allowed_s) // RIDE_STEP_S)
    found = misses.least(relax, k, n, most=steps, step=RIDE_STEP_S)
    if found is None:
        return None
    hours = (allowed_s + found[0]) / HOUR_S
    return Refusal(
        code="RIDE_TOO_LONG",
        reason=f"the shortest ride found from {group.village_id} to {group.employer_id}"
        f" takes {hours:.1f} h with {found[1].drivers} driver(s);"
        f" {allowed_s / HOUR_S:g} h allowed; allow rides of {hours:.1f} h",
        excess=found[0],
    )


def _gate(misses: NearMisses, group: Group, k: int, n: int) -> Refusal | None:
    scenario = misses.scenario
    employer = scenario.employer[group.employer_id]
    gate = employer.opening or scenario.policy.gate_opening

    def relax(more_s: int) -> Relaxed:
        opening = replace(gate, until_s=gate.until_s + more_s)
        changed = replace(employer, opening=opening)
        employers = tuple(changed if e is employer else e for e in scenario.employers)
        return Relaxed(scenario=replace(scenario, employers=employers), group=group)

    shut_s = max(0, DAY_S - (gate.until_s - gate.from_s)) if gate.is_daily else LATEST_S
    steps = min(shut_s, LATEST_S) // GATE_STEP_S
    found = misses.least(relax, k, n, most=steps, step=GATE_STEP_S)
    if found is None:
        return None
    minutes = found[0] // MINUTE_S
    return Refusal(
        code="NO_LEGAL_TIMETABLE",
        reason=f"the first coach that could be at {group.employer_id} finds the gate"
        f" closed; have it receive {minutes} min longer, until"
        f" {_clock(gate.until_s + found[0])}",
        excess=found[0],
    )


def _pickup(misses: NearMisses, group: Group, k: int, n: int) -> Refusal | None:
    scenario = misses.scenario
    village = scenario.village[group.village_id]
    hours = village.opening or scenario.policy.pickup_opening

    def relax(more_s: int) -> Relaxed:
        changed = replace(village, opening=replace(hours, from_s=hours.from_s - more_s))
        villages = tuple(changed if v is village else v for v in scenario.villages)
        return Relaxed(scenario=replace(scenario, villages=villages), group=group)

    steps = min(hours.from_s, LATEST_S) // GATE_STEP_S
    found = misses.least(relax, k, n, most=steps, step=GATE_STEP_S)
    if found is None:
        return None
    return Refusal(
        code="NO_LEGAL_TIMETABLE",
        reason=f"no coach that boards at {group.village_id} within the pick-up hours is"
        f" in time; let them board from {_clock(hours.from_s - found[0])} on",
        excess=found[0],
    )


def _deadline(misses: NearMisses, group: Group, k: int, n: int) -> Refusal | None:
    scenario = misses.scenario
    longer = replace(scenario, n_days=scenario.n_days + MOST_DAYS)

    def relax(more_s: int) -> Relaxed:
        later = replace(group, deadline_s=group.deadline_s + more_s)
        return Relaxed(scenario=longer, group=later)

    steps = MOST_DAYS * DAY_S // DAY_STEP_S
    found = misses.least(relax, k, n, most=steps, step=DAY_STEP_S)
    if found is None:
        return None
    _, alight_s = found[1].times(group.village_id, group.employer_id)
    arrives, due = scenario.clock.iso(alight_s), scenario.clock.iso(group.deadline_s)
    what = "the last day ends" if group.deadline_s == scenario.end_s else "they are due"
    return Refusal(
        code="NO_LEGAL_TIMETABLE",
        reason=f"the earliest coach found is at {group.employer_id} by {arrives}, and"
        f" {what} at {due}",
        excess=found[0],
    )


def _clock(of_day_s: int) -> str:
    hours, seconds = divmod(of_day_s % DAY_S, HOUR_S)
    return f"{hours:02d}:{seconds // MINUTE_S:02d}"
