"""Late trips: by entries, reports and the clock, against what they have to keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, ledger
from transport.clock import MINUTE_S
from transport.operation.behind_time import Late, late_trips
from transport.places import Opening

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn


def late(
    *entries: CheckIn, hour: int, minute: int = 0, events: object = ()
) -> list[Late]:
    found = ledger(*entries, events=events)
    return list(late_trips(found.at(at(hour, minute)), at(hour, minute)))


def minutes(found: list[Late]) -> list[tuple[str, int, str]]:
    return [(one.trip_id, one.late_s // MINUTE_S, one.place_id) for one in found]


LEFT_LATE = an_entry("departed", 7, 5, ride_id="T001")  # planned at 6:50
CAME = an_entry("arrived", 8, 10, ride_id="T001")


def test_a_trip_is_late_once_nobody_has_entered_what_should_have_been() -> None:
    assert late(hour=6, minute=50) == []
    assert minutes(late(hour=7)) == [("T001", 10, "V1")]
    assert minutes(late(LEFT_LATE, hour=7, minute=10)) == [("T001", 15, "E1")]
    assert late(LEFT_LATE, CAME, hour=9) == []


def test_a_reported_delay_counts_before_the_moment_and_not_twice() -> None:
    told = an_event("coach_delayed", 6, trip_id="T001", delay_s=20 * MINUTE_S)
    assert minutes(late(hour=6, minute=30, events=[told])) == [("T001", 20, "V1")]
    left = an_entry("departed", 7, 10, ride_id="T001")
    assert minutes(late(left, hour=7, minute=12, events=[told])) == [("T001", 20, "E1")]


def test_what_is_left_of_the_slack_is_told_the_least_first() -> None:
    found = ledger(LEFT_LATE)
    scenario = found.was.scenario
    gate = Opening(from_s=at(6), until_s=at(8))  # the coach comes at 7:50
    employers = tuple(replace(e, opening=gate) for e in scenario.employers)
    was = replace(found.was, scenario=replace(scenario, employers=employers))
    (one,) = late_trips(replace(found, was=was).at(at(7, 10)), at(7, 10))
    kept = {k.kind: (k.slack_s // MINUTE_S, k.left_s // MINUTE_S) for k in one.to_keep}
    assert kept["gate"] == (10, -5)
    assert one.to_keep[0].kind == "gate"
    assert one.left_s == -5 * MINUTE_S
    assert kept["next_trip"] == (50, 35)


def test_a_trip_whose_riders_are_all_out_is_not_late() -> None:
    gone = [an_event("cancellation", 5, worker_id=f"W{n}") for n in (0, 1)]
    assert late(hour=7, events=gone) == []
