"""The plan: what is decided for every worker, coach and service."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.dual_prices import Certificate, Marginal
    from transport.said import Said

StopKind = Literal[
    "depot", "layover", "pickup", "screening", "break", "rest", "hub", "drop"
]
Segment = Literal["direct", "feeder", "receiving"]
Consent = Literal["given", "to_sign"]

OPTIMAL_PARTS = 10_000  # a plan is optimal if no more than one of them can be saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A halt of a trip, times in scenario seconds on whole minutes.

    ``place_id`` is ``None`` for breaks and rests on the way. ``at_m`` is the distance
    run from the depot when the coach halts. Waiting for a gate to open is part of the
    stop: workers alight at ``depart_s`` at the latest. A ``layover``: the last drop,
    where the empty coach waits for its next trip.
    """

    kind: StopKind
    place_id: str | None
    at_m: int
    arrive_s: int
    depart_s: int
    board: tuple[str, ...] = ()
    alight: tuple[str, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether a trip begins or ends here, with nobody aboard."""
        return self.kind in ("depot", "layover")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivingBlock:
    """An unbroken time at the wheel of one driver (numbered from 1)."""

    driver: int
    from_s: int
    until_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One coach's movement from depot to depot.

    Where the coach goes straight on from its last drop to the first pickup of the next
    trip of its block, the one ends and the other begins with a layover at that drop.

    Trips of one ``block_id`` are one coach's chain: they buy its days once. Without one
    a trip is a block of its own. ``crew`` numbers the block's crews from 1: it is the
    one before, or one that takes over at the depot.

    ``distance_m`` is the whole movement, ``deadhead_m`` its empty part (to the first
    pickup and back from the last drop). ``cost_lines`` are fen by line name and sum to
    ``cost_fen``. ``seats`` gives each worker's seat label. ``coach`` numbers the
    coaches of the fleet line from 1.
    """

    trip_id: str
    segment: Segment
    service_id: str | None
    vehicle_type: str
    depot_id: str
    usable_seats: int
    drivers: int
    distance_m: int
    deadhead_m: int
    driving_s: int
    cost_fen: int
    cost_lines: Mapping[str, int]
    stops: tuple[Stop, ...]
    driving: tuple[DrivingBlock, ...]
    seats: Mapping[str, str]
    coach: int = 1
    block_id: str = ""
    crew: int = 1

    def __post_init__(self) -> None:
        if not self.block_id:
            object.__setattr__(self, "block_id", own_block_id(self.trip_id))

    @property
    def worker_ids(self) -> tuple[str, ...]:
        """Workers on board, in boarding order."""
        return tuple(w for stop in self.stops for w in stop.board)

    @property
    def starts_at(self) -> str:
        """The place that the coach leaves: its depot, or where it went straight on."""
        return self.stops[0].place_id or self.depot_id

    @property
    def depart_s(self) -> int:
        """When the coach leaves its depot, or goes straight on."""
        return self.stops[0].depart_s

    @property
    def return_s(self) -> int:
        """When the empty coach is back at its depot, or may go straight on."""
        return self.stops[-1].arrive_s

    @property
    def comes_straight(self) -> bool:
        """Whether the coach comes from the last drop of the trip before."""
        return self.stops[0].kind == "layover"

    @property
    def goes_straight_on(self) -> bool:
        """Whether the coach goes on from its last drop to its block's next trip."""
        return self.stops[-1].kind == "layover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One coach's chain of trips, from leaving its depot to the return for good.

    ``trips`` are in order of departure.
    """

    block_id: str
    trips: tuple[Trip, ...]

    @property
    def vehicle_type(self) -> str:
        """The type of its coach."""
        return self.trips[0].vehicle_type

    @property
    def depot_id(self) -> str:
        """Where its coach stands."""
        return self.trips[0].depot_id

    @property
    def coach(self) -> int:
        """The number of its coach within the fleet line."""
        return self.trips[0].coach

    @property
    def depart_s(self) -> int:
        """When the coach leaves its depot first."""
        return self.trips[0].depart_s

    @property
    def return_s(self) -> int:
        """When the coach is back at its depot for good."""
        return self.trips[-1].return_s

    @property
    def cost_fen(self) -> int:
        """What its trips cost altogether."""
        return sum(trip.cost_fen for trip in self.trips)

    @property
    def drivers(self) -> int:
        """The most drivers of any of its trips, who are paid for all of it."""
        return max(trip.drivers for trip in self.trips)

    @property
    def crew_changes(self) -> int:
        """How often other drivers take over at the depot."""
        return len({trip.crew for trip in self.trips}) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUse:
    """Units of a service taken, and who rides."""

    service_id: str
    units: int
    workers: tuple[str, ...]
    cost_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A worker's ride on one trip or service; exactly one of the two ids is set."""

    trip_id: str | None
    service_id: str | None
    seat: str
    board_s: int
    alight_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One worker's chain of legs, door to door."""

    worker_id: str
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A worker's health check in the hour from ``at_s``, before any vehicle.

    ``desk_id``: a screening station, or ``team:COUNTY/TOWN`` for the township's staff.
    """

    worker_id: str
    desk_id: str
    at_s: int
    cost_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTravelling:
    """A worker who stays: held by a rule, or eligible but unplanned; why.

    ``code``: the kind of hold or lack; ``told``: what is told of this case.
    """

    worker_id: str
    code: str
    told: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualTraveller:
    """A worker who travels alone with a ticket, on no coach or service of the plan.

    ``subsidy_fen``: what is refunded of the ticket. ``consent``: whether the worker has
    agreed to it, or has still to sign.
    """

    worker_id: str
    ticket_fen: int
    subsidy_fen: int
    consent: Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A plan that costs less in all but more for the payer who decides, in fen."""

    payer: str
    total_fen: int
    net_fen: int
    coaches: Mapping[str, int]


def is_optimal(objective_fen: int, lower_bound_fen: int) -> bool:
    """Whether what may still be saved is less than bounds can tell apart."""
    may_save_fen = objective_fen - lower_bound_fen
    return may_save_fen * OPTIMAL_PARTS <= objective_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCost:
    """The plan's money in fen; ``penalty_fen`` is no money and in no line or payer."""

    total_fen: int
    penalty_fen: int
    lower_bound_fen: int
    lines: Mapping[str, int]
    payers: Mapping[str, int]
    rejected: Rejected | None = None

    @property
    def objective_fen(self) -> int:
        """What the search minimises."""
        return self.total_fen + self.penalty_fen

    @property
    def gap(self) -> float:
        """(objective - bound) / objective; 0 for a plan that costs nothing."""
        if self.objective_fen == 0:
            return 0.0
        return (self.objective_fen - self.lower_bound_fen) / self.objective_fen

    @property
    def is_optimal(self) -> bool:
        """Whether no plan saves more than one part in `OPTIMAL_PARTS`."""
        return is_optimal(self.objective_fen, self.lower_bound_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class SolverInfo:
    """How the plan was made; ``steps`` is set when the search counted steps."""

    version: str
    seed: int
    seconds: float
    threads: int
    steps: int | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Plan:
    """A whole plan; ``marginal`` and ``certificate`` are None where not computed.

    ``scenario_sha256``: empty for a scenario that no inputs say. ``proved_fen``: of a
    plan read from a file, how far its bound was proved again; None: the search made it
    here, and what it says is its own. ``whole_sha256``: of one of which only some
    counties were read, the digest of the whole; its cost and numbers are the whole's.
    """

    scenario_name: str
    scenario_sha256: str
    variant: str | None
    solver: SolverInfo
    cost: PlanCost
    n_registered: int
    n_eligible: int
    held: tuple[NotTravelling, ...]
    unplanned: tuple[NotTravelling, ...]
    trips: tuple[Trip, ...]
    services: tuple[ServiceUse, ...]
    journeys: tuple[Journey, ...]
    marginal: Marginal | None = None
    screenings: tuple[Screening, ...] = ()
    individual: tuple[IndividualTraveller, ...] = ()
    certificate: Certificate | None = None
    proved_fen: int | None = field(default=None, compare=False)
    whole_sha256: str = field(default="", compare=False)

    def __repr__(self) -> str:
        return (
            f"<Plan of {self.scenario_name!r}: {self.n_planned:,} of"
            f" {self.n_registered:,} workers in {len(self.trips):,} trips,"
            f" {self.cost.total_fen / YUAN_FEN:,.2f} CNY, gap {self.cost.gap:.1%}>"
        )

    @property
    def is_enumerated(self) -> bool:
        """Whether enumeration proved part of the lower bound."""
        return self.certificate is not None and self.certificate.is_enumerated

    @property
    def n_planned(self) -> int:
        """Workers with a journey by organised transport."""
        return len(self.journeys)

    @property
    def n_travelling(self) -> int:
        """Workers with a journey, and those who travel alone."""
        return len(self.journeys) + len(self.individual)

    @property
    def coaches(self) -> Mapping[str, int]:
        """Coaches in use by vehicle type; one that runs several trips counts once."""
        in_use = {(t.vehicle_type, t.depot_id, t.coach) for t in self.trips}
        return dict(sorted(Counter(kind for kind, _, _ in in_use).items()))

    @property
    def n_coaches(self) -> int:
        """Coaches in use."""
        return sum(self.coaches.values())

    @property
    def n_vehicles(self) -> int:
        """Coaches in use and units of services."""
        return self.n_coaches + sum(use.units for use in self.services)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks of trips in the order of their first departures, then of their ids."""
        return blocks_of(self.trips)

    @cached_property
    def block(self) -> Mapping[str, Block]:
        """Blocks by id."""
        return {block.block_id: block for block in self.blocks}

    @cached_property
    def trip(self) -> Mapping[str, Trip]:
        """Trips by id."""
        return {trip.trip_id: trip for trip in self.trips}


def own_block_id(trip_id: str) -> str:
    """The id of the block that begins with this trip: B001 of T001."""
    return f"B{trip_id.removeprefix('T')}"


def blocks_of(trips: Iterable[Trip]) -> tuple[Block, ...]:
    """Trips by block, blocks in the order of their first departures, then ids."""
    by_id: defaultdict[str, list[Trip]] = defaultdict(list)
    for trip in sorted(trips, key=lambda trip: (trip.depart_s, trip.trip_id)):
        by_id[trip.block_id].append(trip)
    blocks = [Block(block_id=key, trips=tuple(own)) for key, own in by_id.items()]
    return tuple(sorted(blocks, key=lambda block: (block.depart_s, block.block_id)))
