"""What the plan in force tells of an event about a coach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import after, an_event, at, situation
from tests.transport.operation.a_desk import an_entry, ledger
from transport.clock import DAY_S
from transport.operation.changed import changed
from transport.operation.changing import changes_of
from transport.operation.freeze import fixed_at

if TYPE_CHECKING:
    from transport.operation.situation import Situation


def with_coaches(n: int) -> Situation:
    """The day with so many coaches, of which the plan needs one."""
    was = situation()
    fleet = (replace(was.scenario.fleet[0], count=n),)
    return replace(was, scenario=replace(was.scenario, fleet=fleet))


def test_a_delay_keeps_the_coach_away_from_its_departure_on() -> None:
    was = after(an_event("coach_delayed", 5, trip_id="T001", delay_s=1_800))
    trip = was.trip["T001"]
    (away,) = changes_of(was).away
    assert (away.vehicle_type, away.coach) == (trip.vehicle_type, trip.coach)
    assert (away.from_s, away.until_s) == (trip.depart_s, trip.depart_s + 1_800)


def test_a_delay_on_the_way_keeps_it_away_after_its_return() -> None:
    was = after(an_event("coach_delayed", 7, trip_id="T001", delay_s=1_800))
    clean_s = was.trip["T001"].return_s + was.scenario.policy.turnaround_s
    (away,) = changes_of(was).away
    assert (away.from_s, away.until_s) == (clean_s, clean_s + 1_800)
    assert was.events[0].aboard == ("W0", "W1")


def test_a_coach_that_left_before_its_time_is_late_after_its_return() -> None:
    was = ledger(an_entry("departed", 5, 20, ride_id="T001", place_id="V1")).known
    was = was.with_event(an_event("coach_delayed", 5, 30, trip_id="T001", delay_s=600))
    clean_s = was.trip["T001"].return_s + was.scenario.policy.turnaround_s
    (away,) = changes_of(was).away
    assert (away.from_s, away.until_s) == (clean_s, clean_s + 600)


def test_a_driver_who_is_out_is_back_after_his_rest() -> None:
    was = with_coaches(1).with_event(an_event("driver_out_of_hours", 5, trip_id="T001"))
    rest_s = was.scenario.policy.hours.rest_s or DAY_S
    (away,) = changes_of(was).away
    assert (away.from_s, away.until_s) == (at(6), at(5) + rest_s)


def test_the_crew_of_a_coach_that_stands_drives_instead() -> None:
    was = with_coaches(2).with_event(an_event("driver_out_of_hours", 5, trip_id="T001"))
    line, trip = was.scenario.fleet[0], was.trip["T001"]
    (away,) = changes_of(was).away
    assert away.coach != trip.coach
    assert away.from_s == trip.depart_s
    assert was.events[0].lender == f"{line.depot_id}/{line.vehicle_type}/{away.coach}"


def test_a_trip_that_ends_on_its_way_leaves_those_aboard_by_the_road() -> None:
    was = after(an_event("coach_down", 7, trip_id="T001", lat=38.0, lon=111.0))
    changes = changes_of(was)
    (broken,) = changes.broken
    assert (broken.trip_id, broken.at_s, broken.aboard) == ("T001", at(7), ("W0", "W1"))
    assert 0 < broken.spent_fen <= was.trip["T001"].cost_fen
    there = changed(was.scenario, changes)
    assert {there.worker[w].village_id for w in ("W0", "W1")} == {"T001@V1"}
    assert there.position["T001@V1"] == (38.0, 111.0)
    point = there.own_village["T001@V1"].gathering_point
    assert point == "T001 · 38.00000, 111.00000"


def test_an_empty_coach_on_its_way_back_leaves_nobody() -> None:
    was = after(an_event("coach_down", 8, 30, trip_id="T001", lat=38.0, lon=111.0))
    changes = changes_of(was)
    assert changes.broken == ()
    (lost,) = changes.lost
    assert lost.from_s >= was.trip["T001"].return_s


def test_a_coach_that_breaks_down_before_anybody_boards_has_not_left() -> None:
    was = after(an_event("coach_down", 6, 20, trip_id="T001", place_id="V1"))
    changes = changes_of(was)
    assert changes.broken == ()
    assert [lost.from_s for lost in changes.lost] == [at(6, 20)]
    assert "T001" not in fixed_at(was.plan, was.state).departed


def test_whoever_is_known_from_an_offer_is_told_whole_when_added() -> None:
    """The offer may be countermanded; the addition stands by itself."""
    told: dict[str, Any] = {"name": "One", "village_id": "V1", "employer_id": "E1"}
    was = after(
        an_event("standby_offered", worker_id="N1", phone="139", **told),
        an_event("late_add", worker_id="N1", phone="138"),
        an_event("countermand", countermands=1),
    )
    (added,) = changes_of(was).added
    assert (added.name, added.village_id, added.employer_id) == ("One", "V1", "E1")
    assert added.phone == "138"
    of_roster = after(an_event("late_add", worker_id="W4"))
    assert of_roster.events[0].name is None  # the roster tells of him
