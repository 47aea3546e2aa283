"""Figures as a person reads them."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.builders import make_scenario
from transport.answers.progress_lines import progress_line
from transport.answers.scenario_lines import fault_lines, scenario_lines
from transport.answers.summary import scenario_facts, unplanned_lines
from transport.errors import Fault
from transport.gate.eligibility import health_gate
from transport.outcome import Progress
from transport.payer_rules import PayerRule
from transport.places import ScreeningStation
from transport.plan import NotTravelling, Screening
from transport.said import either, said
from transport.scenario import SuppliedDistance


def progress(*, objective_fen: int | None, n_unplanned: int = 0) -> Progress:
    return Progress(
        elapsed_s=3.0,
        steps=1,
        objective_fen=objective_fen,
        lower_bound_fen=75_000,
        n_trips=1,
        n_unplanned=n_unplanned,
    )


def test_progress_names_best_bound_gap_and_trips() -> None:
    line = progress_line(progress(objective_fen=100_000, n_unplanned=2))
    assert line == ("best 1,000.00 CNY  bound 750.00  gap 25.0 %  1 trip  2 unplanned")


def test_progress_before_a_first_plan_has_no_gap() -> None:
    seen = replace(progress(objective_fen=None), done=420, n_all=1_200)
    line = progress_line(seen)
    assert line == "first plan 420/1,200 rides  bound 750.00"


def test_progress_after_the_search_says_what_is_done_then() -> None:
    seen = replace(progress(objective_fen=None), stage="ending")
    line = progress_line(seen)
    assert line == "settling departures, and why who stays  1 trip  bound 750.00"


def test_faults_are_counted() -> None:
    fault = Fault(
        file="fleet.csv",
        row=2,
        column="seats",
        wrong=either("is", "是"),
        remedy=either("do", "做"),
    )
    assert fault_lines([fault]) == ["fleet.csv:2:seats  is  do", "1 fault"]
    assert fault_lines([fault, fault])[-1] == "2 faults"


def test_unplanned_workers_of_one_reason_stand_together() -> None:
    entries = [
        NotTravelling(
            worker_id=f"W{i}",
            code="NO_COACH_FREE",
            told=said("AS_WRITTEN", text="all out" if i != 1 else "one is away"),
        )
        for i in range(6)
    ]
    assert unplanned_lines(entries, limit=2) == [
        "W0, W2, W3 and 2 more  no coach free: all out",
        "W1  no coach free: one is away",
    ]
    assert unplanned_lines(entries, limit=1)[1:] == ["... and 1 more"]
    (chinese, _) = unplanned_lines(entries, limit=2, lang="zh")
    assert chinese.startswith("W0、W2、W3等，另有2人  ")


def test_what_optional_tables_do_is_told() -> None:
    station = ScreeningStation(
        station_id="C1", name="Clinic", lat=37.9, lon=111.0, checks_per_hour=60
    )
    there = SuppliedDistance(from_id="V1", to_id="E1", distance_m=1_000, driving_s=None)
    scenario = make_scenario(
        stations=(station,),
        payer_rules=(PayerRule(rule_id="city", payer="city"),),
        distances=(there,),
    )
    checks = (Screening(worker_id="W1", desk_id="C1", at_s=0, cost_fen=0),)
    lines = scenario_lines(scenario_facts(scenario, health_gate(scenario), checks))
    assert lines[-4:] == [
        "screening 1 station; certifies 1 worker: Clinic (C1), C1 1",
        "subsidies city (city pays)",
        "overrides 1 pair given in distances: V1-E1 1 km",
        "warnings  0",
    ]
    plain = scenario_facts(make_scenario(), health_gate(make_scenario()), ())
    assert not any("screening" in line for line in scenario_lines(plain))


def test_of_many_supplied_distances_the_first_five_are_named() -> None:
    given = tuple(
        SuppliedDistance(from_id=f"V{i}", to_id="E1", distance_m=9_500, driving_s=900)
        for i in range(1, 8)
    )
    scenario = make_scenario(distances=given)
    facts = scenario_facts(scenario, health_gate(scenario), ())
    (line,) = (t for t in scenario_lines(facts, "zh") if t.startswith("给定里程"))
    assert line.endswith("V5至E1 9.5公里15分钟等")
    assert line.count("公里") == 5
    assert len(facts["in_force"]["distances"]) == 7


def test_names_without_end_are_cut_in_what_check_says() -> None:
    scenario = make_scenario(
        title="t" * 5_000, payer_rules=(PayerRule(rule_id="r", payer="9" * 5_000),)
    )
    lines = scenario_lines(scenario_facts(scenario, health_gate(scenario), ()))
    assert max(map(len, lines)) < 500
