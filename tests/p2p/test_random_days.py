"""Random days: every version is proved, nobody is lost, done again it is the same."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from solvers.replanning.asking import CannotReplan
from solvers.replanning.unlocking import locks_in_the_way
from tests.p2p.random_days import BEGINS_S, LIMITS, N_OPERATIONS, Day, again, wrongs
from transport.clock import DAY_S, MINUTE_S
from transport.operation.check_ins import CheckIn
from transport.operation.events import Event
from transport.operation.freeze import Lock
from transport.operation.roll import coach_of
from transport.planfiles.folder import plan_text

NUMBER = st.integers(0, 40)
HOT, COOL = Decimal("38.4"), Decimal("36.6")


def picked(names: Any, n: int) -> Any:
    """One of the names, None where there is none."""
    found = list(names)
    return found[n % len(found)] if found else None


def is_missed(failure: CannotReplan) -> bool:
    """Whether a coach that cannot be timed anew misses its service."""
    return any(one.code == "CONNECTION_MISSED" for one in failure.found)


class RandomDay(RuleBasedStateMachine):
    """Anything is reported at any time; only what may be is kept."""

    @initialize(number=st.integers(0, N_OPERATIONS - 1))
    def begins(self, number: int) -> None:
        self.number, self.day, self.now_s = number, Day.begun(number), BEGINS_S

    def report(self, kind: Any, **facts: Any) -> None:
        if all(facts.get(name) is not None for name in facts):
            event = Event(kind=kind, at_s=self.now_s, reporter="clerk", **facts)
            self.day.report(event)

    def somebody(self, n: int) -> str | None:
        riding = [j.worker_id for j in self.day.was.plan.journeys]
        found: str | None = picked([*riding, *riding, *self.day.was.people], n)
        return found

    @rule(minutes=st.integers(1, 400))
    def time_goes_by(self, minutes: int) -> None:
        most_s = self.day.scenario.end_s
        self.now_s = min(most_s, self.now_s + minutes * MINUTE_S)

    @rule(n=NUMBER, minutes=st.integers(-50, 50))
    def a_coach_is_about_to_leave(self, n: int, minutes: int) -> None:
        trip = picked(self.day.was.plan.trips, n)
        if trip is not None:
            self.now_s = max(self.now_s, trip.depart_s + minutes * MINUTE_S)

    @rule(kind=st.sampled_from(["no_show", "cancellation"]), n=NUMBER)
    def somebody_does_not_come(self, kind: str, n: int) -> None:
        self.report(kind, worker_id=self.somebody(n))

    @rule(
        kind=st.sampled_from(["late_add", "standby_offered"]),
        n=NUMBER,
        like=NUMBER,
        is_known=st.booleans(),
    )
    def somebody_comes(self, kind: str, n: int, like: int, is_known: bool) -> None:
        if is_known:
            self.report(kind, worker_id=self.somebody(n))
            return
        worker = picked(self.day.scenario.workers, like)
        party = (
            {} if worker.party_id is None or n % 3 else {"party_id": worker.party_id}
        )
        self.report(
            kind,
            worker_id=f"N{n % 6}",
            name="New",
            village_id=worker.village_id,
            employer_id=worker.employer_id,
            **party,
        )

    @rule(n=NUMBER, again=st.sampled_from([HOT, COOL]))
    def somebody_is_measured(self, n: int, again: Decimal) -> None:
        self.report(
            "fever", worker_id=self.somebody(n), temperature_c=HOT, again_c=again
        )

    @rule(n=NUMBER, days=st.integers(1, 20))
    def somebody_brings_a_certificate(self, n: int, days: int) -> None:
        until_s = days * DAY_S
        worker_id = self.somebody(n)
        self.report(
            "certificate_brought", worker_id=worker_id, certificate_until_s=until_s
        )

    @rule(n=NUMBER)
    def somebody_has_a_red_code(self, n: int) -> None:
        self.report("code_at_boarding", worker_id=self.somebody(n), health_code="red")

    @rule(n=NUMBER)
    def a_coach_breaks_down(self, n: int) -> None:
        trip = picked(self.day.was.plan.trips, n)
        if trip is not None:
            stop = picked([s for s in trip.stops if s.place_id], n // 3)
            where = {"place_id": stop.place_id} if trip.depart_s < self.now_s else {}
            self.report("coach_down", trip_id=trip.trip_id, **where)

    @rule(n=NUMBER, minutes=st.integers(1, 120))
    def a_coach_is_late(self, n: int, minutes: int) -> None:
        trip = picked(self.day.was.plan.trips, n)
        if trip is not None:
            delay_s = minutes * MINUTE_S
            self.report("coach_delayed", trip_id=trip.trip_id, delay_s=delay_s)

    @rule(n=NUMBER)
    def a_coach_is_offered(self, n: int) -> None:
        line = picked(self.day.scenario.fleet, n)
        self.report(
            "spare_coach", depot_id=line.depot_id, vehicle_type=line.vehicle_type
        )

    @rule(n=NUMBER, kind=st.sampled_from(["employer_withdraws", "intake_lowered"]))
    def an_employer_takes_fewer(self, n: int, kind: str) -> None:
        employer = picked(self.day.scenario.own_employer, n)
        more = {"intake": 1 + n % 7} if kind == "intake_lowered" else {}
        self.report(kind, employer_id=employer, **more)

    @rule(n=NUMBER, minutes=st.integers(-90, 180), is_off=st.booleans())
    def a_service_changes(self, n: int, minutes: int, is_off: bool) -> None:
        service_id = picked(self.day.scenario.service, n)
        if service_id is None:
            return
        if is_off:
            self.report("service_cancelled", service_id=service_id)
            return
        moved_s = self.day.scenario.service[service_id].departs_s + minutes * MINUTE_S
        self.report("service_moved", service_id=service_id, moved_to_s=moved_s)

    @rule(n=NUMBER, is_road=st.booleans())
    def a_way_is_closed(self, n: int, is_road: bool) -> None:
        place_id = picked(self.day.scenario.own_village, n)
        if is_road:
            to = picked(self.day.scenario.own_employer, n // 2)
            self.report("road_closed", place_id=place_id, to_place_id=to)
        else:
            self.report("stop_closed", place_id=place_id)

    @rule(n=NUMBER)
    def a_driver_is_out_of_hours(self, n: int) -> None:
        trip = picked(self.day.was.plan.trips, n)
        if trip is not None:
            self.report("driver_out_of_hours", trip_id=trip.trip_id)

    def check_in(self, stage: Any, **facts: Any) -> None:
        entry = CheckIn(stage=stage, at_s=self.now_s, by="gate", **facts)
        self.day.check_in(entry)

    def due(self, n: int) -> Any:
        """One of the trips that leave about now."""
        trips = self.day.was.plan.trips
        by_time = sorted(trips, key=lambda trip: abs(trip.depart_s - self.now_s))
        return picked(by_time[:3], n)

    @rule(
        n=NUMBER,
        most=st.integers(1, 9),
        stage=st.sampled_from(["boarded", "boarded", "checked", "arrived"]),
    )
    def people_are_checked_in(self, n: int, most: int, stage: str) -> None:
        trip = self.due(n)
        for worker_id in trip.worker_ids[:most] if trip is not None else ():
            self.check_in(stage, ride_id=trip.trip_id, worker_id=worker_id)

    @rule(n=NUMBER, stage=st.sampled_from(["departed", "arrived", "handed_over"]))
    def a_coach_leaves_or_comes(self, n: int, stage: str) -> None:
        trip = self.due(n)
        if trip is not None:
            at = [s for s in trip.stops if s.board or s.alight]
            signed = {"signed_by": "Wang"} if stage == "handed_over" else {}
            place_id = picked(at, n // 3).place_id
            self.check_in(stage, ride_id=trip.trip_id, place_id=place_id, **signed)

    @rule(n=NUMBER, stage=st.sampled_from(["boarded", "handed_over"]))
    def somebody_is_checked_in(self, n: int, stage: str) -> None:
        rides = self.day.was.rides(self.somebody(n))
        if rides:
            ride = picked(rides, n)
            ride_id = ride.trip_id or ride.service_id
            self.check_in(stage, ride_id=ride_id, worker_id=ride.worker_id)

    @rule(n=st.integers(1, 12))
    def an_entry_was_wrong(self, n: int) -> None:
        self.check_in("taken_back", ride_id="", takes_back=n)

    @rule(n=st.integers(0, 12))
    def something_was_wrong(self, n: int) -> None:
        self.report("countermand", countermands=n)

    @precondition(lambda self: len(self.day.locks) < 3)
    @rule(n=NUMBER, kind=st.sampled_from(["trip", "worker", "coach"]))
    def something_is_locked(self, n: int, kind: Any) -> None:
        trip = picked(self.day.was.plan.trips, n)
        if trip is None:
            return
        refs = {
            "trip": trip.trip_id,
            "worker": picked(trip.worker_ids, n // 2),
            "coach": str(coach_of(trip)),
        }
        self.day.lock(Lock(kind=kind, ref=refs[kind], by="chief"))

    @precondition(lambda self: self.day.log and self.day.log[-1] != "replan")
    @rule()
    def it_is_planned_anew(self) -> None:
        asked = self.day.asked()
        try:
            found = self.day.replan()
        except CannotReplan as failure:
            if self.day.was.state.services_moved and is_missed(failure):
                self.a_service_keeps_its_time()  # a feeder on its way would miss it
                return
            if not locks_in_the_way(asked, LIMITS):
                raise
            self.day.release()
            return
        assert wrongs(asked, found) == []

    def a_service_keeps_its_time(self) -> None:
        moved = [e for e in self.day.was.events if e.kind == "service_moved"]
        for event in moved:
            self.report("countermand", countermands=event.number)

    def teardown(self) -> None:
        if not hasattr(self, "day") or len(self.day.versions) < 2:
            return
        clock = self.day.scenario.clock
        first, second = self.day, again(self.number, self.day.log)
        assert second.was.events == first.was.events
        for one, two in zip(first.versions, second.versions, strict=True):
            assert _text(one, clock) == _text(two, clock)


def _text(plan: Any, clock: Any) -> str:
    """The plan's file without the seconds that the search took."""
    from dataclasses import replace

    return plan_text(replace(plan, solver=replace(plan.solver, seconds=0.0)), clock)


N_DAYS = int(os.environ.get("P2P_DAYS", "12"))
RandomDay.TestCase.settings = settings(
    max_examples=N_DAYS,
    stateful_step_count=40,
    deadline=None,
    derandomize="P2P_DAYS" not in os.environ,  # the same few every time
    suppress_health_check=list(HealthCheck),
)
TestRandomDays = RandomDay.TestCase
