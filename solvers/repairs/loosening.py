"""Limits with their price: plans under settings one step less strict, each proved.

Law is no setting: load caps, driver hours, health papers and risk levels stay.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.repairs.levers import levers
from solvers.running.deadline import Deadline, TimeIsUp
from transport.answers.loosened import Loosened
from transport.checker import violations
from transport.outcome import Limits

if TYPE_CHECKING:
    from solvers.repairs.levers import Lever
    from transport.outcome import StopAsked
    from transport.plan import Plan
    from transport.scenario import Scenario

    Steps = dict[Lever, int]

MOST_WORKERS = 150  # eligible ones; more are not planned again only to be asked
MOST_LEVERS = 4  # that are tried alone
STEPS, FEW_STEPS = 4, 2
MANY = 60  # workers, from whom on few steps must do
LEAST_SHARE = 0.01  # of the cost; what saves less is not told


def loosened_limits(
    scenario: Scenario, plan: Plan, *, seed: int = 1, stop: StopAsked | None = None
) -> list[Loosened]:
    """Limits that hold the plan up, each with a plan that shows it, most saving first.

    Everybody is planned anew with all limits loosened. Which of them that plan needs,
    and by how many steps, the checker tells; those are tried alone, by one step and by
    as many as that. Told is only what saves more than 1 % of the best plan found within
    the limits by the same search. Nothing is tried for more than 150 workers, for plans
    over flights or trains, or where somebody stays behind, whom repairs serve. Same
    scenario, plan and seed: the same answer. When ``stop`` says yes, those found so far
    are the answer.
    """
    is_large = plan.n_eligible > MOST_WORKERS
    if is_large or plan.unplanned or plan.services or not plan.trips:
        return []
    loosening = _Loosening(scenario, plan, seed, stop)
    with suppress(TimeIsUp):  # what was found by then is true
        loosening.look()
    return loosening.told()


class _Loosening:
    """One plan's limits being tried."""

    def __init__(
        self, scenario: Scenario, plan: Plan, seed: int, stop: StopAsked | None
    ) -> None:
        self._scenario = scenario
        self._plan = plan
        self._held_fen = plan.cost.total_fen  # the cheapest known within the limits
        self._deadline = Deadline(stop=stop)
        self._stop = stop
        self._limits = Limits(
            time_limit_s=None,
            steps=FEW_STEPS if plan.n_eligible > MANY else STEPS,
            seed=seed,
            tells_why=False,
        )
        self._found: list[tuple[Steps, Plan, int]] = []

    def look(self) -> None:
        """Try all limits at once, then those that matter alone."""
        usable = levers(self._scenario, self._plan)
        widest = {lever: lever.most for lever in usable}
        plan = self._planned(widest)
        if plan is None or not self._is_worth(self._held_fen, plan):
            return
        self._hold_against_the_same_search()
        if not self._is_worth(self._held_fen, plan):
            return
        least = self._least(widest, plan)
        if not least:  # a better plan within the limits
            return
        bound_fen = plan.cost.lower_bound_fen
        self._found.append((least, plan, bound_fen))
        for lever in list(least)[:MOST_LEVERS]:
            for step in sorted({1, least[lever]}):
                if {lever: step} != least:
                    self._try({lever: step}, bound_fen)

    def told(self) -> list[Loosened]:
        """What saves enough, the most first; wider changes only if they save more."""
        worth = [one for one in self._found if self._is_worth(self._held_fen, one[1])]
        worth.sort(key=lambda one: (sum(one[0].values()), one[1].cost.total_fen))
        kept: list[tuple[Steps, Plan, int]] = []
        for one in worth:
            smaller = [
                k for k in kept if len(one[0]) > 1 or k[0].keys() == one[0].keys()
            ]
            if all(self._is_worth(k[1].cost.total_fen, one[1]) for k in smaller):
                kept.append(one)
        kept.sort(key=lambda one: one[1].cost.total_fen)
        return [self._as_told(*one) for one in kept]

    def _as_told(self, steps: Steps, plan: Plan, bound_fen: int) -> Loosened:
        return Loosened(
            kinds=tuple(lever.kind for lever in steps),
            changes=tuple(
                lever.told(self._scenario, step) for lever, step in steps.items()
            ),
            cost_fen=plan.cost.total_fen,
            held_fen=self._held_fen,
            most_fen=self._held_fen - bound_fen,
            n_coaches=plan.n_coaches,
        )

    def _try(self, steps: Steps, bound_fen: int) -> None:
        """Plan under these steps; a bound with wider limits holds here too."""
        plan = self._planned(steps)
        if plan is not None and self._least(steps, plan):
            bound_fen = max(bound_fen, plan.cost.lower_bound_fen)
            self._found.append((steps, plan, bound_fen))

    def _hold_against_the_same_search(self) -> None:
        """What the same search finds within the limits is no merit of wider ones."""
        again = self._planned({})
        if again is not None:
            self._held_fen = min(self._held_fen, again.cost.total_fen)

    def _planned(self, steps: Steps) -> Plan | None:
        """The plan under these steps; None unless it is proved and carries all."""
        self._deadline.check()
        changed = self._changed(steps)
        plan = solve(changed, limits=self._limits, stop=self._stop).plan
        self._deadline.check()  # of what was cut short nothing is to be said
        held = {entry.worker_id for entry in plan.held}
        as_many = held == {entry.worker_id for entry in self._plan.held}
        if plan.unplanned or not as_many or violations(changed, plan):
            return None
        return plan

    def _least(self, steps: Steps, plan: Plan) -> Steps:
        """The fewest steps of each limit under which the checker accepts the plan."""
        bare = replace(
            plan, certificate=None, cost=replace(plan.cost, lower_bound_fen=0)
        )
        least = dict(steps)
        for lever, most in steps.items():
            low, high = 0, most
            while low < high:
                middle = (low + high) // 2
                if violations(self._changed({**least, lever: middle}), bare):
                    low = middle + 1
                else:
                    high = middle
            least[lever] = high
        return {lever: step for lever, step in least.items() if step}

    def _changed(self, steps: Steps) -> Scenario:
        changed = self._scenario
        for lever, step in steps.items():
            changed = lever.change(changed, step)
        return changed

    @staticmethod
    def _is_worth(cost_fen: int, plan: Plan) -> bool:
        """Whether the plan costs notably less than that."""
        return cost_fen - plan.cost.total_fen > LEAST_SHARE * cost_fen
