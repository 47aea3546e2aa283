"""The report of one plan: totals, money, map, rotations, who stays, proof."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.connections import tightest
from transport.language import line_name, payer_name
from transport.manifests.words import Words
from transport.repairs import held_prices, repair_change
from transport.report import svg
from transport.report.figures import figures_of
from transport.report.page import page, section, table
from transport.report.second_look import second_look
from transport.report.words import word
from transport.summary import percent, yuan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.language import Lang
    from transport.plan import Plan
    from transport.repairs import Repair
    from transport.report.figures import Figures
    from transport.scenario import Scenario
    from transport.secondlook import CheaperWay, DearSeat

N_LINKS = 20
N_MARGINAL = 15
_SEGMENTS = {"direct": svg.COLOURS[0], "feeder": svg.COLOURS[1], "receiving": "#117733"}


def plan_page(
    scenario: Scenario,
    plan: Plan,
    *,
    lang: Lang,
    violations: Sequence[object],
    repairs: Sequence[Repair] = (),
    cheaper: Mapping[DearSeat, Sequence[CheaperWay]] | None = None,
    map_html: str | None = None,
) -> str:
    """The page; it loads nothing from anywhere.

    Parameters
    ----------
    violations
        What the independent checker found.
    repairs
        What would carry those whom the plan leaves behind, priced.
    cheaper
        The dearest seats with the cheaper ways found for them.
    map_html
        The page of the map, shown in a frame; None leaves it out.
    """
    figures = figures_of(scenario, plan)
    variant = (
        word(lang, "variant", name=plan.variant) if plan.variant else word(lang, "base")
    )
    lead = word(
        lang,
        "record",
        vehicles=f"{plan.n_vehicles:,}",
        workers=f"{figures.n_planned:,}",
        poor=f"{figures.n_poor:,}",
    )
    head = f'<p class="sub">{escape(variant)}</p><p class="lead">{escape(lead)}</p>'
    frame = ""
    if map_html is not None:
        frame = f'<iframe title="map" srcdoc="{escape(map_html)}"></iframe>'
    return page(
        title=f"{scenario.title or scenario.name} · {word(lang, 'report')}",
        lang="zh-CN" if lang == "zh" else "en",
        mark=word(lang, "mark"),
        head=head,
        sections=(
            section(word(lang, "totals"), _totals(plan, figures, lang)),
            section(word(lang, "lines"), money_tables(figures, lang)),
            section(word(lang, "map"), frame),
            section(word(lang, "gantt"), _rotations(scenario, plan, lang)),
            section(word(lang, "loads"), _loads(plan, lang)),
            section(word(lang, "arrivals"), _arrivals(scenario, plan, lang)),
            section(word(lang, "connections"), _links(scenario, figures, lang)),
            section(
                word(lang, "stay"), _stay(scenario, plan, lang), _repairs(repairs, lang)
            ),
            section(
                word(lang, "second_look"),
                second_look(scenario, plan, lang, cheaper or {}),
            ),
            section(word(lang, "shadow"), _shadow(plan, lang)),
            section(word(lang, "proof"), _proof(scenario, plan, lang, violations)),
        ),
    )


def _totals(plan: Plan, figures: Figures, lang: Lang) -> str:
    coaches = ", ".join(f"{n} × {kind}" for kind, n in figures.coaches.items())
    segments = ", ".join(
        f"{n} {word(lang, segment)}" for segment, n in figures.segments.items()
    )
    services = ", ".join(
        f"{service_id}: {n} × ({figures.riders[service_id]})"
        for service_id, n in figures.units.items()
    )
    rows = [
        (word(lang, "registered"), f"{plan.n_registered:,}"),
        (word(lang, "planned"), f"{figures.n_planned:,}"),
        (word(lang, "alone"), f"{figures.n_alone:,}"),
        (word(lang, "held"), f"{figures.n_held:,}"),
        (word(lang, "unplanned"), f"{figures.n_unplanned:,}"),
        (word(lang, "coaches"), f"{len(plan.trips):,} ({coaches}; {segments})"),
        (word(lang, "services"), services or "0"),
        (word(lang, "km"), f"{figures.km:,.0f} ({figures.km_empty:,.0f})"),
        (word(lang, "cost"), yuan(figures.total_fen)),
        (word(lang, "each"), yuan(figures.each_fen)),
        (word(lang, "bound"), yuan(figures.bound_fen)),
        (word(lang, "gap"), percent(figures.gap)),
        (word(lang, "median_ride"), f"{figures.median_ride_h:.1f}"),
        (word(lang, "worst_ride"), f"{figures.worst_ride_h:.1f}"),
        (word(lang, "co2"), f"{figures.co2_kg / 1_000:,.1f}"),
    ]
    note = f'<p class="note">{escape(word(lang, "co2_note"))}</p>'
    return table(("", ""), rows, numbers=2) + note


def money_tables(figures: Figures, lang: Lang) -> str:
    """Cost lines and payers side by side, each with its sum."""
    total = (word(lang, "totals"), yuan(figures.total_fen))
    lines = [(line_name(key, lang), yuan(fen)) for key, fen in figures.lines.items()]
    payers = [(payer_name(key, lang), yuan(fen)) for key, fen in figures.payers.items()]
    amount = word(lang, "amount")
    left = table((word(lang, "line"), amount), [*lines, total])
    right = table((word(lang, "payer"), amount), [*payers, total])
    return f'<div class="pair">{left}{right}</div>'


def _rotations(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    keys = sorted({(t.depot_id, t.vehicle_type, t.coach) for t in plan.trips})
    row_of = {key: at for at, key in enumerate(keys)}
    names = [f"{depot} {kind} #{coach}" for depot, kind, coach in keys]
    clock = scenario.clock
    spans = [
        svg.Span(
            row=row_of[trip.depot_id, trip.vehicle_type, trip.coach],
            start=trip.depart_s,
            end=trip.return_s,
            colour=_SEGMENTS[trip.segment],
            tip=f"{trip.trip_id} · {len(trip.worker_ids)} · "
            f"{clock.moment(trip.depart_s):%m-%d %H:%M} – "
            f"{clock.moment(trip.return_s):%m-%d %H:%M}",
        )
        for trip in plan.trips
    ]
    if not spans:
        return ""
    key = "".join(
        f'<i style="background:{colour}"></i>{escape(word(lang, segment))}'
        for segment, colour in _SEGMENTS.items()
        if any(trip.segment == segment for trip in plan.trips)
    )
    note = escape(word(lang, "gantt_note"))
    chart = svg.gantt(names, spans, ticks=day_ticks(scenario, plan))
    return f'<p class="note key">{note}{key}</p><div class="tall">{chart}</div>'


def day_ticks(scenario: Scenario, plan: Plan) -> list[tuple[float, str]]:
    """Midnights of the days on which coaches are under way."""
    last_s = max((trip.return_s for trip in plan.trips), default=0)
    return [
        (day * DAY_S, scenario.clock.date_of(day * DAY_S).strftime("%m-%d"))
        for day in range(last_s // DAY_S + 2)
    ]


def _loads(plan: Plan, lang: Lang) -> str:
    if not plan.trips:
        return ""
    tenths = Counter(
        min(9, 10 * len(trip.worker_ids) // max(1, trip.usable_seats))
        for trip in plan.trips
    )
    bars = [
        svg.Bar(
            label=f"{10 * tenth}–{10 * tenth + 10} %",
            value=tenths[tenth],
            tip=f"{tenths[tenth]}",
        )
        for tenth in range(10)
    ]
    note = f'<p class="note">{escape(word(lang, "loads_note"))}</p>'
    return note + svg.columns(bars)


def arrival_line(plan: Plan) -> list[tuple[float, float]]:
    """Workers arrived over scenario seconds, as steps."""
    ends = sorted(journey.legs[-1].alight_s for journey in plan.journeys)
    by_moment = Counter(ends)
    line, n = [], 0
    for at_s in sorted(by_moment):
        n += by_moment[at_s]
        line.append((float(at_s), float(n)))
    if line:
        line.insert(0, (line[0][0] - HOUR_S, 0.0))
    return line


def _arrivals(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    line = arrival_line(plan)
    if not line:
        return ""
    note = f'<p class="note">{escape(word(lang, "arrivals_note"))}</p>'
    return note + svg.steps([("", line)], ticks=day_ticks(scenario, plan))


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
            means = (words.meaning(code), words.remedy(code))
            rows.append((word(lang, key), code, n, *means, price))
    heads = ("stay", "code", "workers", "meaning", "remedy", "would_cost")
    note = f'<p class="note">{escape(word(lang, "would_cost_note"))}</p>'
    told = table([word(lang, head) for head in heads], rows, numbers=5)
    return told + (note if priced else "")


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
        for repair in repairs
    ]
    heads = ("repair", "carried", "amount", "each")
    note = f'<p class="note">{escape(word(lang, "repair_note"))}</p>'
    title = f"<h3>{escape(word(lang, 'repairs'))}</h3>"
    return title + note + table([word(lang, head) for head in heads], rows)


def _shadow(plan: Plan, lang: Lang) -> str:
    if plan.marginal is None:
        return ""
    groups = sorted(plan.marginal.groups, key=lambda g: -g.per_worker_fen)
    rows = [
        (group.group_id, group.n_workers, yuan(group.per_worker_fen))
        for group in groups[:N_MARGINAL]
    ]
    heads = [word(lang, "group"), word(lang, "workers"), word(lang, "each")]
    coaches = [
        (f"{coach.depot_id} {coach.vehicle_type}", yuan(coach.saves_fen))
        for coach in plan.marginal.coaches
    ]
    right = table((word(lang, "coach"), word(lang, "saves")), coaches)
    text = word(lang, "shadow_note")
    if plan.unplanned:
        text += word(lang, "shadow_short")
    note = f'<p class="note">{escape(text)}</p>'
    return f'{note}<div class="pair">{table(heads, rows)}{right}</div>'


def _proof(
    scenario: Scenario, plan: Plan, lang: Lang, violations: Sequence[object]
) -> str:
    verdict = (
        word(lang, "violations", n=len(violations))
        if violations
        else word(lang, "no_violation")
    )
    solver = plan.solver
    steps = "" if solver.steps is None else f", {solver.steps} steps"
    rows = [
        (word(lang, "preset"), scenario.policy.preset),
        (word(lang, "roads"), scenario.road_source.provider),
        (word(lang, "hash"), plan.scenario_sha256),
        (
            word(lang, "solver"),
            f"p2p {solver.version}, {solver.seconds:.0f} s{steps}, seed {solver.seed}",
        ),
        (word(lang, "verdict"), verdict),
        *((word(lang, "warnings"), text) for text in scenario.warnings),
        *((word(lang, "verdict"), str(found)) for found in violations[:N_LINKS]),
    ]
    return table(("", ""), rows, numbers=9)
