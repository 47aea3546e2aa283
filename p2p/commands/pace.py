"""How much longer a stage takes, by the pace of its pieces so far."""

from __future__ import annotations

_SURE_AFTER_S = 2.0  # the first pieces tell little of those to come


class Pace:
    """Pieces done over time, from when the first were told.

    What comes before them, as starting processes, is no part of the pace.
    """

    def __init__(self) -> None:
        self._first: tuple[float, int] | None = None

    def left_s(self, done: int, n_all: int, *, now_s: float) -> int | None:
        """Seconds until all are done; None while that is not known."""
        if self._first is None:
            self._first = (now_s, done)
        begun_s, before = self._first
        took_s, n = now_s - begun_s, done - before
        if n <= 0 or took_s < _SURE_AFTER_S:
            return None
        return round((n_all - done) * took_s / n)
