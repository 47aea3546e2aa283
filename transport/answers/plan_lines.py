"""What ``p2p plan`` tells of a plan: who rides, in what, at what cost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.answers.lines import Lines
from transport.answers.scenario_lines import held_lines
from transport.answers.summary import plan_facts
from transport.clock import MINUTE_S
from transport.journeys.connections import tightest
from transport.language import line_name, payer_name
from transport.presentation.figures import percent, yuan
from transport.said import either, said
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.journeys.connections import Connection
    from transport.language import Lang
    from transport.plan import Plan, Rejected
    from transport.said import Said
    from transport.scenario import Scenario

FAR_EMPTY_M = 500_000  # to the first stop; longer runs are told (an assumption)
_N_FAR = 3  # of them named


def plan_lines(plan: Plan, lang: Lang = "en") -> list[str]:
    """Lines to read for a plan: who rides, in what, at what cost, how far from best."""
    write, facts = Lines(lang).of, plan_facts(plan)["workers"]
    n_by_held, n_by_unplanned = facts["held"], facts["unplanned"]
    return [
        write(
            said("LABEL_WORKERS"),
            said(
                "REGISTERED_PLANNED_HELD_UNPLANNED",
                registered=plan.n_registered,
                planned=plan.n_planned,
                held=len(plan.held),
                unplanned=len(plan.unplanned),
            ),
        ),
        *_alone_lines(plan, lang),
        *held_lines(n_by_held, said("LABEL_HELD"), lang),
        *held_lines(n_by_unplanned, said("LABEL_UNPLANNED"), lang),
        write(said("LABEL_COACHES"), _coaches(plan)),
        *_far_empty_lines(plan, lang),
        *_service_lines(plan, lang),
        *_cost_lines(plan, lang),
        write(said("LABEL_SEARCH"), _search(plan)),
    ]


def _cost_lines(plan: Plan, lang: Lang) -> list[str]:
    write, cost = Lines(lang).of, plan.cost
    amounts = ((_line(k), fen) for k, fen in cost.lines.items())
    shares = ((_payer(k), fen) for k, fen in cost.payers.items())
    payers: list[Said | str] = [
        said("AMOUNT", name=name, yuan=yuan(fen)) for name, fen in shares
    ]
    lines = [
        write(said("LABEL_COST"), _total(plan)),
        *(
            write(None, said("AMOUNT", name=name, yuan=yuan(fen)))
            for name, fen in amounts
        ),
        write(said("LABEL_PAYERS"), *(payers or [""])),
    ]
    if cost.rejected is not None:
        lines.append(write(said("LABEL_REJECTED"), _rejected(plan, cost.rejected)))
    if cost.penalty_fen:
        told = said("PENALTY_NO_MONEY", yuan=yuan(cost.penalty_fen))
        lines.append(write(said("LABEL_PENALTY"), told))
    bound = said("NO_PLAN_UNDER", yuan=yuan(cost.lower_bound_fen))
    return [
        *lines,
        write(said("LABEL_BOUND"), bound),
        write(said("LABEL_GAP"), _gap(plan)),
    ]


def _gap(plan: Plan) -> Said:
    """How much could be saved yet, as far as is proved."""
    cost = plan.cost
    if not cost.is_optimal:
        return said("NO_PLAN_SAVES_MORE", share=percent(cost.gap))
    if not cost.objective_fen:
        return said("OPTIMAL_AT_NOTHING")
    code = "OPTIMAL_BY_ENUMERATION" if plan.is_enumerated else "OPTIMAL"
    return said(code, yuan=yuan(cost.objective_fen - cost.lower_bound_fen))


def _line(key: str) -> Said:
    return either(line_name(key, "en"), line_name(key, "zh"))


def _payer(key: str) -> Said:
    return either(payer_name(key, "en"), payer_name(key, "zh"))


def _total(plan: Plan) -> Said:
    total = yuan(plan.cost.total_fen)
    if not plan.n_travelling:
        return said("TOTAL", yuan=total)
    each = yuan(round(plan.cost.total_fen / plan.n_travelling))
    return said("TOTAL_AND_EACH", yuan=total, each=each)


def _rejected(plan: Plan, other: Rejected) -> Said:
    return said(
        "OTHER_PLAN",
        coaches=_of_types(other.coaches),
        yuan=yuan(other.total_fen),
        payer=_payer(other.payer),
        net=yuan(other.net_fen),
        instead=yuan(plan.cost.payers[other.payer]),
    )


def _coaches(plan: Plan) -> Said:
    if not plan.trips:
        return said("NO_COACHES")
    facts = plan_facts(plan)
    n_coaches, n_trips = plan.n_coaches, len(plan.trips)
    return said(
        "COACHES_OF_TYPES" if n_coaches == n_trips else "COACHES_AND_TRIPS",
        n=n_coaches,
        types=_of_types(plan.coaches),
        **({} if n_coaches == n_trips else {"trips": n_trips}),
        mean=f"{facts['workers_per_trip']:.1f}",
    )


def _of_types(coaches: Mapping[str, int]) -> tuple[Said, ...]:
    return tuple(
        said("N_OF_VEHICLE_TYPE", n=n, vehicle_type=kind) for kind, n in coaches.items()
    )


def _service_lines(plan: Plan, lang: Lang) -> list[str]:
    if not plan.services:
        return []
    write, segments = Lines(lang).of, Counter(trip.segment for trip in plan.trips)
    kinds = (
        said("N_OF_SEGMENT", n=n, segment=segment)
        for segment, n in sorted(segments.items())
    )
    uses = [
        said(
            "SERVICE_USED",
            service=use.service_id,
            units=use.units,
            n=len(use.workers),
            yuan=yuan(use.cost_fen),
        )
        for use in plan.services
    ]
    return [
        write(None, *kinds),
        write(said("LABEL_SERVICES"), uses[0]),
        *(write(None, use) for use in uses[1:]),
    ]


def connection_lines(
    scenario: Scenario, links: Sequence[Connection], *, limit: int, lang: Lang = "en"
) -> list[str]:
    """The feeders that leave least time, one a line; the smallest slack first."""
    told = [
        said(
            "SLACK",
            trip=link.trip_id,
            service=link.service_id,
            hub=scenario.place_name[link.hub_id],
            minutes=link.slack_s // MINUTE_S,
            n=link.n_workers,
        )
        for link in tightest(links, limit)
    ]
    labels = [said("LABEL_TIGHTEST"), *[None] * (len(told) - 1)]
    return [Lines(lang).of(*each) for each in zip(labels, told, strict=False)]


def _alone_lines(plan: Plan, lang: Lang) -> list[str]:
    if not plan.individual:
        return []
    told = said(
        "ALONE_WITH_TICKETS",
        n=len(plan.individual),
        yuan=yuan(sum(entry.ticket_fen for entry in plan.individual)),
        refunded=yuan(sum(entry.subsidy_fen for entry in plan.individual)),
        to_agree=sum(entry.consent == "to_sign" for entry in plan.individual),
    )
    return [Lines(lang).of(said("LABEL_ALONE"), told)]


def _far_empty_lines(plan: Plan, lang: Lang) -> list[str]:
    """Coaches that run far before anybody boards, as those of the receiving side."""
    far = sorted(
        ((trip.stops[1].at_m, trip.trip_id) for trip in plan.trips), reverse=True
    )
    far = [(metres, trip_id) for metres, trip_id in far if metres > FAR_EMPTY_M]
    if not far:
        return []
    trips: tuple[str | Said, ...] = tuple(
        said("TRIP_KM", trip=trip_id, km=metres // KM_M)
        for metres, trip_id in far[:_N_FAR]
    )
    trips += ("...",) if far[_N_FAR:] else ()
    told = said("FAR_EMPTY", n=len(far), km=FAR_EMPTY_M // KM_M, trips=trips)
    return [Lines(lang).of(said("LABEL_EMPTY"), told)]


def _search(plan: Plan) -> Said:
    solver, seconds = plan.solver, f"{plan.solver.seconds:.1f}"
    if solver.steps is None:
        return said("SEARCHED", seconds=seconds, seed=solver.seed)
    return said(
        "SEARCHED_STEPS", seconds=seconds, steps=str(solver.steps), seed=solver.seed
    )
