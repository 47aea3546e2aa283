"""The report of one plan: totals, money, map, rotations, who stays, proof."""

from __future__ import annotations

from collections import Counter
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from transport.answers.coarse_places import coarse_of, coarse_said
from transport.answers.loosened import loosened_text
from transport.answers.repairs import NOTES, held_prices, repair_change
from transport.answers.verdict_lines import violation_line
from transport.catalogue.sentences import sentence
from transport.clock import MINUTE_S
from transport.journeys.connections import tightest
from transport.language import line_name, payer_name, say, title_in, vehicle_name
from transport.presentation.attribution import named_in
from transport.presentation.bounds import bound_told, gap_told
from transport.presentation.figures import yuan
from transport.presentation.trip_views import place_name
from transport.presentation.version import stamp_told
from transport.presentation.words import Words
from transport.report.figures import figures_of
from transport.report.page import page, section, table
from transport.report.plan_charts import arrivals, loads, rotations
from transport.report.plan_map import drawn_map
from transport.report.second_look import second_look
from transport.report.words import listed, road_source_name, word
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.answers.loosened import Loosened
    from transport.answers.repairs import Repair
    from transport.answers.second_look import CheaperWay, DearSeat
    from transport.checker.findings import Violation
    from transport.language import Lang
    from transport.plan import Plan
    from transport.report.figures import Figures
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.versions import Version

N_LINKS = 20
N_MARGINAL = 15
_GAZETTEER = "gazetteer"  # what an import writes of places that it looked up


def plan_page(
    scenario: Scenario,
    plan: Plan,
    *,
    lang: Lang,
    violations: Sequence[Violation],
    repairs: Sequence[Repair] = (),
    cheaper: Mapping[DearSeat, Sequence[CheaperWay]] | None = None,
    looser: Sequence[Loosened] = (),
    map_html: str | None = None,
    version: Version | None = None,
) -> str:
    """The page; it loads nothing from anywhere.

    Parameters
    ----------
    violations
        Found by the independent checker.
    repairs
        What would carry those whom the plan leaves behind, priced.
    cheaper
        The dearest seats with the cheaper ways found for them.
    looser
        Limits with what they cost, and the plans that show it.
    map_html
        The page of the map, shown in a frame, printed as a drawing; None: that alone.
    version
        Of a plan that follows another.
    """
    figures = figures_of(scenario, plan)
    title = title_in(scenario.title or scenario.name, lang)
    return page(
        title=f"{title} · {word(lang, 'report')}",
        lang="zh-CN" if lang == "zh" else "en",
        mark=word(lang, "mark"),
        foot=named_in(scenario, lang),
        head=_head(plan, figures, lang, stamp_told(scenario, plan, lang, version)),
        sections=(
            section(word(lang, "totals"), _totals(plan, figures, lang)),
            section(word(lang, "lines"), money_tables(figures, lang)),
            section(word(lang, "map"), _map(scenario, plan, lang, map_html)),
            section(word(lang, "gantt"), rotations(scenario, plan, lang)),
            section(word(lang, "loads"), loads(plan, lang)),
            section(word(lang, "arrivals"), _arrivals(scenario, plan, lang)),
            section(word(lang, "connections"), _links(scenario, figures, lang)),
            section(
                word(lang, "stay"), _stay(scenario, plan, lang), _repairs(repairs, lang)
            ),
            section(word(lang, "positions"), _positions(scenario, plan, lang)),
            section(word(lang, "limits"), _limits(looser, lang)),
            section(
                word(lang, "second_look"),
                second_look(scenario, plan, lang, cheaper or {}),
            ),
            section(word(lang, "shadow"), _shadow(scenario, plan, lang)),
            section(word(lang, "proof"), _proof(scenario, plan, lang, violations)),
        ),
    )


def _head(plan: Plan, figures: Figures, lang: Lang, stamp: str) -> str:
    variant = (
        word(lang, "variant", name=plan.variant) if plan.variant else word(lang, "base")
    )
    n, carried = figures.n_planned, said("NOBODY_IN_VEHICLES")
    if n:
        carried = said(
            "PLAN_CARRIES", vehicles=plan.n_vehicles, n=n, poor=figures.n_poor
        )
    lead = sentence(carried, lang)
    return (
        f'<p class="sub">{escape(variant)}<br>{escape(stamp)}</p>'
        f'<p class="lead">{escape(lead)}</p>'
    )


def _map(scenario: Scenario, plan: Plan, lang: Lang, map_html: str | None) -> str:
    """The map's own page, and its drawing for paper; without it, the drawing alone."""
    drawing = drawn_map(scenario, plan, lang)
    if map_html is None:
        return f'<div class="wide">{drawing}</div>' if drawing else ""
    return (
        f'<iframe title="{word(lang, "map")}" srcdoc="{escape(map_html)}"></iframe>'
        f'<div class="printed">{drawing}</div>'
    )


def _totals(plan: Plan, figures: Figures, lang: Lang) -> str:
    coaches = [
        said("N_OF_VEHICLE_TYPE", n=n, vehicle_type=kind)
        for kind, n in figures.coaches.items()
    ]
    segments = [
        said("N_OF_SEGMENT", n=n, segment=segment)
        for segment, n in figures.segments.items()
    ]
    services = [
        said("UNITS_AND_RIDERS", service=name, units=n, n=figures.riders[name])
        for name, n in figures.units.items()
    ]
    fen = plan.cost.penalty_fen
    penalty = [(word(lang, "penalty"), yuan(fen))] if fen else []
    bound, proved = yuan(plan.cost.lower_bound_fen), yuan(figures.bound_fen)
    how = ""
    if figures.is_optimal:  # what was proved again was not enumerated
        is_own = plan.is_enumerated and plan.proved_fen is None
        how = word(lang, "enumerated" if is_own else "optimal")
    rows = [
        (word(lang, "registered"), f"{plan.n_registered:,}"),
        (word(lang, "planned"), f"{figures.n_planned:,}"),
        (word(lang, "alone"), f"{figures.n_alone:,}"),
        (word(lang, "held"), f"{figures.n_held:,}"),
        (word(lang, "unplanned"), f"{figures.n_unplanned:,}"),
        (word(lang, "coaches"), _of_kinds(plan.n_coaches, coaches, lang)),
        (word(lang, "trips"), _of_kinds(figures.n_trips, segments, lang)),
        (word(lang, "services"), listed(services, lang) or "0"),
        (word(lang, "km"), f"{figures.km:,.0f} ({figures.km_empty:,.0f})"),
        (word(lang, "cost"), yuan(figures.total_fen)),
        (word(lang, "each"), yuan(figures.each_fen)),
        *penalty,
        (word(lang, "bound"), bound_told(plan, lang, figure=bound, proved=proved)),
        (word(lang, "gap"), gap_told(plan, lang, found=how)),
        (word(lang, "median_ride"), _hours(plan, figures.median_ride_h)),
        (word(lang, "worst_ride"), _hours(plan, figures.worst_ride_h)),
        (word(lang, "co2"), f"{figures.co2_kg / 1_000:,.1f}"),
    ]
    note = f'<p class="note">{escape(word(lang, "co2_note"))}</p>'
    return table(("", ""), rows, numbers=2) + note


def _of_kinds(n: int, kinds: Sequence[Said], lang: Lang) -> str:
    if not kinds:
        return f"{n:,}"
    return sentence(said("N_OF_KINDS", n=f"{n:,}", kinds=tuple(kinds)), lang)


def _hours(plan: Plan, hours: float) -> str:
    """Of rides; nothing where nobody rides."""
    return f"{hours:.1f}" if plan.journeys else "–"


def money_tables(figures: Figures, lang: Lang) -> str:
    """Cost lines and payers side by side, each with its sum."""
    total = (word(lang, "totals"), yuan(figures.total_fen))
    lines = [(line_name(key, lang), yuan(fen)) for key, fen in figures.lines.items()]
    payers = [(payer_name(key, lang), yuan(fen)) for key, fen in figures.payers.items()]
    amount = word(lang, "amount")
    left = table((word(lang, "line"), amount), [*lines, total])
    right = table((word(lang, "payer"), amount), [*payers, total])
    return f'<div class="pair">{left}{right}</div>'


def _links(scenario: Scenario, figures: Figures, lang: Lang) -> str:
    rows = [
        (
            link.trip_id,
            link.service_id,
            scenario.place_name[link.hub_id],
            link.n_workers,
            link.slack_s // MINUTE_S,
        )
        for link in tightest(figures.links, N_LINKS)
    ]
    names = ("trip", "service", "hub", "workers", "slack")
    return table([word(lang, name) for name in names], rows, numbers=3)


def _stay(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """Codes with their remedies; of the held, what their journeys would cost."""
    words = Words(lang)
    priced = held_prices(scenario, plan)
    rows = []
    for key, entries in (("held", plan.held), ("unplanned", plan.unplanned)):
        for code, n in Counter(entry.code for entry in entries).most_common():
            n_priced, sum_fen = priced.get(code, (0, 0)) if key == "held" else (0, 0)
            price = f"{yuan(sum_fen)} ({n_priced})" if n_priced else ""
            means = words.meaning(code) or code
            rows.append((word(lang, key), means, words.remedy(code), f"{n:,}", price))
    heads = ("status", "meaning", "remedy", "workers", "would_cost")
    text = word(lang, "would_cost_note")
    if plan.proved_fen is not None:
        text += word(lang, "margin_stated")
    note = f'<p class="note">{escape(text)}</p>'
    told = table([word(lang, head) for head in heads], rows, numbers=3)
    return told + (note if priced else "")


def _positions(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """Places that stand at a centre, with who depends on them; empty without any."""
    coarse = coarse_of(scenario, plan)
    if not coarse.places:
        return ""
    heads = ("place", "lies_in", "position", "source", "workers")
    rows = [
        (
            place.name or place.place_id,
            place.where,
            word(lang, f"at_{place.precision}"),
            word(lang, "from_gazetteer")
            if place.source == _GAZETTEER
            else place.source,
            place.workers,
        )
        for place in coarse.places
    ]
    note = f'<p class="note">{escape(sentence(coarse_said(coarse), lang))}</p>'
    return note + table([word(lang, head) for head in heads], rows, numbers=4)


def _repairs(repairs: Sequence[Repair], lang: Lang) -> str:
    if not repairs:
        return ""
    rows = [
        (
            repair_change(repair, lang),
            f"{repair.n_carried} / {repair.n_left}",
            yuan(repair.cost_fen),
            yuan(repair.each_fen),
        )
        if repair.kind not in NOTES
        else (repair_change(repair, lang), "", "", "")
        for repair in repairs
    ]
    heads = ("repair", "carried", "amount", "each")
    note = f'<p class="note">{escape(word(lang, "repair_note"))}</p>'
    title = f"<h3>{escape(word(lang, 'repairs'))}</h3>"
    return title + note + table([word(lang, head) for head in heads], rows)


def _limits(looser: Sequence[Loosened], lang: Lang) -> str:
    """What one step less strict would save, a sentence each."""
    told = "".join(f"<p>{escape(loosened_text(one, lang))}</p>" for one in looser)
    return _noted(word(lang, "limits_note"), told)


def _shadow(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    if plan.marginal is None:
        return ""
    groups = sorted(plan.marginal.groups, key=lambda g: -g.per_worker_fen)
    rows = [
        (
            f"{place_name(scenario, group.village_id)} → "
            f"{place_name(scenario, group.employer_id)}",
            group.n_workers,
            yuan(group.per_worker_fen),
        )
        for group in groups[:N_MARGINAL]
    ]
    heads = [word(lang, "group"), word(lang, "workers"), word(lang, "each")]
    coaches = [
        (
            f"{say(vehicle_name(coach.vehicle_type), lang)}"
            f" ({place_name(scenario, coach.depot_id)})",
            yuan(coach.saves_fen),
        )
        for coach in plan.marginal.coaches
        if coach.saves_fen
    ]
    right = table((word(lang, "coach"), word(lang, "saves")), coaches)
    text = word(lang, "shadow_note" if coaches else "shadow_note_idle")
    if plan.unplanned:
        text += word(lang, "shadow_short")
    if plan.proved_fen is not None:
        text += word(lang, "margin_stated")
    return _noted(text, f'<div class="pair">{table(heads, rows)}{right}</div>')


def _arrivals(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    return _noted(word(lang, "arrivals_note"), arrivals(scenario, {"": plan}))


def _noted(text: str, content: str) -> str:
    """The content under its note; nothing without content."""
    return f'<p class="note">{escape(text)}</p>{content}' if content else ""


def _proof(
    scenario: Scenario, plan: Plan, lang: Lang, violations: Sequence[Violation]
) -> str:
    verdict = (
        word(lang, "violations", n=len(violations))
        if violations
        else word(lang, "no_violation")
    )
    solver, told = plan.solver, partial(sentence, lang=lang)
    seconds, steps, seed = f"{solver.seconds:.0f}", solver.steps, solver.seed
    searched = said("SEARCHED", seconds=seconds, seed=seed)
    if steps is not None:
        searched = said("SEARCHED_STEPS", seconds=seconds, steps=steps, seed=seed)
    rows = [
        (word(lang, "preset"), scenario.policy.preset),
        (word(lang, "roads"), road_source_name(scenario.road_source.provider, lang)),
        (word(lang, "hash"), plan.scenario_sha256),
        (word(lang, "solver"), f"p2p {solver.version} · {told(searched)}"),
        (word(lang, "verdict"), verdict),
        *((word(lang, "warnings"), each.worded(told)) for each in scenario.warnings),
        *(
            (word(lang, "verdict"), violation_line(found, lang))
            for found in violations[:N_LINKS]
        ),
    ]
    return table(("", ""), rows, numbers=9)
