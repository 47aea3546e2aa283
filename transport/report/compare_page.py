"""The page that compares plans: table, cost bridge, rides, loads, what is proven."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from transport.language import line_name, title_in
from transport.presentation.attribution import named_in
from transport.presentation.version import stamp_told
from transport.report import svg
from transport.report.compare_table import (
    cell_text,
    compare_rows,
    compared_figures,
    name_of,
)
from transport.report.compare_told import bridge_steps, order_told
from transport.report.page import page, section, table
from transport.report.plan_charts import arrivals
from transport.report.words import listed, word
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.language import Lang
    from transport.plan import Plan
    from transport.report.figures import Figures
    from transport.scenario import Scenario

_MORE, _LESS = "#9c0006", "#117733"


def compare_page(
    plans: Sequence[tuple[Scenario, Plan]],
    *,
    lang: Lang,
    remarks: Sequence[str] = (),
) -> str:
    """The page; the first plan is the one that the others are compared with.

    ``remarks``: sentences about variants, put under the table.
    """
    scenario = plans[0][0]
    figures = compared_figures(plans)
    names = [name_of(plan.variant, lang) for _, plan in plans]
    heading, *rows = compare_rows(plans, lang=lang)
    told = [[cell_text(value) for value in row] for row in rows]
    told_of = "".join(f"<p>{escape(text)}</p>" for text in remarks)
    note = f'<p class="note">{escape(word(lang, "co2_note"))}</p>'
    bridges = "".join(
        f"<h3>{escape(word(lang, 'bridge', a=names[0], b=name))}</h3>"
        + bridge(figures[0], other, names[0], name, lang)
        for name, other in list(zip(names, figures, strict=True))[1:]
    )
    stamps = "<br>".join(escape(stamp_told(*pair, lang)) for pair in plans)
    return page(
        title=f"{title_in(scenario.title or scenario.name, lang)}"
        f" · {word(lang, 'compare')}",
        lang="zh-CN" if lang == "zh" else "en",
        mark=word(lang, "mark"),
        foot=named_in(scenario, lang),
        head=f'<p class="sub">{escape(listed(names, lang))}<br>{stamps}</p>',
        sections=(
            section(
                word(lang, "plans"),
                table([str(name) for name in heading], told),
                told_of,
                note,
            ),
            section(word(lang, "order"), _order(names, figures, lang)),
            section(
                word(lang, "pareto"),
                _scatter(names, figures, lang),
            ),
            section(word(lang, "lines"), bridges),
            section(word(lang, "loads"), _loads(names, plans, lang)),
            section(
                word(lang, "arrivals"),
                arrivals(
                    scenario,
                    {n: plan for n, (_, plan) in zip(names, plans, strict=True)},
                ),
            ),
        ),
    )


def _scatter(names: Sequence[str], figures: Sequence[Figures], lang: Lang) -> str:
    found = [
        (name, f.worst_ride_h, f.total_fen / YUAN_FEN)
        for name, f in zip(names, figures, strict=True)
    ]
    chart = svg.points(
        found, x_name=word(lang, "worst_ride"), y_name=word(lang, "cost")
    )
    return f'<div class="wide">{chart}</div>'


def _order(names: Sequence[str], figures: Sequence[Figures], lang: Lang) -> str:
    """Whether the order by cost is proven; where plans do not carry as many, that."""
    parts = [
        f'<p class="{"good" if is_proven else "bad"}">{escape(text)}</p>'
        for is_proven, text in order_told(names, figures, lang)
    ]
    if len({f.n_planned + f.n_alone for f in figures}) > 1:
        parts.append(f'<p class="note">{escape(word(lang, "not_alike"))}</p>')
    return "".join(parts)


def bridge(
    start: Figures, end: Figures, start_name: str, end_name: str, lang: Lang
) -> str:
    """Which lines make the difference between two plans, as hanging bars."""
    if start.lines == end.lines:
        return f'<p class="note">{escape(word(lang, "alike"))}</p>'
    bars = [_whole(start_name, start)]
    at = float(start.total_fen / YUAN_FEN)
    for name, change_fen in bridge_steps(start, end):
        change = change_fen / YUAN_FEN
        label = line_name(name, lang)
        bars.append(
            svg.Bar(
                label=label,
                value=change,
                base=at,
                colour=_MORE if change > 0 else _LESS,
                tip=f"{label}: {change:+,.2f}",
                note=f"{change:+,.0f}",
            )
        )
        at += change
    bars.append(_whole(end_name, end))
    note = f'<p class="note">{escape(word(lang, "cut_axis"))}</p>'
    chart = svg.columns(bars, width=1_000, is_cut=True)
    return f'<div class="wide">{chart}</div>{note}'


def _whole(name: str, figures: Figures) -> svg.Bar:
    total = figures.total_fen / YUAN_FEN
    return svg.Bar(label=name, value=total, note=f"{total:,.0f}")


def _loads(
    names: Sequence[str], plans: Sequence[tuple[Scenario, Plan]], lang: Lang
) -> str:
    """Mean workers a trip by segment."""
    rows = []
    for name, (_, plan) in zip(names, plans, strict=True):
        trips = Counter(trip.segment for trip in plan.trips)
        aboard = Counter[str]()
        seats = Counter[str]()
        for trip in plan.trips:
            aboard[trip.segment] += len(trip.worker_ids)
            seats[trip.segment] += trip.usable_seats
        for segment, n in sorted(trips.items()):
            share = aboard[segment] / max(1, seats[segment])
            rows.append(
                (
                    name,
                    word(lang, segment),
                    n,
                    f"{aboard[segment] / n:.1f}",
                    f"{100 * share:.0f} %",
                )
            )
    heads = ("", "", word(lang, "trips"), word(lang, "workers"), word(lang, "loads"))
    return table(heads, rows, numbers=2)
