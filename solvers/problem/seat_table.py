"""Seats that groups have in coaches, by line and number of drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transport.clock import DAY_S
from transport.trips.holds import most_by_hold
from transport.trips.homes import cities_of, may_carry
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.places import Risk
    from transport.policy import Edition, Scope
    from transport.scenario import Scenario

    Ints = npt.NDArray[np.int64]


def seat_table(
    scenario: Scenario,
    groups: Sequence[Group],
    lines: Sequence[FleetLine],
    demanded: Ints,
) -> Ints:
    """Seats by extra drivers, line and group: (n_extra + 1, n_lines, n_groups).

    Under the kindest edition of the days on which the group may leave; entry ``x``
    stands for ``x`` drivers more than line and run demand. No more than fit into the
    hold if all had as few bags as whoever has fewest.
    """
    most_drivers = scenario.policy.max_drivers
    n_extra = max(0, most_drivers - 1)
    seats = np.zeros((n_extra + 1, len(lines), len(groups)), dtype=np.int64)
    kinds = [_kind(scenario, group, int(demanded[g])) for g, group in enumerate(groups)]
    distinct = {kind: groups[g] for g, kind in enumerate(kinds)}
    of_kind: dict[_Kind, Ints] = {}
    seats_of = _SeatCount(scenario)
    for kind, group in distinct.items():
        column = np.zeros((n_extra + 1, len(lines)), dtype=np.int64)
        for k, line in enumerate(lines):
            if kind.max_seats is not None and line.seats > kind.max_seats:
                continue
            if not may_carry(scenario, line, group):
                continue
            fewest = max(line.drivers, kind.demanded)
            for extra in range(max(0, most_drivers - fewest) + 1):
                column[extra, k] = seats_of.most(line, kind, drivers=fewest + extra)
        of_kind[kind] = column
    for g, kind in enumerate(kinds):
        seats[:, :, g] = of_kind[kind]
    limited = [k for k, line in enumerate(lines) if line.hold_bags is not None]
    own = scenario.workers if limited else ()
    fewest_bags = min((worker.n_bags for worker in own), default=0)
    for k in limited:
        line = lines[k]
        most = most_by_hold(line, fewest_bags=fewest_bags)
        if most is not None:
            seats[:, k] = np.minimum(seats[:, k], most)
    return seats


class _Kind(NamedTuple):
    """What of a group decides the seats it has in coaches."""

    max_seats: int | None
    demanded: int
    scope: Scope
    risk: Risk
    first_day: int
    cities: tuple[str, str]


def _kind(scenario: Scenario, group: Group, demanded: int) -> _Kind:
    return _Kind(
        max_seats=scenario.sides(group.village_id, group.employer_id)[0].max_seats,
        demanded=demanded,
        scope=group.scope,
        risk=group.risk,
        # the edition is that of the first pickup, whose workers ride on with the group
        first_day=max((group.ready_s - scenario.policy.max_ride_s) // DAY_S, 0),
        cities=cities_of(scenario, group),
    )


class _SeatCount:
    """Usable seats by what decides them: coaches that are alike are counted once."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._known: dict[tuple[object, ...], int] = {}
        self._editions: dict[int, list[Edition]] = {}

    def most(self, line: FleetLine, kind: _Kind, *, drivers: int) -> int:
        """Seats under the kindest edition in force from the kind's first day on."""
        size = (line.seats, line.passenger_seats, drivers)
        key = (*size, kind.scope, kind.risk, kind.first_day)
        if key not in self._known:
            self._known[key] = max(
                usable_seats(
                    line,
                    policy=self._scenario.policy,
                    edition=edition,
                    cap_percent=load_cap_percent(
                        edition, scope=kind.scope, risk=kind.risk
                    ),
                    drivers=drivers,
                )
                for edition in self._editions_from(kind.first_day)
            )
        return self._known[key]

    def _editions_from(self, day: int) -> list[Edition]:
        """The editions in force from then on, each once."""
        if day not in self._editions:
            scenario = self._scenario
            days = range(day, max(day + 1, scenario.n_days))
            editions = (scenario.edition_at(one * DAY_S) for one in days)
            self._editions[day] = list({e.name: e for e in editions}.values())
        return self._editions[day]
