"""Luggage against the hold, both ways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.planner import solve
from tests.transport.builders import make_line, make_scenario, make_worker
from transport.catalogue.sentences import sentence
from transport.checker import violations
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

STEPS = Limits(time_limit_s=None, steps=2)


def day(*bags: int, hold: int | None, count: int = 5) -> Scenario:
    """Workers with so many bags each, 49-seaters with such a hold."""
    return make_scenario(
        workers=tuple(make_worker(f"W{at:02d}", n_bags=n) for at, n in enumerate(bags)),
        fleet=(make_line(count=count, hold_bags=hold),),
    )


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=STEPS).plan
    assert violations(scenario, plan) == []
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen
    return plan


def test_thirty_with_a_case_each_need_two_coaches_that_hold_twenty() -> None:
    assert len(planned(day(*[1] * 30, hold=20)).trips) == 2
    assert len(planned(day(*[1] * 30, hold=30)).trips) == 1


def test_without_a_figure_there_is_no_limit() -> None:
    assert len(planned(day(*[9] * 30, hold=None)).trips) == 1


def test_uneven_luggage_is_counted_by_the_piece() -> None:
    """Ten with three, ten with none: 30 pieces, two coaches of 20."""
    plan = planned(day(*[3] * 10, *[0] * 10, hold=20))
    assert plan.n_planned == 20
    assert len(plan.trips) == 2


def test_the_bound_knows_what_everybody_has_at_least() -> None:
    """Twenty with a case each, coaches that hold ten: two full ones at least."""
    plan = planned(day(*[1] * 20, hold=10))
    assert plan.cost.lower_bound_fen > 0.99 * plan.cost.total_fen


def test_who_has_more_than_any_hold_stays_and_is_told_why() -> None:
    plan = planned(day(1, 21, hold=20))
    (left,) = plan.unplanned
    assert (left.worker_id, left.code) == ("W01", "HOLD_FULL")
    assert "21 pieces of luggage" in sentence(left.told, "en")


def test_a_family_and_its_luggage_ride_together() -> None:
    scenario = day(8, 8, 8, 8, hold=20)
    pairs = zip(scenario.workers, "AABB", strict=True)
    workers = tuple(replace(worker, party_id=party) for worker, party in pairs)
    plan = planned(replace(scenario, workers=workers))
    aboard = [set(trip.worker_ids) for trip in plan.trips]
    assert sorted(map(sorted, aboard)) == [["W00", "W01"], ["W02", "W03"]]
