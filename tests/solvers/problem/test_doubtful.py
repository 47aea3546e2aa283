"""A certificate that ends soon after the earliest arrival: who is counted, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.bound.reproving import proved_bound
from solvers.planner import solve
from solvers.problem.doubtful import with_doubts
from tests.transport.builders import make_policy, make_scenario, make_worker
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.gate.arrivals import EarliestArrivals
from transport.groups import groups_of
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

FIRST = Limits(time_limit_s=None, steps=0)
POLICY = make_policy("cn-2020-02-11")


def with_certificates(*ends_s: int) -> Scenario:
    """A worker for each certificate, all of one village and employer."""
    workers = tuple(
        make_worker(f"W{n}", health_code="green", certificate_until_s=end_s)
        for n, end_s in enumerate(ends_s)
    )
    return make_scenario(workers=workers, policy=POLICY)


def earliest_s() -> int:
    found = EarliestArrivals(with_certificates(DAY_S)).alighted_s("V1", "E1", 0)
    assert found is not None
    return found


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=FIRST).plan
    assert violations(scenario, plan) == []
    return plan


def test_whom_another_plan_may_hold_counts_nothing_in_the_bound() -> None:
    alone = with_certificates(earliest_s() + 10 * MINUTE_S)
    travels = planned(alone)
    assert travels.n_planned == 1
    stays = planned(with_certificates(earliest_s() - MINUTE_S))
    assert [entry.code for entry in stays.held] == ["CERT_EXPIRES_ON_ROAD"]
    assert violations(alone, stays) == []  # the checker cannot refute the hold
    assert travels.cost.lower_bound_fen <= stays.cost.objective_fen == 0


def test_whom_no_plan_may_hold_counts_in_full() -> None:
    sure_s = earliest_s() + 2 * HOUR_S
    stays = planned(with_certificates(earliest_s() - MINUTE_S))
    codes = {v.code for v in violations(with_certificates(sure_s), stays)}
    assert codes == {"HELD_WITHOUT_CAUSE"}
    assert proved_bound(with_certificates(sure_s), enough_fen=1) > 0


def test_a_worker_in_doubt_takes_nothing_from_the_others_bound() -> None:
    apart = proved_bound(with_certificates(4 * DAY_S, 4 * DAY_S), enough_fen=1)
    doubtful = with_certificates(4 * DAY_S, 4 * DAY_S, earliest_s() + MINUTE_S)
    assert proved_bound(doubtful, enough_fen=1) == apart > 0


def test_a_certificate_that_outlasts_the_planning_days_ends_on_no_road() -> None:
    short = replace(with_certificates(DAY_S - MINUTE_S), n_days=1)
    late = make_worker("W0", health_code="green", ready_from_s=23 * HOUR_S)
    asks = replace(short, workers=(replace(late, certificate_until_s=DAY_S - 1),))
    held = planned(asks)
    assert [entry.code for entry in held.held] == ["CERT_EXPIRES_ON_ROAD"]
    lasting = replace(asks, workers=(replace(late, certificate_until_s=DAY_S),))
    assert {v.code for v in violations(lasting, held)} == {"HELD_WITHOUT_CAUSE"}


def test_those_in_doubt_are_a_group_apart() -> None:
    scenario = with_certificates(4 * DAY_S, earliest_s() + MINUTE_S, 4 * DAY_S)
    groups = groups_of(scenario, scenario.workers)
    found = with_doubts(scenario, distances_of(scenario), groups)
    told = {group.worker_ids: group.group_id.endswith("-in-doubt") for group in found}
    assert told == {("W0", "W2"): False, ("W1",): True}
    for group in found:
        counts = [party.least_fen > 0 for party in group.parties]
        assert counts == [not told[group.worker_ids]] * len(counts)


def test_a_group_is_cut_where_some_of_it_are_in_doubt() -> None:
    scenario = with_certificates(earliest_s() + MINUTE_S)
    sure = make_worker("W9", health_code="green", certificate_until_s=4 * DAY_S)
    (group,) = groups_of(scenario, scenario.workers)
    (certain,) = groups_of(make_scenario(workers=(sure,)), (sure,))
    joined = replace(group, parties=(*group.parties, *certain.parties))
    both = replace(scenario, workers=(*scenario.workers, sure))
    first, second = with_doubts(both, distances_of(both), [joined])
    assert (first.worker_ids, second.worker_ids) == (("W9",), ("W0",))
    assert (first.group_id, second.group_id) == (
        joined.group_id,
        f"{joined.group_id}-in-doubt",
    )


def test_groups_without_a_doubt_stay_as_they_are() -> None:
    scenario = with_certificates(4 * DAY_S, 4 * DAY_S)
    groups = groups_of(scenario, scenario.workers)
    assert with_doubts(scenario, distances_of(scenario), groups) == tuple(groups)
