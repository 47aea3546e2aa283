"""Reasons are those of the closest attempt, and what they say would do does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.drafting.reasons import OUT_OF_TIME, UNCLEAR, Reasons
from solvers.planner import solve
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from solvers.repairs.repairs import priced_repairs
from solvers.running.deadline import NO_DEADLINE, Deadline
from solvers.search.state import State
from tests.solvers.sources.subproblems import dispatcher_of, problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.catalogue.sentences import sentence
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.places import Opening
from transport.said import said
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=1)


def planned(scenario: Scenario) -> Plan:
    """The plan with coaches that run one trip a day: they are to be scarce."""
    plan = solve(scenario, limits=LIMITS).plan
    assert violations(scenario, plan) == []
    return plan


def why(plan: Plan) -> tuple[str, str]:
    """The one code and reason of all who stay."""
    ((code, reason),) = {
        (entry.code, sentence(entry.told, "en")) for entry in plan.unplanned
    }
    return code, reason


def allowed_s(reason: str) -> int:
    """The ride that is asked for, in seconds."""
    found = re.search(r"allow rides of (\d+) h(?: (\d+) min)?", reason)
    assert found is not None
    return int(found[1]) * HOUR_S + int(found[2] or 0) * MINUTE_S


def near_and_far(**changes: object) -> Scenario:
    """Four workers each of a near village and of one that is further away."""
    homes = ("V1",) * 4 + ("V2",) * 4
    scenario = make_scenario(
        villages=(make_village("V1"), make_village("V2", lat=37.55)),
        workers=tuple(
            make_worker(f"W{i}", village_id=home) for i, home in enumerate(homes)
        ),
        fleet=(make_line(count=4),),
        policy=make_policy(passenger_stop_every_s=0, max_ride_s=3 * HOUR_S),
    )
    return replace(scenario, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("n_days", [1, 3])
def test_a_ride_that_is_too_long_is_told_as_the_shortest_one(n_days: int) -> None:
    scenario = near_and_far(n_days=n_days)
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (4, "RIDE_TOO_LONG")
    ride_s = allowed_s(reason)
    assert 3 * HOUR_S < ride_s < 4.5 * HOUR_S
    longer = make_policy(passenger_stop_every_s=0, max_ride_s=ride_s)
    one = replace(
        scenario, workers=(make_worker("W9", village_id="V2"),), policy=longer
    )
    assert planned(one).n_planned == 1
    shorter = make_policy(passenger_stop_every_s=0, max_ride_s=ride_s - MINUTE_S)
    assert planned(replace(one, policy=shorter)).n_planned == 0


def test_a_gate_that_closes_minutes_too_early_is_told_with_the_minutes() -> None:
    def with_gate_until(until_s: int) -> Scenario:
        gate = Opening(from_s=8 * HOUR_S, until_s=until_s)
        return make_scenario(n_days=1, employers=(make_employer(opening=gate),))

    code, reason = why(planned(with_gate_until(8 * HOUR_S)))
    assert code == "NO_LEGAL_TIMETABLE"
    found = re.search(r"receive (\d+) min longer, until (\d\d):(\d\d)", reason)
    assert found is not None
    minutes = int(found[1])
    assert int(found[2]) * 60 + int(found[3]) == 8 * 60 + minutes
    until_s = 8 * HOUR_S + minutes * MINUTE_S
    assert planned(with_gate_until(until_s)).n_planned == 1
    assert planned(with_gate_until(until_s - MINUTE_S)).n_planned == 0


def test_who_finds_the_intake_full_is_not_told_of_coaches() -> None:
    """The only coach is away as well; another one would not help."""
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i:02d}") for i in range(20)),
        employers=(make_employer(daily_intake=15),),
        fleet=(make_line(count=1),),
    )
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (15, "INTAKE_FULL")
    assert "32 seats free" in reason
    assert reason.count("15 workers a day") == reason.count("daily_intake") == 1
    assert "on other trips" not in reason


def test_a_party_larger_than_a_day_of_intake_is_told_of_no_further_day() -> None:
    workers = tuple(make_worker(f"W{i}", party_id="P1") for i in range(3))
    scenario = make_scenario(
        workers=workers, employers=(make_employer(daily_intake=2),)
    )
    code, reason = why(planned(scenario))
    assert code == "INTAKE_FULL"
    assert "raise daily_intake to 3 or more" in reason
    assert "add days" not in reason


def test_who_is_short_of_coaches_is_told_which_one_would_do() -> None:
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=20, count=1),),
    )
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (18, "NO_COACH_FREE")
    assert "one more coach-49 of D1" in reason


def test_a_penalty_below_the_price_of_a_coach_is_named_and_raising_it_helps() -> None:
    scenario = make_scenario(tariff=Tariff(penalty_fen=1_000))
    code, reason = why(planned(scenario))
    assert code == "DEARER_THAN_PENALTY"
    assert "raise the penalty" in reason
    assert "more time" not in reason
    assert planned(replace(scenario, tariff=Tariff())).n_planned == 1


def test_a_coach_that_is_back_in_time_is_sent_again_instead_of_hiring_one() -> None:
    """Eleven kilometres, one coach, thirty workers: two runs carry them all."""
    scenario = make_scenario(
        n_days=1,
        employers=(make_employer(lat=38.03, lon=111.0),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=20, count=1),),
    )
    repairs = priced_repairs(scenario, planned(scenario))
    assert [repair.kind for repair in repairs] == ["second_run"]
    assert (repairs[0].n_carried, repairs[0].coaches) == (12, {("D1", "coach-49"): 1})


def four_each(**second: Any) -> Scenario:
    """One coach for two villages of four workers each, who may not share it."""
    villages = (make_village("V1"), make_village("V2", lat=37.96, **second))
    homes = ("V1",) * 4 + ("V2",) * 4
    return make_scenario(
        n_days=1,
        villages=villages,
        workers=tuple(
            make_worker(f"W{i}", village_id=home) for i, home in enumerate(homes)
        ),
        fleet=(make_line(count=1),),
    )


def two_employers() -> Scenario:
    """One coach for the workers of two employers, at one of which it may call."""
    scenario = four_each()
    return replace(
        scenario,
        employers=(make_employer(), make_employer("E2", lat=38.85)),
        workers=tuple(
            make_worker(f"W{i}", employer_id="E1" if i < 4 else "E2") for i in range(8)
        ),
    )


APART: tuple[tuple[Scenario, dict[str, Any], dict[str, Any]], ...] = (
    (four_each(county="Fangshan"), {}, {"mix_counties": True}),
    (four_each(risk="medium"), {}, {"mix_risk_levels": True}),
    (
        four_each(),
        {"max_villages_per_vehicle": 1},
        {"max_villages_per_vehicle": 2},
    ),
    (
        two_employers(),
        {"max_employers_per_vehicle": 1},
        {"max_employers_per_vehicle": 2},
    ),
)


@pytest.mark.parametrize(("scenario", "asked", "freed"), APART)
def test_a_rule_on_sharing_that_leaves_seats_empty_is_named_and_lifting_it_helps(
    scenario: Scenario, asked: dict[str, Any], freed: dict[str, Any]
) -> None:
    strict = replace(scenario, policy=make_policy(**asked))
    plan = planned(strict)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (4, "KEPT_APART")
    (rule,) = freed
    assert f"({rule})" in reason
    assert "43 seats free" in reason  # of 48, an escort and four workers aboard
    found = re.search(r"for (\d+\.\d\d) CNY more", reason)
    assert found is not None
    free = planned(replace(scenario, policy=make_policy(**freed)))
    assert free.n_planned == 8
    assert free.cost.total_fen - plan.cost.total_fen <= round(float(found[1]) * 100)


def test_a_full_coach_of_another_county_is_no_reason() -> None:
    scenario = four_each(county="Fangshan")
    full = replace(scenario, fleet=(make_line(seats=5, count=1),))
    assert why(planned(full))[0] == "NO_COACH_FREE"


def test_two_limits_that_must_both_give_way_are_both_told() -> None:
    """2.9 h of ride, two allowed; from 06:00 on nobody is there by half past seven."""

    def limited(*, max_ride_s: int, until_s: int) -> Scenario:
        gate = Opening(from_s=7 * HOUR_S, until_s=until_s)
        return make_scenario(
            n_days=1,
            employers=(make_employer(opening=gate),),
            policy=make_policy(max_ride_s=max_ride_s),
        )

    shut_s, short_s = 7 * HOUR_S + 30 * MINUTE_S, 2 * HOUR_S
    code, reason = why(planned(limited(max_ride_s=short_s, until_s=shut_s)))
    assert code == "RIDE_TOO_LONG"
    assert reason.startswith("two limits at once: ")
    minutes = re.search(r"receive (\d+) min longer", reason)
    assert minutes is not None
    long_s = allowed_s(reason)
    later_s = shut_s + int(minutes[1]) * MINUTE_S
    for less_s, sooner_s in ((MINUTE_S, 0), (0, MINUTE_S)):
        short = limited(max_ride_s=long_s - less_s, until_s=later_s - sooner_s)
        assert planned(short).n_planned == 0
    assert planned(limited(max_ride_s=long_s, until_s=later_s)).n_planned == 1
    assert planned(limited(max_ride_s=short_s, until_s=later_s)).n_planned == 0
    assert planned(limited(max_ride_s=long_s, until_s=shut_s)).n_planned == 0


def test_a_gate_that_opens_too_late_for_those_boarded_early_is_told_so() -> None:
    """Boarding ends at 07:00, the gate opens at noon; an hour aboard may be waited."""

    def with_gate_from(from_s: int) -> Scenario:
        gate = Opening(from_s=from_s, until_s=14 * HOUR_S)
        boarding = Opening(from_s=6 * HOUR_S, until_s=7 * HOUR_S)
        return make_scenario(
            n_days=1,
            villages=(make_village(opening=boarding),),
            employers=(make_employer(opening=gate),),
        )

    code, reason = why(planned(with_gate_from(12 * HOUR_S)))
    assert code == "NO_LEGAL_TIMETABLE"
    found = re.search(r"receive (\d+) min sooner, from (\d\d):(\d\d)", reason)
    assert found is not None
    from_s = int(found[2]) * HOUR_S + int(found[3]) * MINUTE_S
    assert from_s == 12 * HOUR_S - int(found[1]) * MINUTE_S
    assert planned(with_gate_from(from_s)).n_planned == 1
    assert planned(with_gate_from(from_s + MINUTE_S)).n_planned == 0


def test_drivers_that_the_settings_do_not_allow_are_told_by_number() -> None:
    def with_drivers(most: int) -> Scenario:
        hangzhou = make_employer(
            lat=30.3, lon=120.2, city="Hangzhou", province="Zhejiang"
        )
        return make_scenario(
            employers=(hangzhou,), policy=make_policy(max_drivers=most)
        )

    code, reason = why(planned(with_drivers(1)))
    assert code == "CREW_NOT_ALLOWED"
    assert reason.startswith("2 drivers are needed from V1 to E1")
    assert planned(with_drivers(2)).n_planned == 1


def test_a_ride_that_only_stops_for_workers_make_too_long_is_told_so() -> None:
    """2.55 h of ride, and two stops of 40 min; 2.75 h are allowed."""

    def with_stops(every_s: int) -> Scenario:
        policy = make_policy(
            max_ride_s=2 * HOUR_S + 55 * MINUTE_S,
            passenger_stop_every_s=every_s,
            passenger_stop_s=40 * MINUTE_S,
        )
        return make_scenario(policy=policy)

    code, reason = why(planned(with_stops(HOUR_S)))
    assert code == "RIDE_TOO_LONG"
    assert "without its stops for passengers it would be short enough" in reason
    assert planned(with_stops(0)).n_planned == 1


def test_small_coaches_are_no_reason_where_a_larger_one_is_kept_by_a_rule() -> None:
    """Twelve in a party: no seats in the small coach, too long a ride in the large."""
    scenario = make_scenario(
        workers=tuple(make_worker(f"W{i:02d}", party_id="P") for i in range(12)),
        fleet=(make_line(vehicle_type="van-9", seats=9), make_line()),
        policy=make_policy(max_ride_s=2 * HOUR_S),
    )
    assert why(planned(scenario))[0] == "RIDE_TOO_LONG"


def test_a_party_too_large_for_coaches_that_reach_the_village_is_told_of_both() -> None:
    scenario = make_scenario(
        villages=(make_village(max_seats=19),),
        workers=tuple(make_worker(f"W{i:02d}", party_id="P") for i in range(20)),
        fleet=(make_line(vehicle_type="coach-19", seats=19), make_line()),
    )
    code, reason = why(planned(scenario))
    assert code == "NO_SEATS_LEFT"
    assert "coach-19, has 17 seats" in reason  # a driver and an escort besides
    assert "more than 19 seats do not reach V1" in reason


def test_a_village_that_is_crowded_is_not_told_as_short_of_coaches() -> None:
    """Boarding in one half-hour alone: a coach of nineteen, and nobody beside it."""
    boarding = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S + 20 * MINUTE_S)
    scenario = make_scenario(
        n_days=1,
        villages=(make_village(opening=boarding),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=21, count=3),),
        policy=make_policy(crowd_cap=15),
    )
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (19, "CROWDED")
    assert "crowd_cap leaves room for 0 more" in reason
    assert planned(replace(scenario, policy=make_policy(crowd_cap=30))).n_planned == 30


def test_whom_the_ride_keeps_off_free_seats_is_told_so_before_the_crowd() -> None:
    """Two more aboard make the stands longer, and there is one half-hour to board."""
    boarding = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S + 20 * MINUTE_S)
    policy = make_policy(crowd_cap=15, max_ride_s=200 * MINUTE_S)
    scenario = make_scenario(
        n_days=1,
        villages=(make_village(opening=boarding),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        policy=policy,
    )
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (28, "RIDE_TOO_LONG")
    assert "3 h 22 min; 3 h 20 min allowed (max_ride_h); else others board" in reason
    longer = replace(policy, max_ride_s=202 * MINUTE_S)
    assert planned(replace(scenario, policy=longer)).n_planned > 28


def test_a_village_too_small_for_every_coach_is_told_with_both_sizes() -> None:
    scenario = make_scenario(villages=(make_village(max_seats=9),))
    code, reason = why(planned(scenario))
    assert code == "NO_COACH_FITS_VILLAGE"
    assert "coaches of 9 seats at most reach it" in reason
    assert "coach-49, has 49" in reason


def asked(
    scenario: Scenario, deadline: Deadline = NO_DEADLINE
) -> list[tuple[int, str]]:
    """The workers of the first group for whom each reason holds, and its code."""
    problem = problem_of(scenario)
    waiting = Waiting(problem, range(problem.n_groups))
    fleet = FleetUse(line.count for line in problem.lines)
    state = State(bookings=[], waiting=waiting, fleet=fleet)
    reasons = Reasons(problem, dispatcher_of(problem), state, deadline)
    return [(piece.n, why.told.code) for piece, why in reasons.of(waiting.pieces()[:1])]


def test_parties_of_each_size_are_told_their_own_reason() -> None:
    """Three singles, who could be carried; nine at once fit into no coach of eight."""
    workers = (
        *(make_worker(f"A{i}") for i in range(3)),
        *(make_worker(f"B{i}", party_id="P") for i in range(9)),
    )
    scenario = make_scenario(workers=workers, fleet=(make_line(seats=10),))
    assert asked(scenario) == [
        (3, "COACH_WOULD_BE_CHEAPER"),
        (9, "PARTY_OUTGROWS_COACHES"),
    ]


def test_once_the_time_is_up_no_cause_is_claimed() -> None:
    assert asked(make_scenario(), Deadline(0.0)) == [(1, UNCLEAR.told.code)]


def test_where_every_coach_is_booked_that_is_the_reason_at_any_time_limit() -> None:
    """One coach, away on the only day: not the clock keeps the last one at home."""
    workers = (*(make_worker(f"A{i}") for i in range(48)), make_worker("B"))
    scenario = make_scenario(n_days=1, workers=workers, fleet=(make_line(count=1),))
    problem = problem_of(scenario)
    dispatcher = dispatcher_of(problem)
    fleet = FleetUse([1], is_by_day=True)
    (piece,) = Waiting(problem, range(problem.n_groups)).pieces()
    last = replace(piece, parties=piece.parties[-1:], n=1)
    state = State(bookings=[], waiting=Waiting(problem, []), fleet=fleet)
    reasons = Reasons(problem, dispatcher, state, Deadline(0.0))
    assert reasons.plain([last])[0][2] is UNCLEAR
    assert [why for _, why in reasons.untried(last)] == [OUT_OF_TIME]
    trip = dispatcher.book(draft_of(problem, 0, [replace(last, n=1)]), fleet)
    assert isinstance(trip, Booking)
    fleet.take(0, trip.quote)
    for why in (reasons.plain([last])[0][2], *(w for _, w in reasons.untried(last))):
        assert why.code == "NO_COACH_FREE"
        assert why.told == said("EVERY_COACH_IS_BOOKED", n=1)
    more = replace(scenario, fleet=(make_line(count=2),))
    assert planned(more).n_planned == 49
