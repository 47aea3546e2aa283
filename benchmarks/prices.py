"""Tables of time and money that peers are given for a county day.

What a trip costs is put on its arcs: loaded and empty metres at their own prices, and
the coach's days away (priced from a legal direct trip to the same city) on the arc from
the last drop to the yard. The longest ride becomes a limit on driving and standing.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from solvers.sources.arcs import FORBIDDEN
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route
from transport.units import KM_M, PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from benchmarks.places import Tables
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.scenario import Scenario

Ints: TypeAlias = "npt.NDArray[np.int64]"

# -- times -------------------------------------------------------------------------


def ride_seconds(scenario: Scenario, tables: Tables) -> Ints:
    """Driving and standing of every arc ``(n_places, n_places)``, 0 at yards."""
    ride_s: Ints = tables.driving_s + scenario.policy.stop_s
    n_served = len(tables.villages) + len(tables.employers)
    ride_s[n_served:, :] = 0
    ride_s[:, n_served:] = 0
    np.fill_diagonal(ride_s, 0)
    return ride_s


# -- prices ------------------------------------------------------------------------


def sample_trips(
    scenario: Scenario, tables: Tables, groups: Sequence[Group]
) -> dict[tuple[str, str], dict[str, Quote]]:
    """By fleet line and city: a legal direct trip there, to learn its days away."""
    maker = TripMaker(scenario, tables)
    by_city: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: (-g.n_workers, g.group_id)):
        by_city[scenario.employer[group.employer_id].city].append(group)
    found: dict[tuple[str, str], dict[str, Quote]] = {}
    for line in scenario.fleet:
        found[line.key] = {}
        for city, there in by_city.items():
            quotes = (maker.quote(_direct(line, group)) for group in there)
            quote = next((q for q in quotes if isinstance(q, Quote)), None)
            if quote is not None:
                found[line.key][city] = quote
    return found


def _direct(line: FleetLine, group: Group) -> Route:
    return Route(
        line=line,
        villages=(group.village_id,),
        employers=(group.employer_id,),
        loads=(Load(group=group, n=1),),
    )


def arcs_fen(
    scenario: Scenario, tables: Tables, line: FleetLine, samples: Mapping[str, Quote]
) -> Ints:
    """Fen of every arc ``(n_places, n_places)`` for a coach of the line."""
    n_villages = len(tables.villages)
    yards = slice(n_villages + len(tables.employers), len(tables.ids))
    villages = slice(0, n_villages)
    drops = slice(n_villages, yards.start)
    outbound, inbound, loaded = _fen_per_km(scenario, line)
    arcs = np.rint(tables.distance_m * loaded / KM_M).astype(np.int64)
    empty_out = tables.distance_m[yards, :] * outbound / KM_M
    empty_back = tables.distance_m[:, yards] * inbound / KM_M
    arcs[yards, :] = np.rint(empty_out)
    arcs[:, yards] = np.rint(empty_back)
    arcs[yards, yards] = 0
    standing = {
        city: _standing_fen(scenario, tables, arcs, quote)
        for city, quote in samples.items()
    }
    for i, employer_id in enumerate(tables.employers, start=n_villages):
        city = scenario.employer[employer_id].city
        arcs[i, yards] += standing.get(city, FORBIDDEN)
    arcs[villages, yards] += FORBIDDEN
    arcs[yards, drops] += FORBIDDEN
    arcs[drops, villages] += FORBIDDEN
    for i, village_id in enumerate(tables.villages):
        limit = scenario.village[village_id].max_seats
        if limit is not None and line.seats > limit:
            arcs[:, i] = FORBIDDEN
    np.fill_diagonal(arcs, 0)
    return arcs


def _fen_per_km(scenario: Scenario, line: FleetLine) -> tuple[float, float, float]:
    """Price of a kilometre: empty to the first village, empty back, loaded."""
    tariff = scenario.tariff
    is_per_day = line.billing == "per_day"
    empty = line.per_km_fen * (tariff.deadhead_percent if is_per_day else PERCENT)
    toll_out = 0 if tariff.toll_exempt_outbound else line.toll_per_km_fen
    toll_back = 0 if tariff.toll_exempt_return else line.toll_per_km_fen
    return (
        empty / PERCENT + toll_out,
        empty / PERCENT + toll_back,
        line.per_km_fen + toll_out,
    )


def _standing_fen(scenario: Scenario, tables: Tables, arcs: Ints, quote: Quote) -> int:
    """What the sample trip costs beside its metres and its workers' kit."""
    at = [tables.idx[place_id] for place_id in quote.route.place_ids]
    run = sum(int(arcs[a, b]) for a, b in itertools.pairwise(at))
    kit = scenario.tariff.kit_fen * quote.route.n_workers
    return max(0, quote.cost_fen - kit - run)
