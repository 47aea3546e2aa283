"""Who is taken off where an employer receives fewer, on a printed county day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from solvers.planner import solve
from solvers.replanning.arrivals import arrivals_of
from solvers.replanning.asking import Asked
from solvers.replanning.ground import ground_of
from solvers.replanning.replanner import replan
from solvers.replanning.surplus import fewest, over_intake
from tests.solvers.cases import county_day
from tests.solvers.replanning.days import EVENING, LIMITS, asked, printed, replanned
from transport.changes import Changes
from transport.checker import violations
from transport.fixed import Fixed
from transport.groups import Party


@cache
def busiest() -> tuple[str, int, int]:
    """The gate with the most arrivals on a day, and how many."""
    _, plan = printed()
    gates = Counter(arrivals_of(plan, EVENING).at.values())
    (employer_id, day), n = max(gates.items(), key=lambda item: (item[1], item[0]))
    return employer_id, day, n


def lowered(by: int) -> Changes:
    employer_id, _, n = busiest()
    return Changes(moment_s=EVENING, intakes={employer_id: n - by})


def test_exactly_the_surplus_waits_for_another_day_and_nobody_else_changes() -> None:
    _, plan = printed()
    employer_id, day, n = busiest()
    found = replanned(lowered(3))
    before, after = arrivals_of(plan, EVENING).at, arrivals_of(found.plan, EVENING).at
    moved = {w for w, gate in before.items() if after.get(w) != gate}
    assert len(moved) == 3 == len(found.changed)
    assert Counter(after.values())[employer_id, day] == n - 3
    assert {after[w] for w in moved} == {(employer_id, day + 1)}
    assert found.plan.unplanned == ()


def test_who_finds_no_place_on_any_day_stays_with_that_reason() -> None:
    scenario, plan = printed()
    came = Counter(
        employer_id for employer_id, _ in arrivals_of(plan, EVENING).at.values()
    )
    employer_id, n = next(one for one in came.items() if scenario.n_days < one[1] < 15)
    changes = Changes(moment_s=EVENING, intakes={employer_id: 1})
    found = replanned(changes)
    gates = Counter(arrivals_of(found.plan, EVENING).at.values())
    days = [most for gate, most in gates.items() if gate[0] == employer_id]
    assert days == [1] * scenario.n_days
    assert {e.code for e in found.plan.unplanned} == {"INTAKE_FULL"}
    assert len(found.plan.unplanned) == n - sum(days)


def test_whoever_registered_last_goes_first_and_standby_before_all() -> None:
    scenario, plan = printed()
    employer_id, _, _ = busiest()
    question = asked(lowered(2))
    ground = ground_of(scenario, question.changes)
    at = arrivals_of(plan, EVENING).at
    there = [w.worker_id for w in scenario.workers if at.get(w.worker_id, "") != ""]
    there = [w for w in there if at[w][0] == employer_id]
    alike = [w for w in there if ground.party_of[w].rank == 2] or there
    assert over_intake(question, ground) == set(alike[-2:])
    first = replace(question, from_standby=(there[0],))
    assert over_intake(first, ground) == {there[0], alike[-1]}
    held = replace(
        question, fixed=replace(question.fixed, locked_workers=frozenset({alike[-1]}))
    )
    assert over_intake(held, ground) == set(alike[-3:-1])


def test_whoever_is_under_way_is_let_in() -> None:
    scenario, plan = printed()
    employer_id, day, n = busiest()
    later = max(stop.depart_s for trip in plan.trips for stop in trip.stops) + 1
    changes = Changes(moment_s=later, intakes={employer_id: 1})
    question = asked(changes, fixed={"departed": frozenset(plan.trip)})
    assert over_intake(question, ground_of(scenario, changes)) == frozenset()
    at = arrivals_of(plan, later).at
    inside = tuple(w for w, gate in at.items() if gate[0] == employer_id)
    found = replanned(
        replace(changes, let_in={employer_id: inside}),
        fixed={"departed": frozenset(plan.trip)},
    )
    assert Counter(arrivals_of(found.plan, later).at.values())[employer_id, day] == n


def test_whoever_stays_keeps_his_trip_though_nobody_may_wait_for_those_taken_off() -> (
    None
):
    scenario = county_day(n_workers=24, n_villages=3, n_employers=2, seed=3)
    policy = replace(scenario.policy, max_wait_aboard_s=0)
    scenario = replace(scenario, policy=policy)
    plan = solve(scenario, limits=replace(LIMITS, steps=1)).plan
    trip = max(plan.trips, key=lambda trip: len(trip.worker_ids))
    drop = next(stop for stop in trip.stops if stop.alight)
    n = sum(len(s.alight) for t in plan.trips for s in t.stops if s == drop)
    changes = Changes(
        moment_s=EVENING, intakes={str(drop.place_id): n - len(drop.alight) // 2}
    )
    question = Asked(
        scenario=scenario,
        plan=plan,
        changes=changes,
        fixed=Fixed(moment_s=EVENING, aboard={drop.alight[0]: (trip.trip_id,)}),
    )
    found = replan(question, LIMITS)
    assert violations(found.scenario, found.plan) == []
    now = found.plan.trip[trip.trip_id]
    assert len(now.worker_ids) == len(trip.worker_ids) - len(drop.alight) // 2
    assert drop.alight[0] in now.worker_ids
    assert found.changed.isdisjoint(now.worker_ids)


@pytest.mark.parametrize(
    ("sizes", "n", "taken"),
    [
        ((1, 1, 1), 2, (0, 1)),
        ((2, 1, 1), 1, (1,)),  # whole parties, the fewest workers
        ((2, 1, 1), 2, (0,)),  # the first before others
        ((3, 2), 4, (0, 1)),
        ((2,), 0, ()),
        ((2,), 5, (0,)),
    ],
)
def test_the_fewest_are_taken_by_whole_parties(
    sizes: tuple[int, ...], n: int, taken: tuple[int, ...]
) -> None:
    parties = [
        Party(
            worker_ids=tuple(f"{i}-{j}" for j in range(size)),
            priority="other",
            penalty_fen=1,
        )
        for i, size in enumerate(sizes)
    ]
    assert list(fewest(parties, n)) == [parties[i] for i in taken]
