"""The ground that a plan is changed upon."""

from __future__ import annotations

from solvers.replanning.ground import ground_of
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes


def test_whoever_is_out_is_in_no_group() -> None:
    scenario, _ = printed()
    gone = scenario.workers[0].worker_id
    ground = ground_of(scenario, Changes(moment_s=EVENING, out={gone: "NO_SHOW"}))
    assert gone not in ground.eligible
    assert gone not in ground.group_of
    assert len(ground.group_of) == len(scenario.workers) - 1


def test_groups_among_some_are_of_nobody_else() -> None:
    scenario, _ = printed()
    ground = ground_of(scenario, Changes(moment_s=EVENING))
    few = frozenset(w.worker_id for w in scenario.workers[:3])
    groups = ground.groups_among(few)
    assert {w for group in groups for w in group.worker_ids} == few
    assert {ground.party_of[w].n for w in few} == {1}


def test_ways_are_as_long_as_asked_of_the_distances() -> None:
    scenario, plan = printed()
    ground = ground_of(scenario, Changes(moment_s=EVENING))
    ends = (plan.trips[0].depot_id, scenario.villages[0].village_id)
    for _ in range(2):
        assert ground.ways.metres(*ends) == ground.distances.metres(*ends)
        assert ground.ways.seconds(*ends) == ground.distances.seconds(*ends)
