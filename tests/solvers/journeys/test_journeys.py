"""Whole journeys: modes decided together, and DOMAIN's sharp scenarios 8, 10, 13."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight, train
from tests.transport.builders import make_line, make_policy
from transport.catalogue.sentences import sentence
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.journeys.connections import connections
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.policy import Mode
    from transport.scenario import Scenario

CHEAP_FLIGHT = flight(
    kind="seat_block", seats=30, block_hour_fen=0, ferry_s=0, seat_cost_fen=30_000
)
FEW_SEATS = train(seats=15, max_units=1)


def plan_of(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert violations(scenario, plan) == []
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen
    return plan


def only(scenario: Scenario, *modes: Mode) -> Scenario:
    return replace(scenario, policy=replace(scenario.policy, modes=modes))


@cache
def three_ways() -> tuple[Scenario, Plan]:
    scenario = far_day(n_workers=45, services=(CHEAP_FLIGHT, FEW_SEATS))
    return scenario, plan_of(scenario)


def test_taking_services_away_never_makes_the_plan_or_the_bound_cheaper() -> None:
    scenario, whole = three_ways()
    for modes in (("air",), ("rail",), ()):
        without = plan_of(only(scenario, *modes))
        assert whole.cost.objective_fen <= without.cost.objective_fen
        assert whole.cost.lower_bound_fen <= without.cost.lower_bound_fen


def test_the_cheapest_plan_mixes_modes_in_one_village() -> None:
    scenario, plan = three_ways()
    village_of = {w.worker_id: w.village_id for w in scenario.workers}
    ways: dict[str, set[str]] = {}
    for journey in plan.journeys:
        how = {leg.service_id or "coach" for leg in journey.legs} - {"coach"}
        ways.setdefault(village_of[journey.worker_id], set()).add(
            next(iter(how), "coach")
        )
    assert max(len(found) for found in ways.values()) >= 2


def test_the_same_steps_give_the_same_plan() -> None:
    scenario = far_day(n_workers=30, services=(CHEAP_FLIGHT,))
    first, second = (plan_of(scenario) for _ in range(2))
    assert (first.trips, first.services) == (second.trips, second.services)


def test_a_party_goes_by_one_mode() -> None:
    scenario = far_day(n_workers=40, services=(CHEAP_FLIGHT,))
    workers = list(scenario.workers)
    first = workers[0]
    workers[1] = replace(
        workers[1],
        village_id=first.village_id,
        employer_id=first.employer_id,
        party_id="P1",
    )
    workers[0] = replace(first, party_id="P1")
    plan = plan_of(replace(scenario, workers=tuple(workers)))
    legs = {j.worker_id: [leg.trip_id for leg in j.legs] for j in plan.journeys}
    assert legs["W0000"] == legs["W0001"]


def test_a_worker_at_the_fever_limit_flies_and_does_not_take_the_train() -> None:
    """DOMAIN scenario 2 on a chain: coach and aircraft board 37.3, trains refuse."""
    scenario = far_day(
        n_workers=20,
        services=(train(),),
    )
    edition = replace(scenario.policy.editions[0], temperature_limit_c=Decimal("37.3"))
    workers = (
        replace(scenario.workers[0], temperature_c=Decimal("37.3")),
        *scenario.workers[1:],
    )
    scenario = replace(
        scenario,
        workers=workers,
        policy=replace(scenario.policy, editions=(edition,)),
    )
    plan = plan_of(scenario)
    riders = {w for use in plan.services for w in use.workers}
    assert "W0000" not in riders
    assert len(riders) == 19


def test_a_destination_that_says_no_holds_its_workers_and_sends_no_coach() -> None:
    """DOMAIN scenario 8: the others travel, the message names whom to call."""
    scenario = far_day(n_workers=40, services=(CHEAP_FLIGHT,))
    employers = tuple(
        replace(e, is_accepting=e.employer_id != "E1", contact="Ms Li, 0571-1234")
        for e in scenario.employers
    )
    scenario = replace(scenario, employers=employers)
    plan = plan_of(scenario)
    bound_for_e1 = {w.worker_id for w in scenario.workers if w.employer_id == "E1"}
    assert {entry.worker_id for entry in plan.held} == bound_for_e1
    assert {entry.code for entry in plan.held} == {"EMPLOYER_NOT_ACCEPTING"}
    assert all("Ms Li" in sentence(entry.told, "en") for entry in plan.held)
    assert all(s.place_id != "E1" for trip in plan.trips for s in trip.stops)


# DOMAIN scenario 10: 172 workers, an A320 of 180 seats, ferried empty


@cache
def flight_chain() -> tuple[Scenario, Plan]:
    a320 = flight(block_hour_fen=500_000)  # cheap enough to be chosen
    policy = make_policy("cn-2020-02-11")
    edition = replace(policy.editions[0], certificate_required=False, codes_allowed=())
    scenario = far_day(
        n_workers=172,
        services=(a320,),
        policy=replace(policy, editions=(edition,)),
    )
    return scenario, plan_of(scenario)


def test_all_fly_and_the_ferry_is_billed() -> None:
    _, plan = flight_chain()
    (use,) = plan.services
    assert (use.service_id, use.units, len(use.workers)) == ("F1", 1, 172)
    assert use.cost_fen == 2_166_667  # 260 block minutes at 5,000 CNY an hour


def test_feeders_are_there_two_hours_before_the_smallest_slack_first() -> None:
    scenario, plan = flight_chain()
    links = connections(scenario, plan)
    feeders = [link for link in links if link.missed_s is not None]
    departs_s = scenario.service["F1"].departs_s
    assert sum(link.n_workers for link in feeders) == 172
    assert all(link.at_s <= departs_s - 120 * MINUTE_S for link in feeders)
    assert [link.slack_s for link in links] == sorted(link.slack_s for link in links)


def test_receiving_coaches_carry_what_the_half_load_leaves() -> None:
    """49-seaters between the cities of one province: half of 48 less an escort."""
    _, plan = flight_chain()
    receiving = [trip for trip in plan.trips if trip.segment == "receiving"]
    assert sum(len(trip.worker_ids) for trip in receiving) == 172
    assert all(len(trip.worker_ids) <= trip.usable_seats for trip in receiving)


def test_a_late_feeder_shows_who_misses_the_flight() -> None:
    """Alighting at T-120 at the latest and check-in until T-45 leave 75 minutes."""
    scenario, plan = flight_chain()
    links = connections(scenario, plan)
    (tightest, *_) = [link for link in links if link.missed_s is not None]
    assert tightest.missed_s == tightest.slack_s + 75 * MINUTE_S


def test_modes_compared_list_the_same_lines_and_sum_to_the_total() -> None:
    """DOMAIN scenario 13: coach, K train, both; payers sum to the fen."""
    scenario = far_day(n_workers=40, services=(train(),))
    by_coach, by_rail = (plan_of(only(scenario, *modes)) for modes in ((), ("rail",)))
    by_either = plan_of(scenario)
    for plan in (by_coach, by_rail, by_either):
        assert sum(plan.cost.lines.values()) == plan.cost.total_fen
        assert sum(plan.cost.payers.values()) == plan.cost.total_fen
    assert by_either.cost.lines["train"] == 167_00 * 40
    assert by_either.cost.total_fen < by_coach.cost.total_fen


def test_meals_are_a_line_of_their_own() -> None:
    """The K train takes 18 h from hub to hub: at least three meals each."""
    scenario = far_day(n_workers=20, services=(train(),))
    tariff = replace(scenario.tariff, meal_fen=1_500)
    plan = plan_of(replace(scenario, tariff=tariff))
    assert plan.cost.lines["meals"] >= 20 * 3 * 1_500
    assert sum(plan.cost.lines.values()) == plan.cost.total_fen


def test_three_hundred_on_ten_coaches_leave_the_rest_with_reasons() -> None:
    """DOMAIN scenario 14: 300 workers, ten 53-seaters, half load: at most 240 ride.

    52 passenger seats, of which 26 may be taken; a relief driver and an escort leave
    24. Nobody who stays is poverty-listed while another rides who is not.
    """
    scenario = far_day(
        n_workers=300, services=(), n_days=2, policy=make_policy("cn-2020-02-11")
    )
    edition = replace(
        scenario.policy.editions[0], certificate_required=False, codes_allowed=()
    )
    line = make_line(
        vehicle_type="coach-53", seats=53, count=10, fixed_fen=1_000_000, drivers=2
    )
    workers = tuple(
        replace(w, is_poverty_listed=at % 3 == 0)
        for at, w in enumerate(scenario.workers)
    )
    scenario = replace(
        scenario,
        fleet=(line,),
        workers=workers,
        policy=replace(scenario.policy, editions=(edition,)),
    )
    plan = plan_of(scenario)
    assert len(plan.trips) == 10
    assert plan.n_planned == 10 * 24
    assert len(plan.unplanned) == 60
    assert {entry.code for entry in plan.unplanned} == {"NO_COACH_FREE"}
    poor = {w.worker_id for w in workers if w.is_poverty_listed}
    assert not poor & {entry.worker_id for entry in plan.unplanned}


def test_daily_intake_spreads_arrivals_over_days() -> None:
    scenario = far_day(n_workers=80, services=())
    employers = tuple(replace(e, daily_intake=10) for e in scenario.employers)
    plan = plan_of(replace(scenario, employers=employers, n_days=8))
    days = {
        stop.depart_s // (24 * HOUR_S)
        for trip in plan.trips
        for stop in trip.stops
        if stop.kind == "drop"
    }
    assert len(days) >= 2
    assert not plan.unplanned


def test_crowds_report_in_half_hours_and_a_feeder_serves_one_of_them() -> None:
    scenario = far_day(n_workers=90, services=(train(seats=118, max_units=1),))
    policy = replace(scenario.policy, crowd_cap=30)
    plan = plan_of(replace(scenario, policy=policy))
    (use,) = plan.services
    assert len(use.workers) > 60  # at least three half-hours
    by_half_hour: dict[int, int] = {}
    for trip in plan.trips:
        if trip.segment != "feeder":
            continue
        (hub,) = [stop for stop in trip.stops if stop.kind == "hub"]
        stand_s = 60 * -(-(600 + 30 * len(hub.alight)) // 60)
        half_hour = (hub.depart_s - stand_s) // 1_800
        by_half_hour[half_hour] = by_half_hour.get(half_hour, 0) + len(hub.alight)
    assert len(by_half_hour) >= 3
    assert max(by_half_hour.values()) <= 30


def test_a_worker_by_train_is_given_one_kit() -> None:
    """Twenty workers, feeder, train and receiving coach each: twenty kits of 15 CNY."""
    scenario = far_day(n_workers=20, services=(train(),))
    scenario = replace(scenario, tariff=replace(scenario.tariff, kit_fen=1_500))
    plan = plan_of(scenario)
    assert len(plan.services[0].workers) == 20
    assert plan.cost.lines["kit"] == 20 * 1_500
    kits = {trip.segment: trip.cost_lines.get("kit", 0) for trip in plan.trips}
    assert kits["receiving"] == 0
    assert kits["feeder"] > 0
