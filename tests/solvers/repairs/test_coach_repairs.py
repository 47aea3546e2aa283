"""Repairs by coaches: what they carry, what they cost, and when they are needless."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.repairs.coach_repairs import (
    any_price,
    emergency_dispatch,
    higher_intake,
    larger_hold,
    more_coaches,
    more_days,
    muster_point,
    second_run,
    split_parties,
    tickets,
)
from solvers.repairs.pricing import Pricing
from solvers.running.deadline import NO_DEADLINE
from tests.solvers.cases import county_day
from tests.solvers.journeys.days import far_day, train
from tests.solvers.repairs.asked import asked, planned, pricing_of, repairs_of
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.answers.repairs import repair_text
from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.places import Opening
from transport.tariff import Tariff
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from transport.scenario import Scenario


def thirty(**changes: Any) -> Scenario:
    """Thirty workers, one coach that has seats for eighteen, one day."""
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=20, count=1),),
    )
    return replace(scenario, **changes)


def test_another_day_may_be_one_by_the_train_of_that_day() -> None:
    """No coach arrives within the day; the train of the next one costs a third."""
    tomorrow = train(departs_s=32 * HOUR_S, duration_s=6 * HOUR_S)
    day = far_day(n_workers=3, services=(tomorrow,))
    large = tuple(replace(line, count=1) for line in day.fleet if line.seats == 49)
    day = replace(day, n_days=1, fleet=large)
    assert planned(day).n_planned == 0
    pricing = pricing_of(day)
    stay = pricing.plan.unplanned
    by_coach = more_days(pricing, pricing.alone(stay))
    by_train = more_days(pricing, pricing.alone(stay, with_services=True))
    assert by_coach
    assert by_train
    assert (by_coach.amount, by_train.amount) == (1, 1)
    assert by_coach.n_carried == by_train.n_carried == 3
    assert by_train.service_id == "K1"
    assert 2 * by_train.cost_fen < by_coach.cost_fen
    text = repair_text(by_train, "en")
    assert text.startswith("add 1 day to the operation, by K1, with 1 x coach-49")
    two = planned(replace(day, n_days=2))
    assert two.cost.total_fen == by_train.cost_fen


def test_an_employer_who_takes_more_a_day_fills_seats_of_a_train_too() -> None:
    """Far away, one driver, rides of 16 h: by train alone, and six a day."""
    day = far_day(n_workers=9, services=(train(duration_s=8 * HOUR_S),))
    first = day.employers[0]
    day = replace(
        day,
        n_days=2,
        workers=tuple(replace(w, employer_id=first.employer_id) for w in day.workers),
        employers=(replace(first, daily_intake=6), *day.employers[1:]),
        policy=replace(day.policy, max_ride_s=16 * HOUR_S, max_drivers=1),
    )
    plan = planned(day)
    assert plan.n_planned == 6
    assert {entry.code for entry in plan.unplanned} == {"INTAKE_FULL"}
    assert "0 of its 6 places a day left" in sentence(plan.unplanned[0].told, "en")
    (repair, *_) = repairs_of(day)
    assert (repair.kind, repair.amount, repair.n_carried) == ("higher_intake", 9, 3)
    wider = replace(
        day, employers=tuple(replace(e, daily_intake=9) for e in day.employers)
    )
    cost_fen = planned(wider).cost.total_fen
    assert repair.cost_fen == cost_fen - plan.cost.total_fen


def test_one_more_coach_is_hired_for_the_twelve_who_stay() -> None:
    repair = asked(more_coaches, thirty())
    assert repair is not None
    assert (repair.n_carried, repair.n_left, repair.n_hired) == (12, 12, 1)
    assert repair.coaches == {("D1", "coach-49"): 1}
    two = planned(thirty(fleet=(make_line(seats=20, count=2),)))
    assert two.unplanned == ()
    assert two.cost.total_fen == planned(thirty()).cost.total_fen + repair.cost_fen


def test_coaches_that_stand_idle_are_not_hired() -> None:
    """A plan that carries nobody, though ten coaches stand in the yard."""
    scenario = make_scenario()
    nobody = planned(replace(scenario, fleet=()))
    pricing = Pricing(scenario, nobody, seed=1, deadline=NO_DEADLINE)
    left = pricing.alone(nobody.unplanned)
    assert pricing.carried_anyway(left) == 1
    assert more_coaches(pricing, left) is None


def test_the_only_coach_runs_again_once_it_is_back_and_clean() -> None:
    """Ten kilometres to the employer, so that it is back within hours."""
    near = (make_employer(lat=38.03, lon=111.0),)
    repair = asked(second_run, thirty(employers=near))
    assert repair is not None
    assert (repair.n_carried, repair.n_hired) == (12, 0)
    assert repair.coaches == {("D1", "coach-49"): 1}


def test_a_coach_that_is_back_too_late_does_not_run_again() -> None:
    assert asked(second_run, thirty(employers=(make_employer(lat=43.0),))) is None


def test_the_fewest_further_days_that_carry_somebody_are_offered() -> None:
    repair = asked(more_days, thirty())
    assert repair is not None
    assert (repair.amount, repair.n_carried, repair.n_hired) == (1, 12, 0)
    assert planned(thirty(n_days=2)).unplanned == ()


def test_a_village_that_no_coach_reaches_is_priced_at_a_muster_point() -> None:
    scenario = county_day(n_workers=8, n_villages=3, n_employers=2)
    villages = tuple(replace(v, max_seats=9) for v in scenario.villages)
    narrow = replace(scenario, villages=villages)
    codes = {entry.code for entry in planned(narrow).unplanned}
    assert codes == {"NO_COACH_FITS_VILLAGE"}
    repair = asked(muster_point, narrow)
    assert repair is not None
    assert repair.n_carried == 8
    assert repair.cost_fen > 0


def few_a_day() -> Scenario:
    """Two coaches for thirty, of whom the employer takes in twelve a day."""
    employers = (make_employer(daily_intake=12),)
    return thirty(employers=employers, fleet=(make_line(seats=20, count=2),))


def test_an_intake_is_raised_to_what_the_cheapest_plan_brings() -> None:
    repair = asked(higher_intake, few_a_day())
    assert repair is not None
    assert repair.n_carried == repair.n_left == 18
    assert repair.amount == 30
    raised = (make_employer(daily_intake=repair.amount),)
    assert planned(replace(few_a_day(), employers=raised)).unplanned == ()


def test_a_fuller_intake_is_raised_for_several_employers_alike() -> None:
    scenario = county_day(n_workers=16, n_villages=3, n_employers=2, n_days=2)
    employers = tuple(replace(e, daily_intake=3) for e in scenario.employers)
    scenario = replace(scenario, employers=employers)
    plan = planned(scenario)
    assert {entry.code for entry in plan.unplanned} == {"INTAKE_FULL"}
    freed = asked(higher_intake, scenario)
    assert freed is not None
    assert freed.n_carried == freed.n_left == len(plan.unplanned)
    assert freed.amount > 3
    employers = tuple(replace(e, daily_intake=freed.amount) for e in employers)
    assert not planned(replace(scenario, employers=employers)).unplanned


def test_further_days_bring_no_more_than_the_intake_of_each() -> None:
    repair = asked(more_days, few_a_day())
    assert repair is not None
    assert 0 < repair.n_carried <= 12 * repair.amount


def test_single_workers_are_no_party_to_split() -> None:
    assert asked(split_parties, thirty()) is None


def test_tickets_are_not_offered_where_they_have_no_price() -> None:
    short = make_scenario(policy=make_policy(max_ride_s=2 * HOUR_S))
    assert asked(tickets, short) is None


def test_each_maker_prices_what_it_offers_alone() -> None:
    four = tuple(make_worker(f"W{i}", party_id="P", n_bags=3) for i in range(4))
    small = make_scenario(workers=four, fleet=(make_line(hold_bags=10),))
    hold = asked(larger_hold, small)
    assert hold is not None
    assert (hold.amount, hold.n_carried) == (12, 4)
    far = make_scenario(depots=(make_depot(county="Far", city="Taiyuan"),))
    ordered = asked(emergency_dispatch, far)
    assert ordered is not None
    assert ordered.cost_fen > 0
    dear = make_scenario(tariff=Tariff(penalty_fen=1_000))
    paid = asked(any_price, dear)
    assert paid is not None
    assert paid.amount == -(-planned(make_scenario()).cost.total_fen // 100)


def test_luggage_is_offered_to_be_sent_ahead_and_a_party_to_be_split() -> None:
    four = tuple(make_worker(f"W{i}", party_id="P", n_bags=3) for i in range(4))
    scenario = make_scenario(workers=four, fleet=(make_line(hold_bags=10),))
    found = {repair.kind: repair for repair in repairs_of(scenario)}
    assert set(found) == {"larger_hold", "split_parties"}
    assert found["larger_hold"].amount == 12
    assert found["split_parties"].coaches == {("D1", "coach-49"): 2}


def test_coaches_from_elsewhere_need_an_order_and_it_is_priced() -> None:
    scenario = make_scenario(depots=(make_depot(county="Far", city="Taiyuan"),))
    (repair,) = repairs_of(scenario)
    assert repair.kind == "emergency_dispatch"
    ordered = replace(scenario, policy=make_policy(emergency_dispatch=True))
    assert planned(ordered).cost.total_fen == repair.cost_fen


def test_a_penalty_above_the_price_is_named_and_carries_them() -> None:
    scenario = make_scenario(tariff=Tariff(penalty_fen=1_000))
    (repair,) = repairs_of(scenario)
    assert repair.kind == "any_price"
    raised = Tariff(penalty_fen=repair.amount * 100 + 1)
    assert planned(replace(scenario, tariff=raised)).n_planned == 1


def test_tickets_that_have_a_price_are_offered_where_they_are_not_allowed() -> None:
    scenario = make_scenario(policy=make_policy(max_ride_s=2 * HOUR_S))
    assert {repair.kind for repair in repairs_of(scenario)} == {"longer_ride"}
    terms = TicketTerms(price_fen=12_000)
    priced = replace(scenario, priced_tickets=terms)
    found = {repair.kind: repair for repair in repairs_of(priced)}
    assert found["tickets"].cost_fen == 12_000


def test_no_coach_is_sent_for_them_before_it_is_back() -> None:
    """Homebound: 2.9 h from the yard to the gate, and the villages shut at 15:00."""
    homes = tuple(
        make_worker(
            f"W{i}", village_id="E1", employer_id=f"V{1 + i // 3}", direction="home"
        )
        for i in range(6)
    )
    hours = Opening(from_s=6 * HOUR_S, until_s=15 * HOUR_S)
    apart = make_scenario(
        n_days=1,
        villages=(
            make_village("V1", opening=hours),
            make_village("V2", lat=37.96, county="Fangshan", opening=hours),
        ),
        workers=homes,
        fleet=(make_line(count=1),),
        policy=make_policy(max_trips_per_block=1),
    )
    assert asked(second_run, apart) is None
    twice = replace(apart, policy=make_policy(max_trips_per_block=2))
    assert len(planned(twice).unplanned) == 3
