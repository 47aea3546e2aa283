"""Coaches to a flight or from it before they are timed."""

from __future__ import annotations

from solvers.replanning.errands import errand, still_brings
from tests.solvers.replanning.service_days import two_flights

SCENARIO, PLAN = two_flights()
FEEDER = next(t for t in PLAN.trips if t.segment == "feeder")
SERVICE = SCENARIO.service["F2"]


def test_a_feeder_boards_in_the_order_printed_and_ends_at_the_hub() -> None:
    now = errand(SCENARIO, "feeder", SERVICE, FEEDER.worker_ids, printed=FEEDER)
    calls = [s.place_id for s in FEEDER.stops if s.board]
    assert [s.place_id for s in now.stops] == [*calls, SERVICE.from_hub]
    assert (now.trip_id, now.coach) == (FEEDER.trip_id, FEEDER.coach)


def test_a_receiving_coach_boards_at_the_hub_and_calls_at_each_employer() -> None:
    names = FEEDER.worker_ids
    now = errand(SCENARIO, "receiving", SERVICE, names)
    assert now.stops[0].board
    assert now.stops[0].place_id == SERVICE.to_hub
    ends = {w: s.place_id for s in now.stops for w in s.alight}
    assert ends == {w: SCENARIO.worker[w].employer_id for w in names}


def test_a_feeder_on_its_way_goes_on_only_with_all_aboard_of_it() -> None:
    policy, names = SCENARIO.policy, FEEDER.worker_ids
    now = still_brings(policy, FEEDER, SERVICE, names, ())
    assert now is not None
    assert now.service_id == "F2"
    assert now.stops == FEEDER.stops
    assert still_brings(policy, FEEDER, SERVICE, names[1:], ()) is None
    less = still_brings(policy, FEEDER, SERVICE, names[1:], names[:1])
    assert less is not None
    assert set(less.worker_ids) == set(names[1:])
