"""Deadlines: until when a search may work. Everything that loops asks."""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.outcome import StopAsked

    Clock = Callable[[], float]

FORGETTING = 0.7  # what a long piece of work still counts after the next one
FILL_SHARE = 0.02  # of the time, to seat who waits once a share of it is over
REASONS_SHARE = 2.0  # of the grace below
GRACE_SHARE, GRACE_S = 0.03, 1.0  # of the time, and seconds, to end a plan well
POLISHING_SHARE = 0.5  # of what is given to end a plan well
PATIENCE_SHARE, PATIENCE_S = 0.02, 1.0  # of the time, and at most, with what still runs
FIRST_GUESS_S = 1.0  # that a piece of work takes of whose kind none was done yet


class TimeIsUp(Exception):
    """The deadline passed during work that has no answer until it is whole."""


class Deadline:
    """A moment of a clock, or the wish of a user, after which nothing new begins.

    ``limit_s`` counts from now; None: no clock ends the work. How long
    pieces of work have taken, by kind, is shared with the deadlines made from it.
    """

    def __init__(
        self,
        limit_s: float | None = None,
        *,
        stop: StopAsked | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self._clock = clock
        self._stop = stop
        self.began_s = clock()
        self._origin_s = self.began_s
        self.until_s = math.inf if limit_s is None else self.began_s + limit_s
        self._longest_s: dict[str, float] = {}
        self._hurry: StopAsked | None = None

    def of_first_plan(self) -> Deadline:
        """The same moment, but the wish of the user only asks for haste.

        Until there is a plan, there is none to be kept.
        """
        patient = Deadline(None, clock=self._clock)
        patient.began_s, patient.until_s = self.began_s, self.until_s
        patient._longest_s = self._longest_s
        patient._origin_s = self._origin_s
        patient._hurry = self._stop
        return patient

    def within(self, limit_s: float) -> Deadline:
        """One that ends so many seconds from now, and never after this one."""
        sooner = Deadline(limit_s, stop=self._stop, clock=self._clock)
        sooner.until_s = min(sooner.until_s, self.until_s)
        sooner._longest_s = self._longest_s
        sooner._origin_s = self._origin_s
        return sooner

    def with_grace(self) -> Deadline:
        """A little later: until when a plan may be put together.

        The wish of the user, once uttered, leaves as much from now on.
        """
        return self._later(1.0)

    def for_reasons(self) -> Deadline:
        """Twice as much later: until when it is found out why people stay."""
        return self._later(REASONS_SHARE)

    def for_polishing(self) -> Deadline:
        """A little later, too: until when departures are chosen.

        A search that ends late leaves none of its own time for that.
        """
        return self._later(POLISHING_SHARE)

    def _later(self, share: float) -> Deadline:
        stop = None if self.is_stopped else self._stop
        later = Deadline(None, stop=stop, clock=self._clock)
        later.began_s, later._longest_s = self.began_s, self._longest_s
        later._origin_s = self._origin_s
        until_s = later._clock() if self.is_stopped else self.until_s
        grace_s = GRACE_SHARE * (until_s - self.began_s) + GRACE_S
        later.until_s = until_s + share * grace_s
        return later

    @property
    def is_timed(self) -> bool:
        """Whether a clock ends the work."""
        return self.until_s < math.inf

    @property
    def is_stopped(self) -> bool:
        """Whether the user has asked for an end."""
        return self._stop is not None and self._stop()

    @property
    def is_over(self) -> bool:
        """Whether nothing new may begin."""
        return self.is_stopped or (self.is_timed and self._clock() >= self.until_s)

    @property
    def elapsed_s(self) -> float:
        """Seconds since the search began, whatever deadline this was made from."""
        return self._clock() - self._origin_s

    @property
    def left_s(self) -> float:
        """Seconds that are left; infinite where no clock ends the work."""
        return max(0.0, self.until_s - self._clock()) if self.is_timed else math.inf

    def share_s(self, share: float) -> float:
        """That share of the whole time, or what is left of it where that is less."""
        if not self.is_timed:
            return math.inf
        return min(self.left_s, share * (self.until_s - self._origin_s))

    @property
    def patience_s(self) -> float:
        """For how long to wait for work that is not over when the time is."""
        if not self.is_timed:
            return PATIENCE_S
        return min(PATIENCE_S, PATIENCE_SHARE * (self.until_s - self._origin_s))

    def for_filling(self) -> Deadline:
        """A little of the time that is left, for those who still wait."""
        return self.within(self.share_s(FILL_SHARE)) if self.is_timed else self

    def check(self) -> None:
        """Raise `TimeIsUp` when it is over."""
        if self.is_over:
            raise TimeIsUp

    def remember(self, before: Deadline) -> None:
        """Know how long work has taken before this deadline was set."""
        self._longest_s.update(before._longest_s)

    def longest_s(self, kind: str) -> float:
        """Seconds that work of this kind takes, as far as is known; 0 if not at all."""
        return self._longest_s.get(kind, 0.0)

    def allows(self, kind: str) -> bool:
        """Whether work as long as the longest of its kind so far still fits."""
        if self.is_over:
            return False
        return self._longest_s.get(kind, FIRST_GUESS_S) <= self.left_s

    @contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        """A piece of work of which later ones of its kind are thought to be alike."""
        begun_s = self._clock()
        try:
            yield
        finally:
            taken_s = self._clock() - begun_s
            before_s = self._longest_s.get(kind, 0.0)
            self._longest_s[kind] = max(FORGETTING * before_s, taken_s)

    def is_behind(self, done: float, *, share: float) -> bool:
        """Whether work of which ``done`` (0 to 1) is done exceeds its share of time."""
        if self._hurry is not None and self._hurry():
            return True
        if not self.is_timed:
            return False
        whole_s = (self.until_s - self.began_s) * share
        return self._clock() - self.began_s > whole_s * done


NO_DEADLINE = Deadline()
