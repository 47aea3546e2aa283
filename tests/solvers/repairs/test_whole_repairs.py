"""Repairs by which everybody is planned anew, priced by what the plan costs more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.repairs import pricing
from solvers.repairs.whole_repairs import (
    PART_SEARCH_STEPS,
    SEARCH_STEPS,
    longer_boarding,
    mixed_counties,
    more_employers,
    more_search,
    more_villages,
)
from solvers.running.deadline import NO_DEADLINE
from tests.solvers.repairs.asked import asked, planned, repairs_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening, ScreeningStation

if TYPE_CHECKING:
    import pytest

    from transport.scenario import Scenario


def neighbours(second: dict[str, Any], **policy: Any) -> Scenario:
    """Three workers each of two villages a kilometre apart, and one coach."""
    return make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=37.96, **second)),
        workers=tuple(
            make_worker(f"W{i}", village_id="V1" if i < 3 else "V2") for i in range(6)
        ),
        fleet=(make_line(count=1),),
        policy=make_policy(**policy),
    )


def test_one_village_more_is_offered_with_what_the_whole_plan_costs_more() -> None:
    scenario = neighbours({}, max_villages_per_vehicle=1)
    repair = asked(more_villages, scenario)
    assert repair is not None
    assert (repair.amount, repair.n_carried, repair.is_anew) == (2, 3, True)
    wider = planned(neighbours({}, max_villages_per_vehicle=2))
    assert repair.cost_fen == wider.cost.total_fen - planned(scenario).cost.total_fen
    assert len(repair.worker_ids) == 3


def test_beside_a_weak_plan_the_price_is_that_beside_what_searching_again_finds() -> (
    None
):
    """A plan dearer by 10,000 CNY than need be: no merit of the wider limit."""
    scenario = neighbours({}, max_villages_per_vehicle=1)
    plan = planned(scenario)
    dear_fen = plan.cost.total_fen + 1_000_000
    weak = replace(plan, cost=replace(plan.cost, total_fen=dear_fen))
    asking = pricing.Pricing(scenario, weak, seed=1, deadline=NO_DEADLINE)
    repair = more_villages(asking, asking.alone(weak.unplanned))
    honest = asked(more_villages, scenario)
    assert repair is not None
    assert honest is not None
    assert (repair.cost_fen, repair.saved_fen) == (honest.cost_fen, 1_000_000)
    assert (repair.n_carried, honest.saved_fen) == (honest.n_carried, 0)


def test_what_searching_again_carries_without_the_change_is_no_merit_of_it() -> None:
    """The weak plan leaves everybody behind whom an unchanged search carries."""
    scenario = neighbours({})
    plan = planned(scenario)
    weak = replace(
        plan,
        unplanned=planned(replace(scenario, fleet=())).unplanned,
        cost=replace(plan.cost, total_fen=plan.cost.total_fen + 1),
    )
    asking = pricing.Pricing(scenario, weak, seed=1, deadline=NO_DEADLINE)
    assert more_villages(asking, asking.alone(weak.unplanned)) is None


def test_one_employer_more_is_offered_alike() -> None:
    scenario = make_scenario(
        n_days=1,
        employers=(make_employer("E1"), make_employer("E2", lat=38.85)),
        workers=tuple(
            make_worker(f"W{i}", employer_id="E1" if i < 3 else "E2") for i in range(6)
        ),
        fleet=(make_line(count=1),),
        policy=make_policy(max_employers_per_vehicle=1),
    )
    repair = asked(more_employers, scenario)
    assert repair is not None
    assert (repair.amount, repair.n_carried) == (2, 3)


def test_what_carries_nobody_more_is_not_offered() -> None:
    """It is the county that keeps them apart, not the number of villages."""
    assert asked(more_villages, neighbours({"county": "Fangshan"})) is None
    assert asked(mixed_counties, neighbours({}, mix_counties=True)) is None


def test_a_longer_search_is_tried_and_told_where_it_was_in_vain() -> None:
    repair = asked(more_search, neighbours({"county": "Fangshan"}))
    assert repair is not None
    assert (repair.kind, repair.n_carried) == ("search_in_vain", 0)
    assert (repair.amount, repair.cost_fen) == (SEARCH_STEPS, 0)


def test_of_a_large_scenario_the_part_around_those_left_is_searched_for_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pricing, "MOST_WORKERS", 5)
    repair = asked(more_search, neighbours({"county": "Fangshan"}))
    assert repair is not None
    assert (repair.kind, repair.n_carried) == ("part_search_in_vain", 0)
    assert (repair.amount, repair.cost_fen) == (PART_SEARCH_STEPS, 0)


def test_checks_before_departure_are_no_part_of_the_price() -> None:
    """Six are checked at a desk for 30.00 CNY each, with the change and without it."""
    strict = neighbours({}, max_villages_per_vehicle=1)
    desk = ScreeningStation(
        station_id="S1",
        name="clinic",
        lat=37.95,
        lon=110.99,
        opening=Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S),
        checks_per_hour=30,
        cost_per_check_fen=3_000,
    )
    policy = make_policy("cn-2020-02-11", max_villages_per_vehicle=1)
    green = tuple(replace(w, health_code="green") for w in strict.workers)
    checked = replace(strict, stations=(desk,), policy=policy, workers=green)
    first = planned(checked)
    assert sum(check.cost_fen for check in first.screenings) == 6 * 3_000
    found = repairs_of(checked)
    repair = next(one for one in found if one.kind == "more_villages")
    wider = replace(policy, max_villages_per_vehicle=2)
    both = planned(replace(checked, policy=wider))
    assert repair.cost_fen == both.cost.total_fen - first.cost.total_fen


def crowded() -> Scenario:
    """Thirty in one village, which boards in one half-hour, fifteen at a time."""
    boarding = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S + 20 * MINUTE_S)
    return make_scenario(
        n_days=1,
        villages=(make_village(opening=boarding),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=21, count=3),),
        policy=make_policy(crowd_cap=15),
    )


def test_boarding_over_longer_hours_names_the_village_and_the_least_that_does() -> None:
    """The second coach may board in the next half-hour of the clock."""
    repair = asked(longer_boarding, crowded())
    assert repair is not None
    assert (repair.amount, repair.places) == (10, ("V1",))
    assert repair.n_carried == 11  # beside the nineteen of the first coach


def test_counties_on_one_coach_cost_less_than_another_run() -> None:
    scenario = neighbours({"county": "Fangshan"})
    plan, found = planned(scenario), repairs_of(scenario)
    assert [repair.kind for repair in found] == ["mix_counties", "second_run"]
    mixed = planned(replace(scenario, policy=make_policy(mix_counties=True)))
    assert found[0].cost_fen == mixed.cost.total_fen - plan.cost.total_fen


def test_levels_of_risk_are_never_offered_for_mixing() -> None:
    found = repairs_of(neighbours({"risk": "medium"}))
    assert [repair.kind for repair in found] == ["second_run"]


def test_a_crowded_village_is_not_cured_by_hiring_a_coach() -> None:
    kinds = [repair.kind for repair in repairs_of(crowded())]
    assert kinds[0] == "longer_boarding"
    assert "more_coaches" not in kinds
