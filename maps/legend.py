"""The panel over the map: what plan this is, its totals, what the signs mean."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from maps.escape import escape
from maps.layers import vehicle_in
from transport.language import title_in
from transport.presentation.attribution import named_in
from transport.presentation.bounds import bound_told, gap_told
from transport.presentation.figures import whole_km, whole_yuan
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.words import Words
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


def page_title(scenario: Scenario, plan: Plan, words: Words) -> str:
    """Title and variant as safe HTML."""
    title = escape(title_in(scenario.title or scenario.name, words.lang))
    return f"{title} · {escape(plan.variant)}" if plan.variant else title


def legend_html(
    scenario: Scenario,
    plan: Plan,
    words: Words,
    *,
    stamp: str = "",
    is_gcj02: bool = False,
) -> str:
    """The panel as HTML; a ``details`` element, so it folds without a script.

    ``stamp``: which version of the plan it is. ``is_gcj02``: positions are moved
    for tiles in GCJ-02, and the panel says so.
    """
    datum = words.gcj02_note if is_gcj02 else words.wgs84_note
    variant = (
        words.variant.format(escape(plan.variant)) if plan.variant else words.no_variant
    )
    last_day = scenario.first_day + timedelta(days=scenario.n_days - 1)
    rows = "".join(
        f"<tr><th>{name}</th><td>{value}</td></tr>"
        for name, value in _totals(plan, words)
    )
    signs = "".join(
        f'<li><i class="p2p-sign p2p-{sign}"></i>{name}</li>'
        for sign, name in _signs(scenario, words)
    )
    told = "".join(f"<br>{escape(line)}" for line in stamp.rsplit(" · ", 1) if line)
    return (
        f'<details id="p2p-panel" open><summary>'
        f"{escape(title_in(scenario.title or scenario.name, words.lang))}</summary>"
        f'<div class="p2p-sub"><b class="p2p-mark">{words.internal_use}</b>'
        f"{variant}<br>{scenario.first_day:%Y-%m-%d} – {last_day:%Y-%m-%d}{told}</div>"
        f"<table>{rows}</table>"
        f"<h2>{words.legend}</h2><ul>{signs}</ul>"
        f"<small>{words.lines_note}<br>{datum}"
        f"{_road_note(scenario, words.lang)}</small></details>"
    )


def _road_note(scenario: Scenario, lang: Lang) -> str:
    """Whose roads the distances rest on, where they are OpenStreetMap's."""
    named = named_in(scenario, lang)
    return f"<br>{named}" if named else ""


def _totals(plan: Plan, words: Words) -> Iterator[tuple[str, str]]:
    """Name and value of every total, safe HTML both."""
    cost = plan.cost
    empty_m = sum(trip.deadhead_m for trip in plan.trips)
    run_m = sum(trip.distance_m for trip in plan.trips)
    distance = words.run.format(whole_km(run_m), whole_km(empty_m))
    yield words.n_coaches, f"{plan.n_coaches:,}"
    if plan.trips:
        yield words.by_type, _fleet_mix(plan, words)
    yield words.n_trips, f"{len(plan.trips):,}"
    yield (
        words.n_workers,
        words.planned_of.format(f"{plan.n_planned:,}", f"{plan.n_registered:,}"),
    )
    if plan.individual:
        yield words.alone, f"{len(plan.individual):,}"
    yield words.held, f"{len(plan.held):,}"
    yield words.unplanned, f"{len(plan.unplanned):,}"
    yield words.distance, distance
    yield words.cost, words.money.format(whole_yuan(cost.total_fen))
    if plan.n_travelling:
        each_fen = round(cost.total_fen / plan.n_travelling)
        yield words.cost_a_worker, words.money.format(whole_yuan(each_fen))
    bound = words.money.format(whole_yuan(cost.lower_bound_fen))
    proved = words.money.format(f"{(plan.proved_fen or 0) // YUAN_FEN:,}")
    told = bound_told(plan, words.lang, figure=bound, proved=proved)
    yield words.lower_bound, told
    yield words.gap, gap_told(plan, words.lang)


def _fleet_mix(plan: Plan, words: Words) -> str:
    return "<br>".join(
        f"{escape(vehicle_in(name, words))} × {n:,}" for name, n in plan.coaches.items()
    )


def _signs(scenario: Scenario, words: Words) -> Iterator[tuple[str, str]]:
    yield "linehaul", words.linehaul
    yield "collect", words.collect
    if scenario.services:
        yield "service", words.service
    yield "deadhead", words.deadhead
    yield "village", words.village
    yield "idle_village", words.idle_village
    yield "employer", words.employer
    yield "depot", words.depot
    if scenario.hubs:
        yield "hub", words.hub
    if scenario.stations:
        yield "station", words.station
    yield "stop", words.stop
    yield "break", words.break_
    yield "rest", words.rest
