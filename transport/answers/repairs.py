"""Repairs: changes that would let workers travel who stay, each with its price."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from transport.catalogue.sentences import fields, sentence, sentences
from transport.clock import MINUTE_S
from transport.said import said
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang
    from transport.plan import Plan
    from transport.said import Figure, Said
    from transport.scenario import Scenario

RepairKind = Literal[
    "more_search",
    "longer_gate",
    "earlier_gate",
    "earlier_pickup",
    "later_pickup",
    "longer_boarding",
    "longer_wait",
    "longer_ride",
    "longer_journey",
    "later_report",
    "later_reports",
    "higher_intake",
    "second_run",
    "any_price",
    "connecting_coaches",
    "more_seats",
    "admit_mode",
    "later_service",
    "earlier_service",
    "next_days_service",
    "farther_hubs",
    "longer_detour",
    "mix_counties",
    "more_villages",
    "more_employers",
    "more_drivers",
    "fewer_bags",
    "larger_hold",
    "muster_point",
    "split_parties",
    "more_coaches",
    "more_days",
    "emergency_dispatch",
    "tickets",
    "search_in_vain",
    "part_search_in_vain",
    "untried",
]
SMALLEST_FIRST: tuple[RepairKind, ...] = get_args(RepairKind)
NOTES: tuple[RepairKind, ...] = (  # carry nobody
    "search_in_vain",
    "part_search_in_vain",
    "untried",
)
_BY_SERVICE: tuple[RepairKind, ...] = (  # may help with a service or without
    "more_days",
    "longer_gate",
    "earlier_gate",
    "later_pickup",
)
MOST_PLACES = 3  # that are named in one repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change, what it would cost, and how many of those who stay it would carry.

    ``cost_fen``: of trips for these workers alone, proved by the checker; a new plan
    for everybody may do it cheaper. ``is_anew``: everybody was planned anew, or a part
    of a large plan, and the price is the difference of the plans; where searching as
    much again saves ``saved_fen`` without the change, it is what is told beside that.
    ``coaches``: how many by depot and type; ``n_hired``: those of them that do not
    stand idle. ``amount``: days, minutes, workers, seats or what else the kind
    counts. ``places``, ``hours``: whose openings are moved, and what they become, where
    all become the same. ``also``: what must change besides; its own price and coaches
    do not count. ``is_at_least``: parts of a large plan were planned; all of it anew
    might carry more.
    """

    kind: RepairKind
    n_left: int
    n_carried: int
    cost_fen: int
    coaches: Mapping[tuple[str, str], int] = field(default_factory=dict)
    amount: int = 0
    n_hired: int = 0
    is_anew: bool = False
    service_id: str = ""
    places: tuple[str, ...] = ()
    hours: str = ""
    worker_ids: frozenset[str] = frozenset()
    also: Repair | None = None
    saved_fen: int = 0
    is_at_least: bool = False

    @property
    def each_fen(self) -> int:
        """The price over those carried, rounded as a plan's cost a worker is."""
        return round(self.cost_fen / max(1, self.n_carried))


def repair_change(repair: Repair, lang: Lang) -> str:
    """What would have to change."""
    return sentence(_change(repair), lang)


def repair_text(repair: Repair, lang: Lang) -> str:
    """The change and what it brings, in one sentence; a note has nothing to bring."""
    change = _change(repair)
    if repair.kind in NOTES:
        return sentence(change, lang)
    n = repair.n_carried
    brings: dict[str, Figure] = {
        "change": change,
        "n": said("REPAIR_AT_LEAST", n=n) if repair.is_at_least else n,
        "left": repair.n_left,
        "cost_fen": repair.cost_fen,
        "each_fen": repair.each_fen,
    }
    return sentence(_brought(repair, brings), lang)


def _brought(repair: Repair, brings: dict[str, Figure]) -> Said:
    """Whom the change carries and for how much; nothing more is told as such."""
    saved_fen = repair.saved_fen - repair.cost_fen
    if repair.cost_fen <= 0:
        brings = {name: brings[name] for name in ("change", "n", "left")}
        if saved_fen > 0:
            return said("REPAIR_CARRIES_FOR_LESS", **brings, saved_fen=saved_fen)
        is_anew = repair.is_anew
        code = "REPAIR_CARRIES_AT_NO_MORE" if is_anew else "REPAIR_CARRIES_FREE"
        return said(code, **brings)
    if repair.saved_fen:
        return said("REPAIR_CARRIES_AFRESH", **brings, saved_fen=repair.saved_fen)
    if repair.is_anew:
        return said("REPAIR_CARRIES_ANEW", **brings)
    return said("REPAIR_CARRIES", **brings)


def _change(repair: Repair) -> Said:
    coaches = tuple(
        said("REPAIR_COACHES", n=n, vehicle_type=kind, depot=depot_id)
        for (depot_id, kind), n in repair.coaches.items()
    )
    change = _of_kind(repair, coaches)
    names_coaches = "coaches" in change.figures
    if repair.service_id and repair.kind in _BY_SERVICE:
        change = said("REPAIR_BY", change=change, service=repair.service_id)
    if repair.also is not None:
        also = _change(replace(repair.also, coaches={}))
        change = said("REPAIR_BOTH", first=also, second=change)
    if not coaches or names_coaches:
        return change
    if repair.n_hired:
        hired = repair.n_hired
        return said("REPAIR_WITH_HIRED", change=change, coaches=coaches, n=hired)
    return said("REPAIR_WITH", change=change, coaches=coaches)


def _of_kind(repair: Repair, coaches: tuple[Said, ...]) -> Said:
    """The kind with those figures that its sentence has."""
    code, more = repair.kind.upper(), len(repair.places) - MOST_PLACES
    places: tuple[Figure, ...] = repair.places[:MOST_PLACES]
    figures: dict[str, Figure] = {
        "amount": repair.amount,
        "ratio": repair.amount / PERCENT,
        "lasting_s": repair.amount * MINUTE_S,
        "coaches": coaches,
        "service": repair.service_id,
        "places": (*places, said("REPAIR_MORE_PLACES", n=more)) if more > 0 else places,
        "hours": said("REPAIR_HOURS", hours=repair.hours) if repair.hours else "",
    }
    due = fields(sentences()[code][0])
    return said(code, **{name: figures[name] for name in due})


def held_prices(scenario: Scenario, plan: Plan) -> dict[str, tuple[int, int]]:
    """By hold code: how many of the held have a price, and the sum of the prices, fen.

    The price of a held worker, once whatever holds him is cured, is that of one more
    worker of his village and employer at the margin; the dearest where there are
    several groups. Empty where marginal prices were not computed, or where somebody is
    left behind: one more worker then costs the penalty of another one, which is no
    money.
    """
    if plan.marginal is None or plan.unplanned:
        return {}
    price_of: dict[tuple[str, str], int] = {}
    for group in plan.marginal.groups:
        pair = (group.village_id, group.employer_id)
        price_of[pair] = max(group.per_worker_fen, price_of.get(pair, 0))
    found: dict[str, tuple[int, int]] = {}
    for entry in plan.held:
        worker = scenario.worker[entry.worker_id]
        price_fen = price_of.get((worker.village_id, worker.employer_id))
        if price_fen is not None:
            n, sum_fen = found.get(entry.code, (0, 0))
            found[entry.code] = (n + 1, sum_fen + price_fen)
    return found
