"""A PDF on which text is measured by its letters, and rows are drawn at one go."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fpdf import FPDF

from transport.documents.qr_picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fpdf.fonts import CoreFont, TTFFont

Colour = tuple[int, int, int]

FAMILY = "p2p"
INK, SOFT, FILL, RULE = (31, 56, 100), (100, 105, 115), (226, 233, 245), (142, 160, 191)
MARGIN_MM, BOTTOM_MM = 14.0, 16.0
LINE_SHARE = 0.5  # height of a line in mm over the letters' size in points
_PAD_MM = 1.8
_MOST_LINES = 3
_BASE = 0.3  # of the letters' size, from the middle of a line down to where they stand
_MEASURED_PT = 1000.0
_MM_A_PT = 25.4 / 72
_WORD = re.compile(r"[!-~]+ *| +|.")  # what a line is not broken within
_BLACK = "0 g"
_SLANT, _LARGEST_STAMP_PT, _STAMP_OPACITY = math.radians(14), 54.0, 0.35
_STAMP_RED = (200, 20, 20)


def _colour(rgb: Colour) -> str:
    return " ".join(f"{part / 255:.3f}" for part in rgb)


_RULED, _FILLED = _colour(RULE), _colour(FILL)
_NOTHING = [""]  # the lines of an empty cell


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to draw."""

    text: str
    wide: float
    size: float
    is_filled: bool = False
    is_right: bool = False


class _Kept(dict[str, str]):
    """What a function finds for a letter or a text, found once."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, letter: str) -> str:
        found = self[letter] = self._find(letter)
        return found


class _Widths(dict[str, float]):
    """Widths of letters of one point, each measured once, in millimetres."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, letter: str) -> float:
        found = self[letter] = self._measure(letter)
        return found


class Canvas(FPDF):
    """A PDF whose rows are written as page operators, many times faster than cells."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self._widths = _Widths(self._measured)
        self._shown = _Kept(self._encoded)
        self._told = _Kept(self._spelt)
        self._wrapped: dict[tuple[str, float, float], list[str]] = {}

    def _measured(self, letter: str) -> float:
        size = self.font_size_pt
        self.set_font(FAMILY, size=_MEASURED_PT)
        found = self.get_string_width(letter) / _MEASURED_PT
        self.set_font(FAMILY, size=size)
        return float(found)

    @property
    def _face(self) -> CoreFont | TTFFont:
        """The one font there is."""
        (face,) = self.fonts.values()
        return face

    @cached_property
    def _number(self) -> int:
        """The number by which pages name the font."""
        return int(self._face.i)

    def _encoded(self, letter: str) -> str:
        """The letter as it stands between the brackets of a text in the file."""
        shown = str(self._face.encode_text(letter))
        return shown[1 : shown.rindex(")")]

    def _spelt(self, text: str) -> str:
        """The text as it stands between the brackets of a text in the file."""
        return "".join(map(self._shown.__getitem__, text))

    def width_of(self, text: str, size: float) -> float:
        """Millimetres that the text takes at that size."""
        return sum(map(self._widths.__getitem__, text)) * size

    def fit(self, text: str, wide: float, size: float) -> str:
        """The text, cut short where it is wider than ``wide``."""
        if self.width_of(text, size) <= wide:
            return text
        room = wide - self.width_of("…", size)
        kept = 0
        for letter in text:
            room -= self._widths[letter] * size
            if room < 0:
                break
            kept += 1
        return text[:kept] + "…"

    def wrapped(self, text: str, wide: float, size: float) -> list[str]:
        """The lines of a cell; of a text that is too long the last one is cut."""
        key = (text, wide, size)
        if key not in self._wrapped:
            lines = self.lines(text, wide, size)
            if len(lines) > _MOST_LINES:
                rest = "".join(lines[_MOST_LINES - 1 :])
                lines = [*lines[: _MOST_LINES - 1], self.fit(rest, wide, size)]
            self._wrapped[key] = lines
        return self._wrapped[key]

    def lines(self, text: str, wide: float, size: float) -> list[str]:
        """The text in lines; words stay whole where they are no wider than a line."""
        return [
            line for part in text.split("\n") for line in self._broken(part, wide, size)
        ]

    def _broken(self, text: str, wide: float, size: float) -> list[str]:
        if self.width_of(text.rstrip(), size) <= wide:
            return [text.rstrip()]
        lines, line, room = [], "", wide
        for piece in self._pieces(text, wide, size):
            needed = self.width_of(piece.rstrip(), size)
            if needed > room and line:
                lines.append(line.rstrip())
                line, room = "", wide
                piece = piece.lstrip()  # no line begins with a space
            line += piece
            room -= self.width_of(piece, size)
        return [*lines, line.rstrip()]

    def _pieces(self, text: str, wide: float, size: float) -> Iterator[str]:
        """Words and Chinese letters; a word wider than the cell letter by letter."""
        for word in _WORD.findall(text):
            if self.width_of(word.rstrip(), size) <= wide:
                yield word
            else:
                yield from word

    def row(self, boxes: Sequence[Box], least_mm: float) -> None:
        """Cells side by side, as tall as the tallest needs."""
        lines = [self._box_lines(box) for box in boxes]
        tall = _tallest(boxes, lines, least_mm)
        x, y = self.get_x(), self.get_y()
        start, top, down = x, f"{(self.h - y) * self.k:.2f}", f"{-tall * self.k:.2f}"
        frames: list[str] = []
        texts: list[str] = []
        for box, told in zip(boxes, lines, strict=True):
            drawn = "B" if box.is_filled else "S"
            frames.append(
                f"{x * self.k:.2f} {top} {box.wide * self.k:.2f} {down} re {drawn}"
            )
            if told != _NOTHING:
                texts += self._texts(box, told, x, y + tall / 2)
            x += box.wide
        self._out(
            f"q {_RULED} RG {_FILLED} rg {' '.join(frames)}"
            f" {_BLACK} BT {' '.join(texts)} ET Q"
        )
        self.set_xy(start, y + tall)

    def row_mm(self, boxes: Sequence[Box], least_mm: float) -> float:
        """Height of such a row."""
        return _tallest(boxes, map(self._box_lines, boxes), least_mm)

    def _box_lines(self, box: Box) -> list[str]:
        return self.wrapped(box.text, box.wide - 2 * self.c_margin, box.size)

    def _texts(
        self, box: Box, lines: Sequence[str], x: float, middle: float
    ) -> Iterator[str]:
        step = box.size * LINE_SHARE
        first = middle - (len(lines) - 1) * step / 2
        for number, line in enumerate(lines):
            if not line:
                continue
            left = x + self.c_margin
            if box.is_right:
                left = x + box.wide - self.c_margin - self.width_of(line, box.size)
            yield self._text(line, left, first + number * step, box.size)

    def _text(self, text: str, left: float, middle: float, size: float) -> str:
        """Text whose line has its middle there, for between BT and ET."""
        base = middle + _BASE * size * _MM_A_PT
        return (
            f"/F{self._number} {size:.2f} Tf 1 0 0 1 {left * self.k:.2f}"
            f" {(self.h - base) * self.k:.2f} Tm ({self._told[text]}) Tj"
        )

    def label(
        self,
        text: str,
        size: float,
        ink: Colour,
        *,
        tall: float,
        is_right: bool = False,
    ) -> None:
        """A line so tall at the present height, to one margin; the height stays.

        It does for a page what the library's cells do, in a fifth of the time. A page
        needs one of those all the same, by which it knows the font.
        """
        left = self.l_margin + self.c_margin
        if is_right:
            right = self.w - self.r_margin - self.c_margin
            left = right - self.width_of(text, size)
        told = self._text(text, left, self.get_y() + tall / 2, size)
        self._out(f"q {_colour(ink)} rg BT {told} ET Q")

    def paragraph(self, text: str, size: float) -> None:
        """The text over the width of the page, in as many lines as it takes."""
        step = size * LINE_SHARE
        left = self.l_margin + self.c_margin
        for line in self.lines(text, self.epw - 2 * self.c_margin, size):
            if self.get_y() + step > self.h - self.b_margin:
                self.add_page(same=True)
            told = self._text(line, left, self.get_y() + step / 2, size)
            self._out(f"q {_BLACK} BT {told} ET Q")
            self.set_xy(self.l_margin, self.get_y() + step)

    def code(self, text: str, x: float, y: float, size_mm: float) -> None:
        """The QR code of the text as a picture in the page itself."""
        picture, side = picture_of(text), size_mm * self.k
        self._out(
            f"q {side:.2f} 0 0 {side:.2f} {x * self.k:.2f}"
            f" {(self.h - y - size_mm) * self.k:.2f} cm BI /W {picture.n}"
            f" /H {picture.n} /CS /G /BPC 1 /F /AHx ID\n{picture.rows.hex()}>\nEI Q"
        )

    def stamp(self, text: str, x: float, y: float, wide: float) -> None:
        """The text slantwise across that point, so wide, through which one can read."""
        size = min(_LARGEST_STAMP_PT, wide / self.width_of(text, 1.0))
        cos, sin = math.cos(_SLANT), math.sin(_SLANT)
        left, down = self.width_of(text, size) * self.k / 2, _BASE * size
        at_x, at_y = x * self.k, (self.h - y) * self.k
        with self.local_context(fill_opacity=_STAMP_OPACITY):
            shown = self._told[text]
            self._out(
                f"q {_colour(_STAMP_RED)} rg BT /F{self._number} {size:.2f} Tf"
                f" {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f}"
                f" {at_x - left * cos + down * sin:.2f}"
                f" {at_y - left * sin - down * cos:.2f} Tm ({shown}) Tj ET Q"
            )


def _tallest(
    boxes: Iterable[Box], lines: Iterable[Sequence[str]], least_mm: float
) -> float:
    """Millimetres that the tallest of the boxes needs for its lines."""
    needed = (
        len(told) * box.size * LINE_SHARE
        for box, told in zip(boxes, lines, strict=True)
    )
    return max(least_mm, max(needed) + _PAD_MM)
