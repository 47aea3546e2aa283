"""Columns of a sheet on which fields and several grids stand below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say
from transport.presentation.forms import told
from transport.presentation.text import n_lines, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.documents.parts import Grid, Paper
    from transport.language import Lang

PAGE_CHARS = {True: 134, False: 88}  # of an A4 page, wide or upright, at ten points
_LEAST, _MOST, _BY_HAND = 6, 26, 12
_HEADING_CHARS = 10  # of a heading that may stand in one line
_PADDING = 1
_FIELD_COLUMNS = (14.0, 30.0, 14.0, 30.0)  # where a paper has no grid
LINE_PT, _AROUND_PT = 15, 4

Span = tuple[int, int]  # first and last column


def column_widths(paper: Paper, lang: Lang) -> list[float]:
    """Widths in letters by the grid of most columns, together a page wide at least."""
    if not paper.grids:
        return list(_FIELD_COLUMNS)
    grid = main_grid(paper)
    found = [_column_width(grid, at, lang) for at in range(len(grid.headings))]
    stretch = max(1.0, PAGE_CHARS[paper.form == "wide"] / sum(found))
    return [size * stretch for size in found]


def main_grid(paper: Paper) -> Grid:
    """The grid that gives the sheet its columns: the first of those with most."""
    return max(paper.grids, key=lambda grid: len(grid.headings))


def _column_width(grid: Grid, at: int, lang: Lang) -> float:
    cells = [str(told(row[at], lang)) for row in grid.rows]
    needed = max((width(cell) for cell in cells), default=0)
    heading = min(width(say(grid.headings[at], lang)), _HEADING_CHARS)
    if not needed:
        return max(_BY_HAND, heading + _PADDING)
    return min(_MOST, max(_LEAST, needed + _PADDING, heading + _PADDING))


def spans(widths: Sequence[float], shares: Sequence[float]) -> list[Span]:
    """For each share of the width the columns that come nearest to it, one at least."""
    total, wanted = sum(widths), sum(shares)
    edges = [sum(widths[:at]) / total for at in range(len(widths) + 1)]
    found, first, reached = [], 0, 0.0
    for number, share in enumerate(shares, start=1):
        reached += share / wanted
        still = len(shares) - number  # each of which needs a column
        last = len(widths) if not still else len(widths) - still
        ends = range(first + 1, last + 1)
        end = last if not still else min(ends, key=lambda e: abs(edges[e] - reached))
        found.append((first, end - 1))
        first = end
    return found


def room(widths: Sequence[float], span: Span) -> int:
    """Letters that fit between the borders of these columns."""
    return max(1, int(sum(widths[span[0] : span[1] + 1])) - 1)


def row_height(cells: Iterable[tuple[int, str]]) -> float:
    """Points that the tallest wrapped cell needs, of each its room and its text."""
    lines = (n_lines(text, letters) for letters, text in cells)
    return _AROUND_PT + LINE_PT * max(lines, default=1)
