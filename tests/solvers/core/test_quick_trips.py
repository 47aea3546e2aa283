"""Trips grown by single changes, on places along a road that can be summed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.quick_trips import QuickRoom, Roads, Waiting, quick_trips

YARD_KM = 0.0
VILLAGES_KM = (10.0, 12.0, 40.0)
EMPLOYERS_KM = (100.0, 103.0)


def roads(*, most_s: float = np.inf) -> Roads:
    """One road: a fen a kilometre, and a second; 5 seconds for each worker."""
    at = np.array([*VILLAGES_KM, *EMPLOYERS_KM, YARD_KM])
    leg = np.abs(at[:, None] - at[None, :])
    return Roads(
        n_villages=len(VILLAGES_KM),
        fen=leg,
        seconds=leg[None],
        worker_s=np.array([5.0]),
        most_s=np.array([most_s]),
    )


def waiting(*groups: tuple[int, int, int, float]) -> Waiting:
    """Village, employer (from 0), workers and gain of each, dearest first."""
    v, e, n, gain = zip(*groups, strict=True)
    return Waiting(
        village=np.array(v),
        employer=np.array(e) + len(VILLAGES_KM),
        n=np.array(n),
        gain=np.array(gain),
    )


def grown(groups: Waiting, *, seats: int, on: Roads) -> tuple[list[int], float]:
    """The calls from the first group on, and fen of the way."""
    n_places = len(on.fen) - 1
    room = QuickRoom(
        base=np.empty(n_places + 2, dtype=np.int64),
        trial=np.empty(n_places + 2, dtype=np.int64),
        is_on=np.empty(n_places + 1, dtype=np.uint8),
        hope=np.empty(n_places + 1),
    )
    calls = np.empty((1, n_places + 2), dtype=np.int64)
    n_calls, way_fen = np.empty(1, dtype=np.int64), np.empty(1)
    quick_trips(np.array([0]), on, groups, seats, room, calls, n_calls, way_fen)
    return calls[0, : n_calls[0]].tolist(), float(way_fen[0])


def test_a_call_that_gains_more_than_its_detour_is_made() -> None:
    groups = waiting((0, 0, 2, 30.0), (1, 1, 2, 4.0))
    calls, way_fen = grown(groups, seats=9, on=roads())
    assert (set(calls), way_fen) == ({0, 1, 3, 4}, 206.0)


def test_a_call_that_gains_less_is_not_made() -> None:
    groups = waiting((0, 0, 2, 30.0), (1, 1, 2, 2.0))
    assert grown(groups, seats=9, on=roads()) == ([0, 3], 200.0)


def test_workers_who_find_no_seat_gain_nothing() -> None:
    groups = waiting((0, 0, 2, 30.0), (1, 1, 2, 4.0))
    assert grown(groups, seats=2, on=roads()) == ([0, 3], 200.0)


def test_a_better_place_takes_that_of_another() -> None:
    """The far employer is given up: it costs 6 fen and its worker gains 1 more."""
    groups = waiting((0, 1, 1, 9.0), (1, 0, 4, 8.0))
    calls, way_fen = grown(groups, seats=4, on=roads())
    assert (calls[-2:], way_fen) == ([1, 3], 200.0)


@pytest.mark.parametrize(("most_s", "calls"), [(226.0, {0, 1, 3, 4}), (225.0, {0, 3})])
def test_no_trip_breaks_a_limit(most_s: float, calls: set[int]) -> None:
    """206 s on the road, and 5 s for each of four workers."""
    groups = waiting((0, 0, 2, 30.0), (1, 1, 2, 4.0))
    assert set(grown(groups, seats=9, on=roads(most_s=most_s))[0]) == calls


def test_a_direct_run_that_breaks_a_limit_is_no_trip() -> None:
    assert grown(waiting((2, 1, 2, 30.0)), seats=9, on=roads(most_s=215.0))[0] == []
