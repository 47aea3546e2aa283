"""New trips by coaches that nothing printed needs."""

from __future__ import annotations

from solvers.replanning.coaches import Coaches
from solvers.replanning.newcomers import newcomers, received
from solvers.replanning.rounds import round_of
from solvers.running.deadline import Deadline
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed
from transport.changes import Changes
from transport.clock import DAY_S

SCENARIO, PLAN = printed()


def test_who_is_added_is_offered_new_trips_after_the_moment() -> None:
    added = (new_worker("X1", SCENARIO.workers[0]),)
    this = round_of(asked(Changes(moment_s=EVENING, added=added)))
    busy = Coaches(SCENARIO, PLAN.trips).busy()
    new = newcomers(
        this.ground,
        this.groups,
        kept=PLAN.trips,
        spans=[(line, span) for line, spans in busy.items() for span in spans],
        steps=1,
        seed=1,
        deadline=Deadline(None),
    )
    assert new is not None
    options = new.options()
    assert options
    assert {option.way for option in options} == {"new"}
    assert all(option.span[0] >= EVENING for option in options)


def test_nobody_to_place_needs_no_search() -> None:
    this = round_of(asked(Changes(moment_s=EVENING)))
    assert (
        newcomers(
            this.ground, (), kept=(), spans=(), steps=1, seed=1, deadline=Deadline(None)
        )
        is None
    )


def test_gates_receive_whom_the_trips_bring() -> None:
    came = received(PLAN.trips)
    assert sum(came.values()) == len(PLAN.journeys)
    assert {day for _, day in came} <= {
        stop.depart_s // DAY_S for trip in PLAN.trips for stop in trip.stops
    }


def test_a_coach_of_ones_own_is_among_the_offers() -> None:
    added = (new_worker("X1", SCENARIO.workers[0]),)
    this = round_of(asked(Changes(moment_s=EVENING, added=added)))
    new = newcomers(
        this.ground,
        this.groups,
        kept=(),
        spans=(),
        steps=1,
        seed=1,
        deadline=Deadline(None),
    )
    assert new is not None
    alone = [option for option in new.options() if option.trip is not None]
    assert alone
    for option in alone:
        assert option.takes == option.trip.worker_ids == ("X1",)  # type: ignore[union-attr]
