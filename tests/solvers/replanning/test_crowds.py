"""Half-hours at a hub in which more may report, or not."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.crowds import SLOT_S, Crowds
from tests.solvers.replanning.service_days import two_flights

FEEDERS = [t for t in two_flights()[1].trips if t.segment == "feeder"]
POLICY = two_flights()[0].policy


def test_a_single_coach_is_no_crowd() -> None:
    tight = replace(POLICY, crowd_cap=1)
    assert Crowds(tight, ()).before(FEEDERS[0]) is None


def test_where_too_many_report_the_next_comes_half_an_hour_before() -> None:
    first = FEEDERS[0]
    n = len(first.worker_ids)
    tight = replace(POLICY, crowd_cap=2 * n - 1)
    due_s = Crowds(tight, [first]).before(first)
    hub = next(stop for stop in first.stops if stop.kind == "hub")
    assert due_s is not None
    assert hub.depart_s - 2 * SLOT_S < due_s < hub.depart_s


def test_as_many_as_the_policy_lets_report_together() -> None:
    first = FEEDERS[0]
    loose = replace(POLICY, crowd_cap=2 * len(first.worker_ids))
    assert Crowds(loose, [first]).before(first) is None
