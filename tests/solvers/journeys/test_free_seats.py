"""Those of a direct coach go by a train with free seats where that costs less."""

from __future__ import annotations

from dataclasses import replace

from solvers.journeys.candidates import Candidate
from solvers.journeys.free_seats import first_cheaper
from solvers.journeys.legs import DIRECT, Assignment
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, train
from transport.checker import violations
from transport.clock import HOUR_S
from transport.outcome import Limits

VILLAGES = "04163075200640625335746612"
EMPLOYERS = "21131300003013000101000003"


def test_by_steps_a_coach_of_nineteen_is_left_for_free_seats_of_the_train() -> None:
    """At first prices 7 of 26 had a train, whose coaches all can share; 22,503 CNY."""
    tickets = train(
        "A",
        seats=118,
        max_units=1,
        seat_cost_fen=60_000,
        fare=None,
        duration_s=8 * HOUR_S,
    )
    day = far_day(n_workers=26, services=(tickets,), seed=53)
    workers = tuple(
        replace(w, village_id=f"V{v}", employer_id=f"E{e}")
        for w, v, e in zip(day.workers, VILLAGES, EMPLOYERS, strict=True)
    )
    scenario = replace(day, workers=workers)
    plan = solve(
        scenario, limits=Limits(time_limit_s=None, steps=1, tells_why=False)
    ).plan
    assert violations(scenario, plan) == []
    assert {use.service_id: len(use.workers) for use in plan.services} == {"A": 26}
    assert plan.cost.total_fen <= 2_040_000


def test_the_first_cheaper_choice_is_taken_and_none_is_tried_without_time() -> None:
    asked: list[Assignment] = []
    costs = [12, 9, 8]
    best = Candidate(assignment=DIRECT, searches=(), cost_fen=10)

    def searched(choice: Assignment) -> Candidate:
        asked.append(choice)
        return replace(best, assignment=choice, cost_fen=costs[len(asked) - 1])

    choices = [Assignment(service_of={("G", i): "A"}) for i in range(3)]
    assert first_cheaper(best, choices, searched, lambda: False) is best
    assert asked == []
    assert first_cheaper(best, choices, searched, lambda: True).cost_fen == 9
    assert asked == choices[:2]
