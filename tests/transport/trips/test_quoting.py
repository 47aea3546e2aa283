"""When a trip leaves, how long its workers are aboard, and which crews are legal."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving.timetable import timetable
from transport.groups import groups_of
from transport.places import Opening
from transport.roads.distances import distances_of
from transport.scenario import SuppliedDistance
from transport.tariff import Tariff
from transport.trips.aboard import broken_rests, closed_waits
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Refusal, Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.driving.timetable import Timetable
    from transport.scenario import Scenario


def way(from_id: str, to_id: str, minutes: int, km: int | None = None) -> Any:
    return SuppliedDistance(
        from_id=from_id,
        to_id=to_id,
        distance_m=(minutes if km is None else km) * 1_000,
        driving_s=minutes * MINUTE_S,
    )


def one_way(minutes: int, *, opening: Opening | None = None, **changes: Any) -> Any:
    """One worker from V1 to E1, the yard in V1; nothing else is asked for."""
    more = {"policy": make_policy("none"), **changes}
    return make_scenario(
        employers=(make_employer("E1", opening=opening),),
        distances=(
            way("D1", "V1", 0, 0),
            way("V1", "E1", minutes),
            way("E1", "D1", minutes),
        ),
        **more,
    )


def quoted(scenario: Scenario, **more: Any) -> Quote:
    found = asked(scenario, **more)
    assert isinstance(found, Quote), found
    return found


def asked(
    scenario: Scenario, *, timed: Any = timetable, **more: Any
) -> Quote | Refusal:
    """All groups on the first coach, villages and employers in their order."""
    groups = groups_of(scenario, scenario.workers)
    route = Route(
        line=scenario.fleet[0],
        villages=tuple(dict.fromkeys(g.village_id for g in groups)),
        employers=tuple(dict.fromkeys(g.employer_id for g in groups)),
        loads=tuple(Load(group=g, n=g.n_workers) for g in groups),
    )
    return TripMaker(scenario, distances_of(scenario), timed).quote(route, **more)


def anything(_: Quote) -> bool:
    return True


def longest_under_way_s(quote: Quote, *, least_stop_s: int) -> int:
    """Longest driving between two stands of that length, workers aboard."""
    first, last = quote.times("V1", "E1")
    longest = since = 0
    for here, there in pairwise(quote.timetable.halts):
        if here.depart_s - here.arrive_s >= least_stop_s:
            since = 0
        if first < here.depart_s < last:
            since += there.arrive_s - here.depart_s
            longest = max(longest, since)
    return longest


# -- departures --------------------------------------------------------------------


@pytest.mark.parametrize("step_s", [HOUR_S, 4 * HOUR_S])
def test_a_trip_leaves_so_late_that_nobody_waits_at_a_late_gate(step_s: int) -> None:
    """Two hours of driving and 11 min of boarding; the gate opens at 16:10."""
    gate = Opening(from_s=16 * HOUR_S + 10 * MINUTE_S, until_s=20 * HOUR_S)
    quote = quoted(one_way(120, opening=gate), step_s=step_s)
    assert quote.closed_wait_s == 0
    assert quote.first_service_s == 13 * HOUR_S + 59 * MINUTE_S


@pytest.mark.parametrize(
    ("pull_out_min", "leaves_min"), [(15, 341), (16, 340), (45, 303)]
)
def test_a_coach_leaves_early_enough_by_night_for_the_first_minute_of_pick_up(
    pull_out_min: int, leaves_min: int
) -> None:
    """Before 06:00 it drives at 80 %: 15 min take 18.75, and it leaves at 05:41.

    Boarding takes 11 min and the way 60; the gate closes at 07:11.
    """
    gate = Opening(from_s=7 * HOUR_S, until_s=7 * HOUR_S + 11 * MINUTE_S)
    scenario = make_scenario(
        employers=(make_employer("E1", opening=gate),),
        distances=(
            way("D1", "V1", pull_out_min),
            way("V1", "E1", 60),
            way("E1", "D1", 60),
        ),
        policy=make_policy("none", driver_hours="cn"),
    )
    quote = quoted(scenario)
    assert (quote.depart_s, quote.first_service_s) == (leaves_min * 60, 6 * HOUR_S)


def test_a_gate_open_for_minutes_is_reached_between_the_hours_tried() -> None:
    gate = Opening(from_s=13 * HOUR_S + 25 * MINUTE_S, until_s=13 * HOUR_S + 30 * 60)
    policy = make_policy("none", max_wait_aboard_s=0)
    quote = quoted(one_way(200, opening=gate, policy=policy), step_s=4 * HOUR_S)
    assert [wait for _, wait in closed_waits(quote.timetable)] == [0]


def test_waiting_aboard_has_a_limit_and_is_told_in_the_refusal() -> None:
    """At 20:00 the last workers board; the gate opens at 08:00 for a minute."""
    gate = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S)
    free = {"driver_hours": "none"}
    scenario = one_way(200, opening=gate, policy=make_policy("none", **free))
    refusal = asked(scenario)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "NO_LEGAL_TIMETABLE"
    patient = make_policy("none", max_wait_aboard_s=9 * HOUR_S, **free)
    quote = quoted(one_way(200, opening=gate, policy=patient))
    assert quote.times("V1", "E1")[0] == 20 * HOUR_S  # 11 + 200 min, 8 h 29 of waiting
    assert quote.closed_wait_s == 8 * HOUR_S + 29 * MINUTE_S


def test_a_day_trip_boards_in_the_morning_but_not_before_seven() -> None:
    assert quoted(one_way(120)).first_service_s == 7 * HOUR_S


def test_an_arrival_by_night_is_told_though_the_coach_rests_on_its_way_home() -> None:
    gate = Opening(from_s=22 * HOUR_S, until_s=23 * HOUR_S)
    quote = quoted(one_way(300, opening=gate), final=anything)
    last = [halt for halt in quote.timetable.halts if halt.call_idx is not None][-2]
    assert quote.timetable.halts[-2].kind == "rest"
    assert quote.unease_s == last.depart_s - 21 * HOUR_S > HOUR_S


def test_of_equal_cost_the_departure_with_least_time_aboard_wins() -> None:
    """By hand: no minute of the day leads to a shorter ride than the final one."""
    gate = Opening(from_s=6 * HOUR_S, until_s=22 * HOUR_S)
    scenario = one_way(16 * 60, opening=gate, fleet=(make_line(drivers=2),))
    final = quoted(scenario, final=anything)
    every = quoted(scenario, step_s=5 * MINUTE_S)
    assert final.cost_fen == every.cost_fen
    assert final.strain_s <= every.strain_s + 5 * MINUTE_S
    assert final.closed_wait_s == 0


def test_a_second_driver_rides_along_where_he_saves_a_day_of_hire() -> None:
    """8.5 h at the wheel: alone a day of hire more (1,850), or 350 for a second one."""
    line = make_line(billing="per_day", fixed_fen=185_000, driver_day_fen=35_000)
    pair = quoted(one_way(255, fleet=(line,)))
    assert (pair.drivers, pair.days_of_hire) == (2, 1)
    alone = quoted(
        one_way(255, fleet=(line,), policy=make_policy("none", max_drivers=1))
    )
    assert alone.days_of_hire == 2
    assert alone.cost_fen - pair.cost_fen == 185_000


def test_a_price_of_time_aboard_lets_a_dearer_timetable_win() -> None:
    """Alone a driver rests on the way; a second one costs more than the days saved."""
    line = make_line(
        billing="per_day", fixed_fen=100_000, driver_day_fen=400_000, drivers=1
    )
    more: dict[str, Any] = {
        "fleet": (line,),
        "policy": make_policy("none", two_driver_m=10**9),
    }
    cheap = quoted(one_way(10 * 60, **more))
    dear = quoted(one_way(10 * 60, tariff=Tariff(time_aboard_h_fen=10**6), **more))
    assert (cheap.drivers, dear.drivers) == (1, 2)
    assert cheap.cost_fen < dear.cost_fen == sum(dear.cost_lines.values())
    assert cheap.aboard_s > dear.aboard_s


def test_rests_are_joined_where_short_drives_break_them() -> None:
    scenario = one_way(20 * 60, fleet=(make_line(drivers=2),))
    rough, final = quoted(scenario), quoted(scenario, final=anything)
    assert broken_rests(final.timetable) <= broken_rests(rough.timetable)
    assert final.strain_s <= rough.strain_s


# -- stops for the workers ------------------------------------------------------------


@pytest.mark.parametrize("hours", ["none", "cn", "eu", "us"])
def test_workers_stand_20_minutes_after_two_hours_under_way(hours: str) -> None:
    policy = make_policy(
        "none",
        driver_hours=hours,
        two_driver_m=10**9,
        passenger_stop_every_s=2 * HOUR_S,
    )
    quote = quoted(one_way(7 * 60, policy=policy))
    assert longest_under_way_s(quote, least_stop_s=20 * MINUTE_S) == 2 * HOUR_S


def test_without_the_rule_only_the_driver_hours_stop_a_coach() -> None:
    policy = make_policy("none", driver_hours="none")
    quote = quoted(one_way(7 * 60, policy=policy))
    assert [halt.kind for halt in quote.timetable.halts] == ["call"] * 4
    policy = replace(policy, passenger_stop_every_s=2 * HOUR_S)
    stopped = quoted(one_way(7 * 60, policy=policy))
    assert stopped.longest_ride_s - quote.longest_ride_s == 3 * 20 * MINUTE_S


def test_an_empty_coach_makes_no_stops_for_workers() -> None:
    """110 min there; home with an hour more, nobody aboard."""
    policy = make_policy("none", driver_hours="none", passenger_stop_every_s=2 * HOUR_S)
    home = (way("D1", "V1", 0, 0), way("V1", "E1", 110), way("E1", "D1", 170))
    quote = quoted(replace(one_way(110, policy=policy), distances=home))
    assert [halt.kind for halt in quote.timetable.halts] == ["call"] * 4


# -- crews ----------------------------------------------------------------------------


def test_a_run_that_demands_two_drivers_is_refused_where_one_is_allowed() -> None:
    policy = make_policy("none", max_drivers=1)
    refusal = asked(one_way(700, policy=policy))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "CREW_NOT_ALLOWED"
    assert quoted(one_way(500, policy=policy)).drivers == 1
    assert quoted(one_way(700)).drivers == 2


def test_a_hire_with_more_drivers_than_allowed_is_refused() -> None:
    policy = make_policy("none", max_drivers=1)
    fleet = (make_line(drivers=2),)
    refusal = asked(one_way(100, policy=policy, fleet=fleet))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "CREW_NOT_ALLOWED"


# -- the detour in time ---------------------------------------------------------------


def collecting(**rules: Any) -> Any:
    """V1 boards first, V2 on the way there with 40 workers: a halt of 30 min."""
    return make_scenario(
        policy=make_policy("none", **rules),
        workers=(
            make_worker("W01"),
            *(make_worker(f"W{n}", village_id="V2") for n in range(10, 50)),
        ),
        villages=(make_village("V1"), make_village("V2")),
        distances=(
            way("D1", "V1", 0, 0),
            way("V1", "V2", 30),
            way("V2", "E1", 90),
            way("V1", "E1", 120),
            way("E1", "D1", 120),
        ),
        fleet=(make_line(seats=53),),
    )


def test_halts_on_the_way_count_in_the_detour() -> None:
    rules = {"max_detour_percent": 100, "escorts_per_vehicle": 0}
    allowed = quoted(collecting(detour_allowance_s=30 * MINUTE_S, **rules))
    assert allowed.route.n_workers == 41
    refusal = asked(collecting(detour_allowance_s=29 * MINUTE_S, **rules))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "RIDE_TOO_LONG"
    assert quoted(
        collecting(detour_allowance_s=0, **rules | {"max_detour_percent": 125})
    )


def test_the_day_of_a_ready_worker_is_kept() -> None:
    scenario = one_way(120, workers=(make_worker(ready_from_s=DAY_S + 9 * HOUR_S),))
    assert quoted(scenario).first_service_s >= DAY_S + 9 * HOUR_S


def starts_noted(tried: list[tuple[int, int]]) -> Callable[..., Timetable | None]:
    """The domain's timetables, each noted by its service at V1 and its drivers."""

    def timed(**asked: Any) -> Timetable | None:
        if not asked["rules"].least_block_s > HOUR_S // 2:
            ((start_s, _), *_) = asked["calls"][1].intervals
            tried.append((start_s, asked["drivers"]))
        return timetable(**asked)

    return timed


def test_a_finer_grid_asks_for_no_timetable_twice() -> None:
    tried: list[tuple[int, int]] = []
    scenario = one_way(960)
    groups = groups_of(scenario, scenario.workers)
    maker = TripMaker(scenario, distances_of(scenario), starts_noted(tried))
    route = Route(
        line=scenario.fleet[0],
        villages=("V1",),
        employers=("E1",),
        loads=tuple(Load(group=group, n=group.n_workers) for group in groups),
    )
    coarse = maker.quote(route, step_s=4 * HOUR_S)
    fine = maker.quote(route, final=anything)
    assert len(tried) == len(set(tried)) > 4
    assert isinstance(coarse, Quote)
    assert isinstance(fine, Quote)
    assert maker.rank(fine) <= maker.rank(coarse)
