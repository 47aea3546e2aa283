"""One coach and 21 workers, half of whose cost a city pays from 20 aboard on.

140 km, of which 80 empty: the 100 included kilometres cover it. Hire 1,000 CNY, a
driver 300, an escort 200, disinfection 50, a kit 10 each: 1,760 CNY, 880 of the city.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.transport.builders import make_worker
from tests.transport.sample_blocks import LINE, a_plan, a_scenario, a_trip
from transport.clock import HOUR_S, MINUTE_S
from transport.closing.records import Actual, InvoiceLine
from transport.fleet import Coach
from transport.money.block_costs import Run, block_cost_lines
from transport.operation.events import Event
from transport.operation.situation import Situation
from transport.payer_rules import PayerRule
from transport.plan import Journey, Leg

N = 21
NAMES = tuple(f"W{n:02d}" for n in range(N))
RULE = PayerRule(
    rule_id="city", payer="receiving_city", percent=50, min_load=20, channel="charter"
)


def situation(*, listed: tuple[str, ...] = (), rule: PayerRule = RULE) -> Situation:
    trip = a_trip(1, 6)
    stops = tuple(
        replace(
            stop,
            board=NAMES if stop.board else (),
            alight=NAMES if stop.alight else (),
        )
        for stop in trip.stops
    )
    seats = {name: f"{n // 4 + 1}{'ABCD'[n % 4]}" for n, name in enumerate(NAMES)}
    trip = replace(trip, stops=stops, seats=seats)
    workers = tuple(
        make_worker(name, is_poverty_listed=name in listed) for name in NAMES
    )
    scenario = a_scenario(1, escorts_per_vehicle=1, escort_min_seats=20)
    editions = tuple(
        replace(edition, temperature_limit_c=Decimal("37.3"))
        for edition in scenario.policy.editions
    )
    scenario = replace(
        scenario,
        workers=workers,
        payer_rules=(rule,),
        policy=replace(scenario.policy, editions=editions),
        coaches=(
            Coach(
                depot_id="D1",
                vehicle_type="coach-49",
                number=1,
                plate="晋J12345",
                carrier="Linxian Coaches",
            ),
        ),
    )
    run = Run(
        outbound_m=trip.stops[2].at_m,
        return_m=trip.distance_m - trip.stops[2].at_m,
        deadhead_m=trip.deadhead_m,
        depart_s=trip.depart_s,
        return_s=trip.return_s,
        n_kits=N,
        n_escorts=1,
        drivers=1,
    )
    (lines,) = block_cost_lines(LINE, scenario.tariff, [run])
    trip = replace(trip, cost_lines=lines, cost_fen=sum(lines.values()))
    plan = a_plan(scenario, [trip])
    journeys = tuple(
        Journey(
            worker_id=name,
            legs=(
                Leg(
                    trip_id="T001",
                    service_id=None,
                    seat=seats[name],
                    board_s=trip.stops[1].arrive_s,
                    alight_s=trip.stops[2].depart_s,
                ),
            ),
        )
        for name in NAMES
    )
    return Situation(scenario=scenario, plan=replace(plan, journeys=journeys))


def fever(worker_id: str) -> Event:
    """Measured twice before the coach leaves the village at ten to seven."""
    return Event(
        kind="fever",
        at_s=6 * HOUR_S + 30 * MINUTE_S,
        reporter="clerk",
        worker_id=worker_id,
        temperature_c=Decimal("37.4"),
        again_c=Decimal("37.5"),
    )


def an_actual(**facts: Any) -> Actual:
    return Actual(row=2, ride_id="T001", **facts)


def a_line(item: str, amount: int, **facts: Any) -> InvoiceLine:
    """A line of an invoice in yuan; its row follows from nothing."""
    told: dict[str, Any] = {
        "row": 2,
        "carrier": "Linxian Coaches",
        "ride_id": "T001",
    } | facts
    return InvoiceLine(item=item, amount_fen=100 * amount, **told)
