"""A drawing as SVG, to stand in a page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from transport.pictures.shapes import INK, LETTER, Area, Label, Line, Ring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.pictures.shapes import Drawing, Point, Shape


def as_svg(drawing: Drawing) -> str:
    """One ``<svg>`` element; whatever text holds is escaped."""
    wide, tall = f"{drawing.wide:.0f}", f"{drawing.tall:.0f}"
    title = f"<title>{escape(drawing.title)}</title>" if drawing.title else ""
    body = "".join(_element(shape) for shape in drawing.shapes)
    return (
        f'<svg viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}"'
        f' role="img">{title}{body}</svg>'
    )


def _element(shape: Shape) -> str:
    match shape:
        case Line():
            return _line(shape)
        case Area():
            return f'<polygon points="{_path(shape.points)}" fill="{shape.fill}"/>'
        case Ring():
            x, y = shape.at
            return (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{shape.radius:g}"'
                f' fill="{shape.fill}" stroke="{shape.edge}"'
                f' stroke-width="{shape.width:g}"/>'
            )
        case Label():
            return _text(shape)


def _line(line: Line) -> str:
    dash = "" if line.dash is None else f' stroke-dasharray="{_numbers(line.dash)}"'
    opacity = "" if line.opacity == 1 else f' stroke-opacity="{line.opacity:g}"'
    return (
        f'<polyline points="{_path(line.points)}" fill="none" stroke="{line.colour}"'
        f' stroke-width="{line.width:g}"{dash}{opacity}/>'
    )


def _text(label: Label) -> str:
    x, y = label.at
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    size = "" if label.size == LETTER else f' font-size="{label.size:g}"'
    colour = "" if label.colour == INK else f' fill="{label.colour}"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}"{anchor}{size}{colour}>'
        f"{escape(label.text)}</text>"
    )


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:g}" for value in values)
