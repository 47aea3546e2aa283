"""The planning problem as arrays: what the numeric core of the search sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import shortest_path

from solvers.problem.cohorts import cohort_numbers
from solvers.problem.least_away import AwayBounds
from solvers.problem.most_loads import is_never_aboard, least_drive_s, most_loads
from solvers.problem.seat_table import seat_table
from solvers.problem.triangles import keeps_triangles
from solvers.problem.trip_prices import prices_of
from transport.clock import DAY_S, HOUR_S
from transport.driving.limits import drivers_demanded
from transport.gate.arrivals import EarliestArrivals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.problem.trip_prices import LinePrices
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.places import Opening
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
    def most_loads(self) -> Ints:
        """Workers of each group that any trip carries at most."""
        return most_loads(self.scenario, self.groups, self.least_drive_s)

    @cached_property
    def is_never_aboard(self) -> npt.NDArray[np.bool_]:
        """Whether no trip carries anybody of each group."""
        return is_never_aboard(self.scenario, self.groups, self.least_drive_s)

    @cached_property
    def least_drive_s(self) -> Ints:
        """Seconds between each group's ends that no coach drives less than."""
        least_s = self.least_ways[1][self.village, self.employer]
        return least_drive_s(self.scenario, least_s, n_places=len(self.places))

    @cached_property
    def prices(self) -> tuple[LinePrices, ...]:
        """What trips of each fleet line cost."""
        scenario = self.scenario
        return tuple(
            prices_of(line, scenario.tariff, scenario.policy) for line in self.lines
        )

    @cached_property
    def village_openings(self) -> frozenset[Opening]:
        """The hours that villages of the scenario have of their own, each once."""
        own = (village.opening for village in self.scenario.village.values())
        return frozenset(filter(None, own))

    @cached_property
    def employer_openings(self) -> frozenset[Opening]:
        """Those of its employers."""
        own = (employer.opening for employer in self.scenario.employer.values())
        return frozenset(filter(None, own))

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

    @cached_property
    def least_ways(self) -> tuple[Ints, Ints]:
        """Least metres and least driving seconds between places, by whatever way."""
        if self.is_metric:
            return self.distance_m, self.driving_s
        return _shortest(self.distance_m), _shortest(self.driving_s)

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
    nearest_drop_m: Ints | None = None,
    is_alone: bool = True,
) -> Problem:
    """The arrays of the groups; parties are ordered dearest penalty first.

    ``away``: least times away that other problems of the policy have asked for too;
    ``nearest_drop_m``: those of the scenario, where they are known.
    ``is_alone``: the groups are all that the scenario's coaches may carry.
    """
    ordered = tuple(_dearest_first(group) for group in groups)
    lines = lines_of(scenario)
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
        is_metric=distances.is_metric
        or (keeps_triangles(distance_m) and keeps_triangles(driving_s)),
        groups=ordered,
        lines=lines,
        places=places,
        distance_m=distance_m,
        driving_s=driving_s,
        village=village,
        employer=employer,
        depot=np.array([idx[line.depot_id] for line in lines], dtype=np.int64),
        all_seats=seat_table(scenario, ordered, lines, demanded),
        demanded=demanded,
        nearest_drop_m=nearest_drops_m(scenario, distances)
        if nearest_drop_m is None
        else nearest_drop_m,
        cohort=np.array(cohort_numbers(scenario, ordered), dtype=np.int64),
        party_sizes=tuple(tuple(p.n for p in group.parties) for group in ordered),
        party_penalties=tuple(
            tuple(party.otherwise_fen for party in group.parties) for group in ordered
        ),
        party_floors=tuple(
            tuple(party.least_fen for party in group.parties) for group in ordered
        ),
    )


def _shortest(table: Ints) -> Ints:
    # a zero would read as "no edge" in the graph routines
    lengths = shortest_path(np.maximum(table, 1e-6), method="FW")
    return np.floor(lengths + 1e-3).astype(np.int64)


def _places(groups: Sequence[Group], lines: Sequence[FleetLine]) -> tuple[str, ...]:
    villages = sorted({group.village_id for group in groups})
    employers = sorted({group.employer_id for group in groups})
    depots = sorted({line.depot_id for line in lines})
    return tuple(dict.fromkeys((*villages, *employers, *depots)))


def lines_of(scenario: Scenario) -> tuple[FleetLine, ...]:
    """The fleet's lines that have a coach."""
    return tuple(line for line in scenario.fleet if line.count > 0)


def nearest_drops_m(scenario: Scenario, distances: DistanceTable) -> Ints:
    """``(n_lines,)``: metres to each depot from the last drop nearest to it."""
    depots = [line.depot_id for line in lines_of(scenario)]
    pairs = [(e, depot) for depot in sorted(set(depots)) for e in scenario.employer]
    shape = (len(set(depots)), len(scenario.employer))  # also where no line is left
    metres = distances.pairs(pairs)[0].reshape(shape).min(axis=1)
    nearest = dict(zip(sorted(set(depots)), metres.tolist(), strict=True))
    return np.array([nearest[depot] for depot in depots], dtype=np.int64)


def _dearest_first(group: Group) -> Group:
    """The group, its parties ordered by the penalty a worker, dearest first."""
    parties = sorted(
        group.parties,
        key=lambda party: (-party.otherwise_fen // party.n, party.worker_ids),
    )
    return replace(group, parties=tuple(parties))
