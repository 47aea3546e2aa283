"""A drawing as PNG, to send by a messenger or to put on a slide."""

from __future__ import annotations

import io
import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from transport.documents.fonts import font_file
from transport.pictures.shapes import PAPER, Area, Label, Line, Ring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.pictures.shapes import Drawing, Point

SCALE = 2.0  # pixels a unit of the drawing: sharp on a phone
_SMOOTH = 2  # drawn so many times as large, then made small
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def as_png(drawing: Drawing, *, scale: float = SCALE) -> bytes:
    """The file's bytes; ``scale``: pixels a unit of the drawing.

    Raises
    ------
    OutputError
        If no font with Chinese letters is found.
    """
    pixels = math.ceil(drawing.wide * scale), math.ceil(drawing.tall * scale)
    fine = scale * _SMOOTH
    image = Image.new("RGB", (pixels[0] * _SMOOTH, pixels[1] * _SMOOTH), PAPER)
    _Pen(image, fine).draw([s for s in drawing.shapes if not isinstance(s, Label)])
    image = image.resize(pixels, Image.Resampling.BOX)
    _write(image, [s for s in drawing.shapes if isinstance(s, Label)], scale)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


class _Pen:
    """Draws shapes without text at so many pixels a unit."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self._draw = ImageDraw.Draw(image, "RGBA")
        self._scale = scale

    def draw(self, shapes: Sequence[Line | Area | Ring]) -> None:
        """In order."""
        for shape in shapes:
            match shape:
                case Line():
                    self._line(shape)
                case Area():
                    self._draw.polygon(self._at(shape.points), fill=shape.fill)
                case Ring():
                    x, y = shape.at[0] * self._scale, shape.at[1] * self._scale
                    self._draw.circle(
                        (x, y),
                        shape.radius * self._scale,
                        fill=shape.fill,
                        outline=shape.edge,
                        width=round(shape.width * self._scale),
                    )

    def _line(self, line: Line) -> None:
        colour = f"{line.colour}{round(255 * line.opacity):02x}"
        width = max(1, round(line.width * self._scale))
        parts = [line.points] if line.dash is None else _dashes(line.points, line.dash)
        for part in parts:
            self._draw.line(self._at(part), fill=colour, width=width, joint="curve")

    def _at(self, points: Sequence[Point]) -> list[tuple[float, float]]:
        return [(x * self._scale, y * self._scale) for x, y in points]


def _write(image: Image.Image, labels: Sequence[Label], scale: float) -> None:
    path, number = font_file()
    draw = ImageDraw.Draw(image)
    fonts = {
        size: ImageFont.truetype(str(path), round(size * scale), index=number)
        for size in {label.size for label in labels}
    }
    for label in labels:
        draw.text(
            (label.at[0] * scale, label.at[1] * scale),
            label.text,
            font=fonts[label.size],
            fill=label.colour,
            anchor=_ANCHORS[label.anchor],
            stroke_width=round(scale),
            stroke_fill=PAPER,
        )


def _dashes(
    points: Sequence[Point], dash: tuple[float, float]
) -> Iterator[tuple[Point, Point]]:
    """Pieces of a line that are drawn, lengths in units of the drawing."""
    on, off = dash
    done = 0.0  # of the pattern that is running
    for (x, y), (to_x, to_y) in pairwise(points):
        long = math.hypot(to_x - x, to_y - y)
        at = 0.0
        while at < long:
            is_on = done < on
            step = min(long - at, (on if is_on else on + off) - done)
            if is_on:
                yield (
                    (x + (to_x - x) * at / long, y + (to_y - y) * at / long),
                    (
                        x + (to_x - x) * (at + step) / long,
                        y + (to_y - y) * (at + step) / long,
                    ),
                )
            at += step
            done = (done + step) % (on + off)
