"""Those who travel alone: the search leaves to tickets whom a coach costs more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from solvers.planner import solve
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.payer_rules import PAYER_PRESETS
from transport.plan import NotTravelling
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

FEW_STEPS = Limits(time_limit_s=None, steps=1)
FAR = "FAR"
PRICE_FEN = 60_000


def day(terms: TicketTerms | None, **of_the_lonely: Any) -> Scenario:
    """Twenty of one village, and one of a village a long way off."""
    near = [make_worker(f"W{n:02d}") for n in range(20)]
    lonely = make_worker("L", village_id=FAR, is_poverty_listed=True)
    return make_scenario(
        workers=(*near, replace(lonely, **of_the_lonely)),
        villages=(make_village(), make_village(FAR, lat=36.2, lon=112.6)),
        employers=(make_employer(),),
        depots=(make_depot(),),
        fleet=(make_line(count=3),),
        individual=terms,
        payer_rules=() if terms is None else (terms.rule,),
    )


def planned(scenario: Scenario) -> Plan:
    outcome = solve(scenario, limits=FEW_STEPS)
    assert outcome.plan is not None
    assert violations(scenario, outcome.plan) == []
    return outcome.plan


def test_nobody_travels_alone_unless_the_scenario_says_so() -> None:
    plan = planned(day(None))
    assert plan.n_planned == 21
    assert plan.individual == ()


def test_a_ticket_replaces_the_coach_that_would_come_for_one() -> None:
    plan = planned(day(TicketTerms(price_fen=PRICE_FEN)))
    assert [entry.worker_id for entry in plan.individual] == ["L"]
    assert (plan.n_planned, plan.unplanned) == (20, ())
    assert plan.cost.lines["individual_travel"] == PRICE_FEN
    assert plan.cost.penalty_fen == 0
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen
    assert plan.cost.total_fen < planned(day(None)).cost.total_fen


def test_the_bound_counts_a_ticket_as_the_least_that_a_worker_costs() -> None:
    """One worker, no coach: plan and bound are the ticket."""
    terms = TicketTerms(price_fen=10_000)  # less than a seat of a full coach
    plan = planned(replace(day(terms), workers=(make_worker("L", village_id=FAR),)))
    assert plan.trips == ()
    assert plan.cost.total_fen == 10_000
    assert plan.cost.lower_bound_fen == 10_000


def test_poverty_listed_are_refunded_up_to_the_cap_and_others_not() -> None:
    terms = TicketTerms(price_fen=90_000)
    poor = planned(day(terms))
    assert poor.individual[0].subsidy_fen == 80_000
    assert poor.cost.payers["poverty_fund"] == 80_000
    other = planned(day(terms, is_poverty_listed=False))
    assert other.individual[0].subsidy_fen == 0
    assert "poverty_fund" not in other.cost.payers


def test_a_subsidy_of_organised_transport_pays_no_ticket() -> None:
    terms = TicketTerms(price_fen=90_000, subsidy_fen=10_000)
    scenario = day(terms)
    rules = (terms.rule, *PAYER_PRESETS["shanxi-poverty"])
    plan = planned(replace(scenario, payer_rules=rules))
    assert plan.cost.payers["poverty_fund"] == 10_000


def test_a_worker_who_declined_gets_his_coach() -> None:
    plan = planned(day(TicketTerms(price_fen=PRICE_FEN), agrees_alone=False))
    assert plan.individual == ()
    assert plan.n_planned == 21


@pytest.mark.parametrize(("agrees", "consent"), [(True, "given"), (None, "to_sign")])
def test_consent_is_what_the_roster_says(agrees: bool | None, consent: str) -> None:
    plan = planned(day(TicketTerms(price_fen=PRICE_FEN), agrees_alone=agrees))
    assert plan.individual[0].consent == consent


def test_a_party_goes_alone_whole_or_not_at_all() -> None:
    scenario = day(TicketTerms(price_fen=PRICE_FEN), party_id="P")
    child = make_worker("M", village_id=FAR, party_id="P", agrees_alone=False)
    plan = planned(replace(scenario, workers=(*scenario.workers, child)))
    assert plan.individual == ()
    assert plan.n_planned == 22


def test_whom_no_coach_reaches_travels_alone_instead_of_staying() -> None:
    scenario = day(TicketTerms(price_fen=PRICE_FEN))
    narrow = make_village(FAR, lat=36.2, lon=112.6, max_seats=7)
    scenario = replace(scenario, villages=(scenario.villages[0], narrow))
    assert [e.worker_id for e in planned(scenario).individual] == ["L"]
    without = planned(replace(scenario, individual=None, payer_rules=()))
    assert [type(entry) for entry in without.unplanned] == [NotTravelling]


def test_a_ticket_dearer_than_the_coach_is_not_bought() -> None:
    plan = planned(day(TicketTerms(price_fen=9_000_000)))
    assert plan.individual == ()


def of_two(**changes: Any) -> Scenario:
    """One who must be there early and one who is ready late, and no coach."""
    early = make_worker("A", report_by_s=10 * HOUR_S, **changes)
    late = make_worker("B", ready_from_s=12 * HOUR_S, **changes)
    terms = TicketTerms(price_fen=PRICE_FEN)
    return replace(day(terms), workers=(early, late), fleet=())


def test_a_party_buys_tickets_only_where_all_of_it_can_go_together() -> None:
    apart, party = of_two(), of_two(party_id="P")
    alone = planned(apart)
    assert [entry.worker_id for entry in alone.individual] == ["A", "B"]
    assert {v.code for v in violations(party, alone)} == {"ALONE_TOO_LATE"}
    together = planned(party)
    assert together.individual == ()
    assert together.cost.lower_bound_fen == together.cost.penalty_fen > 0


def test_nobody_travels_alone_beyond_his_certificate() -> None:
    """Certificates are asked for from the second day on, and the drive ends then."""
    scenario = of_two()
    asks = replace(
        make_policy("none").editions[0],
        effective_from=scenario.first_day + timedelta(days=1),
        certificate_required=True,
    )
    editions = (*make_policy("none").editions, asks)
    late = replace(scenario.workers[1], ready_from_s=23 * HOUR_S)
    alone = planned(replace(scenario, workers=(late,)))
    assert len(alone.individual) == 1
    policy = replace(scenario.policy, editions=editions)
    strict = replace(scenario, workers=(late,), policy=policy)
    assert "ALONE_TOO_LATE" in {v.code for v in violations(strict, alone)}
    assert planned(strict).individual == ()
