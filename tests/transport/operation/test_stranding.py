"""Who works for whom beside a coach that goes no further, and which budget pays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from p2p.console.event_forms import fields_of
from tests.transport.builders import (
    make_employer,
    make_policy,
    make_scenario,
    make_worker,
)
from tests.transport.checker.handmade import good_plan
from tests.transport.operation.a_day import an_event
from transport.changes import Broken, Changes
from transport.checker.money_audit import penalty_fen
from transport.checker.payers_audit import by_rules
from transport.checker.priority_audit import class_of
from transport.checker.rulebook import employer_of
from transport.groups import priority_of
from transport.money.payers import split_by_rules, vehicles_of
from transport.operation.changed import changed
from transport.operation.checks import refusals
from transport.operation.situation import Situation
from transport.operation.stranding import employing, stands_for, with_stranded
from transport.payer_rules import PayerRule

if TYPE_CHECKING:
    from transport.plan import Trip
    from transport.scenario import Scenario

YUAN = 100
ABOARD = ("H0", "H1", "H2", "O0", "O1")


def broken(trip_id: str, *aboard: str) -> Broken:
    return Broken(
        trip_id=trip_id, at_s=36_000, lat=38.4, lon=110.7, aboard=aboard, spent_fen=0
    )


def day() -> Scenario:
    """Four each way of E1, one each of E2; half is paid, 1,000 CNY an employer."""
    home = {"direction": "home", "employer_id": "V1"}
    return make_scenario(
        workers=(
            *(make_worker(f"O{n}") for n in range(4)),
            make_worker("O4", employer_id="E2"),
            *(make_worker(f"H{n}", village_id="E1", **home) for n in range(4)),
            make_worker("H4", village_id="E2", **home),
        ),
        employers=(make_employer(), make_employer("E2")),
        policy=make_policy(key_employers=("E1",)),
        payer_rules=(
            PayerRule(
                rule_id="R1",
                payer="city",
                percent=50,
                cap_per_employer_fen=1_000 * YUAN,
            ),
        ),
    )


def a_trip(trip_id: str, cost_yuan: int, *names: str) -> Trip:
    """A trip whose riders and costs are these; payers look at nothing else of it."""
    trip = good_plan().trips[0]
    stops = tuple(replace(stop, board=(), alight=()) for stop in trip.stops[1:])
    return replace(
        trip,
        trip_id=trip_id,
        cost_fen=cost_yuan * YUAN,
        cost_lines={"hire": cost_yuan * YUAN},
        stops=(replace(trip.stops[0], board=names), *stops),
    )


def paid_yuan(scenario: Scenario, *trips: Trip) -> float:
    """What the city pays by the split, which the checker's own sum must be."""
    total = sum(trip.cost_fen for trip in trips)
    split = split_by_rules(scenario, vehicles_of(scenario, trips, ()), total_fen=total)
    plan = replace(good_plan(), trips=trips, services=(), individual=())
    assert by_rules(scenario, plan) == {"city": split.payers["city"]}
    return split.payers["city"] / YUAN


@pytest.mark.parametrize("way", ["H", "O"])
def test_those_on_the_road_and_the_others_share_their_employers_cap(way: str) -> None:
    """Of 1,600 CNY half are 800; of the second 800 the cap of 1,000 leaves 200."""
    scenario = with_stranded(day(), [broken("T1", f"{way}0", f"{way}1")])
    first = a_trip("T1", 1_600, f"{way}0", f"{way}1")
    second = a_trip("T2", 1_600, f"{way}2", f"{way}3")
    assert scenario.worker[f"{way}0"].village_id.startswith("T1@")
    assert paid_yuan(scenario, first, second) == 1_000


@pytest.mark.parametrize("way", ["H", "O"])
def test_the_other_employer_of_a_relief_keeps_a_budget_of_its_own(way: str) -> None:
    """After 800 for E1, 500 of the relief are for each: 200 are left of E1, 500 of E2.

    The relief carries one of each, who were stranded by different coaches.
    """
    pair = (f"{way}0", f"{way}4")
    scenario = with_stranded(day(), [broken("T1", pair[0]), broken("T2", pair[1])])
    first = a_trip("T3", 1_600, f"{way}3")
    assert paid_yuan(scenario, first, a_trip("T4", 2_000, *pair)) == 800 + 200 + 500


def test_whoever_is_stranded_twice_works_where_he_did_and_keeps_the_rank() -> None:
    before = day()
    after = with_stranded(before, [broken("T1", *ABOARD), broken("T2", *ABOARD)])
    assert after.worker["H0"].village_id == "T2@T1@E1"
    for worker_id in ABOARD:
        worker = after.worker[worker_id]
        assert worker.works_for_id == employer_of(worker) == "E1"
        assert worker.lives_by_id.endswith("V1")
        assert priority_of(after, worker) == "key_employer"
    assert after.policy == before.policy


def test_the_checker_ranks_and_weighs_the_stranded_by_their_employer() -> None:
    after = with_stranded(day(), [broken("T1", *ABOARD, "H4")])
    tariff = after.tariff
    assert penalty_fen(after, after.worker["H0"]) == tariff.penalty_key_employer_fen
    assert penalty_fen(after, after.worker["H4"]) == tariff.penalty_fen
    assert class_of(after, (after.worker["H0"],)) == 1
    assert class_of(after, (after.worker["H4"],)) == 2


def test_who_was_added_on_the_day_boards_beside_the_road_as_well() -> None:
    new = make_worker("N1")
    changes = Changes(
        moment_s=36_000, added=(new,), broken=(broken("T1", "N1"), broken("T2", "H0"))
    )
    after = changed(day(), changes)
    assert after.worker["N1"].village_id == "T1@V1"
    assert after.worker["N1"].works_for_id == "E1"
    assert len(after.workers) == len(day().workers) + 1


def test_the_gate_beside_the_road_is_no_employer_that_an_event_may_name() -> None:
    scenario = with_stranded(day(), [broken("T1", *ABOARD), broken("T2", *ABOARD)])
    assert list(employing(scenario)) == ["E1", "E2"]
    assert scenario.own_employer["T2@T1@E1"].stands_for_id == "E1"
    was = Situation(scenario=scenario, plan=replace(good_plan(), trips=()))
    told = {
        gate: [
            one.wrong.code
            for one in refusals(was, an_event("employer_withdraws", employer_id=gate))
        ]
        for gate in ("E1", "T1@E1")
    }
    assert told == {"E1": [], "T1@E1": ["EVENT_BESIDE_ROAD"]}
    offered = [f.offered for f in fields_of("employer_withdraws", was, "en")]
    assert [one for one, _ in offered[0]] == ["E1", "E2"]
    offered = [f.offered for f in fields_of("late_add", was, "en")]
    assert not [one for each in offered for one, _ in each if "@" in one]


@pytest.mark.parametrize("is_known", [True, False])
@pytest.mark.parametrize(
    ("kind", "fact", "place_id", "remedy"),
    [
        ("late_add", "village_id", "T1@V1", "EVENT_NAME_TRUE"),
        ("stop_closed", "place_id", "T2@T1@E1", "EVENT_NAME_TRUE"),
        ("road_closed", "to_place_id", "T1@V1", "EVENT_NAME_TRUE"),
        ("coach_down", "place_id", "T1@V1", "EVENT_NAME_TRUE_OR_POSITION"),
    ],
)
def test_a_place_beside_the_road_is_refused_with_the_true_name(
    kind: str, fact: str, place_id: str, remedy: str, *, is_known: bool
) -> None:
    """Whether the scenario is that of the version that made the place, or not."""
    scenario = day()
    if is_known:
        aboard = [broken("T1", *ABOARD, "H4"), broken("T2", *ABOARD)]
        scenario = with_stranded(scenario, aboard)
    was = Situation(scenario=scenario, plan=replace(good_plan(), trips=()))
    facts: dict[str, Any] = {fact: place_id}
    found = [one for one in refusals(was, an_event(kind, **facts)) if one.fact == fact]
    (one,) = found
    assert (one.wrong.code, one.remedy.code) == ("EVENT_BESIDE_ROAD", remedy)
    assert one.remedy.figures["place"] == place_id.rpartition("@")[2]


def test_an_id_of_the_tables_may_have_the_mark_itself() -> None:
    scenario = day()
    odd = replace(scenario.villages[0], village_id="T1@V1", name="Elsewhere")
    scenario = replace(scenario, villages=(*scenario.villages, odd))
    assert stands_for(scenario, "T1@V1") is None
    assert stands_for(scenario, "V1") is None
    assert stands_for(scenario, "@V1") is None
