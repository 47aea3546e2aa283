"""The state after events: who is out, who is aboard, what is late; replaying it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.transport.operation.a_day import after, an_event, at
from transport.operation.fold import state_after
from transport.operation.leaving import aboard_at
from transport.operation.state import ends_s, has_left, leaves_s


def test_who_does_not_come_is_out_and_not_aboard() -> None:
    was = after(an_event("no_show", worker_id="W0"))
    assert list(was.state.out) == ["W0"]
    assert was.events[0].trip_id == "T001"
    assert aboard_at(was.roll, was.state, at(7)) == {"W1": "T001"}
    assert aboard_at(was.roll, was.state, at(6, 50)) == {}


def test_a_fever_measured_twice_is_out_and_flags_the_party() -> None:
    fever = an_event(
        "fever",
        10,
        worker_id="W2",
        temperature_c=Decimal("37.4"),
        again_c=Decimal("37.4"),
    )
    state = after(fever).state
    assert (list(state.out), list(state.to_decide)) == (["W2"], ["W3"])


def test_a_second_measurement_at_the_limit_lets_board() -> None:
    fever = an_event(
        "fever",
        10,
        worker_id="W2",
        temperature_c=Decimal("37.4"),
        again_c=Decimal("37.3"),
    )
    state = after(fever).state
    assert (dict(state.out), list(state.passed_again)) == ({}, ["W2"])


def test_a_fever_on_the_way_leaves_the_worker_aboard() -> None:
    fever = an_event("fever", 7, worker_id="W0", temperature_c=Decimal("38.1"))
    was = after(fever)
    assert (dict(was.state.out), list(was.state.ill_on_way)) == ({}, ["W0"])
    assert "W0" in aboard_at(was.roll, was.state, at(7, 30))


def test_what_is_countermanded_never_was() -> None:
    was = after(
        an_event("no_show", worker_id="W0"),
        an_event("coach_delayed", trip_id="T002", delay_s=1_800),
        an_event("countermand", countermands=1),
    )
    assert dict(was.state.out) == {}
    assert was.state.is_late("T002", at(10)) == 1_800


def test_a_delay_shifts_what_comes_after_it_and_adds_up() -> None:
    was = after(
        an_event("coach_delayed", 7, trip_id="T001", delay_s=3_600),
        an_event("coach_delayed", 9, trip_id="T001", delay_s=600),
    )
    (ride,) = was.rides("W0")
    assert leaves_s(was.state, ride) == at(6, 50)
    assert ends_s(was.state, ride) == at(9, 20)
    assert has_left(was.state, (ride,), at(6, 51))


def test_a_delay_that_the_plan_knows_is_not_counted_twice() -> None:
    was = after(an_event("coach_delayed", trip_id="T002", delay_s=1_800))
    again = type(was)(
        scenario=was.scenario, plan=was.plan, events=was.events, version=2, taken=1
    )
    assert again.state.is_late("T002", at(10)) == 0


def test_an_employer_who_withdraws_keeps_whoever_is_not_under_way() -> None:
    state = after(an_event("employer_withdraws", 7, employer_id="E1")).state
    assert sorted(state.out) == ["W2", "W3", "W4"]


def test_who_cancelled_and_comes_after_all_is_no_longer_out() -> None:
    state = after(
        an_event("cancellation", worker_id="W2"),
        an_event("late_add", worker_id="W2"),
    ).state
    assert (dict(state.out), list(state.added)) == ({}, ["W2"])


def test_standby_waits_in_the_order_of_the_offers() -> None:
    state = after(
        an_event(
            "standby_offered",
            worker_id="N2",
            name="Two",
            village_id="V1",
            employer_id="E1",
        ),
        an_event("standby_offered", worker_id="W4"),
        an_event("late_add", worker_id="N2"),
    ).state
    assert [one.worker_id for one in state.standby] == ["W4"]
    assert state.added["N2"].name == "Two"
    was = after(an_event("standby_offered", worker_id="W4"))
    assert was.people["W4"] == was.scenario.worker["W4"]


def test_replaying_gives_the_same_state_at_any_moment() -> None:
    was = after(
        an_event("coach_down", trip_id="T001"),
        an_event("spare_coach", depot_id="D1", vehicle_type="coach-49"),
    )
    assert state_after(was.ground, was.events) == was.state
    assert state_after(was.ground, was.events, at_s=at(9)).at_s == at(9)
    (key,) = was.state.coaches_down
    assert str(key) == "D1/coach-49/1"


def test_who_offered_to_come_and_cancelled_is_still_known() -> None:
    told: dict[str, Any] = {"name": "One", "village_id": "V1", "employer_id": "E1"}
    was = after(
        an_event("standby_offered", worker_id="N1", **told),
        an_event("cancellation", worker_id="N1"),
    )
    assert (list(was.state.out), was.state.standby) == (["N1"], ())
    assert was.people["N1"].name == "One"
