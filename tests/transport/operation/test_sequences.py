"""Sequences of events at random: nobody on two trips or lost, replaying is the same."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.transport.operation.a_day import at, situation
from transport.clock import MINUTE_S
from transport.operation.checks import refusals
from transport.operation.events import Event
from transport.operation.fold import state_after
from transport.operation.freeze import fixed_at
from transport.operation.leaving import aboard_at
from transport.operation.standing import standing
from transport.operation.state import ride_at

WORKERS = st.sampled_from(["W0", "W1", "W2", "W3", "W4", "N1"])
TRIPS = st.sampled_from(["T001", "T002"])
HOT, COOL = Decimal("37.4"), Decimal("36.6")


class Reports(RuleBasedStateMachine):
    """Clerks report what they like; only what may be is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.was, self.now_s = situation(), at(4)

    def report(self, kind: Any, **facts: Any) -> None:
        event = Event(kind=kind, at_s=self.now_s, reporter="clerk", **facts)
        if not refusals(self.was, event):
            self.was = self.was.with_event(event)

    @rule(minutes=st.integers(1, 90))
    def time_goes_by(self, minutes: int) -> None:
        self.now_s = min(at(23), self.now_s + minutes * MINUTE_S)

    @rule(
        kind=st.sampled_from(
            ["no_show", "cancellation", "late_add", "standby_offered"]
        ),
        worker_id=WORKERS,
    )
    def somebody_comes_or_not(self, kind: str, worker_id: str) -> None:
        told = {"name": "New", "village_id": "V1", "employer_id": "E1"}
        is_new = worker_id == "N1" and kind in ("late_add", "standby_offered")
        self.report(kind, worker_id=worker_id, **(told if is_new else {}))

    @rule(worker_id=WORKERS, again=st.sampled_from([HOT, COOL, None]))
    def somebody_is_measured(self, worker_id: str, again: Decimal | None) -> None:
        self.report("fever", worker_id=worker_id, temperature_c=HOT, again_c=again)

    @rule(trip_id=TRIPS, minutes=st.integers(0, 200))
    def a_coach_is_late(self, trip_id: str, minutes: int) -> None:
        self.report("coach_delayed", trip_id=trip_id, delay_s=minutes * MINUTE_S)

    @rule(trip_id=TRIPS)
    def a_coach_breaks_down(self, trip_id: str) -> None:
        self.report("coach_down", trip_id=trip_id, place_id="V1")

    @rule()
    def the_employer_withdraws(self) -> None:
        self.report("employer_withdraws", employer_id="E1")

    @rule(number=st.integers(1, 12))
    def something_was_wrong(self, number: int) -> None:
        self.report("countermand", countermands=number)

    @invariant()
    def replaying_gives_the_same(self) -> None:
        assert state_after(self.was.ground, self.was.events) == self.was.state
        again = situation()
        for event in self.was.events:
            again = again.with_event(event)
        assert (again.events, again.state) == (self.was.events, self.was.state)

    @invariant()
    def nobody_is_on_two_trips_or_lost(self) -> None:
        was = self.was
        aboard = aboard_at(was.roll, was.state, self.now_s)
        for worker_id, rides in was.roll.items():
            on = [r for r in rides if ride_at(was.state, [r], self.now_s, worker_id)]
            assert len(on) <= 1
            assert (worker_id in aboard) == bool(on)
            assert not (worker_id in aboard and worker_id in was.state.out)
        everybody = set(was.people)
        assert everybody >= {*was.state.out, *was.roll, *was.state.to_decide}

    @invariant()
    def numbers_count_up_and_nothing_is_deleted(self) -> None:
        events = self.was.events
        assert [e.number for e in events] == list(range(1, len(events) + 1))
        n_back = sum(e.kind == "countermand" for e in events)
        assert len(standing(events)) == len(events) - 2 * n_back

    @invariant()
    def what_has_departed_stays_so(self) -> None:
        state = state_after(self.was.ground, self.was.events, at_s=self.now_s)
        later = state_after(self.was.ground, self.was.events, at_s=self.now_s + 1)
        gone = fixed_at(self.was.plan, state).departed
        assert gone <= fixed_at(self.was.plan, later).departed


N_SEQUENCES = int(os.environ.get("P2P_SEQUENCES", "60"))
Reports.TestCase.settings = settings(
    max_examples=N_SEQUENCES, stateful_step_count=15, deadline=None
)
TestReports = Reports.TestCase
