"""Prices of seats by segment: proved ones at first, then as plans turned out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.leaving import weights_of
from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.straight_ways import shortened_for_all
from solvers.journeys.legs import prototype_key
from solvers.journeys.modes import ModeChoice
from solvers.problem.gate_rooms import Ways, gate_rooms
from solvers.problem.problem import build_problem
from solvers.problem.reach import within_reach

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from solvers.journeys.legs import LegMaker
    from solvers.problem.least_away import AwayBounds
    from solvers.problem.problem import Problem
    from solvers.search.search import Search
    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.roads.distances import DistanceTable
    from transport.scenario import Scenario

Key = tuple[object, ...]
LEARNT = 0.5  # weight of what a plan shows against what was believed
DEAREST_SHARE = 3.0  # of the proved price: more is the fault of a thin load


class SeatPrices:
    """Fen a seat of every leg: by direct group, and by what decides a leg's price.

    ``proved`` are floors that no plan undercuts; ``believed`` what a seat came to in
    plans so far, by which the search decides.
    """

    def __init__(
        self,
        scenario: Scenario,
        distances: DistanceTable,
        maker: LegMaker,
        groups: Sequence[Group],
        away: AwayBounds,
    ) -> None:
        self._maker = maker
        self._groups = groups
        legs = maker.prototypes()
        direct = build_problem(scenario, distances, groups, away=away)
        self.direct = direct
        self.proved: dict[Key, float] = {}
        self._is_carried: dict[Key, bool] = {}
        self._enter(shortened_for_all(direct, distances))
        # groups that some coach may carry all the way, as far as nothing disproves it
        self.direct_ids = _reached(direct)
        modes = scenario.policy.modes
        services = [s for s in scenario.services if s.mode in modes]
        rooms = gate_rooms(scenario, groups, ways=Ways(self.direct_ids, services))
        self._gates = {name: (name, room) for name, room in rooms.items()}
        if legs.groups:
            self._enter(build_problem(legs.scenario, distances, legs.groups, away=away))
        self.believed = dict(self.proved)

    def _enter(self, problem: Problem) -> None:
        bound = seat_cost_bound(problem)
        carried = np.any(problem.all_seats > 0, axis=(0, 1)).tolist()
        per_worker = bound.per_worker_fen.tolist()
        for group, fen, is_carried in zip(
            problem.groups, per_worker, carried, strict=True
        ):
            key = _key(group)
            self.proved[key] = float(fen)
            self._is_carried[key] = is_carried

    def forget(self) -> None:
        """Believe the proved prices again."""
        self.believed = dict(self.proved)

    def learn(self, searches: Iterable[Search]) -> None:
        """Move the beliefs towards what the seats of these plans cost.

        A trip's cost is shared over its workers by their proved prices. Legs that no
        trip serves are believed to be as much above their floor as others of their
        segment.
        """
        paid: defaultdict[Key, float] = defaultdict(float)
        aboard: defaultdict[Key, int] = defaultdict(int)
        for search in searches:
            for booking in search.state.bookings:
                pieces = booking.draft.pieces
                keys = [
                    _key(search.problem.groups[piece.group_idx]) for piece in pieces
                ]
                floor = sum(
                    self.proved[key] * piece.n
                    for key, piece in zip(keys, pieces, strict=True)
                )
                for key, piece in zip(keys, pieces, strict=True):
                    share = self.proved[key] * piece.n / max(floor, 1.0)
                    paid[key] += booking.cost_fen * share
                    aboard[key] += piece.n
        ratio: dict[object, float] = {}
        for segment in {key[0] for key in paid}:
            keys = [key for key in paid if key[0] == segment]
            floor = sum(self.proved[key] * aboard[key] for key in keys)
            ratio[segment] = sum(paid[key] for key in keys) / max(floor, 1.0)
        for key, proved in self.proved.items():
            if key in paid:
                seen = min(paid[key] / aboard[key], DEAREST_SHARE * proved)
            elif key[0] in ratio:
                seen = proved * ratio[key[0]]
            else:
                continue
            self.believed[key] += LEARNT * (seen - self.believed[key])

    def choices(
        self,
        prices: Mapping[Key, float],
        *,
        services: frozenset[str],
        without: Container[tuple[str, str]] = (),
    ) -> list[ModeChoice]:
        """Every group with the price of each way, over these services alone.

        ``without``: pairs of group and service left out.
        """
        chains: defaultdict[str, list[Chain]] = defaultdict(list)
        for key, chain in self._maker.chain.items():
            if chain.service_id in services and key not in without:
                chains[chain.group_id].append(chain)
        return [
            self._offer(group, chains[group.group_id], prices) for group in self._groups
        ]

    def _offer(
        self, group: Group, chains: Sequence[Chain], prices: Mapping[Key, float]
    ) -> ModeChoice:
        by_service = {}
        for chain in chains:
            keys = self._maker.keys_of(chain)
            if all(self._is_carried[key] for key in keys):
                by_service[chain.service_id] = sum(prices[key] for key in keys)
        key = _key(group)
        parties = group.parties
        *lighter, (penalty_fen, _) = weights_of(
            [p.least_fen for p in parties], [p.n for p in parties]
        )
        return ModeChoice(
            group_id=group.group_id,
            n=group.n_workers,
            direct_fen=prices[key] if self._is_carried[key] else None,
            by_service=by_service,
            penalty_fen=penalty_fen,
            lighter=tuple(lighter),
            gate=self._gates.get(group.employer_id),
        )


def _reached(problem: Problem) -> frozenset[str]:
    """Groups that some coach may carry, as far as the longest ride goes."""
    is_near = np.asarray(within_reach(problem).any(axis=0)).tolist()
    groups = zip(problem.groups, is_near, strict=True)
    return frozenset(group.group_id for group, near in groups if near)


def _key(group: Group) -> Key:
    if group.segment == "direct":
        return ("direct", group.group_id)
    return prototype_key(group)
