"""Charts as SVG: bars, steps, points, a Gantt chart. Text is escaped here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from transport.pictures.shapes import COLOURS, GRID
from transport.pictures.steps import nice_step
from transport.presentation.text import shortened
from transport.presentation.text import width as columns_of
from transport.report.labels import RADIUS, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROW, _BAR, _LABEL = 16, 11, 13
_MILLION, _PLAIN = 1_000_000, 100  # how numbers are written
_LEFT, _TOP, _RIGHT, _BOTTOM = 60, 18, 20, 34
_COLUMN = 6.2  # width of a letter of text; a Chinese one takes two
_LEAST_NAME, _MOST_NAME = 90, 300  # room for a Gantt chart's names
_KEY = 16  # height of a line of a chart's key


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart; ``tip`` shows on pointing, ``note`` stands over it.

    ``base``: where it begins.
    """

    label: str
    value: float
    colour: str = COLOURS[0]
    tip: str = ""
    note: str = ""
    base: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A bar of a Gantt chart, in the row ``row``."""

    row: int
    start: float
    end: float
    colour: str
    tip: str


def columns(
    bars: Sequence[Bar],
    *,
    width: int = 760,
    height: int = 260,
    unit: str = "",
    is_cut: bool = False,
) -> str:
    """Upright bars side by side; a bar may hang between ``base`` and its value.

    ``is_cut``: the axis begins where the tops differ, not at zero.
    """
    ends = [x for bar in bars for x in (bar.base, bar.base + bar.value)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    if is_cut:
        tops = [bar.base + bar.value for bar in bars]
        low, high = min(tops), max(tops)
        low -= 0.25 * (high - low)
    step = nice_step(high - low)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    high = high if high > low else low + step
    inner_w, inner_h = width - _LEFT - _RIGHT, height - _TOP - _BOTTOM

    def y(value: float) -> float:
        return _TOP + inner_h * (high - value) / (high - low)

    parts = [_grid_y(low, high, step, width, y, unit)]
    slot = inner_w / max(1, len(bars))
    for i, bar in enumerate(bars):
        x = _LEFT + slot * i + slot * 0.15
        ends_y = sorted((y(max(low, bar.base)), y(bar.base + bar.value)))
        tall = max(1.0, ends_y[1] - ends_y[0])
        parts.append(
            f'<rect x="{x:.1f}" y="{ends_y[0]:.1f}" width="{slot * 0.7:.1f}"'
            f' height="{tall:.1f}" fill="{bar.colour}">{_tip(bar.tip)}</rect>'
        )
        parts.append(
            f'<text x="{x + slot * 0.35:.1f}" y="{height - _BOTTOM + 16}"'
            f' text-anchor="middle">{escape(bar.label)}</text>'
        )
        if bar.note:
            parts.append(
                f'<text x="{x + slot * 0.35:.1f}" y="{ends_y[0] - 4:.1f}"'
                f' text-anchor="middle">{escape(bar.note)}</text>'
            )
    return _svg(width, height, parts)


def steps(
    lines: Sequence[tuple[str, Sequence[tuple[float, float]]]],
    *,
    ticks: Sequence[tuple[float, str]],
    width: int = 760,
    height: int = 260,
) -> str:
    """Step lines over the axis from the first of ``ticks`` to the last.

    ``ticks``: places and labels. The names of several lines stand below the axis.
    """
    points = [point for _, line in lines for point in line]
    ends = [*(x for x, _ in points), *(at for at, _ in ticks)]
    left, right = min(ends, default=0.0), max(ends, default=1.0)
    right = max(right, left + 1.0)
    plain = height
    height += _KEY * len(lines) if len(lines) > 1 else 0
    high = max((y for _, y in points), default=1.0)
    step = nice_step(high)
    high = math.ceil(max(high, step) / step) * step
    inner_w, inner_h = width - _LEFT - _RIGHT, plain - _TOP - _BOTTOM

    def x(value: float) -> float:
        return _LEFT + inner_w * (value - left) / (right - left)

    def y(value: float) -> float:
        return _TOP + inner_h * (high - value) / high

    parts = [_grid_y(0.0, high, step, width, y, "")]
    for at, label in ticks:
        parts.append(
            f'<line x1="{x(at):.1f}" x2="{x(at):.1f}" y1="{_TOP}"'
            f' y2="{plain - _BOTTOM}" stroke="{GRID}"/>'
            f'<text x="{x(at):.1f}" y="{plain - _BOTTOM + 16}"'
            f' text-anchor="middle">{escape(label)}</text>'
        )
    for i, (name, line) in enumerate(lines):
        path = [f"M{x(line[0][0]):.1f},{y(line[0][1]):.1f}"] if line else []
        path += [f"H{x(a):.1f}V{y(b):.1f}" for a, b in line[1:]]
        colour = COLOURS[i % len(COLOURS)]
        parts.append(
            f'<path d="{"".join(path)}" fill="none" stroke="{colour}"'
            f' stroke-width="2">{_tip(name)}</path>'
        )
        if len(lines) > 1:
            at_y = plain + _KEY * i
            parts.append(
                f'<rect x="{_LEFT}" y="{at_y - 4}" width="22" height="4"'
                f' fill="{colour}"/><text x="{_LEFT + 30}" y="{at_y + 2}">'
                f"{escape(name)}</text>"
            )
    return _svg(width, height, parts)


def points(
    found: Sequence[tuple[str, float, float]],
    *,
    x_name: str,
    y_name: str,
    width: int = 760,
    height: int = 320,
) -> str:
    """Named points over two axes that begin near the smallest values."""
    xs, ys = [x for _, x, _ in found], [y for _, _, y in found]
    ranges = [_range(xs), _range(ys)]
    top = _TOP + _LABEL  # below the name of the axis
    inner_w, inner_h = width - _LEFT - 40 - _RIGHT, height - top - _BOTTOM - 10

    def x(value: float) -> float:
        low, high, _ = ranges[0]
        return _LEFT + 40 + inner_w * (value - low) / (high - low)

    def y(value: float) -> float:
        low, high, _ = ranges[1]
        return top + inner_h * (high - value) / (high - low)

    low, high, step = ranges[1]
    parts = [_grid_y(low, high, step, width, y, "", left=_LEFT + 40)]
    low, high, step = ranges[0]
    for k in range(round((high - low) / step) + 1):
        at = low + k * step
        parts.append(
            f'<text x="{x(at):.1f}" y="{height - _BOTTOM + 6}"'
            f' text-anchor="middle">{_number(at)}</text>'
        )
    parts.append(
        f'<text x="{width - _RIGHT}" y="{height - 8}" text-anchor="end">'
        f'{escape(x_name)}</text><text x="4" y="12">{escape(y_name)}</text>'
    )
    labels = placed(
        [(x(a), y(b)) for _, a, b in found],
        [columns_of(name) * _COLUMN for name, _, _ in found],
        room=(_LEFT + 40, top - _LABEL, width, height - _BOTTOM),
    )
    for i, ((name, a, b), label) in enumerate(zip(found, labels, strict=True)):
        colour = COLOURS[i % len(COLOURS)]
        if label.is_far:
            parts.append(
                f'<line x1="{x(a):.1f}" y1="{y(b):.1f}" x2="{label.x:.1f}"'
                f' y2="{label.y - 4:.1f}" stroke="{colour}"/>'
            )
        parts.append(
            f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="{RADIUS}" fill="{colour}">'
            f"{_tip(f'{name}: {_number(a)}, {_number(b)}')}</circle>"
            f'<text x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
            f">{escape(name)}</text>"
        )
    return _svg(width, height, parts)


def gantt(
    rows: Sequence[str],
    spans: Sequence[Span],
    *,
    ticks: Sequence[tuple[float, str]],
    joins: Sequence[Span] = (),
    width: int = 1_100,
) -> str:
    """One row a vehicle, one bar a trip; time runs from the first tick to the last.

    ``joins``: what holds several bars together, drawn as a thin line.
    """
    left = min([*(span.start for span in spans), *(at for at, _ in ticks)], default=0.0)
    right = max([*(span.end for span in spans), *(at for at, _ in ticks)], default=1.0)
    name_w = _name_width(rows)
    height = _TOP + _ROW * len(rows) + 8

    def x(value: float) -> float:
        room = width - name_w - _RIGHT
        return name_w + room * (value - left) / max(1.0, right - left)

    parts = []
    for at, label in ticks:
        parts.append(
            f'<line x1="{x(at):.1f}" x2="{x(at):.1f}" y1="{_TOP}" y2="{height}"'
            f' stroke="{GRID}"/><text x="{x(at):.1f}" y="{_TOP - 5}"'
            f' text-anchor="middle">{escape(label)}</text>'
        )
    for i, name in enumerate(rows):
        y = _TOP + _ROW * i + _BAR
        told = shortened(name, int(name_w / _COLUMN))
        parts.append(
            f'<text x="{name_w - 6}" y="{y}" text-anchor="end">{escape(told)}</text>'
        )
    for held, top, height_of_bar in ((joins, _BAR // 2, 3), (spans, 1, _BAR)):
        for span in held:
            wide = max(1.5, x(span.end) - x(span.start))
            parts.append(
                f'<rect x="{x(span.start):.1f}" y="{_TOP + _ROW * span.row + top}"'
                f' width="{wide:.1f}" height="{height_of_bar}" rx="2"'
                f' fill="{span.colour}">{_tip(span.tip)}</rect>'
            )
    return _svg(width, height, parts)


def _name_width(rows: Sequence[str]) -> float:
    needed = max((columns_of(name) for name in rows), default=0) * _COLUMN + 14
    return min(_MOST_NAME, max(_LEAST_NAME, needed))


def _range(values: Sequence[float]) -> tuple[float, float, float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    spread = (high - low) or max(1.0, abs(high) * 0.1)
    step = nice_step(spread, 4)
    low = math.floor((low - spread * 0.1) / step) * step
    high = math.ceil((high + spread * 0.1) / step) * step
    return max(0.0, low), high, step


def _grid_y(
    low: float,
    high: float,
    step: float,
    width: int,
    y: Callable[[float], float],
    unit: str,
    *,
    left: int = _LEFT,
) -> str:
    parts = []
    for k in range(round((high - low) / step) + 1):
        at = low + k * step
        here = y(at)
        parts.append(
            f'<line x1="{left}" x2="{width - _RIGHT}" y1="{here:.1f}" y2="{here:.1f}"'
            f' stroke="{GRID}"/><text x="{left - 6}" y="{here + 4:.1f}"'
            f' text-anchor="end">{_number(at)}{escape(unit)}</text>'
        )
    return "".join(parts)


def _number(value: float) -> str:
    if abs(value) >= _MILLION:
        return f"{value / _MILLION:.6g}M"
    return f"{value:,.0f}" if abs(value) >= _PLAIN else f"{value:g}"


def _tip(text: str) -> str:
    return f"<title>{escape(text)}</title>" if text else ""


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img">{"".join(parts)}</svg>'
    )
