"""The day's changes on a small county day: what changes, and what must not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from solvers.replanning.asking import CannotReplan
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import (
    EVENING,
    LIMITS,
    asked,
    coach_lost,
    new_worker,
    papers,
    printed,
    replanned,
)
from transport.changes import Changes
from transport.checker import violations
from transport.money.payers import split_by_rules, vehicles_of
from transport.payer_rules import PayerRule


def test_without_changes_the_plan_stays_as_printed() -> None:
    _, plan = printed()
    found = replanned(Changes(moment_s=EVENING))
    assert found.plan.trips == plan.trips
    assert found.plan.journeys == plan.journeys
    assert found.changed == found.touched == frozenset()


def test_three_do_not_come_and_two_are_added_after_the_freeze() -> None:
    scenario, plan = printed()
    ids = [journey.worker_id for journey in plan.journeys]
    out = dict.fromkeys((ids[0], ids[10], ids[20]), "NO_SHOW")
    added = tuple(
        new_worker(name, scenario.worker[like])
        for name, like in (("X1", ids[0]), ("X2", ids[10]))
    )
    found = replanned(Changes(moment_s=EVENING, out=out, added=added))
    before, after = papers(plan), papers(found.plan)
    taken = {t.trip_id for t in found.plan.trips if {"X1", "X2"} & {*t.worker_ids}}
    assert len(taken) <= 2
    assert {w: p for w, p in after.items() if w not in ("X1", "X2")} == {
        w: p for w, p in before.items() if w not in out
    }
    assert {entry.worker_id: entry.code for entry in found.plan.held} == out
    assert found.plan.unplanned == ()


def test_fever_at_boarding_leaves_the_seat_to_the_first_on_standby_at_that_stop() -> (
    None
):
    scenario, plan = printed()
    trip = plan.trips[0]
    stop = next(s for s in trip.stops if s.board)
    ill = stop.board[0]
    worker = scenario.worker[ill]
    others = [v.village_id for v in scenario.villages if v.village_id != stop.place_id]
    standby = (
        replace(new_worker("S1", worker), village_id=others[0]),  # of another stop
        replace(new_worker("S2", worker), out_code=None, temperature_c=Decimal("36.5")),
        new_worker("S3", worker),
    )
    changes = Changes(
        moment_s=stop.arrive_s,
        out={ill: "FEVER_AT_BOARDING"},
        measured={ill: Decimal("37.4")},
    )
    departed = frozenset({trip.trip_id})
    found = replanned(changes, standby=standby, fixed={"departed": departed})
    (taken,) = found.standby
    assert (taken.worker_id, taken.instead_of) == ("S2", ill)
    assert found.plan.trip[trip.trip_id].seats["S2"] == trip.seats[ill]
    before, after = papers(plan), papers(found.plan)
    assert {w: p for w, p in after.items() if w != "S2"} == {
        w: p for w, p in before.items() if w != ill
    }
    held = {entry.worker_id: str(entry.told) for entry in found.plan.held}
    assert held[ill].startswith("37.4 °C at boarding")


def test_companions_of_whoever_is_out_ride_on_and_are_flagged() -> None:
    question = asked(Changes(moment_s=EVENING))
    riders = question.plan.trips[0].worker_ids
    pair = tuple(
        w
        for w in riders
        if question.scenario.worker[w].village_id
        == question.scenario.worker[riders[0]].village_id
        and question.scenario.worker[w].employer_id
        == question.scenario.worker[riders[0]].employer_id
    )[:2]
    if len(pair) < 2:
        pytest.skip("no two of one village and employer on the first trip")
    workers = tuple(
        replace(w, party_id="P1") if w.worker_id in pair else w
        for w in question.scenario.workers
    )
    changes = Changes(moment_s=EVENING, out={pair[0]: "NO_SHOW"})
    scenario = replace(question.scenario, workers=workers)
    found = replan(
        replace(
            question,
            scenario=scenario,
            changes=changes,
            fixed=replace(question.fixed, out=changes.out),
        ),
        LIMITS,
    )
    assert found.flagged == pair[1:]
    assert found.changed == frozenset()


def test_an_employer_that_says_no_releases_its_coaches() -> None:
    scenario, plan = printed()
    closed = scenario.employers[0].employer_id
    out = {
        w.worker_id: "EMPLOYER_NOT_ACCEPTING"
        for w in scenario.workers
        if w.employer_id == closed
    }
    found = replanned(Changes(moment_s=EVENING, out=out))
    assert {entry.code for entry in found.plan.held} == {"EMPLOYER_NOT_ACCEPTING"}
    assert len(found.plan.held) == len(out)
    for trip in found.plan.trips:
        assert closed not in {stop.place_id for stop in trip.stops}
    before = {w: p for w, p in papers(plan).items() if w not in out}
    assert {w: p[0][2].board_s for w, p in papers(found.plan).items()} == {
        w: p[0][2].board_s for w, p in before.items()
    }


def test_everybody_of_one_employer_alone_on_a_coach_leaves_it_in_the_yard() -> None:
    _, plan = printed()
    trip = plan.trips[0]
    out = dict.fromkeys(trip.worker_ids, "CANCELLED")
    found = replanned(Changes(moment_s=EVENING, out=out))
    assert trip.trip_id not in found.plan.trip
    assert len(found.plan.trips) == len(plan.trips) - 1


def test_the_trip_of_a_broken_coach_runs_on_another_at_its_times() -> None:
    _, plan = printed()
    trip = plan.trips[0]
    lost = coach_lost(trip, EVENING)
    found = replanned(Changes(moment_s=EVENING, lost=(lost,)))
    assert found.touched == {trip.trip_id}
    assert found.changed == set(trip.worker_ids)
    again = found.plan.trip[trip.trip_id]
    assert again.coach != trip.coach or again.vehicle_type != trip.vehicle_type
    before = {j.worker_id: j.legs[0].board_s for j in plan.journeys}
    assert {j.worker_id: j.legs[0].board_s for j in found.plan.journeys} == before
    assert found.plan.unplanned == ()


def test_the_same_changes_give_the_same_version() -> None:
    _, plan = printed()
    out = {plan.journeys[5].worker_id: "NO_SHOW"}
    one, two = (replanned(Changes(moment_s=EVENING, out=out)) for _ in range(2))
    assert one.plan.trips == two.plan.trips
    assert one.plan.cost == two.plan.cost


def test_what_cannot_be_made_legal_is_refused_with_what_is_wrong() -> None:
    question = asked(Changes(moment_s=EVENING))
    broken = replace(question.plan.trips[0], usable_seats=1, drivers=0)
    plan = replace(
        question.plan,
        trips=tuple(
            replace(t, coach=1, block_id="B001", depot_id=t.depot_id, drivers=0)
            for t in (broken, *question.plan.trips[1:])
        ),
    )
    departed = frozenset(plan.trip)
    with pytest.raises(CannotReplan) as refused:
        replan(
            replace(
                question, plan=plan, fixed=replace(question.fixed, departed=departed)
            ),
            LIMITS,
        )
    assert refused.value.found


def test_three_hours_before_the_coach_the_message_names_whom_to_call() -> None:
    scenario, plan = printed()
    trip = plan.trips[0]
    moment_s = trip.depart_s - 3 * 3_600
    closed = scenario.employers[0].employer_id
    employers = tuple(
        replace(e, contact="Wang 138") if e.employer_id == closed else e
        for e in scenario.employers
    )
    out = {
        w.worker_id: "EMPLOYER_NOT_ACCEPTING"
        for w in scenario.workers
        if w.employer_id == closed
    }
    question = asked(Changes(moment_s=moment_s, out=out))
    found = replan(
        replace(question, scenario=replace(scenario, employers=employers)), LIMITS
    )
    told = {entry.worker_id: str(entry.told) for entry in found.plan.held}
    assert told.keys() == out.keys()
    assert all("call Wang 138" in text for text in told.values())
    assert found.changed == frozenset()


def test_a_kit_and_a_share_less_are_paid_for_whoever_has_a_fever() -> None:
    scenario, plan = printed()
    scenario = replace(scenario, tariff=replace(scenario.tariff, kit_fen=500))
    trip = plan.trips[0]
    ill = trip.worker_ids[0]
    none = Changes(moment_s=EVENING)
    fever = Changes(moment_s=EVENING, out={ill: "FEVER_AT_BOARDING"})
    costs = []
    for changes in (none, fever):
        question = replace(asked(changes), scenario=scenario)
        found = replan(question, LIMITS).plan
        costs.append(found.cost.lines["kit"])
        assert sum(found.cost.payers.values()) == found.cost.total_fen
    assert costs == [500 * len(plan.journeys), 500 * (len(plan.journeys) - 1)]


@pytest.mark.parametrize(("spare", "is_paid"), [(1, True), (0, False)])
def test_a_subsidy_goes_with_the_rider_who_takes_the_load_under_its_minimum(
    spare: int, *, is_paid: bool
) -> None:
    scenario, plan = printed()
    trip = plan.trips[0]
    rule = PayerRule(
        rule_id="city",
        payer="receiving_city",
        percent=50,
        min_load=len(trip.worker_ids) - spare,
    )
    fever = {trip.worker_ids[0]: "FEVER_AT_BOARDING"}
    question = asked(Changes(moment_s=EVENING, out=fever))
    scenario = replace(scenario, payer_rules=(rule,))
    found = replan(replace(question, scenario=scenario), LIMITS).plan
    vehicles = vehicles_of(scenario, found.trips, found.services)
    split = split_by_rules(scenario, vehicles, total_fen=found.cost.total_fen)
    assert (trip.trip_id in {c.vehicle_id for c in split.claims}) is is_paid
    assert found.cost.payers == split.payers


def test_a_coach_that_stands_as_printed_is_no_wait_for_the_others() -> None:
    """Nobody may wait aboard; half of those who alight together are not there."""
    scenario, plan = printed()
    policy = replace(scenario.policy, max_wait_aboard_s=0)
    strict = replace(scenario, policy=policy)
    waits = [v.code for v in violations(strict, plan)]
    if waits:
        pytest.skip("the printed plan waits")
    stop = max((s for t in plan.trips for s in t.stops), key=lambda s: len(s.alight))
    out = dict.fromkeys(stop.alight[1::2], "NO_SHOW")
    question = replace(asked(Changes(moment_s=EVENING, out=out)), scenario=strict)
    found = replan(question, LIMITS)
    assert found.changed == frozenset()
    assert set(found.plan.trip) == set(plan.trip)
