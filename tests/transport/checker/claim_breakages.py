"""Claims of a plan that its scenario refutes, each with the violation to be found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.checker.breakages import (
    Breakage,
    employer_with,
    on_cost,
    on_plan,
    policy_with,
    stop_with,
    tariff_with,
    unplanned_as,
    village_with,
    worker_with,
)
from tests.transport.checker.handmade import at
from transport.dual_prices import (
    Certificate,
    CoachMarginal,
    GroupMarginal,
    Kept,
    Marginal,
    WorkerPrice,
)
from transport.plan import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.transport.checker.breakages import Case
    from transport.plan import Plan
    from transport.scenario import Scenario

PRICE = WorkerPrice(village_id="V1", employer_id="E1", day=0, per_worker_parts=1)
GROUP = GroupMarginal(
    group_id="V1>E1#1",
    village_id="V1",
    employer_id="E1",
    n_workers=4,
    per_worker_fen=10_000,
)
COACH = CoachMarginal(depot_id="D1", vehicle_type="coach-49", saves_fen=1_000)
OTHER = Rejected(
    payer="government",
    total_fen=1_000_000,
    net_fen=900_000,
    coaches={"coach-49": 2},
)


def priced(
    *groups: GroupMarginal, coaches: tuple[CoachMarginal, ...] = (COACH,)
) -> Any:
    return on_plan(marginal=Marginal(groups=groups, coaches=coaches))


def beaten(**changes: Any) -> Callable[..., Case]:
    """A rejected plan, in a scenario where the government's share decides."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        case = tariff_with(net_of="government")(scenario, plan)
        return on_cost(rejected=replace(OTHER, **changes))(*case)

    return apply


def with_a_second_van(scenario: Scenario, plan: Plan) -> Case:
    """A van stands idle that may go to V4, whose worker stays for want of a coach."""
    vans = tuple(
        replace(line, count=2) if line.vehicle_type == "van-7" else line
        for line in scenario.fleet
    )
    case = village_with("V4", max_seats=7)(replace(scenario, fleet=vans), plan)
    return unplanned_as("NO_COACH_FREE")(*case)


def with_a_bus_on_the_day_trips_way(scenario: Scenario, plan: Plan) -> Case:
    """Another worker of V1 to E1 stays, although T1 has 13 seats left."""
    u1 = next(w for w in scenario.workers if w.worker_id == "u1")
    near = replace(u1, village_id="V2", is_poverty_listed=False)
    workers = tuple(near if w is u1 else w for w in scenario.workers)
    weight_fen = scenario.tariff.penalty_fen
    case = on_cost(penalty_fen=weight_fen)(replace(scenario, workers=workers), plan)
    return unplanned_as("NO_COACH_FREE")(*case)


def holds_of(bags: int) -> Callable[..., Case]:
    """Each coach has a hold for so many pieces."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        fleet = tuple(replace(line, hold_bags=bags) for line in scenario.fleet)
        return replace(scenario, fleet=fleet), plan

    return apply


def told_as(code: str, *changes: Callable[..., Case]) -> Callable[..., Case]:
    """u1 stays for that reason, in a scenario that is changed so."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        case = unplanned_as(code)(scenario, plan)
        for change in changes:
            case = change(*case)
        return case

    return apply


def refuted(
    code: str, *changes: Callable[..., Case], note: str, of: str = "u1"
) -> Breakage:
    """The reason of u1 is one that the plan speaks against."""
    apply = told_as(code, *changes)
    return Breakage("UNPLANNED_CODE_WRONG", of, apply, note=f"{code} {note}")


CLAIM_BREAKAGES = (
    refuted("NO_COACH_FREE", note="vans stand"),
    refuted("CROWDED", note="all at once"),
    refuted(
        "INTAKE_FULL", employer_with("E1", daily_intake=400), note="room every day"
    ),
    refuted("HOLD_FULL", holds_of(49), worker_with("u1", n_bags=0), note="no bags"),
    refuted("CREW_NOT_ALLOWED", policy_with(max_drivers=4), note="four may ride"),
    refuted(
        "NO_SEATS_LEFT",
        village_with("V4", max_seats=7),
        tariff_with(net_of="government"),
        note="a van has",
    ),
    Breakage("HALT_EMPTY", "T1", stop_with("T1", 3, depart_s=at(0, "09:50"))),
    Breakage("UNPLANNED_CODE_WRONG", "u1", unplanned_as("INTAKE_FULL"), note="intake"),
    Breakage("UNPLANNED_CODE_WRONG", "u1", unplanned_as("HOLD_FULL"), note="hold"),
    Breakage("UNPLANNED_CODE_WRONG", "u1", unplanned_as("SERVICE_FULL"), note="full"),
    Breakage(
        "UNPLANNED_CODE_WRONG",
        "u1",
        unplanned_as("NO_CONNECTING_COACH"),
        note="connecting",
    ),
    Breakage(
        "UNPLANNED_CODE_WRONG", "u1", unplanned_as("MODE_NOT_ADMITTED"), note="mode"
    ),
    Breakage("UNPLANNED_CODE_WRONG", "u1", unplanned_as("SERVICE_TIMES"), note="times"),
    Breakage("UNPLANNED_COULD_RIDE", "u1", with_a_second_van, note="idle van"),
    Breakage("UNPLANNED_COULD_RIDE", "u1", with_a_bus_on_the_day_trips_way, note="T1"),
    Breakage("REJECTED_WRONG", "plan", on_cost(rejected=OTHER), note="no payer"),
    Breakage("REJECTED_WRONG", "plan", beaten(payer="employer"), note="other payer"),
    Breakage("REJECTED_WRONG", "plan", beaten(net_fen=2_000_000), note="net"),
    Breakage("REJECTED_WRONG", "plan", beaten(coaches={"tram": 1}), note="coach"),
    Breakage("REJECTED_WRONG", "plan", beaten(coaches={"coach-49": 0}), note="none"),
    Breakage("REJECTED_WRONG", "plan", beaten(total_fen=10**9), note="dearer"),
    Breakage(
        "MARGINAL_WRONG",
        "V9>E1#1",
        priced(replace(GROUP, group_id="V9>E1#1", village_id="V9")),
        note="village",
    ),
    Breakage(
        "MARGINAL_WRONG",
        "V1>E9#1",
        priced(replace(GROUP, group_id="V1>E9#1", employer_id="E9")),
        note="employer",
    ),
    Breakage("MARGINAL_WRONG", "V1>E1#1", priced(GROUP, GROUP), note="twice"),
    Breakage(
        "MARGINAL_WRONG", "V1>E1", priced(replace(GROUP, n_workers=50)), note="workers"
    ),
    Breakage(
        "MARGINAL_WRONG",
        "V1>E1#1",
        priced(replace(GROUP, per_worker_fen=10**9)),
        note="over leaving",
    ),
    Breakage(
        "MARGINAL_WRONG",
        "D9/coach-49",
        priced(GROUP, coaches=(replace(COACH, depot_id="D9"),)),
        note="depot",
    ),
    Breakage(
        "MARGINAL_WRONG",
        "D1/coach-49",
        priced(GROUP, coaches=(COACH, COACH)),
        note="coach twice",
    ),
    Breakage(
        "BOUND_PRICE_UNKNOWN",
        "V9>E1",
        on_plan(certificate=Certificate(prices=(replace(PRICE, village_id="V9"),))),
    ),
    Breakage(
        "BOUND_PRICE_TOO_HIGH",
        "V1>E1",
        on_plan(
            certificate=Certificate(prices=(replace(PRICE, per_worker_parts=10**15),))
        ),
    ),
    Breakage(
        "KEPT_BOUND_WRONG",
        "T9",
        on_plan(certificate=Certificate(kept=Kept(trip_ids=("T9",), bound_fen=0))),
        note="trip",
    ),
    Breakage(
        "KEPT_BOUND_WRONG",
        "",
        on_plan(certificate=Certificate(kept=Kept(trip_ids=(), bound_fen=7))),
        7,
    ),
)
