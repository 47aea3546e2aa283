"""Whose turn a worker is that the plan and the bound share: who closes the gap sooner.

Both rise and fall by leaps, and the longer they are worked on the less they move. So
what each has moved of late is compared, by the second: of the time itself for the plan,
of its own work for the bound, which has a share of the time in any case.
"""

from __future__ import annotations

LEAST_WINDOW_S = 6.0  # over which what has moved of late is told
WINDOW_SHARE = 0.5  # or this share of all the time so far
LEAST_SHARE = 0.2  # of the time, which the bound has in any case


class Rates:
    """How fast the plan has fallen and the bound risen of late."""

    def __init__(self) -> None:
        self._plan = _Trace()
        self._bound = _Trace()
        self._spent_s = 0.0

    def note_plan(self, at_s: float, fen: float) -> None:
        """What the plan costs, so many seconds after the beginning."""
        self._plan.note(at_s, fen)

    def note_bound(self, took_s: float, fen: float) -> None:
        """What is proved after so many more seconds of work on it."""
        self._spent_s += took_s
        self._bound.note(self._spent_s, fen)

    def is_bounds_turn(self, at_s: float) -> bool:
        """Whether the next turn is the bound's, so many seconds after the beginning."""
        is_owed = self._spent_s <= LEAST_SHARE * at_s
        return is_owed or self._bound.rate(self._spent_s) >= self._plan.rate(at_s)


class _Trace:
    """Values by time, those kept that differ from the one before."""

    def __init__(self) -> None:
        self._at_s: list[float] = []
        self._fen: list[float] = []

    def note(self, at_s: float, fen: float) -> None:
        if not self._fen or fen != self._fen[-1]:
            self._at_s.append(at_s)
            self._fen.append(fen)

    def rate(self, at_s: float) -> float:
        """By how large a part of itself it has moved a second, over the last window."""
        if not self._fen:
            return 0.0
        window_s = max(LEAST_WINDOW_S, WINDOW_SHARE * at_s)
        earlier = [
            fen
            for since_s, fen in zip(self._at_s, self._fen, strict=True)
            if since_s <= at_s - window_s
        ]
        before = earlier[-1] if earlier else self._fen[0]
        return abs(self._fen[-1] - before) / max(1.0, self._fen[-1]) / window_s
