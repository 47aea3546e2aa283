"""What a plan costs: every kind of cost once, and payers that bear the sum."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from solvers.costing import plan_cost
from tests.solvers.journeys.days import far_day, train
from tests.transport.builders import make_scenario
from transport.payer_rules import TICKETS
from transport.plan import IndividualTraveller, Screening, ServiceUse

SCENARIO = replace(far_day(n_workers=4, services=(train(),)))
FIRST, SECOND = (worker.worker_id for worker in SCENARIO.workers[:2])
USE = ServiceUse(service_id="K1", units=1, workers=(FIRST,), cost_fen=30_000)
CHECK = Screening(worker_id=FIRST, desk_id="S1", at_s=0, cost_fen=2_000)
ALONE = IndividualTraveller(
    worker_id=SECOND, ticket_fen=9_000, subsidy_fen=0, consent="given"
)
NOTHING: dict[str, Any] = {
    "trips": (),
    "uses": (),
    "journeys": (),
    "screenings": (),
    "alone": (),
    "penalty_fen": 0,
    "bound_fen": 0,
}


def test_nothing_used_costs_nothing_and_has_no_lines() -> None:
    cost = plan_cost(make_scenario(), **NOTHING)
    assert cost.total_fen == 0
    assert cost.lines == {}


def test_services_checks_and_tickets_are_lines_that_add_up() -> None:
    used = NOTHING | {"uses": (USE, USE), "screenings": (CHECK,), "alone": (ALONE,)}
    cost = plan_cost(SCENARIO, **used)
    kind = SCENARIO.service["K1"].kind
    assert cost.lines == {kind: 60_000, "screening": 2_000, TICKETS: 9_000}
    assert list(cost.lines) == sorted(cost.lines)
    assert cost.total_fen == 71_000
    assert sum(cost.payers.values()) == 71_000


def test_penalties_weigh_in_the_objective_and_cost_nobody_money() -> None:
    cost = plan_cost(
        SCENARIO, **(NOTHING | {"uses": (USE,), "penalty_fen": 500, "bound_fen": 400})
    )
    assert (cost.total_fen, cost.objective_fen) == (30_000, 30_500)
    assert cost.lower_bound_fen == 400
