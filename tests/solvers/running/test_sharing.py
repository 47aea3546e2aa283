"""The turn is the plan's while it falls faster than the bound rises."""

from __future__ import annotations

from solvers.running.sharing import LEAST_SHARE, LEAST_WINDOW_S, Rates

LONG_S = 10 * LEAST_WINDOW_S


def rates(
    *, plan: list[tuple[float, float]], bound: list[tuple[float, float]]
) -> Rates:
    """``plan``: (when, fen); ``bound``: (seconds that it took, fen)."""
    found = Rates()
    for at_s, fen in plan:
        found.note_plan(at_s, fen)
    for took_s, fen in bound:
        found.note_bound(took_s, fen)
    return found


def test_the_bound_has_its_share_whatever_the_plan_does() -> None:
    found = rates(plan=[(0.0, 200.0), (LONG_S - 1, 100.0)], bound=[(1.0, 50.0)])
    assert LEAST_SHARE * LONG_S > 1.0
    assert found.is_bounds_turn(LONG_S)
    found.note_bound(LEAST_SHARE * LONG_S, 50.0)
    assert not found.is_bounds_turn(LONG_S)


def test_who_moves_faster_of_late_has_the_turn() -> None:
    half_s = LONG_S / 2
    risen = [(half_s - 1, 80.0), (half_s / 2, 81.0)]  # by one part in 81 of late
    slow = rates(plan=[(0.0, 200.0), (1.0, 100.0), (LONG_S - 1, 99.9)], bound=risen)
    assert slow.is_bounds_turn(LONG_S)  # what the plan fell by at first is long ago
    fast = rates(plan=[(0.0, 200.0), (1.0, 100.0), (LONG_S - 1, 95.0)], bound=risen)
    assert not fast.is_bounds_turn(LONG_S)


def test_where_neither_moves_any_more_the_bound_goes_on() -> None:
    still = rates(
        plan=[(0.0, 200.0), (1.0, 100.0), (LONG_S, 100.0)],
        bound=[(1.0, 80.0), (LONG_S, 80.0)],
    )
    assert still.is_bounds_turn(LONG_S)


def test_before_anything_is_noted_the_bound_may_begin() -> None:
    assert Rates().is_bounds_turn(0.0)
