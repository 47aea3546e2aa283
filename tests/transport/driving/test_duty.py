"""Rolling windows, against counting minute by minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from transport.driving.duty import room_s, window_opens_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

MINUTE_S = 60
CAP, WINDOW = 8, 24


@st.composite
def blocks_within_the_cap(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Driving blocks (in minutes) of which no window of 24 holds more than 8."""
    driven: list[bool] = []
    for wish in draw(st.lists(st.booleans(), max_size=60)):
        driven.append(wish and sum(driven[-(WINDOW - 1) :]) < CAP)
    edges = [
        i
        for i, (a, b) in enumerate(zip([False, *driven], [*driven, False], strict=True))
        if a != b
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _in_seconds(blocks: Sequence[Span]) -> list[Span]:
    return [(a * MINUTE_S, b * MINUTE_S) for a, b in blocks]


def _minutes_drivable(blocks: Sequence[Span], at: int) -> int:
    driven = {minute for a, b in blocks for minute in range(a, b)}
    n = 0
    while True:
        now = at + n
        driven.add(now)
        if sum(minute > now - WINDOW for minute in driven) > CAP or n == WINDOW:
            return n
        n += 1


def _last(blocks: Sequence[Span]) -> int:
    return blocks[-1][1] if blocks else 0


@given(blocks=blocks_within_the_cap(), later=st.integers(0, 40))
def test_the_room_of_a_rolling_window_is_that_of_counting_minutes(
    blocks: list[tuple[int, int]], later: int
) -> None:
    at = _last(blocks) + later
    room = room_s(
        _in_seconds(blocks),
        at_s=at * MINUTE_S,
        cap_s=CAP * MINUTE_S,
        window_s=WINDOW * MINUTE_S,
    )
    assert min(room, WINDOW * MINUTE_S) == _minutes_drivable(blocks, at) * MINUTE_S


@given(blocks=blocks_within_the_cap(), least=st.integers(1, CAP))
def test_a_window_opens_at_the_first_minute_with_room_enough(
    blocks: list[tuple[int, int]], least: int
) -> None:
    at = expected = _last(blocks)
    while _minutes_drivable(blocks, expected) < least:
        expected += 1
    opens_s = window_opens_s(
        _in_seconds(blocks),
        at_s=at * MINUTE_S,
        cap_s=CAP * MINUTE_S,
        window_s=WINDOW * MINUTE_S,
        least_s=least * MINUTE_S,
    )
    assert opens_s == expected * MINUTE_S


def test_more_than_the_cap_already_used_leaves_no_room() -> None:
    assert room_s([(0, 600)], at_s=600, cap_s=540, window_s=6000) == 0
