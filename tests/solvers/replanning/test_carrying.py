"""Coaches to a flight for named workers."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.attending import Attending
from solvers.replanning.carrying import Carrying
from solvers.replanning.coaches import Coaches
from solvers.replanning.crowds import Crowds
from solvers.replanning.printed import told_of
from solvers.replanning.rounds import round_of, taken_off
from tests.solvers.replanning.service_days import EVENING, asked, two_flights
from transport.changes import Changes


def feeding(n_lines: int) -> Carrying:
    """The feeders of F2 for riders of F1, by the first rows of the fleet."""
    scenario, plan = two_flights()
    scenario = replace(scenario, fleet=scenario.fleet[:n_lines])
    question = asked((scenario, plan), Changes(moment_s=EVENING, services_gone=("F1",)))
    this = round_of(question, gone=taken_off(question))
    ground = this.ground
    crowds = Crowds(scenario.policy, ())
    carrying = Carrying(
        asked=question,
        this=this,
        told=told_of(plan),
        service=scenario.service["F2"],
        segment="feeder",
        maker=Attending(ground, crowds),
        coaches=Coaches(ground.scenario, ()),
        crowds=crowds,
        is_joining=True,
    )
    carrying.carry([p for g in this.groups for p in g.parties])
    return carrying


def test_those_of_a_printed_feeder_stay_together() -> None:
    _, plan = two_flights()
    found = feeding(4)
    assert found.failed == []
    assert {frozenset(t.worker_ids) for t in found.trips} == {
        frozenset(t.worker_ids) for t in plan.trips if t.segment == "feeder"
    }


def test_without_any_coach_everybody_is_told_as_failed() -> None:
    found = feeding(0)
    assert found.trips == []
    assert sum(p.n for p in found.failed) == 12
