"""How many people of a ride a coach can hold at most, whoever else is aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transport.checker.home_audit import asks_home, home_city
from transport.checker.rulebook import (
    cap_percent,
    edition_in_force,
    home_end,
    region_of,
    seats_left,
    way_scope,
)
from transport.clock import DAY_S
from transport.places import RISKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from transport.fleet import FleetLine
    from transport.places import Risk
    from transport.policy import Edition, Scope
    from transport.scenario import Scenario

    Ints = NDArray[np.int64]


class Ride(NamedTuple):
    """People to be taken from one place to another: what of them decides the price.

    ``day``: the first whose rules may hold; ``most``: who may share a coach with them;
    ``risk``: of their whole way.
    """

    from_id: str
    to_id: str
    risk: Risk
    day: int
    most: int


class _Ruled(NamedTuple):
    """What of a ride decides the seats it has in coaches."""

    scope: Scope
    risk: Risk
    day: int
    largest: int | None
    cities: frozenset[str]


class Rooms:
    """Room for each of some rides, by row of the fleet and number of drivers."""

    def __init__(self, scenario: Scenario, rides: Sequence[Ride]) -> None:
        self._scenario = scenario
        kinds = [_ruled(scenario, ride) for ride in rides]
        self._kinds = sorted(set(kinds), key=str)
        number = {kind: i for i, kind in enumerate(self._kinds)}
        self._kind_of = np.array([number[kind] for kind in kinds], dtype=np.int64)
        self._most = np.array([ride.most for ride in rides], dtype=np.int64)
        self._home = {
            depot.depot_id: home_city(scenario, depot) for depot in scenario.depots
        }
        self._fewest_bags = min((w.n_bags for w in scenario.workers), default=0)

    def room(self, line: FleetLine, drivers: int) -> Ints:
        """People that fit, by ride; 0 where the coach may not carry them."""
        by_kind = np.array([self._seats(line, drivers, kind) for kind in self._kinds])
        room = np.minimum(by_kind[self._kind_of], self._most)
        if line.hold_bags is not None and self._fewest_bags:
            room = np.minimum(room, line.hold_bags // self._fewest_bags)
        return np.asarray(room, dtype=np.int64)

    def _seats(self, line: FleetLine, drivers: int, kind: _Ruled) -> int:
        """Seats under the kindest rules of the days from the first one on.

        A higher risk aboard may bring another cap: the kindest counts there, too.
        """
        scenario = self._scenario
        if kind.largest is not None and line.seats > kind.largest:
            return 0
        if not self._is_at_home(line, kind.cities):
            return 0
        levels = RISKS[RISKS.index(kind.risk) :]
        return max(
            seats_left(
                line,
                scenario.policy,
                edition,
                percent=cap_percent(edition, scope=kind.scope, risk=risk),
                drivers=drivers,
            )
            for edition in _editions(scenario, kind.day)
            for risk in levels
        )

    def _is_at_home(self, line: FleetLine, cities: frozenset[str]) -> bool:
        if not asks_home(self._scenario.policy):
            return True
        home = self._home[line.depot_id]
        return not home or home in cities


def rules_day(scenario: Scenario, ready_s: int) -> int:
    """The first day whose rules may hold for a coach with somebody ready then.

    Its first pickup may be as much earlier as the longest ride takes. Days under the
    same rules from there to the end count as the first of them.
    """
    day = max(0, (ready_s - scenario.policy.max_ride_s) // DAY_S)
    while day and _editions(scenario, day - 1) == _editions(scenario, day):
        day -= 1
    return day


def _editions(scenario: Scenario, from_day: int) -> list[Edition]:
    """Every edition in force on that day or later, once."""
    days = range(from_day, max(from_day + 1, scenario.n_days))
    dates = [scenario.clock.date_of(day * DAY_S) for day in days]
    found: list[Edition] = []
    for date in dates:
        edition = edition_in_force(scenario.policy, date)
        if edition not in found:
            found.append(edition)
    return found


def _ruled(scenario: Scenario, ride: Ride) -> _Ruled:
    village = home_end(scenario, ride.from_id, ride.to_id)
    return _Ruled(
        scope=way_scope(scenario, ride.from_id, ride.to_id),
        risk=ride.risk,
        day=ride.day,
        largest=None if village is None else village.max_seats,
        cities=frozenset(region_of(scenario, p)[1] for p in (ride.from_id, ride.to_id)),
    )
