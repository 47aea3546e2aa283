"""Plans written out from timed trips with names, as the checker reads them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.blocks.pricing import run_of
from solvers.costing import plan_cost
from transport.gate.eligibility import health_gate
from transport.journeys.individual import travellers_of
from transport.money.block_costs import block_cost_lines
from transport.plan import (
    Journey,
    Leg,
    NotTravelling,
    Plan,
    ServiceUse,
    SolverInfo,
    Trip,
)
from transport.said import said
from transport.trips.booking import book
from transport.trips.routes import dwell_s
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.groups import Party
    from transport.money.block_costs import Run
    from transport.plan import Screening
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

INFO = SolverInfo(version="by hand", seed=0, seconds=0.0, threads=1, steps=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manned:
    """A timed trip with the names of those of each load, its coach and crew."""

    quote: Quote
    names: tuple[tuple[str, ...], ...]
    coach: int = 1
    crew: int = 1


def runs_of(scenario: Scenario, block: Sequence[tuple[Quote, int]]) -> list[Run]:
    """What the price of a block needs of its trips, each given with its crew."""
    crews = [crew for _, crew in block]
    return [
        run_of(quote, scenario.policy, is_fresh_crew=crew != before)
        for before, (quote, crew) in zip([crews[0], *crews], block, strict=False)
    ]


def written(
    scenario: Scenario,
    blocks: Sequence[Sequence[Manned]],
    *,
    left: Sequence[Party],
    riders: Mapping[str, Sequence[str]] | None = None,
    screenings: Sequence[Screening] = (),
) -> Plan:
    """The plan of these blocks of trips.

    ``left``: whoever rides on nothing. ``riders``: workers by service.
    """
    gate = health_gate(scenario, mode="coach")
    trips = _trips(scenario, blocks)
    uses = tuple(
        ServiceUse(
            service_id=service_id,
            units=service.units_for(len(own)),
            workers=tuple(sorted(own)),
            cost_fen=service.cost_fen(len(own)),
        )
        for service_id, own in sorted((riders or {}).items())
        for service in [scenario.service[service_id]]
    )
    journeys = _journeys(scenario, trips, uses)
    alone = travellers_of(scenario, [party for party in left if party.goes_alone])
    stay = [party for party in left if not party.goes_alone]
    cost = plan_cost(
        scenario,
        trips=trips,
        uses=uses,
        journeys=journeys,
        screenings=screenings,
        alone=alone,
        penalty_fen=sum(party.penalty_fen for party in stay),
        bound_fen=0,
    )
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=INFO,
        cost=cost,
        n_registered=len(scenario.workers),
        n_eligible=len(gate.eligible),
        held=gate.held,
        unplanned=tuple(
            NotTravelling(
                worker_id=worker_id,
                code=LEFT_BY_SEARCH,
                told=said("AS_WRITTEN", text="left by hand"),
            )
            for worker_id in sorted(w for party in stay for w in party.worker_ids)
        ),
        trips=trips,
        services=uses,
        journeys=journeys,
        screenings=tuple(screenings),
        individual=alone,
    )


def _trips(scenario: Scenario, blocks: Sequence[Sequence[Manned]]) -> tuple[Trip, ...]:
    trips: list[Trip] = []
    for block in blocks:
        first = len(trips) + 1
        line = block[0].quote.route.line
        runs = runs_of(scenario, [(manned.quote, manned.crew) for manned in block])
        shares = block_cost_lines(line, scenario.tariff, runs)
        for number, (manned, lines) in enumerate(
            zip(block, shares, strict=True), first
        ):
            trip = book(
                scenario.policy,
                manned.quote,
                workers=manned.names,
                trip_id=f"T{number:03d}",
            )
            trips.append(
                replace(
                    trip,
                    coach=manned.coach,
                    block_id=f"BT{first:03d}",
                    crew=manned.crew,
                    cost_lines=lines,
                    cost_fen=sum(lines.values()),
                )
            )
    return tuple(sorted(trips, key=lambda trip: (trip.depart_s, trip.trip_id)))


def _journeys(
    scenario: Scenario, trips: Sequence[Trip], uses: Sequence[ServiceUse]
) -> tuple[Journey, ...]:
    legs: dict[str, list[Leg]] = defaultdict(list)
    for worker_id, leg in (*_rides(scenario, trips), *_seats(scenario, uses)):
        legs[worker_id].append(leg)
    return tuple(
        Journey(worker_id=worker_id, legs=tuple(sorted(own, key=lambda x: x.board_s)))
        for worker_id, own in sorted(legs.items())
    )


def _rides(scenario: Scenario, trips: Sequence[Trip]) -> Iterator[tuple[str, Leg]]:
    for trip in trips:
        alights = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
        for stop in trip.stops:
            board_s = stop.depart_s - dwell_s(scenario.policy, len(stop.board))
            for worker_id in stop.board:
                leg = Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[worker_id],
                    board_s=board_s,
                    alight_s=alights[worker_id],
                )
                yield worker_id, leg


def _seats(scenario: Scenario, uses: Sequence[ServiceUse]) -> Iterator[tuple[str, Leg]]:
    for use in uses:
        service = scenario.service[use.service_id]
        for number, worker_id in enumerate(use.workers):
            unit, place = divmod(number, service.seats)
            leg = Leg(
                trip_id=None,
                service_id=use.service_id,
                seat=f"{unit + 1}-{place + 1}",
                board_s=service.departs_s,
                alight_s=service.arrives_s,
            )
            yield worker_id, leg
