"""What a legal plan shows that deserves a second look: dear seats, thin averages.

Nothing here breaks a rule. A coordinator who sees one worker in a large coach, or
coaches half as full as they were in practice, wants to be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median_low
from typing import TYPE_CHECKING, Literal

from transport.clock import DAY_S
from transport.language import say
from transport.presentation.figures import yuan
from transport.presets import edition_on
from transport.trips.seats import load_cap_percent
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.language import Lang, Text
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

# A seat that costs this many times the median is told (an assumption).
DEAR_TIMES = 3
# Coaches on record (docs/field-facts.md): 18 to 26 workers under the half load, 41 to
# 45 without a cap. Far below is told from so many coaches on (an assumption).
HALF_LOAD_PERCENT, FULL_LOAD_PERCENT = 50, 90
THIN_HALF, USUAL_HALF = 15, "18-26"
THIN_FULL, USUAL_FULL = 20, "41-45"
FEWEST_COACHES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DearSeat:
    """A direct trip whose seats cost many times the median seat of the plan, in fen."""

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
    """Direct coaches under one kind of cap that carry far fewer than was usual."""

    cap: Literal["half", "full"]
    n_coaches: int
    workers_each: float
    usable_each: float


WayKind = Literal["join", "muster", "other_coach", "ticket"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheaperWay:
    """A cheaper way for those of a dear trip, planned alone and proved.

    ``saves_fen``: what the plan would cost less. ``trip_id`` is the trip they would
    join, ``village_id`` where they would board it, ``away_m`` how far that is from
    home; ``coach`` (depot, type) is that of a trip of their own; ``ticket_fen`` the
    fare of one by the rule of K trains, which is no plan: ways to and from stations
    are not in it.
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
    each = {trip.trip_id: trip.cost_fen // len(trip.worker_ids) for trip in trips}
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
        if len(trips) < FEWEST_COACHES:
            continue
        each = mean(len(trip.worker_ids) for trip in trips)
        if each <= limits[cap]:
            usable = mean(trip.usable_seats for trip in trips)
            found.append(
                ThinAverage(
                    cap=cap,
                    n_coaches=len(trips),
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
    day = scenario.clock.date_of(first.arrive_s // DAY_S * DAY_S)
    edition = edition_on(scenario.policy, day)
    riders = [scenario.worker[worker_id] for worker_id in trip.worker_ids]
    return min(
        load_cap_percent(
            edition,
            scope=scenario.scope(rider.village_id, rider.employer_id),
            risk=scenario.risk(rider.village_id, rider.employer_id),
        )
        for rider in riders
    )


# -- words ---------------------------------------------------------------------------

_DEAR: Text = (
    "{trip}: {n} in a {kind}, {each} CNY each, {times} times the median of {median}",
    "{trip}：{kind} 载 {n} 人，人均 {each} 元，为中位数 {median} 元的 {times} 倍",
)
_THIN: Text = (
    "{each:.1f} workers a coach on {coaches} coaches with {usable:.1f} usable seats"
    " each; {usual} were usual {cap}: look at the limits on villages, employers,"
    " detour and waiting, and at the vehicle types",
    "{coaches} 辆车平均每辆 {each:.1f} 人（可用座位平均 {usable:.1f} 个）；{cap}通常为"
    " {usual} 人。请查看村数、用工单位数、绕行和等候的限制以及车型",
)
_CAPS: Mapping[str, tuple[str, Text]] = {
    "half": (USUAL_HALF, ("under the half load", "半载时")),
    "full": (USUAL_FULL, ("without a load cap", "无载客上限时")),
}
_WAYS: Mapping[WayKind, Text] = {
    "join": (
        "ride on {trip}, which calls there too (day {day}): saves {saves} CNY",
        "并入 {trip}（第 {day} 天，增停该村）：节省 {saves} 元",
    ),
    "muster": (
        "board {trip} at {village}, {km:.1f} km from home (day {day}): saves {saves}"
        " CNY",
        "到 {village}（距家 {km:.1f} 公里）乘 {trip}（第 {day} 天）：节省 {saves} 元",
    ),
    "other_coach": (
        "a {kind} of {depot} of their own: saves {saves} CNY",
        "另派 {depot} 的 {kind}：节省 {saves} 元",
    ),
    "ticket": (
        "tickets of their own: about {fare} CNY each by the fare of a K train, ways to"
        " and from stations not counted; the scenario does not allow it yet",
        "自行购票：按普快硬座票价每人约 {fare} 元（不含往返车站的交通）；本方案未允许",
    ),
}
_NONE: Text = (
    "no cheaper legal way was found among those tried",
    "已尝试的办法中没有更便宜且合规的",
)


def dear_text(seat: DearSeat, lang: Lang) -> str:
    """The trip and what its seats cost."""
    return say(_DEAR, lang).format(
        trip=seat.trip_id,
        n=seat.n_workers,
        kind=seat.vehicle_type,
        each=yuan(seat.each_fen),
        times=seat.times,
        median=yuan(seat.median_fen),
    )


def thin_text(thin: ThinAverage, lang: Lang) -> str:
    """How few ride, and how many used to."""
    usual, cap = _CAPS[thin.cap]
    return say(_THIN, lang).format(
        each=thin.workers_each,
        coaches=thin.n_coaches,
        usable=thin.usable_each,
        usual=usual,
        cap=say(cap, lang),
    )


def way_text(way: CheaperWay, names: Mapping[str, str], lang: Lang) -> str:
    """The way and what it saves; ``names``: places by id."""
    return say(_WAYS[way.kind], lang).format(
        trip=way.trip_id,
        village=names.get(way.village_id, ""),
        km=way.away_m / KM_M,
        day=way.day + 1,
        depot=way.coach[0],
        kind=way.coach[1],
        saves=yuan(way.saves_fen),
        fare=yuan(way.ticket_fen),
    )


def ways_text(ways: Sequence[CheaperWay], names: Mapping[str, str], lang: Lang) -> str:
    """The cheaper ways of one trip, or that none was found."""
    if not ways:
        return say(_NONE, lang)
    return "; ".join(way_text(way, names, lang) for way in ways)
