"""What a plan costs in all, by kinds of cost, and who pays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.gate.screening import checks_fen
from transport.money.costs import meals_fen, summed_lines
from transport.money.payers import split_by_rules, vehicles_of
from transport.payer_rules import TICKETS
from transport.plan import PlanCost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import (
        IndividualTraveller,
        Journey,
        Screening,
        ServiceUse,
        Trip,
    )
    from transport.scenario import Scenario


def plan_cost(
    scenario: Scenario,
    *,
    trips: Sequence[Trip],
    uses: Sequence[ServiceUse],
    journeys: Sequence[Journey],
    screenings: Sequence[Screening],
    alone: Sequence[IndividualTraveller],
    penalty_fen: int,
    bound_fen: int,
) -> PlanCost:
    """The cost of all that is used; what the payers bear adds up to it."""
    lines = summed_lines(trip.cost_lines for trip in trips)
    for use in uses:
        kind = scenario.service[use.service_id].kind
        lines[kind] = lines.get(kind, 0) + use.cost_fen
    others = {
        "screening": checks_fen(screenings),
        "meals": meals_fen(scenario.tariff, journeys),
    }
    lines |= {name: fen for name, fen in others.items() if fen}
    if alone:
        lines[TICKETS] = sum(entry.ticket_fen for entry in alone)
    total = sum(lines.values())
    return PlanCost(
        total_fen=total,
        penalty_fen=penalty_fen,
        lower_bound_fen=bound_fen,
        lines=dict(sorted(lines.items())),
        payers=split_by_rules(
            scenario, vehicles_of(scenario, trips, uses, alone), total_fen=total
        ).payers,
    )
