"""Repairs priced with everybody planned anew, where that costs less than alone.

Those who stay may take seats that others leave free, or share the days of a coach that
is hired anyway; a repair priced for them alone would be told too dear.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from solvers.drafting.relaxing import (
    with_any_coach_at,
    with_higher_intakes,
    with_later_reports,
    with_more_days,
    with_openings,
)
from solvers.repairs.parting import MOST_LEFT
from solvers.repairs.pricing import FEW_STEPS, MANY, NO_STEPS
from solvers.repairs.whole_repairs import anew
from transport.clock import DAY_S, MINUTE_S
from transport.policy import Mode
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair, RepairKind
    from transport.scenario import Scenario
    from transport.services import Service

    Change = Callable[[Scenario, Repair], Scenario]


def together(pricing: Pricing, repair: Repair) -> Repair:
    """The repair, or the same with everybody planned anew where that costs less."""
    change = _CHANGES.get(repair.kind)
    is_priced_so = repair.is_anew or repair.also is not None
    if change is None or is_priced_so or not pricing.plan.trips:
        return repair
    if pricing.effort.is_half_spent:
        return repair  # alone it may be told dearer
    if pricing.is_large and len(repair.worker_ids) > MOST_LEFT:
        return repair  # more than a part takes in
    for_them = _of(pricing.full, repair.worker_ids)
    fleets = [pricing.full, _with_hired(pricing, repair)]
    for whole in fleets if repair.n_hired else fleets[:1]:
        changed = change(whole, repair)
        is_long = changed.services and len(changed.workers) > MANY
        steps = NO_STEPS if is_long and not pricing.is_large else FEW_STEPS
        kind, amount = repair.kind, repair.amount
        found = anew(pricing, for_them, kind, changed, amount, steps=steps)
        if (
            found is not None
            and found.cost_fen < repair.cost_fen
            and found.worker_ids >= repair.worker_ids
        ):
            return _told(repair, found)
    return repair


def _of(scenario: Scenario, worker_ids: Collection[str]) -> Scenario:
    """The scenario of these workers."""
    workers = tuple(w for w in scenario.workers if w.worker_id in worker_ids)
    return replace(scenario, workers=workers)


def _told(repair: Repair, found: Repair) -> Repair:
    """The repair at the price of the plan for everybody, with the coaches to hire."""
    is_again = repair.kind == "second_run"
    return replace(
        repair,
        n_left=found.n_left,
        n_carried=found.n_carried,
        cost_fen=found.cost_fen,
        saved_fen=found.saved_fen,
        is_at_least=found.is_at_least,
        worker_ids=found.worker_ids,
        is_anew=True,
        service_id="" if repair.kind == "more_days" else repair.service_id,
        coaches=repair.coaches if is_again else found.coaches,
        n_hired=found.n_hired,
    )


def _with_hired(pricing: Pricing, repair: Repair) -> Scenario:
    """The whole scenario with as many more coaches as the repair has to hire."""
    full = pricing.full
    if not repair.n_hired:
        return full
    lacking = Counter(
        {key: n - pricing.idle.get(key, 0) for key, n in repair.coaches.items()}
    )
    return replace(
        full,
        fleet=tuple(
            replace(line, count=line.count + max(0, lacking[line.key]))
            for line in full.fleet
        ),
    )


def _as_it_is(scenario: Scenario, _: Repair) -> Scenario:
    return scenario


def _policy(scenario: Scenario, **changes: Any) -> Scenario:
    return replace(scenario, policy=replace(scenario.policy, **changes))


def _second_run(scenario: Scenario, _: Repair) -> Scenario:
    runs = max(2, scenario.policy.max_trips_per_block)
    return _policy(scenario, max_trips_per_block=runs)


def _opened(side: Literal["earlier_s", "later_s"]) -> Change:
    return lambda scenario, repair: with_openings(
        scenario, repair.places, **{side: repair.amount * MINUTE_S}
    )


def _split(scenario: Scenario, repair: Repair) -> Scenario:
    workers = tuple(
        replace(w, party_id=None) if w.worker_id in repair.worker_ids else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers)


def _mustered(scenario: Scenario, repair: Repair) -> Scenario:
    homes = {scenario.worker[name].village_id for name in repair.worker_ids}
    return with_any_coach_at(scenario, homes)


def _of_service(change: Callable[[Service, Repair], Service]) -> Change:
    def changed(scenario: Scenario, repair: Repair) -> Scenario:
        services = tuple(
            change(s, repair) if s.service_id == repair.service_id else s
            for s in scenario.services
        )
        return replace(scenario, services=services)

    return changed


def _moved(sign: int, unit_s: int = MINUTE_S) -> Change:
    return _of_service(
        lambda service, repair: replace(
            service,
            departs_s=max(0, service.departs_s + sign * repair.amount * unit_s),
            aircraft_id=None,
        )
    )


def _with_seats(service: Service, repair: Repair) -> Service:
    if service.max_units == 1 and not service.unit_fen:
        return replace(service, seats=service.seats + repair.amount)
    units = -(-repair.amount // service.seats)
    return replace(service, max_units=service.max_units + units)


def _admitted(scenario: Scenario, repair: Repair) -> Scenario:
    modes: tuple[Mode, ...] = get_args(Mode)
    admitted = scenario.policy.modes
    services = tuple(
        s
        for s in scenario.services
        if s.mode in admitted or s.service_id == repair.service_id
    )
    return replace(_policy(scenario, modes=modes), services=services)


_CHANGES: Mapping[RepairKind, Change] = {
    "second_run": _second_run,
    "more_coaches": _as_it_is,
    "connecting_coaches": _as_it_is,
    "more_days": lambda one, repair: with_more_days(one, repair.amount),
    "longer_ride": lambda one, r: _policy(one, max_ride_s=r.amount * MINUTE_S),
    "longer_journey": lambda one, r: _policy(one, max_ride_s=r.amount * MINUTE_S),
    "longer_wait": lambda one, r: _policy(one, max_wait_aboard_s=r.amount * MINUTE_S),
    "more_drivers": lambda one, repair: _policy(one, max_drivers=repair.amount),
    "emergency_dispatch": lambda one, _: _policy(one, emergency_dispatch=True),
    "farther_hubs": lambda one, repair: _policy(one, max_hub_m=repair.amount * KM_M),
    "longer_gate": _opened("later_s"),
    "later_pickup": _opened("later_s"),
    "earlier_gate": _opened("earlier_s"),
    "earlier_pickup": _opened("earlier_s"),
    "later_report": lambda one, repair: with_later_reports(
        one, repair.amount * MINUTE_S, repair.worker_ids
    ),
    "higher_intake": lambda one, repair: with_higher_intakes(one, repair.amount),
    "split_parties": _split,
    "muster_point": _mustered,
    "later_service": _moved(1),
    "earlier_service": _moved(-1),
    "next_days_service": _moved(1, DAY_S),
    "more_seats": _of_service(_with_seats),
    "admit_mode": _admitted,
}
