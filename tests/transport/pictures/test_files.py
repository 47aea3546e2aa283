"""A drawing as SVG and as PNG."""

from __future__ import annotations

import io

from PIL import Image

from transport.pictures.png_file import as_png
from transport.pictures.shapes import Area, Drawing, Label, Line, Ring, moved
from transport.pictures.svg_file import as_svg

SQUARE = Area(points=((10, 10), (30, 10), (30, 30), (10, 30)), fill="#ff0000")
DASHED = Line(points=((0, 50), (100, 50)), colour="#0000ff", width=4, dash=(10, 10))
DRAWING = Drawing(
    wide=100,
    tall=60,
    shapes=(
        SQUARE,
        DASHED,
        Ring(at=(80, 20), radius=6, fill="#00ff00", edge="#000000", width=1),
        Label(at=(40, 20), text="<script>临县"),
    ),
)


def test_svg_escapes_what_a_label_says() -> None:
    svg = as_svg(DRAWING)
    assert "<script>" not in svg
    assert "&lt;script&gt;临县" in svg


def test_png_has_every_shape_in_its_colour_at_its_place() -> None:
    image = Image.open(io.BytesIO(as_png(DRAWING, scale=2)))
    assert image.size == (200, 120)
    assert image.getpixel((40, 40)) == (255, 0, 0)
    assert image.getpixel((160, 40)) == (0, 255, 0)
    assert image.getpixel((10, 100)) == (0, 0, 255)
    assert image.getpixel((30, 100)) == (255, 255, 255)  # between two dashes


def test_a_moved_shape_keeps_its_form() -> None:
    there = moved(SQUARE, (5, -5))
    assert isinstance(there, Area)
    assert there.points == ((15, 5), (35, 5), (35, 25), (15, 25))
