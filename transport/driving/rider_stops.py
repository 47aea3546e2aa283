"""Stops for the workers aboard: after how long under way one is due, how long it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from transport.policy import Policy

NO_LIMIT_S = 1 << 40


@dataclass(frozen=True, slots=True, kw_only=True)
class RiderStops:
    """With workers aboard a coach stands ``least_s`` after ``every_s`` under way.

    Whole minutes. Any stand counts: a call, a break, a rest. Workers are aboard from
    leg ``first_leg`` to leg ``last_leg``, both included.
    """

    every_s: int
    least_s: int
    first_leg: int
    last_leg: int


def rider_stops(policy: Policy, *, first_leg: int, last_leg: int) -> RiderStops | None:
    """The policy's rule on these legs; ``None`` where there is none."""
    if not policy.passenger_stop_every_s:
        return None
    every_s = policy.passenger_stop_every_s
    least_s = policy.passenger_stop_s
    return RiderStops(
        every_s=max(MINUTE_S, every_s - every_s % MINUTE_S),
        least_s=least_s + -least_s % MINUTE_S,
        first_leg=first_leg,
        last_leg=last_leg,
    )


class RiderClock:
    """How long workers have been under way since they could last stretch their legs."""

    def __init__(self, stops: RiderStops | None) -> None:
        self._stops = stops
        self._under_way_s = 0
        self._stands_since_s = 0

    def is_due_on(self, leg_idx: int) -> bool:
        """Whether workers are ever due a stop on this leg."""
        stops = self._stops
        return stops is not None and stops.first_leg <= leg_idx <= stops.last_leg

    def arrives(self, at_s: int, *, driven_s: int, leg_idx: int) -> None:
        """Note that the coach halts after ``driven_s`` on a leg."""
        if self.is_due_on(leg_idx):
            self._under_way_s += driven_s
        else:
            self._under_way_s = 0
        self._stands_since_s = at_s

    def leaves(self, at_s: int) -> None:
        """Note that the coach goes on."""
        if self._stops and at_s - self._stands_since_s >= self._stops.least_s:
            self._under_way_s = 0

    def room_s(self, at_s: int, *, leg_idx: int) -> int:
        """Seconds under way before a stop is due, going on at ``at_s``."""
        stops = self._stops
        if stops is None or not stops.first_leg <= leg_idx <= stops.last_leg:
            return NO_LIMIT_S
        if at_s - self._stands_since_s >= stops.least_s:
            return stops.every_s
        return max(0, stops.every_s - self._under_way_s)

    def rested_s(self, at_s: int) -> int:
        """When the stand now going on will have been a stop; not before ``at_s``."""
        if self._stops is None:
            return at_s
        return max(at_s, self._stands_since_s + self._stops.least_s)
