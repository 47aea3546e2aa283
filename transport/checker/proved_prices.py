"""Prices of moving a worker that no plan undercuts, from the scenario alone.

Whoever is moved goes straight by coach, or by coach to a hub, on a service and by coach
from another hub. A coach seat has its least price (`seat_prices`); a seat of a service
its own price, and a share of the unit: of a unit's seats no more are taken than there
are, nor than there are workers.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transport.checker.coach_room import Ride, rules_day
from transport.checker.least_ways import LeastWays, can_be_sought
from transport.checker.rulebook import home_and_work, mode_of, pair_risk
from transport.checker.seat_prices import SeatPrices
from transport.checker.services_audit import seat_fen, unit_fen
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.roster import Worker
    from transport.scenario import Scenario
    from transport.services import Service

MOST_CELLS = 3_000_000  # of rides times rows of the fleet times crews


class Kind(NamedTuple):
    """Workers who are alike to the bound: ends, and first day of their rules."""

    village_id: str
    employer_id: str
    day: int


def parties(workers: Iterable[Worker]) -> list[tuple[Worker, ...]]:
    """Those who travel together or not at all, of one village and employer."""
    found: dict[tuple[object, ...], list[Worker]] = {}
    for worker in workers:
        name = (worker.party_id,) if worker.party_id else ("alone", worker.worker_id)
        key = (worker.village_id, worker.employer_id, *name)
        found.setdefault(key, []).append(worker)
    return [tuple(members) for members in found.values()]


def kind_of(scenario: Scenario, party: Sequence[Worker]) -> Kind:
    """The party's kind; it is ready when its last member is."""
    ready_s = max([0, *(worker.ready_from_s or 0 for worker in party)])
    day = rules_day(scenario, ready_s)
    return Kind(party[0].village_id, party[0].employer_id, day)


def proved_prices(
    scenario: Scenario, workers: Iterable[Worker]
) -> dict[Kind, Fraction] | None:
    """Fen of moving one of each kind at least; kinds that nothing moves are left out.

    ``None`` where it would take long: many rides, or distances that must be asked for;
    and where coaches may come and go with loads for the way back, which no price here
    knows of.
    """
    if scenario.policy.max_trips_per_block > 1 and _goes_both_ways(scenario):
        return None
    kinds = sorted({kind_of(scenario, party) for party in parties(workers)})
    return _proved(_Same(scenario), tuple(kinds))


def _goes_both_ways(scenario: Scenario) -> bool:
    return len({worker.direction for worker in scenario.workers}) > 1


class _Same:
    """A scenario that equals itself alone, so that what it gives can be remembered."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.scenario is other.scenario

    def __hash__(self) -> int:
        return id(self.scenario)


@lru_cache(maxsize=2)  # a plan is certified, audited and told of, one after the other
def _proved(same: _Same, kinds: tuple[Kind, ...]) -> dict[Kind, Fraction] | None:
    scenario = same.scenario
    chains = _chains(scenario, kinds)
    rides = _Rides(scenario)
    wanted = {rides.straight(kind) for kind in kinds}
    for kind, services in chains.items():
        wanted |= {ride for s in services for ride in rides.to_and_from(kind, s)}
    drops = {ride.to_id for ride in wanted} | {w.employer_id for w in scenario.workers}
    places = drops | {ride.from_id for ride in wanted}
    places |= {worker.village_id for worker in scenario.workers}  # on any other's way
    places |= {line.depot_id for line in scenario.fleet}
    n_crews = len(scenario.fleet) * scenario.policy.max_drivers
    if len(wanted) * n_crews > MOST_CELLS or not can_be_sought(scenario, len(places)):
        return None
    ordered = sorted(wanted)
    ways = LeastWays(scenario, places)
    priced = SeatPrices(scenario, ordered, ways, drops=sorted(drops)).all()
    seats = dict(zip(ordered, priced, strict=True))
    found = {}
    for kind, services in chains.items():
        fares = [seats[rides.straight(kind)]]
        for service in services:
            there, onward = (seats[r] for r in rides.to_and_from(kind, service))
            if there is not None and onward is not None:
                share = Fraction(unit_fen(service), min(service.seats, rides.n_all))
                fares.append(there + share + seat_fen(service) + onward)
        able = [fare for fare in fares if fare is not None]
        if able:
            found[kind] = min(able) + scenario.tariff.kit_fen
    return found


def _chains(scenario: Scenario, kinds: Sequence[Kind]) -> dict[Kind, list[Service]]:
    """Services that each kind may use: by mode, and hubs that are not too far."""
    policy = scenario.policy
    found: dict[Kind, list[Service]] = {kind: [] for kind in kinds}
    distances = distances_of(scenario) if scenario.services else None
    for service in scenario.services:
        if distances is None or mode_of(service) not in policy.modes:
            continue
        there_m, _ = distances.pairs([(k.village_id, service.from_hub) for k in kinds])
        onward_m, _ = distances.pairs([(service.to_hub, k.employer_id) for k in kinds])
        farthest_m = np.maximum(there_m, onward_m).tolist()
        for kind, metres in zip(kinds, farthest_m, strict=True):
            if metres <= policy.max_hub_m:
                found[kind].append(service)
    return found


class _Rides:
    """The rides of each kind, with how many of the roster may share a coach on them."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self.n_all = len(scenario.workers)
        self._beside: Counter[tuple[str, str]] = Counter()
        self._same_risk: Counter[str] = Counter()
        pairs = Counter((w.village_id, w.employer_id) for w in scenario.workers)
        for pair, n in pairs.items():
            county, risk = self._cohort(*pair)
            self._beside[county, risk] += n
            self._same_risk[risk] += n

    def _cohort(self, village_id: str, employer_id: str) -> tuple[str, str]:
        policy = self._scenario.policy
        county = home_and_work(self._scenario, village_id, employer_id)[0].county
        risk = pair_risk(self._scenario, village_id, employer_id)
        return (
            "" if policy.mix_counties else county,
            "" if policy.mix_risk_levels else risk,
        )

    def straight(self, kind: Kind) -> Ride:
        """By coach all the way."""
        return self._ride(kind, kind.village_id, kind.employer_id)

    def to_and_from(self, kind: Kind, service: Service) -> tuple[Ride, Ride]:
        """To the service's first hub, and on from its second.

        Counties may mix on coaches from hubs.
        """
        there = self._ride(kind, kind.village_id, service.from_hub)
        onward = self._ride(kind, service.to_hub, kind.employer_id)
        n_beside = self._same_risk[self._cohort(kind.village_id, kind.employer_id)[1]]
        return there, onward._replace(most=n_beside)

    def _ride(self, kind: Kind, from_id: str, to_id: str) -> Ride:
        risk = pair_risk(self._scenario, kind.village_id, kind.employer_id)
        most = self._beside[self._cohort(kind.village_id, kind.employer_id)]
        return Ride(from_id, to_id, risk, kind.day, most)
