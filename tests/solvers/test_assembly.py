"""What the search decided, with names, seats, journeys, money and reasons."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from solvers.assembly import empty_plan, plan_of
from solvers.running.deadline import NO_DEADLINE, Deadline
from solvers.running.searched import Searched
from solvers.search.polishing import polished
from tests.solvers.cases import built, county_day, search_of
from tests.solvers.journeys.days import far_day, train
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from transport.checker import violations
from transport.gate.eligibility import health_gate
from transport.groups import groups_of
from transport.plan import Plan, Screening, SolverInfo
from transport.tariff import Tariff

if TYPE_CHECKING:
    from solvers.search.search import Search
    from transport.scenario import Scenario

INFO = SolverInfo(version="test", seed=0, seconds=0.0, threads=1, steps=0)


def assembled(
    scenario: Scenario,
    search: Search,
    *screenings: Screening,
    riders: dict[str, tuple[str, ...]] | None = None,
    deadline: Deadline = NO_DEADLINE,
) -> Plan:
    decided = Searched(
        searches=[search], bound_fen=search.bound_fen, riders=riders or {}
    )
    return plan_of(
        scenario,
        decided,
        health_gate(scenario, mode="coach"),
        INFO,
        screenings,
        bookings=polished([search], NO_DEADLINE),
        deadline=deadline,
    )


def test_a_first_plan_is_whole_and_passes_the_checker() -> None:
    scenario = county_day(n_workers=40, n_villages=4)
    search = built(search_of(scenario))
    plan = assembled(scenario, search)
    assert violations(scenario, plan) == []
    assert [j.worker_id for j in plan.journeys] == list(scenario.worker)
    assert (plan.n_registered, plan.n_eligible, plan.unplanned) == (40, 40, ())
    assert plan.cost.lower_bound_fen == search.bound_fen


def test_trips_are_numbered_as_they_depart_and_everybody_has_a_seat() -> None:
    scenario = county_day(n_workers=60, n_villages=4)
    plan = assembled(scenario, built(search_of(scenario)))
    ids = [trip.trip_id for trip in plan.trips]
    assert len(ids) > 1
    assert ids == [f"T{number:03d}" for number in range(1, len(ids) + 1)]
    assert all(a.depart_s <= b.depart_s for a, b in pairwise(plan.trips))
    for trip in plan.trips:
        assert set(trip.seats) == set(trip.worker_ids)
        assert len(set(trip.seats.values())) == len(trip.seats)


def test_the_lines_of_all_trips_add_up_to_the_total_and_payers_share_it() -> None:
    scenario = county_day(n_workers=40, n_villages=4)
    plan = assembled(scenario, built(search_of(scenario)))
    assert sum(trip.cost_fen for trip in plan.trips) == plan.cost.total_fen
    assert sum(plan.cost.lines.values()) == plan.cost.total_fen
    assert sum(plan.cost.payers.values()) == plan.cost.total_fen
    assert list(plan.cost.lines) == sorted(plan.cost.lines)


def test_checks_before_departure_are_a_line_of_their_own() -> None:
    scenario = make_scenario()
    search = built(search_of(scenario))
    plain = assembled(scenario, search)
    check = Screening(worker_id="W1", desk_id="C1", at_s=0, cost_fen=3_000)
    checked = assembled(scenario, search, check)
    assert checked.cost.lines["screening"] == 3_000
    assert checked.cost.total_fen == plain.cost.total_fen + 3_000
    assert "screening" not in plain.cost.lines


def test_riders_of_a_service_fill_its_units_in_their_order_and_are_billed() -> None:
    """Two carriages of two seats for three, at a hundred fen a carriage, ten a seat."""
    service = train(
        seats=2, max_units=2, unit_cost_fen=100, seat_cost_fen=10, fare=None, rail_m=0
    )
    scenario = far_day(n_workers=3, services=(service,))
    names = tuple(worker.worker_id for worker in scenario.workers)
    nobody = replace(scenario, fleet=())
    search = search_of(nobody)
    for piece in search.state.waiting.pieces():
        search.state.waiting.take(piece)
    plan = assembled(nobody, search, riders={"K1": names})
    (use,) = plan.services
    assert (use.units, use.workers, use.cost_fen) == (2, names, 2 * 100 + 3 * 10)
    assert plan.cost.lines == {"train": 230}
    legs = [journey.legs[0] for journey in plan.journeys]
    assert [leg.seat for leg in legs] == ["1-1", "1-2", "2-1"]
    assert {(leg.board_s, leg.alight_s) for leg in legs} == {
        (service.departs_s, service.arrives_s)
    }


def narrow() -> tuple[Scenario, Search]:
    """Three seats for four, of whom the last is listed as poor."""
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i}", is_poverty_listed=i == 3) for i in range(4)),
        fleet=(make_line(seats=4, count=1),),
        tariff=Tariff(penalty_fen=500_000, penalty_poverty_fen=900_000),
    )
    return scenario, search_of(scenario)


def test_who_stays_weighs_in_the_penalty_and_is_told_why() -> None:
    scenario, search = narrow()
    plan = assembled(scenario, built(search))
    (entry,) = plan.unplanned
    assert entry.worker_id != "W3"
    assert entry.code == "NO_COACH_FREE"
    assert plan.cost.penalty_fen == 500_000
    assert plan.cost.objective_fen == plan.cost.total_fen + 500_000


def test_who_was_not_tried_is_told_so_or_that_every_coach_is_booked() -> None:
    scenario, search = narrow()
    search.keep(Deadline(0.0))
    untried = assembled(scenario, built(search))
    assert {entry.told.code for entry in untried.unplanned} == {"NO_COACH_TRIED"}
    scenario, search = narrow()
    hasty = assembled(scenario, built(search), deadline=Deadline(0.0))
    assert [entry.told.code for entry in hasty.unplanned] == ["EVERY_COACH_IS_BOOKED"]


def test_who_goes_alone_has_a_ticket_and_is_not_unplanned() -> None:
    scenario = make_scenario(fleet=())
    (group,) = groups_of(scenario, scenario.workers)
    (party,) = group.parties
    alone = replace(group, parties=(replace(party, ticket_fen=700),))
    plan = assembled(scenario, search_of(scenario, [alone]))
    assert [entry.worker_id for entry in plan.individual] == ["W1"]
    assert (plan.unplanned, plan.cost.penalty_fen) == ((), 0)
    assert plan.cost.lines == {"individual_travel": 700}


def test_where_nobody_may_travel_the_plan_is_empty_and_tells_who_is_held() -> None:
    scenario = make_scenario(
        workers=(make_worker(), make_worker("W2")), policy=make_policy("cn-2020-02-11")
    )
    gate = health_gate(scenario, mode="coach")
    plan = empty_plan(scenario, gate, INFO)
    assert violations(scenario, plan) == []
    assert [entry.worker_id for entry in plan.held] == ["W1", "W2"]
    assert (plan.n_registered, plan.n_eligible, plan.trips) == (2, 0, ())
    assert (plan.cost.objective_fen, sum(plan.cost.payers.values())) == (0, 0)
