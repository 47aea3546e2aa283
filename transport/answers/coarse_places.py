"""What hangs on places whose position is that of their town's or county's centre."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.answers.lines import Lines
from transport.places import COARSE, ERROR_M, PRECISIONS
from transport.presentation.figures import percent, yuan
from transport.said import said
from transport.units import KM_M, YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.language import Lang
    from transport.places import Depot, Employer, Precision, Village
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario


_AT = {
    "point": "N_AT_POINT",
    "village": "N_AT_VILLAGE",
    "town": "N_AT_TOWN",
    "county": "N_AT_COUNTY",
}
_OF = {
    "villages": "POSITIONS_OF_VILLAGES",
    "employers": "POSITIONS_OF_EMPLOYERS",
    "depots": "POSITIONS_OF_DEPOTS",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoarsePlace:
    """A place that stands at a centre; ``workers`` board or alight there."""

    place_id: str
    name: str
    where: str
    precision: Precision
    source: str
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coarse:
    """The coarse places of a plan, and the cost of the trips that call at them."""

    places: tuple[CoarsePlace, ...]
    n_workers: int
    cost_fen: int
    share: float  # of the plan's cost


def coarse_of(scenario: Scenario, plan: Plan) -> Coarse:
    """The places where workers of the plan board or alight, most workers first.

    Where coaches live is left out: a depot some kilometres off moves empty runs alone.
    """
    places: dict[str, Village | Employer] = {**scenario.village, **scenario.employer}
    coarse = {k: place for k, place in places.items() if place.precision in COARSE}
    riders_at: dict[str, set[str]] = {}
    cost_fen = 0
    for trip in plan.trips:
        calls = [
            (stop.place_id, riders)
            for stop in trip.stops
            if stop.place_id in coarse and (riders := {*stop.board, *stop.alight})
        ]
        for place_id, riders in calls:
            riders_at.setdefault(str(place_id), set()).update(riders)
        cost_fen += trip.cost_fen if calls else 0
    total_fen = plan.cost.total_fen
    ranked = sorted(riders_at, key=lambda key: (-len(riders_at[key]), key))
    return Coarse(
        places=tuple(_told(k, coarse[k], len(riders_at[k])) for k in ranked),
        n_workers=len(set[str]().union(*riders_at.values())),
        cost_fen=cost_fen,
        share=cost_fen / total_fen if total_fen else 0.0,
    )


def coarse_facts(coarse: Coarse) -> dict[str, object]:
    """The same as JSON values; money in CNY."""
    return {
        "places": {place.place_id: place.precision for place in coarse.places},
        "workers": coarse.n_workers,
        "cost": coarse.cost_fen / YUAN_FEN,
        "share": round(coarse.share, 4),
    }


def coarse_lines(coarse: Coarse, lang: Lang = "en") -> list[str]:
    """A line of warning; none where every position is as fine as a village."""
    if not coarse.places:
        return []
    return [Lines(lang).of(said("LABEL_POSITIONS"), coarse_said(coarse))]


def coarse_said(coarse: Coarse) -> Said:
    """How many places and workers, and how much of the cost."""
    return said(
        "COARSE_PLACES",
        places=len(coarse.places),
        n=coarse.n_workers,
        yuan=yuan(coarse.cost_fen),
        share=percent(coarse.share),
        town_km=ERROR_M["town"] // KM_M,
        county_km=ERROR_M["county"] // KM_M,
    )


def precisions(places: Iterable[Village | Employer | Depot]) -> dict[str, int]:
    """How many places are known how finely, the finest first."""
    found = Counter(place.precision for place in places)
    return {precision: found[precision] for precision in PRECISIONS if found[precision]}


def precision_lines(facts: Mapping[str, Mapping[str, int]], lang: Lang) -> list[str]:
    """A line for each kind of places that is not known to the point throughout."""
    write, lines = Lines(lang).of, list[str]()
    for kind, n_by_precision in facts.items():
        if set(n_by_precision) <= {"point"}:
            continue
        label = None if lines else said("LABEL_POSITIONS")
        told = tuple(said(_AT[key], n=n) for key, n in n_by_precision.items())
        lines.append(write(label, said(_OF[kind], told=told)))
    return lines


def _told(place_id: str, place: Village | Employer, n: int) -> CoarsePlace:
    parts = [getattr(place, key, "") for key in ("province", "city", "county", "town")]
    return CoarsePlace(
        place_id=place_id,
        name=place.name,
        where=" ".join(filter(None, parts)),
        precision=place.precision,
        source=place.position_source,
        workers=n,
    )
