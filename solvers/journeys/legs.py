"""Legs: an assignment of parties to services, as groups that coaches can carry.

A party that goes by a service is in two groups, that of its feeder and that of its
receiving coach; every other party is in its direct group. The hubs become employers of
the feeders and villages of the receiving coaches, so one search plans all three kinds
of trips together, on one fleet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from solvers.journeys.report_times import crowded_hubs, report_windows
from transport.roads.hub_sides import ALWAYS, as_employer, as_village, hub_of
from transport.scenario import Region, scope_between

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from transport.groups import Group, Party
    from transport.journeys.chains import Chain
    from transport.places import Employer, Opening, Village
    from transport.policy import Scope
    from transport.scenario import Scenario

Way = tuple[str, str]  # a direct group's id, the service
Ride = tuple[str, int]  # a direct group's id, the party's number in it
Window = tuple[str, "Opening"]  # its name, and when its coaches may let workers off
Leg = dict[str, object]  # what a group has of its own on a leg, by field


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """By which service each party travels; parties not named go direct.

    ``windows``: when each party is to report at its hub, where that is settled.
    ``is_dealt``: half-hours at crowded hubs are dealt out before coaches are planned.
    ``feeder_percent``: of the time that a ride may take beyond the shortest one, how
    much its feeder has; half of it where nothing is said.
    """

    service_of: Mapping[Ride, str]
    windows: Mapping[Ride, Window] | None = None
    is_dealt: bool = True
    feeder_percent: Mapping[Ride, int] = field(default_factory=dict)

    @cached_property
    def riders(self) -> Mapping[str, tuple[Ride, ...]]:
        """Parties by service, sorted."""
        found: defaultdict[str, list[Ride]] = defaultdict(list)
        for ride, service_id in self.service_of.items():
            found[service_id].append(ride)
        return {key: tuple(sorted(rides)) for key, rides in sorted(found.items())}


DIRECT = Assignment(service_of={})


@dataclass(frozen=True, kw_only=True)
class Legs:
    """The scenario with hubs as places, and the groups of all three segments."""

    scenario: Scenario
    groups: tuple[Group, ...]


class LegMaker:
    """Makes the legs of assignments of one scenario."""

    def __init__(
        self, scenario: Scenario, groups: Sequence[Group], chains: Iterable[Chain]
    ) -> None:
        self._scenario = scenario
        self.group = {group.group_id: group for group in groups}
        self.chain = {(c.group_id, c.service_id): c for c in chains}
        self._keys: dict[Chain, tuple[tuple[object, ...], ...]] = {}
        self._at_any_time: Leg = {"ready_s": 0, "deadline_s": scenario.end_s}

    def legs(self, assignment: Assignment) -> Legs:
        """The groups that carry everybody as assigned."""
        service_of = assignment.service_of
        groups: list[Group] = []
        for group in self.group.values():
            stay = [
                party
                for i, party in enumerate(group.parties)
                if (group.group_id, i) not in service_of
            ]
            if stay:
                groups.append(replace(group, parties=tuple(stay)))
        villages: dict[str, Village] = {}
        employers: dict[str, Employer] = {}
        windows = self._windows(assignment)
        chains = self._shared(assignment)
        for service_id, rides in assignment.riders.items():
            groups += self._feeders(service_id, rides, chains, windows, employers)
            groups += self._receivers(service_id, rides, chains, villages)
        return self._with_hubs(villages, employers, groups)

    def keys_of(self, chain: Chain) -> tuple[tuple[object, ...], ...]:
        """What decides the prices of the chain's feeder and receiving seats."""
        if chain not in self._keys:
            group = self.group[chain.group_id]
            legs = (
                self._feeder_leg(chain, "", ALWAYS, {}),
                self._receiving_leg(chain, {}),
            )
            self._keys[chain] = tuple(
                prototype_key(_with(group, leg, group.parties)) for leg in legs
            )
        return self._keys[chain]

    def prototypes(self) -> Legs:
        """A group for every leg that any chain could use: for prices, not for plans."""
        villages: dict[str, Village] = {}
        employers: dict[str, Employer] = {}
        groups: dict[tuple[object, ...], Group] = {}
        for chain in self.chain.values():
            group = self.group[chain.group_id]
            for leg in (
                self._feeder_leg(chain, "", ALWAYS, employers),
                self._receiving_leg(chain, villages),
            ):
                kind = _with(group, leg | self._at_any_time, group.parties[:1])
                groups.setdefault(prototype_key(kind), kind)
        return self._with_hubs(villages, employers, groups.values())

    def kinds(self) -> tuple[Legs, tuple[tuple[Way, ...], ...]]:
        """A group for everybody who could share a leg of a service; their ways.

        Legs that are alike but for their moments are one: it is ready at once. A way is
        a direct group's id with the service.
        """
        villages: dict[str, Village] = {}
        employers: dict[str, Employer] = {}
        found: defaultdict[tuple[object, ...], list[tuple[Group, Way]]]
        found = defaultdict(list)
        for chain in self.chain.values():
            group = self.group[chain.group_id]
            for leg in (
                self._feeder_leg(chain, "", ALWAYS, employers),
                self._receiving_leg(chain, villages),
            ):
                kind = _with(group, leg | self._at_any_time, group.parties)
                key = (chain.service_id, *prototype_key(kind))
                found[key].append((kind, (chain.group_id, chain.service_id)))
        groups, ways = [], []
        for number, members in enumerate(found.values()):
            parties = {way: kind.parties for kind, way in members}
            everybody = tuple(party for own in parties.values() for party in own)
            first, _ = members[0]
            groups.append(replace(first, group_id=f"L{number}", parties=everybody))
            ways.append(tuple(parties))
        return self._with_hubs(villages, employers, groups), tuple(ways)

    def _with_hubs(
        self,
        villages: Mapping[str, Village],
        employers: Mapping[str, Employer],
        groups: Iterable[Group],
    ) -> Legs:
        """The groups in a scenario that has these sides of hubs as places."""
        scenario = replace(
            self._scenario,
            villages=(*self._scenario.villages, *villages.values()),
            employers=(*self._scenario.employers, *employers.values()),
        )
        return Legs(scenario=scenario, groups=tuple(groups))

    # -- one service -----------------------------------------------------------------

    def without(self, assignment: Assignment, rides: Container[Ride]) -> Assignment:
        """The assignment without these rides; the others keep their windows."""
        windows = self._windows(assignment)
        kept = {r: s for r, s in assignment.service_of.items() if r not in rides}
        return replace(
            assignment, service_of=kept, windows={r: windows[r] for r in kept}
        )

    def _windows(self, assignment: Assignment) -> Mapping[Ride, Window]:
        """When each party is to report at its hub."""
        if assignment.windows is not None:
            return assignment.windows
        rides = self._rides(assignment)
        return report_windows(self._scenario, rides, is_dealt=assignment.is_dealt)

    def riders_of(self, assignment: Assignment) -> dict[str, tuple[str, ...]]:
        """Workers aboard by service, sorted."""
        return {
            service_id: tuple(
                sorted(
                    worker_id
                    for group_id, i in rides
                    for worker_id in self.group[group_id].parties[i].worker_ids
                )
            )
            for service_id, rides in assignment.riders.items()
        }

    def is_crowded(self, assignment: Assignment) -> bool:
        """Whether some hub's workers do not all fit into one half-hour."""
        return bool(crowded_hubs(self._scenario, self._rides(assignment)))

    def _rides(self, assignment: Assignment) -> dict[Ride, tuple[Group, Chain]]:
        return {
            ride: (self.group[ride[0]], self.chain[ride[0], service_id])
            for ride, service_id in assignment.service_of.items()
        }

    def _shared(self, assignment: Assignment) -> dict[Ride, Chain]:
        """The chain of each ride, its spare time split as it is said there."""
        found = {ride: chain for ride, (_, chain) in self._rides(assignment).items()}
        for ride, percent in assignment.feeder_percent.items():
            if ride in found:
                found[ride] = found[ride].shared(percent)
        return found

    def _feeders(
        self,
        service_id: str,
        rides: Sequence[Ride],
        chains: Mapping[Ride, Chain],
        windows: Mapping[Ride, tuple[str, Opening]],
        employers: dict[str, Employer],
    ) -> list[Group]:
        def leg(ride: Ride) -> Leg:
            return self._feeder_leg(chains[ride], *windows[ride], employers)

        return self._cohorts(rides, leg, name=f"{service_id}<")

    def _receivers(
        self,
        service_id: str,
        rides: Sequence[Ride],
        chains: Mapping[Ride, Chain],
        villages: dict[str, Village],
    ) -> list[Group]:
        def leg(ride: Ride) -> Leg:
            return self._receiving_leg(chains[ride], villages)

        return self._cohorts(rides, leg, name=f"{service_id}>")

    def _cohorts(
        self, rides: Sequence[Ride], leg_of: Callable[[Ride], Leg], *, name: str
    ) -> list[Group]:
        """Parties whose legs are alike, and their risk, as one group each."""
        cohorts: defaultdict[tuple[object, ...], list[Party]] = defaultdict(list)
        legs: dict[tuple[object, ...], tuple[Group, Leg]] = {}
        for ride in rides:
            group, leg = self.group[ride[0]], leg_of(ride)
            key = (*leg.values(), group.risk)
            legs[key] = (group, leg)
            cohorts[key].append(group.parties[ride[1]])
        return [
            _merged(*legs[key], parties, name=f"{name}{n}")
            for n, (key, parties) in enumerate(cohorts.items(), start=1)
        ]

    def _feeder_leg(
        self,
        chain: Chain,
        window: str,
        opening: Opening,
        employers: dict[str, Employer],
    ) -> Leg:
        """What a feeder group has of its own."""
        scenario = self._scenario
        hub_id = scenario.service[chain.service_id].from_hub
        hub = as_employer(scenario, hub_id, window, opening)
        employers[hub.employer_id] = hub
        village = scenario.village[self.group[chain.group_id].village_id]
        return {
            "segment": "feeder",
            "service_id": chain.service_id,
            "village_id": village.village_id,
            "employer_id": hub.employer_id,
            "county": village.county,
            "scope": scope_between(
                scenario.region_of_village(village), scenario.region_of_hub[hub_id]
            ),
            "ready_s": chain.feeder_ready_s,
            "deadline_s": chain.feeder_deadline_s,
        }

    def _receiving_leg(self, chain: Chain, villages: dict[str, Village]) -> Leg:
        """What a receiving group has of its own."""
        scenario = self._scenario
        hub_id = scenario.service[chain.service_id].to_hub
        hub = as_village(scenario, hub_id, chain.service_id)
        villages[hub.village_id] = hub
        employer = scenario.employer[self.group[chain.group_id].employer_id]
        return {
            "segment": "receiving",
            "service_id": chain.service_id,
            "village_id": hub.village_id,
            "employer_id": employer.employer_id,
            "county": hub.county,
            "scope": _scope(scenario, hub_id, employer),
            "ready_s": chain.receiving_ready_s,
            "deadline_s": chain.receiving_deadline_s,
        }


def prototype_key(group: Group) -> tuple[object, ...]:
    """What decides the price of a leg's seat: ends, segment and cap, no moments."""
    return (
        group.segment,
        hub_of(group.village_id),
        hub_of(group.employer_id),
        group.scope,
        group.risk,
    )


def _scope(scenario: Scenario, hub_id: str, employer: Employer) -> Scope:
    return scope_between(
        scenario.region_of_hub[hub_id], Region(employer.province, employer.city)
    )


def _merged(
    group: Group, leg: Mapping[str, object], parties: Sequence[Party], *, name: str
) -> Group:
    by_id = sorted(parties, key=lambda party: party.worker_ids)
    return replace(_with(group, leg, by_id), group_id=name)


def _with(group: Group, leg: Mapping[str, object], parties: Sequence[Party]) -> Group:
    """The group on one of its legs, with these parties."""
    return replace(group, **leg, parties=tuple(parties))  # type: ignore[arg-type]
