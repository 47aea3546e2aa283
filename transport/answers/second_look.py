"""What a legal plan shows that deserves a second look: dear seats, thin averages.

Nothing here breaks a rule. A coordinator who sees one worker in a large coach, or
coaches half as full as they were in practice, wants to be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median_low
from typing import TYPE_CHECKING, Literal

from transport.catalogue.sentences import sentence
from transport.said import said
from transport.trips.seats import load_cap_percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.language import Lang
    from transport.plan import Block, Plan, Trip
    from transport.said import Said
    from transport.scenario import Scenario

# A seat that costs this many times the median is told (an assumption).
DEAR_TIMES = 3
# Coaches on record (docs/field-facts.md): 18 to 26 workers under the half load, 41 to
# 45 without a cap. Far below is told from so many trips on (an assumption).
HALF_LOAD_PERCENT, FULL_LOAD_PERCENT = 50, 90
THIN_HALF, USUAL_HALF = 15, "18-26"
THIN_FULL, USUAL_FULL = 20, "41-45"
FEWEST_TRIPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DearSeat:
    """A direct trip whose seats cost many times the median seat of the plan, in fen.

    ``each_fen``: see :func:`seat_fen`.
    """

    trip_id: str
    n_workers: int
    vehicle_type: str
    each_fen: int
    median_fen: int

    @property
    def times(self) -> int:
        """How many times the median, whole."""
        return self.each_fen // max(1, self.median_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinAverage:
    """Direct trips under one kind of cap that carry far fewer than was usual."""

    cap: Literal["half", "full"]
    n_trips: int
    workers_each: float
    usable_each: float


WayKind = Literal["join", "muster", "other_coach", "ticket"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheaperWay:
    """A cheaper way for those of a dear trip, planned alone and proved.

    ``saves_fen``: what the plan would cost less. ``trip_id`` is the trip they would
    join, ``village_id`` where they would board it, ``away_m`` how far that is from
    their own stop; ``coach`` (depot, type) is that of a trip of their own;
    ``ticket_fen`` the fare of one by the rule of K trains, which is no plan: ways to
    and from stations are not in it.
    """

    for_trip: str
    kind: WayKind
    saves_fen: int
    trip_id: str = ""
    village_id: str = ""
    away_m: int = 0
    day: int = 0
    coach: tuple[str, str] = ("", "")
    ticket_fen: int = 0


def dear_seats(plan: Plan) -> list[DearSeat]:
    """Direct trips with seats at many times the median price, the dearest first."""
    trips = _direct(plan)
    blocks = plan.block
    each = {trip.trip_id: seat_fen(trip, blocks[trip.block_id]) for trip in trips}
    prices = [each[trip.trip_id] for trip in trips for _ in trip.worker_ids]
    if not prices:
        return []
    middle = median_low(prices)
    found = [
        DearSeat(
            trip_id=trip.trip_id,
            n_workers=len(trip.worker_ids),
            vehicle_type=trip.vehicle_type,
            each_fen=each[trip.trip_id],
            median_fen=middle,
        )
        for trip in trips
        if each[trip.trip_id] >= DEAR_TIMES * max(1, middle)
    ]
    return sorted(found, key=lambda seat: (-seat.each_fen, seat.trip_id))


def seat_fen(trip: Trip, block: Block) -> int:
    """What a seat of the trip costs, in whole fen.

    The trips of one coach buy its days together, and the first of them bears these: a
    seat costs what one does over the whole block. A later trip is no cheaper than by
    what it alone adds.
    """
    riders = sum(len(one.worker_ids) for one in block.trips)
    shared = block.cost_fen // max(1, riders)
    if trip is block.trips[0]:
        return shared
    return max(shared, trip.cost_fen // len(trip.worker_ids))


def thin_averages(scenario: Scenario, plan: Plan) -> list[ThinAverage]:
    """Kinds of cap under which the coaches carry far fewer than was usual."""
    by_cap: dict[Literal["half", "full"], list[Trip]] = {"half": [], "full": []}
    for trip in _direct(plan):
        percent = _cap_percent(scenario, trip)
        if percent <= HALF_LOAD_PERCENT:
            by_cap["half"].append(trip)
        elif percent >= FULL_LOAD_PERCENT:
            by_cap["full"].append(trip)
    limits = {"half": THIN_HALF, "full": THIN_FULL}
    found = []
    for cap, trips in by_cap.items():
        if len(trips) < FEWEST_TRIPS:
            continue
        each = mean(len(trip.worker_ids) for trip in trips)
        if each <= limits[cap]:
            usable = mean(trip.usable_seats for trip in trips)
            found.append(
                ThinAverage(
                    cap=cap,
                    n_trips=len(trips),
                    workers_each=each,
                    usable_each=usable,
                )
            )
    return found


def _direct(plan: Plan) -> list[Trip]:
    return [t for t in plan.trips if t.segment == "direct" and t.worker_ids]


def _cap_percent(scenario: Scenario, trip: Trip) -> int:
    """The strictest load cap on board, under the edition of the day of boarding."""
    first = next(stop for stop in trip.stops if stop.kind == "pickup")
    edition = scenario.edition_at(first.arrive_s)
    riders = [scenario.worker[worker_id] for worker_id in trip.worker_ids]
    return min(
        load_cap_percent(
            edition,
            scope=scenario.scope(rider.village_id, rider.employer_id),
            risk=scenario.risk(rider.village_id, rider.employer_id),
        )
        for rider in riders
    )


# -- what is told -------------------------------------------------------------------


def dear_text(seat: DearSeat, lang: Lang) -> str:
    """The trip and what its seats cost."""
    told = said(
        "DEAR_SEAT",
        trip=seat.trip_id,
        n=seat.n_workers,
        vehicle_type=seat.vehicle_type,
        each_fen=seat.each_fen,
        times=seat.times,
        median_fen=seat.median_fen,
    )
    return sentence(told, lang)


def thin_text(thin: ThinAverage, lang: Lang) -> str:
    """How few ride, and how many used to."""
    figures: dict[str, int | str] = {
        "each": f"{thin.workers_each:.1f}",
        "trips": thin.n_trips,
        "usable": f"{thin.usable_each:.1f}",
    }
    if thin.cap == "half":
        return sentence(said("THIN_UNDER_HALF_LOAD", usual=USUAL_HALF, **figures), lang)
    return sentence(said("THIN_WITHOUT_CAP", usual=USUAL_FULL, **figures), lang)


def way_told(way: CheaperWay, names: Mapping[str, str]) -> Said:
    """The way and what it saves; ``names``: places by id."""
    if way.kind == "ticket":
        return said("WAY_TICKET", fare_fen=way.ticket_fen)
    if way.kind == "other_coach":
        depot_id, kind = way.coach
        return said(
            "WAY_OTHER_COACH",
            vehicle_type=kind,
            depot=depot_id,
            saves_fen=way.saves_fen,
        )
    day = way.day + 1
    if way.kind == "join":
        return said("WAY_JOIN", trip=way.trip_id, day=day, saves_fen=way.saves_fen)
    return said(
        "WAY_MUSTER",
        trip=way.trip_id,
        village=names.get(way.village_id, ""),
        away_m=way.away_m,
        day=day,
        saves_fen=way.saves_fen,
    )


def ways_text(ways: Sequence[CheaperWay], names: Mapping[str, str], lang: Lang) -> str:
    """The cheaper ways of one trip, or that none was found."""
    if not ways:
        return sentence(said("NO_CHEAPER_WAY"), lang)
    parts = tuple(way_told(way, names) for way in ways)
    return sentence(said("ONE_BY_ONE", parts=parts), lang)
