"""Plans changed by hand: who rides where, what it costs, what the checker says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from solvers.replanning.by_hand import CannotEdit, Depart, Edit, Move, edited
from solvers.replanning.ground import Ground, ground_as_it_is
from tests.solvers.replanning.days import printed
from tests.solvers.replanning.service_days import two_flights
from transport.changes import Changes
from transport.checker import violations
from transport.clock import HOUR_S

if TYPE_CHECKING:
    from transport.plan import Plan, Trip

SCENARIO, PLAN = printed()


@cache
def ground() -> Ground:
    return ground_as_it_is(SCENARIO, Changes(moment_s=0))


def by_hand(*edits: Edit) -> Plan:
    return edited(ground(), PLAN, edits)


def codes(plan: Plan) -> set[str]:
    return {found.code for found in violations(SCENARIO, plan)}


def trip_of(plan: Plan, worker_id: str) -> Trip:
    return next(trip for trip in plan.trips if worker_id in trip.worker_ids)


def test_without_edits_the_plan_is_the_same() -> None:
    same = by_hand()
    assert (same.trips, same.journeys, same.cost) == (
        PLAN.trips,
        PLAN.journeys,
        PLAN.cost,
    )
    assert codes(same) == set()


def test_people_on_a_coach_more_are_priced_and_legal() -> None:
    first = PLAN.trips[0]
    names, line = first.worker_ids[:3], f"{first.depot_id}/coach-19"
    plan = by_hand(Move(worker_ids=names, to=line))
    assert codes(plan) == set()
    (new,) = set(plan.trip) - set(PLAN.trip)
    assert set(plan.trip[new].worker_ids) == set(names)
    assert set(names).isdisjoint(plan.trip[first.trip_id].worker_ids)
    assert plan.cost.total_fen > PLAN.cost.total_fen
    assert plan.cost.total_fen == sum(plan.cost.payers.values())
    assert plan.cost.lower_bound_fen == PLAN.cost.lower_bound_fen


def test_moved_there_and_back_costs_what_it_did() -> None:
    first = PLAN.trips[0]
    names = first.worker_ids[:2]
    there = Move(worker_ids=names, to=f"{first.depot_id}/coach-19")
    back = Move(worker_ids=names, to=first.trip_id)
    plan = by_hand(there, back)
    assert codes(plan) == set()
    assert set(plan.trip) == set(PLAN.trip)
    assert plan.cost.total_fen == PLAN.cost.total_fen
    assert set(plan.trip[first.trip_id].worker_ids) == set(first.worker_ids)


def test_a_coach_that_nobody_rides_on_runs_no_more() -> None:
    first, second = PLAN.trips
    everybody = Move(worker_ids=first.worker_ids, to=f"{first.depot_id}/coach-49")
    plan = by_hand(everybody)
    assert first.trip_id not in plan.trip
    assert second.trip_id in plan.trip


def test_a_party_moves_as_a_whole() -> None:
    (one, other, *_) = PLAN.trips[0].worker_ids
    workers = tuple(
        replace(w, party_id="P") if w.worker_id in (one, other) else w
        for w in SCENARIO.workers
    )
    same = SCENARIO.worker[one], SCENARIO.worker[other]
    assert len({(w.village_id, w.employer_id) for w in same}) == 1
    scenario = replace(SCENARIO, workers=workers).read_from(SCENARIO.inputs)
    party = ground_as_it_is(scenario, Changes(moment_s=0))
    line = f"{PLAN.trips[0].depot_id}/coach-19"
    plan = edited(party, PLAN, [Move(worker_ids=(one,), to=line)])
    assert trip_of(plan, one) == trip_of(plan, other)


@pytest.mark.parametrize("later_h", [-1, 1, 3])
def test_a_trip_leaves_in_the_minute_that_is_wished(later_h: int) -> None:
    trip = PLAN.trips[1]
    at_s = trip.depart_s + later_h * HOUR_S
    plan = by_hand(Depart(trip_id=trip.trip_id, at_s=at_s))
    assert plan.trip[trip.trip_id].depart_s == at_s
    assert codes(plan) == set()
    told = {j.worker_id: j.legs[0].board_s for j in plan.journeys}
    was = {j.worker_id: j.legs[0].board_s for j in PLAN.journeys}
    for name in trip.worker_ids:
        assert abs(told[name] - was[name] - later_h * HOUR_S) <= HOUR_S // 4  # by night


def test_a_departure_by_night_is_made_and_the_checker_names_what_it_breaks() -> None:
    trip = PLAN.trips[0]
    plan = by_hand(Depart(trip_id=trip.trip_id, at_s=trip.depart_s - 2 * HOUR_S))
    found = [v for v in violations(SCENARIO, plan) if v.where == trip.trip_id]
    assert {"NIGHT_BAN", "OUTSIDE_OPENING"} <= {one.code for one in found}
    moved = plan.trip[trip.trip_id]
    assert moved.depart_s == trip.depart_s - 2 * HOUR_S


def test_two_departures_of_one_coach_at_once_get_two_coaches() -> None:
    trip = PLAN.trips[0]
    names = trip.worker_ids[:2]
    plan = by_hand(Move(worker_ids=names, to=f"{trip.depot_id}/{trip.vehicle_type}"))
    new = trip_of(plan, names[0])
    used = [(t.depot_id, t.vehicle_type, t.coach) for t in plan.trips]
    assert new.trip_id != trip.trip_id
    assert len(set(used)) == len(used)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Move(worker_ids=("nobody",), to="T001"), "BY_HAND_MAY_NOT_TRAVEL"),
        (Move(worker_ids=PLAN.trips[0].worker_ids[:1], to="T9"), "BY_HAND_NO_TRIP"),
        (Move(worker_ids=PLAN.trips[0].worker_ids[:1], to="D/x"), "BY_HAND_NO_TRIP"),
        (
            Move(worker_ids=PLAN.trips[0].worker_ids[:1], to="T001"),
            "BY_HAND_THERE_ALREADY",
        ),
        (Move(worker_ids=PLAN.trips[0].worker_ids[:1], to="T002"), "BY_HAND_NO_WAY"),
        (Depart(trip_id="T9", at_s=0), "BY_HAND_NO_TRIP"),
    ],
)
def test_what_cannot_be_written_down_is_refused_with_its_number(
    edit: Edit, code: str
) -> None:
    fine = Depart(trip_id="T002", at_s=PLAN.trips[1].depart_s)
    with pytest.raises(CannotEdit) as failure:
        by_hand(fine, edit)
    assert failure.value.told.code == code
    assert failure.value.number == 1


# What rules of the road and of the day say; all else would be a slip of our own.
RULES = {
    "NIGHT_BAN",
    "OUTSIDE_OPENING",
    "LEG_TOO_FAST",
    "HALT_MISPLACED",
    "DRIVES_TOO_LONG",
}


@pytest.mark.parametrize("seed", range(8))
def test_random_changes_leave_books_seats_and_money_right(seed: int) -> None:
    rnd = Random(seed)
    edits: list[Edit] = []
    for _ in range(3):
        trip = rnd.choice(PLAN.trips)
        line = rnd.choice(SCENARIO.fleet)
        names = tuple(rnd.sample(trip.worker_ids, rnd.randint(1, 4)))
        at_s = trip.depart_s + rnd.randrange(-4, 12) * HOUR_S // 2
        both: list[Edit] = [
            Move(worker_ids=names, to="/".join(line.key)),
            Depart(trip_id=trip.trip_id, at_s=at_s),
        ]
        edits.append(rnd.choice(both))
    plan = by_hand(*edits)
    assert codes(plan) <= RULES
    assert {j.worker_id for j in plan.journeys} == {j.worker_id for j in PLAN.journeys}


@cache
def flown() -> tuple[Ground, Plan]:
    """Sixty who fly, brought to the hub and met there by two coaches each."""
    scenario, plan = two_flights(n_workers=60)
    return ground_as_it_is(scenario, Changes(moment_s=0)), plan


def test_whoever_flies_can_be_met_by_another_coach_that_calls_there() -> None:
    day, plan = flown()
    source, target = (t for t in plan.trips if t.segment == "receiving")
    calls = {stop.place_id for stop in target.stops}
    name = next(
        w for w in source.worker_ids if day.scenario.worker[w].employer_id in calls
    )
    made = edited(day, plan, [Move(worker_ids=(name,), to=target.trip_id)])
    # its halts stay as they are: where one is too short by that, it is named
    found = {(one.code, one.where) for one in violations(day.asked, made)}
    assert found == {("DWELL_TOO_SHORT", target.trip_id)}
    assert name in made.trip[target.trip_id].worker_ids
    assert name not in made.trip[source.trip_id].worker_ids
    assert made.services == plan.services


def test_a_coach_of_a_flight_takes_on_nobody_by_a_detour_too_long() -> None:
    day, plan = flown()
    source, target = (t for t in plan.trips if t.segment == "feeder")
    move = Move(worker_ids=source.worker_ids[:1], to=target.trip_id)
    with pytest.raises(CannotEdit) as failure:
        edited(day, plan, [move])
    assert failure.value.told.code == "BY_HAND_NO_STOP"
    with pytest.raises(CannotEdit) as failure:
        edited(day, plan, [replace(move, to=source.trip_id)])
    assert failure.value.told.code == "BY_HAND_THERE_ALREADY"


def test_a_feeder_that_leaves_too_late_misses_its_flight() -> None:
    day, plan = flown()
    feeder = next(t for t in plan.trips if t.segment == "feeder")
    late = Depart(trip_id=feeder.trip_id, at_s=feeder.depart_s + 3 * HOUR_S)
    found = violations(day.asked, edited(day, plan, [late]))
    assert "CONNECTION_MISSED" in {one.code for one in found}
