"""The scenario: everything known before planning, resolved to inner units."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from transport.clock import DAY_S, Clock
from transport.ends import alighting_at, boarding_at
from transport.others import NOBODY
from transport.places import SIDE_MARK, rough_away
from transport.presets import edition_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from transport.closures import Closure
    from transport.errors import Warned
    from transport.fleet import Coach, FleetLine
    from transport.others import Others
    from transport.payer_rules import PayerRule
    from transport.places import (
        Depot,
        Employer,
        Hub,
        Opening,
        Risk,
        ScreeningStation,
        Village,
    )
    from transport.policy import Edition, Policy, Scope
    from transport.roster import Worker
    from transport.services import Service
    from transport.tariff import Tariff
    from transport.tickets import TicketTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the sending counties lie; ``city_of_county`` names exceptions."""

    province: str
    city: str
    city_of_county: Mapping[str, str] = field(default_factory=dict)


class Region(NamedTuple):
    """A prefecture-level city and its province."""

    province: str
    city: str


def scope_between(start: Region, end: Region) -> Scope:
    """Whether a run crosses the border of a city or of a province."""
    if start.province != end.province:
        return "inter_province"
    return "intra_city" if start.city == end.city else "inter_city"


def nearest_region(
    hub: Hub | Depot, known: Sequence[tuple[float, float, Region]]
) -> Region:
    """Region of the place nearest to the hub or depot; unnamed where there is none."""

    def away(place: tuple[float, float, Region]) -> tuple[float, Region]:
        lat, lon, region = place
        return (rough_away((lat, lon), (hub.lat, hub.lon)), region)

    return min(known, key=away)[2] if known else Region("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppliedDistance:
    """One row of ``distances.csv``: it overrides what would be computed."""

    from_id: str
    to_id: str
    distance_m: int
    driving_s: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """One row of ``roads.csv``: an edge of the road graph.

    Ends are place ids or ids of junctions that no other table knows.
    """

    from_id: str
    to_id: str
    distance_m: int
    driving_s: int | None
    is_one_way: bool = False


RoadProvider = Literal["great_circle", "highways", "osrm", "valhalla"]
ROAD_PROVIDERS: tuple[RoadProvider, ...] = get_args(RoadProvider)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSource:
    """Where distances come from that no table gives; ``url``: a server's address."""

    provider: RoadProvider = "great_circle"
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """How the search runs unless the command line says otherwise."""

    time_limit_s: int = 60
    gap: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a scenario was read from, its variant applied.

    ``sha256``: digest of all values read; ``resolved_settings``: the settings file
    after the variant; ``path``: where the files lie, None for tables of a program;
    ``origin_sha256``: the first digest, where changes of the day came since.
    """

    sha256: str
    resolved_settings: str = ""
    path: Path | None = None
    origin_sha256: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Scenario:
    """A planning problem as its files state it, with a variant applied.

    Tables keep the order of their files. ``inputs``: what it was read from; None for a
    scenario that a program put together or varied with ``replace``, since no inputs
    say that.
    """

    name: str
    title: str
    first_day: date
    n_days: int
    utc_offset_min: int
    origin: Origin
    policy: Policy
    tariff: Tariff
    search: SearchSettings
    workers: tuple[Worker, ...]
    villages: tuple[Village, ...]
    employers: tuple[Employer, ...]
    depots: tuple[Depot, ...]
    fleet: tuple[FleetLine, ...]
    coaches: tuple[Coach, ...] = ()
    closures: tuple[Closure, ...] = ()  # told on the day
    seats_held: Mapping[str, str] = field(default_factory=dict)  # trip, by worker
    halts_stand: frozenset[str] = frozenset()  # trips out, frozen, locked
    others: Others = NOBODY  # of no table: of plans that this one is put beside
    hubs: tuple[Hub, ...] = ()
    services: tuple[Service, ...] = ()
    stations: tuple[ScreeningStation, ...] = ()
    distances: tuple[SuppliedDistance, ...] = ()
    roads: tuple[Road, ...] = ()
    payer_rules: tuple[PayerRule, ...] = ()
    individual: TicketTerms | None = None  # None: nobody travels alone
    priced_tickets: TicketTerms | None = None  # terms, whether or not they are allowed
    road_source: RoadSource = field(default_factory=RoadSource)
    variant: str | None = None
    variants: tuple[str, ...] = ()
    assumed: tuple[tuple[str, str], ...] = ()  # what, and what was taken for it
    warnings: tuple[Warned, ...] = ()
    inputs: Inputs | None = field(default=None, init=False)  # `replace` leaves it out

    def __repr__(self) -> str:
        varied = "" if self.variant is None else f", variant {self.variant!r}"
        return (
            f"<Scenario {self.name!r}{varied}: {len(self.workers):,} workers,"
            f" {len(self.villages):,} villages, {len(self.employers):,} employers,"
            f" {sum(line.count for line in self.fleet):,} coaches,"
            f" {len(self.services):,} services>"
        )

    def read_from(self, inputs: Inputs | None) -> Scenario:
        """The same scenario, as the one that these inputs say."""
        found = copy(self)
        object.__setattr__(found, "inputs", inputs)
        return found

    @property
    def sha256(self) -> str:
        """Digest of the inputs; empty where no inputs say this scenario."""
        return "" if self.inputs is None else self.inputs.sha256

    @property
    def origin_sha256(self) -> str:
        """Digest of the inputs as they were before any change of the day."""
        origin = "" if self.inputs is None else self.inputs.origin_sha256
        return origin or self.sha256

    @property
    def resolved_settings(self) -> str:
        """The settings file after the variant; empty where there is none."""
        return "" if self.inputs is None else self.inputs.resolved_settings

    @cached_property
    def clock(self) -> Clock:
        """The scenario's clock."""
        return Clock(first_day=self.first_day, utc_offset_min=self.utc_offset_min)

    @property
    def end_s(self) -> int:
        """The moment after which nobody may arrive: end of the last day."""
        return self.n_days * DAY_S

    def edition_at(self, at_s: int) -> Edition:
        """The rules in force on the day on which ``at_s`` falls."""
        return edition_on(self.policy, self.clock.date_of(at_s))

    def opening(self, place_id: str) -> Opening:
        """When the village or employer is served: its own hours, else the policy's."""
        if place_id in self.own_village:
            return self.own_village[place_id].opening or self.policy.pickup_opening
        return self.own_employer[place_id].opening or self.policy.gate_opening

    @cached_property
    def own_village(self) -> Mapping[str, Village]:
        """Villages by id, as their table has them."""
        return {village.village_id: village for village in self.villages}

    @cached_property
    def own_employer(self) -> Mapping[str, Employer]:
        """Employers by id, as their table has them."""
        return {employer.employer_id: employer for employer in self.employers}

    @cached_property
    def village(self) -> Mapping[str, Village]:
        """Where workers board, by id: villages, and gates of those who go home."""
        gates = {
            worker.village_id: boarding_at(
                self.own_employer[worker.village_id], self.opening(worker.village_id)
            )
            for worker in self._homebound_ends.values()
        }
        return {**self.own_village, **gates}

    @cached_property
    def employer(self) -> Mapping[str, Employer]:
        """Where workers alight, by id: employers, and villages of those who go home."""
        homes: dict[str, Employer] = {}
        for worker in self._homebound_ends.values():
            home = self.own_village[worker.employer_id]
            region = self.region_of_village(home)
            homes[home.village_id] = alighting_at(
                home,
                self.opening(home.village_id),
                province=region.province,
                city=region.city,
            )
        return {**self.own_employer, **homes}

    @cached_property
    def _homebound_ends(self) -> Mapping[tuple[str, str], Worker]:
        """One of those who go home for each pair of places."""
        return {
            (worker.village_id, worker.employer_id): worker
            for worker in self.workers
            if worker.is_homebound
        }

    def is_homebound(self, from_id: str, to_id: str) -> bool:
        """Whether a ride goes from an employer's gate to a village."""
        return from_id in self.own_employer and to_id in self.own_village

    def sides(self, from_id: str, to_id: str) -> tuple[Village, Employer]:
        """The village and the employer of a ride, whichever way it goes."""
        if self.is_homebound(from_id, to_id):
            return self.own_village[to_id], self.own_employer[from_id]
        return self.own_village[from_id], self.own_employer[to_id]

    @cached_property
    def depot(self) -> Mapping[str, Depot]:
        """Depots by id."""
        return {depot.depot_id: depot for depot in self.depots}

    @cached_property
    def fleet_line(self) -> Mapping[tuple[str, str], FleetLine]:
        """Fleet rows by (depot_id, vehicle_type)."""
        return {line.key: line for line in self.fleet}

    @cached_property
    def coach(self) -> Mapping[tuple[str, str, int], Coach]:
        """What is known of single coaches, by (depot_id, vehicle_type, number)."""
        return {coach.key: coach for coach in self.coaches}

    @cached_property
    def worker(self) -> Mapping[str, Worker]:
        """Workers by id."""
        return {worker.worker_id: worker for worker in self.workers}

    @cached_property
    def position(self) -> Mapping[str, tuple[float, float]]:
        """(lat, lon) of every place by id; ids are unique over all place tables."""
        places = {v.village_id: (v.lat, v.lon) for v in self.villages}
        places |= {e.employer_id: (e.lat, e.lon) for e in self.employers}
        places |= {d.depot_id: (d.lat, d.lon) for d in self.depots}
        places |= {h.hub_id: (h.lat, h.lon) for h in self.hubs}
        return places | {s.station_id: (s.lat, s.lon) for s in self.stations}

    @cached_property
    def place_name(self) -> Mapping[str, str]:
        """Display name of every place by id."""
        names = {v.village_id: v.name for v in self.villages}
        names |= {e.employer_id: e.name for e in self.employers}
        names |= {d.depot_id: d.name for d in self.depots}
        names |= {h.hub_id: h.name for h in self.hubs}
        return names | {s.station_id: s.name for s in self.stations}

    @cached_property
    def hub(self) -> Mapping[str, Hub]:
        """Hubs by id."""
        return {hub.hub_id: hub for hub in self.hubs}

    @cached_property
    def service(self) -> Mapping[str, Service]:
        """Services by id."""
        return {service.service_id: service for service in self.services}

    @cached_property
    def region_of_hub(self) -> Mapping[str, Region]:
        """Region of each hub: as written, else that of the nearest other place."""
        known = self.known_regions
        return {
            hub.hub_id: Region(hub.province, hub.city)
            if hub.city and hub.province
            else nearest_region(hub, known)
            for hub in self.hubs
        }

    @cached_property
    def city_of_depot(self) -> Mapping[str, str]:
        """City of each depot: as written, of its county, of the nearest place.

        Empty where neither city nor county is written.
        """
        counties = {v.county: self.region_of_village(v).city for v in self.villages}
        counties |= self.origin.city_of_county
        return {
            depot.depot_id: depot.city
            or (
                depot.county
                and (
                    counties.get(depot.county)
                    or nearest_region(depot, self.known_regions).city
                )
            )
            for depot in self.depots
        }

    @cached_property
    def known_regions(self) -> list[tuple[float, float, Region]]:
        """Position and region of every village and employer."""
        known = [
            (v.lat, v.lon, self.region_of_village(v))
            for v in self.villages
            if SIDE_MARK not in v.village_id
        ]
        known += [(e.lat, e.lon, Region(e.province, e.city)) for e in self.employers]
        return known

    def region_of_village(self, village: Village) -> Region:
        """Province and city of a village."""
        city = self.origin.city_of_county.get(village.county, self.origin.city)
        return Region(self.origin.province, city)

    def scope(self, village_id: str, employer_id: str) -> Scope:
        """Whether the run between the two crosses a city or a province."""
        village, employer = self.sides(village_id, employer_id)
        return scope_between(
            self.region_of_village(village), Region(employer.province, employer.city)
        )

    def risk(self, village_id: str, employer_id: str) -> Risk:
        """The higher of the two ends' risk levels; places passed do not count."""
        village, employer = self.sides(village_id, employer_id)
        ends: tuple[Risk, Risk] = (
            village.risk,
            self.policy.risk_by_city.get(employer.city, "low"),
        )
        return "high" if "high" in ends else "medium" if "medium" in ends else "low"
