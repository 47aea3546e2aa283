"""The table of compared plans: one column a plan, for every kind of output."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from transport.answers.comparison import pairs_of
from transport.answers.loosened import loosened_facts
from transport.clock import MINUTE_S
from transport.language import line_name, payer_name, vehicle_name
from transport.manifests.book import header_text
from transport.presentation.bounds import is_bound_stated
from transport.presentation.figures import percent
from transport.presentation.version import stamp_told, version_of
from transport.report.figures import Figures, figures_of
from transport.report.words import word
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from transport.answers.comparison import Compared
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

Cell = str | int | float
_A4 = 9
_FOOT_LINES, _FOOT_CHARS = 3, 220  # of 255 letters that a foot may have


class Tenths(float):
    """A figure that is told with one decimal."""


def cell_text(value: Cell) -> str:
    """A cell of the table as it is shown."""
    if isinstance(value, Tenths):
        return f"{value:,.1f}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else value


def name_of(variant: str | None, lang: Lang) -> str:
    """The plan's name."""
    return variant or word(lang, "base")


def compared_figures(
    plans: Sequence[tuple[Scenario, Plan]],
) -> list[Figures]:
    """Figures of each plan."""
    return [figures_of(scenario, plan) for scenario, plan in plans]


def compare_rows(
    plans: Sequence[tuple[Scenario, Plan]], *, lang: Lang
) -> list[tuple[Cell, ...]]:
    """The heading, then a row a figure; money in CNY."""
    found = compared_figures(plans)
    rows: list[tuple[Cell, ...]] = [
        ("", *(name_of(plan.variant, lang) for _, plan in plans))
    ]

    def add(key: str, *values: Cell) -> None:
        rows.append((word(lang, key), *values))

    add("planned", *(f.n_planned for f in found))
    add("alone", *(f.n_alone for f in found))
    add("unplanned", *(f.n_unplanned for f in found))
    add("held", *(f.n_held for f in found))
    rows += _counted(
        word(lang, "coaches"),
        [f.coaches for f in found],
        lambda kind: vehicle_name(kind)[1] if lang == "zh" else kind,
    )
    add("trips", *(f.n_trips for f in found))
    rows += _counted(word(lang, "units"), [f.units for f in found], str)
    rows += _money(word(lang, "line"), [f.lines for f in found], line_name, lang)
    add("cost", *(f.total_fen / YUAN_FEN for f in found))
    add("each", *(f.each_fen / YUAN_FEN for f in found))
    rows += _money(word(lang, "payer"), [f.payers for f in found], payer_name, lang)
    add("median_ride", *(Tenths(round(f.median_ride_h, 1)) for f in found))
    add("worst_ride", *(Tenths(round(f.worst_ride_h, 1)) for f in found))
    add("co2", *(Tenths(round(f.co2_kg / 1_000, 1)) for f in found))
    if any(plan.cost.penalty_fen for _, plan in plans):
        add("penalty", *(p.cost.penalty_fen / YUAN_FEN for _, p in plans))
    is_stated = any(is_bound_stated(plan) for _, plan in plans)
    mark = "_stated" if is_stated else ""
    add(f"bound{mark}", *(p.cost.lower_bound_fen / YUAN_FEN for _, p in plans))
    add(f"gap{mark}", *(percent(p.cost.gap) for _, p in plans))
    if is_stated:
        add("bound_proved", *(f.bound_fen / YUAN_FEN for f in found))
        add("gap_proved", *(percent(f.gap) for f in found))
    if any(f.slack_s is not None for f in found):
        add(
            "slack",
            *("" if f.slack_s is None else f.slack_s // MINUTE_S for f in found),
        )
    return rows


def compared_facts(found: Sequence[Compared]) -> dict[str, dict[str, object]]:
    """The same table for scripts: by plan, headings in English; and who has none."""
    heading, *body = compare_rows(pairs_of(found), lang="en")
    return {
        "plans": {
            str(name): {str(row[0]): row[at] for row in body}
            for at, name in enumerate(heading[1:], start=1)
        },
        "no_plan": {
            name_of(one.variant, "en"): one.lack
            for one in found
            if one.lack is not None
        },
        "limits": {
            name_of(one.variant, "en"): [loosened_facts(each) for each in one.looser]
            for one in found
            if one.looser
        },
    }


def _counted(
    what: str, counts: Sequence[Mapping[str, int]], told: Callable[[str], str]
) -> list[tuple[Cell, ...]]:
    names = sorted({name for count in counts for name in count})
    return [
        (f"{what}: {told(name)}", *(count.get(name, 0) for count in counts))
        for name in names
    ]


def _money(
    what: str,
    amounts: Sequence[Mapping[str, int]],
    name_in: Callable[[str, Lang], str],
    lang: Lang,
) -> list[tuple[Cell, ...]]:
    names = sorted({name for amount in amounts for name in amount})
    return [
        (
            f"{what}: {name_in(name, lang)}",
            *(amount.get(name, 0) / YUAN_FEN for amount in amounts),
        )
        for name in names
    ]


def write_compare_csv(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    """The table as CSV that spreadsheets open rightly."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def stamps_of(plans: Sequence[tuple[Scenario, Plan]], lang: Lang) -> list[str]:
    """Lines of a foot: version, short digest, from when on, of every plan compared.

    Of more plans than it has room for, the digests of the others, column by column.
    """
    if len(plans) <= _FOOT_LINES:
        return [stamp_told(*pair, lang) for pair in plans]
    others = [version_of(*pair) for pair in plans[1:]]
    return [stamp_told(*plans[0], lang), ", ".join(others)]


def write_compare_book(
    path: Path, rows: Sequence[Sequence[Cell]], stamps: Sequence[str]
) -> None:
    """The table as a workbook with one sheet; ``stamps``: the foot of its pages."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("compare")
        label = book.add_format({"bold": True})
        corner = book.add_format({"bold": True, "bottom": 1})
        head = {"bold": True, "bottom": 1, "align": "right", "text_wrap": True}
        styles: dict[type, Any] = {
            str: book.add_format({"align": "right"}),
            Tenths: book.add_format({"num_format": "#,##0.0"}),
            float: book.add_format({"num_format": "#,##0.00"}),
            int: book.add_format({"num_format": "#,##0"}),
        }
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, max(1, len(rows[0]) - 1), 16)
        heading, *figures = rows
        sheet.write_row(0, 0, heading, book.add_format(head))
        sheet.write(0, 0, heading[0], corner)
        for at, (name, *values) in enumerate(figures, start=1):
            sheet.write(at, 0, name, label)
            for column, value in enumerate(values, start=1):
                kind = next(kind for kind in styles if isinstance(value, kind))
                sheet.write(at, column, value, styles[kind])
        sheet.freeze_panes(1, 1)
        _set_page(sheet, stamps)


def _set_page(sheet: Any, stamps: Sequence[str]) -> None:
    """A4 across, with the stamps in its foot."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    room = _FOOT_CHARS // max(1, len(stamps))
    told = "\n".join(header_text(stamp, room) for stamp in stamps)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.9)
    as_tall = {"scale_with_doc": False, "margin": 0.25}
    sheet.set_footer(f"&L&8{told}&R&9&P / &N", as_tall)
