"""Proof that workers aboard neither wait, nor halt, nor ride on for too long."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from transport.checker.findings import Violation
from transport.checker.minutes import rested, sum_since
from transport.checker.rulebook import PERCENT, dwell_needed_s
from transport.clock import MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.checker.minutes import Minutes
    from transport.checker.run import Run
    from transport.plan import Stop


def waits(run: Run) -> Iterator[Violation]:
    """From arrival to service nobody aboard sits longer than the policy allows.

    At the first place of boarding the coach is empty and may wait as long as it likes.
    """
    allowed_s = run.scenario.policy.max_wait_aboard_s
    for stop in (*run.pickups[1:], *run.drops):
        waited_s = run.service_start_s(stop) - stop.arrive_s
        if waited_s > allowed_s:
            waited_s -= _for_those_out_s(run, stop)
        if waited_s > allowed_s:
            told = said(
                "WAITS_ABOARD",
                place=str(stop.place_id),
                found_min=waited_s // MINUTE_S,
                most_min=allowed_s // MINUTE_S,
            )
            yield Violation(
                code="WAITS_ABOARD",
                where=run.trip_id,
                told=told,
                amount=waited_s - allowed_s,
            )


def _for_those_out_s(run: Run, stop: Stop) -> int:
    """How much longer the halt is for those who do not travel after all.

    Their coach stands as printed: the others need not be served later for that.
    """
    policy, n_served = run.scenario.policy, len(stop.board) + len(stop.alight)
    n_out = sum(
        worker.out_code is not None and stop.place_id in run.ends(worker)
        for worker in run.scenario.workers
    )
    longer_s = dwell_needed_s(policy, n_served=n_served + n_out)
    return longer_s - dwell_needed_s(policy, n_served=n_served)


def slow_ways(run: Run, driving_s: Callable[[str, str], int]) -> Iterator[Violation]:
    """Each worker's driving and halts against the drive straight there.

    ``driving_s`` gives the seconds of a run by day at speed 100 %; both sides count at
    the vehicle's speed. A halt lasts as long as serving takes, wherever it lies between
    the worker's own two stops.
    """
    called = run.called
    for boards, alights in _rides(run):
        first, last = called.index(boards), called.index(alights)
        if last <= first:
            continue  # reported as a fault of the order of stops
        way = called[first : last + 1]
        driven_s = sum(
            _at_own_speed(run, driving_s(str(here.place_id), str(there.place_id)))
            for here, there in pairwise(way)
        )
        halted_s = sum(_serving_s(run, stop) for stop in way[1:-1])
        ends = (str(boards.place_id), str(alights.place_id))
        straight_s = _at_own_speed(run, driving_s(*ends))
        policy = run.scenario.policy
        allowed_s = max(
            straight_s + policy.detour_allowance_s,
            policy.max_detour_percent * straight_s // PERCENT,
        )
        found_s = driven_s + halted_s
        if found_s > allowed_s:
            told = said(
                "DETOUR_TOO_SLOW_ABOARD",
                start=ends[0],
                end=ends[1],
                found_seconds=found_s,
                most_seconds=allowed_s,
            )
            yield Violation(
                code="DETOUR_TOO_SLOW",
                where=run.trip_id,
                told=told,
                amount=found_s - allowed_s,
            )


def _rides(run: Run) -> list[tuple[Stop, Stop]]:
    """Where workers board and alight, each pair of stops once."""
    found = {}
    for worker in run.workers:
        boards = run.boards_at.get(worker.worker_id)
        alights = run.alights_at.get(worker.worker_id)
        if boards is not None and alights is not None:
            found[boards.place_id, alights.place_id] = (boards, alights)
    return list(found.values())


def _serving_s(run: Run, stop: Stop) -> int:
    n_served = len(stop.board) + len(stop.alight)
    return dwell_needed_s(run.scenario.policy, n_served=n_served)


def _at_own_speed(run: Run, day_s: int) -> int:
    return -(-day_s * PERCENT // run.line.speed_percent)


def passenger_stops(run: Run, minutes: Minutes) -> Iterator[Violation]:
    """From the first boarding to the last drop the coach stands often enough."""
    policy = run.scenario.policy
    if not policy.passenger_stop_every_s:
        return
    allowed_min = max(1, policy.passenger_stop_every_s // MINUTE_S)
    stop_min = -(-policy.passenger_stop_s // MINUTE_S)
    loaded = np.zeros(len(minutes.under_way), dtype=np.bool_)
    starts, ends = run.pickups[0].depart_s, run.drops[-1].arrive_s
    loaded[minutes.index(starts) : minutes.index(ends)] = True
    refreshed = ~loaded | rested(minutes.stands, least_min=max(1, stop_min))
    since = np.where(loaded, sum_since(minutes.under_way & loaded, refreshed), 0)
    if not len(since) or since.max() <= allowed_min:
        return
    worst = int(since.max())
    told = said(
        "NO_PASSENGER_STOP", found_min=worst, stop_min=stop_min, most_min=allowed_min
    )
    yield Violation(
        code="NO_PASSENGER_STOP",
        where=run.trip_id,
        told=told,
        amount=worst - allowed_min,
    )
