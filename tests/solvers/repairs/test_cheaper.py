"""Dear seats: who is told, and that the cheaper ways are true."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.repairs.cheaper import cheaper_ways
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.answers.second_look import (
    dear_seats,
    thin_averages,
    thin_text,
    ways_text,
)
from transport.fares import fare_fen
from transport.outcome import Limits
from transport.report.plan_page import plan_page

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

STEPS = Limits(time_limit_s=None, steps=1)


@cache
def one_alone(lat: float = 38.01) -> tuple[Scenario, Plan]:
    """Twenty of one village, one of another 9 km away: two coaches where one would do.

    The plan was made where a coach may call at one village; the scenario allows six.
    """
    line = make_line(
        vehicle_type="coach-49", seats=49, count=2, fixed_fen=200_000, per_km_fen=600
    )
    scenario = make_scenario(
        villages=(
            make_village("V1", lat=37.95, lon=110.99),
            make_village("V2", lat=lat, lon=110.99),
        ),
        employers=(make_employer("E1", lat=39.0, lon=110.99),),
        workers=(
            *(make_worker(f"W{i:02d}", village_id="V1") for i in range(20)),
            make_worker("W99", village_id="V2"),
        ),
        depots=(make_depot(),),
        fleet=(line,),
        policy=make_policy("none", max_villages_per_vehicle=1),
    )
    plan = solve(scenario, limits=STEPS).plan
    wider = replace(scenario.policy, max_villages_per_vehicle=6)
    return replace(scenario, policy=wider), plan


def test_a_worker_alone_in_a_coach_is_told_and_could_ride_along() -> None:
    scenario, plan = one_alone()
    assert len(plan.trips) == 2
    (seat,) = dear_seats(plan)
    assert (seat.n_workers, seat.vehicle_type) == (1, "coach-49")
    assert seat.times >= 15  # as many workers share the other coach

    best, ticket = cheaper_ways(scenario, plan)[seat]
    assert best.kind in ("join", "muster")
    together = solve(scenario, limits=STEPS).plan
    assert len(together.trips) == 1
    assert best.saves_fen >= plan.cost.total_fen - together.cost.total_fen

    assert ticket.kind == "ticket"
    assert fare_fen("k_seat", 130_000) < ticket.ticket_fen < fare_fen("k_seat", 160_000)
    assert ticket.saves_fen == 0


def test_nobody_is_told_to_board_a_county_away() -> None:
    """One village a coach: who is near enough boards at the other one."""
    for lat, kinds in ((38.01, ["muster", "ticket"]), (38.6, ["ticket"])):
        scenario, plan = one_alone(lat)
        narrow = replace(scenario.policy, max_villages_per_vehicle=1)
        (ways,) = cheaper_ways(replace(scenario, policy=narrow), plan).values()
        assert [way.kind for way in ways] == kinds


def test_what_the_rules_forbid_is_no_cheaper_way() -> None:
    scenario, plan = one_alone()
    apart = replace(scenario.policy, max_villages_per_vehicle=1, max_ride_s=1)
    (ways,) = cheaper_ways(replace(scenario, policy=apart), plan).values()
    assert [way.kind for way in ways] == ["ticket"]


def test_an_idle_small_coach_is_cheaper_than_the_large_one() -> None:
    scenario, plan = one_alone()
    van = make_line(
        vehicle_type="van", seats=7, count=1, fixed_fen=30_000, per_km_fen=100
    )
    apart = replace(scenario.policy, max_villages_per_vehicle=1)
    small = replace(scenario, fleet=(*scenario.fleet, van), policy=apart)
    (ways,) = cheaper_ways(small, plan).values()
    own = next(way for way in ways if way.kind == "other_coach")
    assert own.coach == ("D1", "van")
    (dear,) = dear_seats(plan)
    assert 0 < own.saves_fen < dear.each_fen


def test_an_intake_that_is_full_is_not_overrun() -> None:
    scenario, plan = one_alone()
    full = replace(scenario.employers[0], daily_intake=0)
    (ways,) = cheaper_ways(replace(scenario, employers=(full,)), plan).values()
    assert [way.kind for way in ways] == ["ticket"]


def test_seats_of_one_price_are_no_news() -> None:
    scenario, _ = one_alone()
    together = solve(scenario, limits=STEPS).plan
    assert dear_seats(together) == []
    assert cheaper_ways(scenario, together) == {}


def test_coaches_far_emptier_than_they_were_are_told() -> None:
    scenario, plan = one_alone()
    full, alone = sorted(plan.trips, key=lambda trip: -len(trip.worker_ids))
    thin = replace(plan, trips=(alone, alone, full))  # 22 workers on 3 trips
    (found,) = thin_averages(scenario, thin)
    assert (found.cap, found.n_trips) == ("full", 3)
    assert round(found.workers_each, 2) == 7.33
    assert "41-45 were usual without a load cap" in thin_text(found, "en")
    assert thin_averages(scenario, replace(plan, trips=(full, full, full, full))) == [
        replace(found, n_trips=4, workers_each=20)
    ]
    assert thin_averages(scenario, plan) == []  # two coaches prove nothing


def test_the_report_lists_the_dear_seats_with_their_ways() -> None:
    scenario, plan = one_alone()
    ways = cheaper_ways(scenario, plan)
    page = plan_page(scenario, plan, lang="en", violations=(), cheaper=ways)
    (found,) = ways.values()
    assert "Worth a second look" in page
    assert ways_text(found, scenario.place_name, "en") in page


def test_a_seat_that_was_not_looked_at_to_the_end_is_not_said_to_have_no_way() -> None:
    scenario, plan = one_alone()
    whole = cheaper_ways(scenario, plan)
    n_cut = 0
    for n_asked in (0, 1, 2, 5, 10, 1_000_000):
        asked = iter([False] * n_asked)
        found = cheaper_ways(scenario, plan, stop=partial(next, asked, True))
        assert found in ({}, whole)
        n_cut += found == {}
    assert 0 < n_cut < 6


def test_a_coach_that_is_lost_is_no_cheaper_way() -> None:
    scenario, plan = one_alone()
    (seat,) = dear_seats(plan)
    (line,) = scenario.fleet
    van = replace(line, vehicle_type="van", seats=9, fixed_fen=50_000, count=1)
    for lost in ((), ((1, 0),)):
        fleet = (replace(line, count=3, lost=((3, 0),)), replace(van, lost=lost))
        found = cheaper_ways(replace(scenario, fleet=fleet), plan)[seat]
        kinds = [way.kind for way in found]
        assert ("other_coach" in kinds) == (not lost), kinds
        assert {"join", "muster"} & {*kinds}
