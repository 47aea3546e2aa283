"""Trips timed anew at the printed times."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.ground import ground_of
from solvers.replanning.pinned import PinnedCalls, fresh, retimed
from solvers.replanning.printed import left, route_of, told_at, told_of
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes
from transport.trips.quotes import Quote
from transport.trips.routes import Refusal, dwell_s

SCENARIO, PLAN = printed()
TRIP = PLAN.trips[0]
GROUND = ground_of(SCENARIO, Changes(moment_s=EVENING))
ROUTE = route_of(SCENARIO, TRIP, GROUND.group_of)
TOLD = told_at(TRIP, told_of(PLAN))


def at(not_before_s: int, **more: int) -> Quote | Refusal:
    return retimed(
        SCENARIO,
        GROUND.distances,
        ROUTE,
        TRIP,
        TOLD,
        not_before_s=not_before_s,
        **more,
    )


def test_the_same_riders_have_the_same_times() -> None:
    quote = at(EVENING)
    assert isinstance(quote, Quote)
    halts = [h for h in quote.timetable.halts if h.call_idx is not None]
    printed_at = [s.depart_s for s in TRIP.stops if s.place_id is not None]
    assert [h.depart_s for h in halts][1:-1] == printed_at[1:-1]


def test_a_coach_that_may_leave_only_later_cannot_keep_the_times() -> None:
    assert isinstance(at(TRIP.depart_s + 3_600), Refusal)
    later = at(TRIP.depart_s + 3_600, slack_s=2 * 3_600)
    assert isinstance(later, Quote)
    assert later.depart_s >= TRIP.depart_s + 3_600


def test_a_pinned_call_stands_as_long_as_printed() -> None:
    calls = PinnedCalls(SCENARIO, ROUTE, TRIP, TOLD, slack_s=0)
    first = calls.starting(TOLD[ROUTE.villages[0]])[1]
    assert first.intervals == ((TOLD[ROUTE.villages[0]],) * 2,)
    stop = next(s for s in TRIP.stops if s.board)
    assert first.dwell_s == stop.depart_s - TOLD[ROUTE.villages[0]]


def test_a_fresh_coach_leaves_on_a_whole_minute_and_never_before_the_first_day() -> (
    None
):
    assert fresh(-5).ready_s == 0
    assert fresh(61).ready_s == 120
    assert replace(fresh(0), drivers=2).drivers == 2


def test_where_nobody_may_wait_a_halt_is_as_long_as_those_who_stay_need() -> None:
    """Half of the riders are taken off: the coach is ready sooner at every drop."""
    half = left(TRIP, TRIP.worker_ids[::2])
    route = route_of(SCENARIO, half, GROUND.group_of)
    policy = replace(SCENARIO.policy, max_wait_aboard_s=0)
    strict = replace(SCENARIO, policy=policy)
    usual = PinnedCalls(SCENARIO, route, TRIP, TOLD, slack_s=0).starting(0)
    calls = PinnedCalls(strict, route, TRIP, TOLD, slack_s=0).starting(0)
    n_villages = len(route.villages)
    drops = [1 + n_villages + n for n in range(len(route.employers))]
    for idx, place_id in zip(drops, route.employers, strict=True):
        stop = next(s for s in half.stops if s.place_id == place_id and s.alight)
        assert calls[idx].dwell_s == dwell_s(policy, len(stop.alight))
    stands = [(calls[idx].dwell_s, usual[idx].dwell_s) for idx in range(2, len(calls))]
    assert any(now_s < printed_s for now_s, printed_s in stands)
    assert calls[1] == usual[1]  # nobody is aboard before it
