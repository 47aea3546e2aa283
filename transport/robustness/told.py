"""What a day drawn many times shows, as JSON values or as sentences."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from transport.clock import DAY_S, MINUTE_S
from transport.language import say, vehicle_name
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.robustness.simulation import Held, Robustness
    from transport.robustness.spares import SpareAdvice
    from transport.said import Said
    from transport.scenario import Scenario

_N_SHOWN = 12  # limits told one by one
_HUNDRED = 100


def facts(scenario: Scenario, found: Robustness) -> dict[str, Any]:
    """Everything as JSON values; money in fen, as the names say."""
    values = asdict(found)
    values["missing_seats"] = found.missing_seats
    values["held"] = [
        {**_plain(one), "holds": one.holds, "error": one.error} for one in found.held
    ]
    for spare in values["spares"]:
        spare["day"] = scenario.clock.date_of(spare["day"] * DAY_S).isoformat()
    return values


def _plain(one: Held) -> dict[str, Any]:
    limit = one.limit
    return {
        "kind": limit.kind,
        "trip_id": limit.trip_id,
        "where": limit.where,
        "workers": limit.n_workers,
        "slack_s": limit.slack_s,
    }


def told(scenario: Scenario, plan: Plan, found: Robustness) -> Iterator[Said]:
    """What it shows, the assumptions first."""
    chances = found.chances
    yield said(
        "ROBUST_ASSUMED",
        no_show_percent=_HUNDRED * chances.no_show,
        breakdown_percent=_HUNDRED * chances.breakdown,
        p50=f"{chances.late_p50_min:g}",
        p90=f"{chances.late_p90_min:g}",
        n=chances.n_samples,
        seed=str(chances.seed),
    )
    if not found.held:
        yield said("ROBUST_NO_LIMITS")
    else:
        share = _HUNDRED * found.all_hold
        yield said("ROBUST_ALL", n=len(found.held), all_percent=share)
    for one in found.held[:_N_SHOWN]:
        yield _limit_told(scenario, one)
    surer = found.held[_N_SHOWN:]
    if surer:
        least = _HUNDRED * surer[0].holds
        yield said("ROBUST_SURER", n=len(surer), least_percent=least)
    yield said(
        "ROBUST_MISSING",
        absent=_tenths(found.expected_no_shows),
        broken=_tenths(found.n_broken),
        n_broken=_tenths(found.missing_broken),
        n_hub=_tenths(found.missing_hub),
    )
    for spare in found.spares:
        yield from _spares_told(scenario, spare)
    yield _standby_told(plan, found)


def _limit_told(scenario: Scenario, one: Held) -> Said:
    limit = one.limit
    figures: dict[str, Any] = {
        "trip": limit.trip_id,
        "workers": limit.n_workers,
        "slack": limit.slack_s // MINUTE_S,
        "holds_percent": _HUNDRED * one.holds,
        "error_percent": _HUNDRED * one.error,
    }
    if limit.kind == "hub":
        return said("ROBUST_HUB", service=limit.where, **figures)
    if limit.kind == "hours":
        del figures["workers"]
        return said("ROBUST_HOURS", **figures)
    code = {"gate": "ROBUST_GATE", "deadline": "ROBUST_DEADLINE"}[limit.kind]
    return said(code, place=scenario.place_name[limit.where], **figures)


def _spares_told(scenario: Scenario, spare: SpareAdvice) -> Iterator[Said]:
    depot = scenario.place_name[spare.depot_id]
    day = scenario.clock.date_of(spare.day * DAY_S).isoformat()
    if not spare.n_spares:
        yield said("ROBUST_NO_SPARE", depot=depot, day=day, coaches=spare.n_coaches)
        return
    name = vehicle_name(spare.vehicle_type)
    yield said(
        "ROBUST_SPARES",
        depot=depot,
        day=day,
        n=spare.n_spares,
        coaches=spare.n_coaches,
        vehicle_type=either(say(name, "en"), say(name, "zh")),
        seats=spare.seats,
        price_fen=spare.price_fen,
        missing=_tenths(spare.missing_without),
        without=_tenths(spare.missing_with),
    )
    if spare.n_idle < spare.n_spares:
        yield said("ROBUST_SPARES_TO_HIRE", idle=spare.n_idle)


def _standby_told(plan: Plan, found: Robustness) -> Said:
    free = _tenths(sum(one.expected_free for one in found.standby))
    sure = [one for one in found.standby if one.n_sure]
    if not sure:
        return said("ROBUST_NO_STANDBY", free=free)
    return said(
        "ROBUST_STANDBY",
        free=free,
        n=sum(one.n_sure for one in sure),
        trips=tuple(f"{one.trip_id} {one.n_sure}" for one in sure[:_N_SHOWN]),
        each_fen=plan.cost.total_fen // max(1, plan.n_planned),
    )


def _tenths(value: float) -> str:
    return f"{value:.1f}"
