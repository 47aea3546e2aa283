"""The planning problem as arrays: what the numeric core of the search sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.problem.cohorts import cohort_numbers
from solvers.problem.least_away import AwayBounds
from solvers.problem.trip_prices import prices_of
from transport.clock import DAY_S, HOUR_S
from transport.driving.limits import drivers_demanded
from transport.gate.arrivals import EarliestArrivals
from transport.trips.holds import most_by_hold
from transport.trips.homes import cities_of, may_carry
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.problem.trip_prices import LinePrices
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.places import Risk
    from transport.policy import Edition, Scope
    from transport.roads.distances import DistanceTable
    from transport.scenario import Scenario

    Ints = npt.NDArray[np.int64]

MANY_LINES = 24
N_NEAR_DEPOTS = 2  # of a vehicle type, for each group
COLLECTING_S = 3 * HOUR_S  # about what the other pick-ups of a coach take


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Groups, places and fleet lines by index, for groups that may share coaches.

    ``places`` lists where workers board, then where they alight, then depots, each
    place once; ``distance_m`` and ``driving_s`` are ``(n_places, n_places)``, row
    departs, column arrives, at 100 % speed. ``village`` and ``employer`` give each
    group's place index; ``depot`` each fleet line's. ``all_seats[x, k, g]``: seats
    usable for group ``g`` alone in a coach of line ``k`` with ``x`` drivers more than
    demanded; 0 where that coach cannot reach the village or has no end of the ride at
    home. ``demanded``: drivers the group's run demands. ``cohort`` numbers the cohorts:
    only groups of the same number may ride together.
    ``nearest_drop_m``: ``(n_lines,)``, metres to each line's depot from the scenario's
    place of alighting that is nearest to it. ``party_floors``: what each party that
    takes no coach costs any plan at least. ``is_metric``: no way between two places is
    shorter by a third one (up to rounding). ``away_bounds``: least times away under the
    scenario's rules. ``is_alone``: no coach runs trips with workers of other problems.
    """

    scenario: Scenario
    is_metric: bool
    groups: tuple[Group, ...]
    lines: tuple[FleetLine, ...]
    places: tuple[str, ...]
    distance_m: Ints
    driving_s: Ints
    village: Ints
    employer: Ints
    depot: Ints
    all_seats: Ints
    demanded: Ints
    nearest_drop_m: Ints
    cohort: Ints
    party_sizes: tuple[tuple[int, ...], ...]
    party_penalties: tuple[tuple[int, ...], ...]
    party_floors: tuple[tuple[int, ...], ...]
    away_bounds: AwayBounds
    is_alone: bool = True

    @cached_property
    def n_workers(self) -> Ints:
        """Workers of each group."""
        return np.array([group.n_workers for group in self.groups], dtype=np.int64)

    @cached_property
    def prices(self) -> tuple[LinePrices, ...]:
        """What trips of each fleet line cost."""
        scenario = self.scenario
        return tuple(
            prices_of(line, scenario.tariff, scenario.policy) for line in self.lines
        )

    @cached_property
    def kit_fen(self) -> Ints:
        """Fen of the kit that each group's workers are given on their trip."""
        fen = self.scenario.tariff.kit_fen
        return np.array([fen * g.sets_out for g in self.groups], dtype=np.int64)

    @cached_property
    def ready_day(self) -> Ints:
        """Calendar day (0 = the first) from which each group may travel."""
        ready_s = np.array([group.ready_s for group in self.groups], dtype=np.int64)
        days: Ints = ready_s // DAY_S
        return days

    @cached_property
    def latest_day(self) -> Ints:
        """Last calendar day on which a full coach with each group arrives in time.

        A guide for growing trips, no rule: the direct run, begun ``COLLECTING_S`` after
        pick-ups open.
        """
        pairs = zip(self.village.tolist(), self.employer.tolist(), strict=True)
        direct_s = {
            (group.village_id, group.employer_id): int(self.driving_s[pair])
            for group, pair in zip(self.groups, pairs, strict=True)
        }
        arrivals = EarliestArrivals(self.scenario, direct_s=direct_s)
        days = np.zeros(self.n_groups, dtype=np.int64)
        for g, group in enumerate(self.groups):
            midnight_s = group.ready_s // DAY_S * DAY_S
            begins_s = self.scenario.policy.pickup_opening.from_s + COLLECTING_S
            alighted_s = arrivals.surely_alighted_s(
                group.village_id, group.employer_id, midnight_s + begins_s
            )
            takes_s = 0 if alighted_s is None else alighted_s - midnight_s
            days[g] = (group.deadline_s - takes_s) // DAY_S
        return days

    @cached_property
    def near_lines(self) -> tuple[int, ...]:
        """Lines that the compiled search tries: all of a few, else the near ones.

        Near are, for some group and vehicle type, the ``N_NEAR_DEPOTS`` lines whose
        coaches run least empty. Others are left to the growing of trips.
        """
        if len(self.lines) <= MANY_LINES:
            return tuple(range(len(self.lines)))
        empty = (
            self.distance_m[self.depot[:, None], self.village[None, :]]
            + self.distance_m[self.employer[None, :], self.depot[:, None]]
        )
        empty = np.where(self.seats > 0, empty, 1 << 60)
        by_type: dict[str, list[int]] = {}
        for k, line in enumerate(self.lines):
            by_type.setdefault(line.vehicle_type, []).append(k)
        near: set[int] = set()
        for lines in by_type.values():
            order = np.argsort(empty[lines], axis=0, kind="stable")[:N_NEAR_DEPOTS]
            near.update(np.asarray(lines)[np.unique(order)].tolist())
        return tuple(sorted(near))

    @property
    def seats(self) -> Ints:
        """Seats with no more drivers than demanded: (n_lines, n_groups)."""
        fewest: Ints = self.all_seats[0]
        return fewest

    def seats_by_drivers(self, k: int) -> Iterator[tuple[int, Ints]]:
        """(drivers, seats of every group) of line ``k``, for each number of drivers.

        Groups whose run demands more drivers have 0 seats in that entry.
        """
        fewest = np.maximum(self.demanded, self.lines[k].drivers)
        n_extra = len(self.all_seats)
        for drivers in range(int(fewest.min()), int(fewest.max()) + n_extra):
            extra = drivers - fewest
            is_offered = (extra >= 0) & (extra < n_extra)
            own = self.all_seats[np.clip(extra, 0, n_extra - 1), k, self._all_groups]
            seats: Ints = np.where(is_offered, own, 0)
            if seats.any():
                yield drivers, seats

    @cached_property
    def _all_groups(self) -> Ints:
        return np.arange(self.n_groups)

    @cached_property
    def place_idx(self) -> dict[str, int]:
        """The index of each place."""
        return {place_id: i for i, place_id in enumerate(self.places)}

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres between two of the problem's places, by id."""
        idx = self.place_idx
        return int(self.distance_m[idx[from_id], idx[to_id]])

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds between two of the problem's places, by id."""
        idx = self.place_idx
        return int(self.driving_s[idx[from_id], idx[to_id]])

    @property
    def n_groups(self) -> int:
        """Number of groups."""
        return len(self.groups)


def build_problem(
    scenario: Scenario,
    distances: DistanceTable,
    groups: Sequence[Group],
    *,
    away: AwayBounds | None = None,
    is_alone: bool = True,
) -> Problem:
    """The arrays of the groups; parties are ordered dearest penalty first.

    ``away``: least times away that other problems of the policy have asked for too.
    ``is_alone``: the groups are all that the scenario's coaches may carry.
    """
    ordered = tuple(_dearest_first(group) for group in groups)
    lines = tuple(line for line in scenario.fleet if line.count > 0)
    places = _places(ordered, lines)
    idx = {place_id: i for i, place_id in enumerate(places)}
    distance_m, driving_s = distances.matrices(places)
    village = np.array([idx[g.village_id] for g in ordered], dtype=np.int64)
    employer = np.array([idx[g.employer_id] for g in ordered], dtype=np.int64)
    rules = scenario.policy.hours
    demanded = np.array(
        [
            drivers_demanded(
                rules, run_m=run_m, two_driver_m=scenario.policy.two_driver_m
            )
            for run_m in distance_m[village, employer].tolist()
        ],
        dtype=np.int64,
    )
    return Problem(
        scenario=scenario,
        away_bounds=away or AwayBounds(rules, scenario.policy),
        is_alone=is_alone and not scenario.services,
        is_metric=distances.is_metric,
        groups=ordered,
        lines=lines,
        places=places,
        distance_m=distance_m,
        driving_s=driving_s,
        village=village,
        employer=employer,
        depot=np.array([idx[line.depot_id] for line in lines], dtype=np.int64),
        all_seats=_seats(scenario, ordered, lines, demanded),
        demanded=demanded,
        nearest_drop_m=_nearest_drop_m(scenario, distances, lines),
        cohort=np.array(cohort_numbers(scenario, ordered), dtype=np.int64),
        party_sizes=tuple(
            tuple(party.n for party in group.parties) for group in ordered
        ),
        party_penalties=tuple(
            tuple(party.otherwise_fen for party in group.parties) for group in ordered
        ),
        party_floors=tuple(
            tuple(party.least_fen for party in group.parties) for group in ordered
        ),
    )


def _places(groups: Sequence[Group], lines: Sequence[FleetLine]) -> tuple[str, ...]:
    villages = sorted({group.village_id for group in groups})
    employers = sorted({group.employer_id for group in groups})
    depots = sorted({line.depot_id for line in lines})
    return tuple(dict.fromkeys((*villages, *employers, *depots)))


def _nearest_drop_m(
    scenario: Scenario, distances: DistanceTable, lines: Sequence[FleetLine]
) -> Ints:
    """``(n_lines,)``: metres to each depot from the last drop nearest to it."""
    depots = sorted({line.depot_id for line in lines})
    pairs = [(drop_id, depot) for depot in depots for drop_id in scenario.employer]
    shape = (len(depots), len(scenario.employer))  # also where no line is left
    metres = distances.pairs(pairs)[0].reshape(shape).min(axis=1)
    nearest = dict(zip(depots, metres.tolist(), strict=True))
    return np.array([nearest[line.depot_id] for line in lines], dtype=np.int64)


def _dearest_first(group: Group) -> Group:
    """The group, its parties ordered by the penalty a worker, dearest first."""
    parties = sorted(
        group.parties,
        key=lambda party: (-party.otherwise_fen // party.n, party.worker_ids),
    )
    return replace(group, parties=tuple(parties))


def _seats(
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
    fewest_bags = min((worker.n_bags for worker in scenario.workers), default=0)
    for k, line in enumerate(lines):
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
