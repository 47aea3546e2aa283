"""Shapes that a picture is made of, whatever file it is written to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

INK, GRID, SOFT, PAPER = "#2b3440", "#d5dae1", "#8a929c", "#ffffff"
COLOURS = ("#332288", "#CC6677", "#117733", "#88CCEE", "#882255", "#44AA99", "#999933")
LETTER = 11  # height of text, in units of the drawing
COLUMN = 6.2  # width of a letter of that height; a Chinese one takes two

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Straight runs from point to point; ``dash``: lengths drawn and left out."""

    points: Sequence[Point]
    colour: str
    width: float
    dash: tuple[float, float] | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled polygon, or a box of two opposite corners."""

    points: Sequence[Point]
    fill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A circle with an edge."""

    at: Point
    radius: float
    fill: str
    edge: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of text on its base line; ``size``: height of its letters."""

    at: Point
    text: str
    anchor: Anchor = "start"
    size: float = LETTER
    colour: str = INK


Shape = Line | Area | Ring | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in the order in which they are drawn; ``title`` for those who hear it."""

    wide: float
    tall: float
    shapes: tuple[Shape, ...]
    title: str = ""


def moved(shape: Shape, by: Point) -> Shape:
    """The shape, so much to the right and down."""

    def at(point: Point) -> Point:
        return point[0] + by[0], point[1] + by[1]

    if isinstance(shape, Line | Area):
        return replace(shape, points=tuple(at(point) for point in shape.points))
    return replace(shape, at=at(shape.at))
