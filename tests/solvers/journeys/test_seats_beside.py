"""A coach to a service or from it with seats left is told, with what denies them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.journeys.seats_beside import with_seats_beside
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, network_of, train
from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.said import said

if TYPE_CHECKING:
    from solvers.journeys.seats_beside import Side
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario

AWAY = said("COACHES_NEAR_AWAY", most_m=300_000, n=1)


@cache
def day() -> tuple[Scenario, Plan]:
    """One coach at each end; it calls at one village, and at one employer."""
    far = far_day(n_workers=8, services=(train(duration_s=8 * HOUR_S),))
    fleet = tuple(replace(line, count=1) for line in far.fleet if line.seats == 49)
    policy = replace(
        far.policy,
        max_ride_s=16 * HOUR_S,
        max_drivers=1,
        max_villages_per_vehicle=1,
        max_employers_per_vehicle=1,
    )
    far = replace(far, fleet=fleet, policy=policy)
    plan = solve(far, limits=Limits(time_limit_s=None, steps=0)).plan
    assert {trip.segment for trip in plan.trips} == {"feeder", "receiving"}
    return far, plan


def told(side: Side, plan: Plan | None = None) -> Said:
    scenario, own = day()
    groups, _ = network_of(scenario)
    left = {entry.worker_id for entry in own.unplanned}
    aboard = {w: scenario.worker[w] for trip in own.trips for w in trip.worker_ids}
    villages = {worker.village_id for worker in aboard.values()}
    gates = {worker.employer_id for worker in aboard.values()}
    group = next(
        group
        for group in groups
        if left.issuperset(group.worker_ids)
        and group.village_id not in villages
        and group.employer_id not in gates
    )
    return with_seats_beside(
        *(scenario, own if plan is None else plan, group, "K1", side),
        why=AWAY,
        group_of={w: group for group in groups for w in group.worker_ids},
    )


def test_the_coach_that_collects_calls_at_as_many_villages_as_it_may() -> None:
    found = told("feeder")
    assert found.figures["parts"] == (said("VILLAGES_AT_MOST", most=1),)
    text = sentence(found, "en")
    assert "a coach-49 that runs there, by V" in text
    assert "seats left, but a coach takes workers up at 1 place at most" in text


def test_the_coach_that_receives_calls_at_as_many_employers_as_it_may() -> None:
    found = told("receiving")
    assert found.figures["parts"] == (said("EMPLOYERS_AT_MOST", most=1),)
    assert "尚余" in sentence(found, "zh")


def test_where_no_coach_runs_there_nothing_is_added() -> None:
    assert told("feeder", replace(day()[1], trips=())) is AWAY


def test_where_no_plain_limit_denies_it_no_run_was_found() -> None:
    scenario, plan = day()
    free = replace(scenario.policy, max_villages_per_vehicle=9)
    groups, _ = network_of(scenario)
    riders = {w for trip in plan.trips for w in trip.worker_ids}
    group = next(g for g in groups if riders.isdisjoint(g.worker_ids))
    found = with_seats_beside(
        *(replace(scenario, policy=free), plan, group, "K1", "feeder"),
        why=AWAY,
        group_of={},
    )
    assert found.figures["parts"] == said("NO_RUN_BY_PLACE", place=group.village_id)
