"""The plan that costs one payer least, where subsidies ask for minimum loads.

Rules with a minimum load make it worth while to fill fewer, larger coaches. For every
minimum load the plan is made with those coaches alone that can carry so many; together
with the plan of least total cost these are the candidates, and the payer's share of
each decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from transport.plan import Rejected
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.outcome import Limits, Outcome, Report, StopAsked
    from transport.plan import Plan
    from transport.scenario import Scenario


class Solve(Protocol):
    """A search for the plan of least total cost."""

    def __call__(
        self,
        scenario: Scenario,
        *,
        limits: Limits,
        report: Report | None,
        stop: StopAsked | None,
    ) -> Outcome:
        """The plan, within the limits."""


def least_for_payer(
    scenario: Scenario,
    solve: Solve,
    *,
    limits: Limits,
    report: Report | None,
    stop: StopAsked | None,
) -> Outcome:
    """The candidate of which the payer bears least; the bound is of the total cost.

    The plan of least total cost is named as rejected where another one won. The time
    is shared between the candidates.
    """
    fleets = [scenario.fleet]
    for load in sorted({rule.min_load or 0 for rule in scenario.payer_rules}):
        large = tuple(line for line in scenario.fleet if _seats(scenario, line) >= load)
        if large and large not in fleets:
            fleets.append(large)
    share = limits
    if limits.time_limit_s is not None:
        share = replace(limits, time_limit_s=limits.time_limit_s / len(fleets))
    outcomes = [
        solve(replace(scenario, fleet=fleet), limits=share, report=report, stop=stop)
        for fleet in fleets
    ]
    payer = scenario.tariff.net_of
    first = outcomes[0]
    best = min(outcomes, key=lambda outcome: _weight(outcome.plan, payer))
    bound_fen = first.plan.cost.lower_bound_fen  # of the whole fleet
    rejected = None
    if best is not first and first.plan.cost.total_fen < best.plan.cost.total_fen:
        rejected = Rejected(
            payer=payer,
            total_fen=first.plan.cost.total_fen,
            net_fen=first.plan.cost.payers.get(payer, 0),
            coaches=dict(first.plan.coaches),
        )
    cost = replace(best.plan.cost, lower_bound_fen=bound_fen, rejected=rejected)
    # certified is the bound of the whole fleet, too
    plan = replace(
        best.plan,
        scenario_sha256=scenario.sha256,
        cost=cost,
        certificate=first.plan.certificate,
    )
    return replace(best, plan=plan)


def _weight(plan: Plan, payer: str) -> tuple[int, int]:
    """The payer's share with the penalties of the unplanned, then the total."""
    share = plan.cost.payers.get(payer, 0)
    return share + plan.cost.penalty_fen, plan.cost.total_fen


def _seats(scenario: Scenario, line: FleetLine) -> int:
    """Usable seats under the strictest cap of the roster's runs on the first day."""
    edition = scenario.edition_at(0)
    percent = min(
        load_cap_percent(
            edition,
            scope=scenario.scope(*pair),
            risk=scenario.risk(*pair),
        )
        for pair in {(w.village_id, w.employer_id) for w in scenario.workers}
    )
    return usable_seats(
        line,
        policy=scenario.policy,
        edition=edition,
        cap_percent=percent,
        drivers=line.drivers,
    )
