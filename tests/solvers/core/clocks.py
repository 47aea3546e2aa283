"""Clocks for tests: any hours, and hours by the driver rules of China."""

from __future__ import annotations

import numpy as np

from solvers.core.leg_chains import NEVER_MIN, LegClock
from solvers.core.leg_times import DAY_MIN


def any_time(n: int, m: int) -> LegClock:
    """By which every trip between ``n`` villages and ``m`` employers is in time."""
    return drawn(np.random.default_rng(0), n, m, most_leg=1)


def drawn(
    rng: np.random.Generator,
    n: int,
    m: int,
    *,
    most_leg: int,
    is_called_once: bool = True,
    most: tuple[int, int] = (NEVER_MIN, NEVER_MIN),
) -> LegClock:
    """Legs of up to so many minutes, some slower by night, places open by day.

    ``most``: minutes away and of a ride.
    """
    minutes = np.arange(most_leg + 1)[:, None]
    slow = 1 + (np.arange(DAY_MIN) >= 1320)  # as if all of a leg were by night
    elapsed = np.minimum.accumulate((minutes * slow + np.arange(DAY_MIN))[:, ::-1], 1)
    elapsed = (elapsed[:, ::-1] - np.arange(DAY_MIN)).astype(np.int16)

    def legs(*shape: int) -> np.ndarray:
        return rng.integers(0, most_leg + 1, shape)

    def waits(k: int) -> np.ndarray:
        opens = rng.integers(0, DAY_MIN // 2, (k, 1))
        wait = opens - np.arange(DAY_MIN)
        is_open = (wait <= 0) & (np.arange(DAY_MIN) < opens + DAY_MIN // 2)
        return np.where(is_open, 0, wait % DAY_MIN)

    out = np.broadcast_to(legs(n)[:, None], (n, DAY_MIN)).copy()
    return LegClock(
        elapsed=elapsed,
        with_calls=elapsed,
        out=out,
        least_out=out.min(axis=1),
        way=legs(n, n),
        link=legs(n, m),
        between=legs(m, m),
        back=legs(m),
        village_wait=waits(n),
        gate_wait=waits(m),
        dwell=5,
        most_away=most[0],
        most_ride=most[1],
        most_in_a_day=NEVER_MIN,
        is_called_once=is_called_once,
    )


class ByHand:
    """A trip through places in turn, minute by minute, each called at just once."""

    def __init__(
        self, clock: LegClock, up: tuple[int, ...], down: tuple[int, ...]
    ) -> None:
        self._clock, self._up, self._down = clock, up, down

    def boardings(self) -> list[int]:
        """Minutes of the day at which the first village is open."""
        return np.flatnonzero(self._clock.village_wait[self._up[0]] == 0).tolist()

    def off(self, start: int) -> list[int]:
        """When workers are off at each employer, after a boarding in this minute."""
        clock, at = self._clock, start + self._clock.dwell
        for v, u in zip(self._up, self._up[1:], strict=False):
            at = self._there(clock.way[v, u], at)
            at += int(clock.village_wait[u, at % DAY_MIN]) + clock.dwell
        found: list[int] = []
        legs = [clock.link[self._up[-1], self._down[0]]]
        legs += [
            clock.between[d, e]
            for d, e in zip(self._down, self._down[1:], strict=False)
        ]
        for leg, e in zip(legs, self._down, strict=True):
            at = self._there(leg, at)
            at += int(clock.gate_wait[e, at % DAY_MIN]) + clock.dwell
            found.append(at)
        return found

    def away(self, start: int) -> int:
        """Minutes away from the yard."""
        at = self._there(self._clock.back[self._down[-1]], self.off(start)[-1])
        return at - start + int(self._clock.out[self._up[0], start % DAY_MIN])

    def n_reached(self) -> int:
        """How many of the employers may be ridden to in time."""
        most = self._clock.most_ride
        return max(
            (
                sum(at - start <= most for at in self.off(start))
                for start in self.boardings()
            ),
            default=0,
        )

    def is_in_hours(self, aboard: int) -> bool:
        """Whether some boarding lets all be in time."""
        clock = self._clock
        return any(
            self.off(start)[aboard] - start <= clock.most_ride
            and self.away(start) <= clock.most_away
            for start in self.boardings()
        )

    def _there(self, leg: int, at: int) -> int:
        return at + int(self._clock.elapsed[leg, at % DAY_MIN])
