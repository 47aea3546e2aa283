"""What differs between compared plans, as figures of a bridge and as sentences."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transport.language import line_name
from transport.presentation.figures import percent, yuan
from transport.report.words import word
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.language import Lang
    from transport.report.figures import Figures
    from transport.said import Figure, Said


def order_told(
    names: Sequence[str], figures: Sequence[Figures], lang: Lang
) -> list[tuple[bool, str]]:
    """For each neighbour in cost, whether the order is proven, and that in words.

    A plan is proven cheaper than every plan of another variant when it costs less than
    that variant's bound, penalties of those left behind included on both sides.
    """
    ranked = sorted(
        zip(names, figures, strict=True), key=lambda pair: pair[1].objective_fen
    )
    told = []
    for (a, cheap), (b, dear) in pairwise(ranked):
        is_proven = cheap.objective_fen < dear.bound_fen
        text = word(lang, "proven", a=a, b=b)
        if not is_proven:
            text = word(
                lang,
                "unproven",
                a=a,
                b=b,
                bound=yuan(dear.bound_fen),
                cost=yuan(cheap.objective_fen),
            )
        told.append((is_proven, text))
    return told


def bridge_steps(start: Figures, end: Figures) -> list[tuple[str, int]]:
    """Cost lines that differ with by how much, fen: from the one total to the other."""
    changes = (
        (line, end.lines.get(line, 0) - start.lines.get(line, 0))
        for line in sorted({*start.lines, *end.lines})
    )
    return [(line, fen) for line, fen in changes if fen]


def difference_told(
    name: str, figures: Figures, other: str, others: Figures
) -> list[Said]:
    """How the plan of that ``name`` differs from the ``other`` one."""
    more_fen = figures.total_fen - others.total_fen
    between: dict[str, Figure] = {"name": name, "other": other}
    told = [said("COMPARE_COSTS_SAME", **between)]
    if more_fen:
        code = "COMPARE_COSTS_MORE" if more_fen > 0 else "COMPARE_COSTS_LESS"
        share = percent(abs(more_fen) / max(1, others.total_fen))
        told = [said(code, yuan=yuan(abs(more_fen)), share=share, **between)]
    steps = bridge_steps(others, figures)
    if steps:
        lines = tuple(
            said(
                "EXPLAIN_COST_LINE",
                name=either(line_name(line, "en"), line_name(line, "zh")),
                amount=_signed(fen),
            )
            for line, fen in steps
        )
        told.append(said("COMPARE_BY_LINES", lines=lines))
    counts = (
        ("COMPARE_MORE_PLANNED", "COMPARE_FEWER_PLANNED", "n_planned"),
        ("COMPARE_MORE_TRIPS", "COMPARE_FEWER_TRIPS", "n_trips"),
    )
    for more, fewer, field in counts:
        n = getattr(figures, field) - getattr(others, field)
        if n:
            told.append(said(more if n > 0 else fewer, n=abs(n)))
    return told


def _signed(fen: int) -> str:
    return f"+{yuan(fen)}" if fen > 0 else yuan(fen)
