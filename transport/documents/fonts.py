"""A font with Chinese letters, found on the machine and cut to the letters in use."""

from __future__ import annotations

import os
import string
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset

from transport.causes import library_words
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fontTools.ttLib import TTFont

    from transport.documents.parts import Paper

FONT_VARIABLE = "P2P_FONT"
# How letters join, and stand below each other: the pages need neither.
_UNUSED = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx")
_OUTLINES, _NUMBERED = "CFF ", "ROS"  # a table of fonts, and what tells its kind
FIXED = string.printable + "…"  # for texts that are cut short
_FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),  # simplified Chinese
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/System/Library/Fonts/PingFang.ttc", 0),
    ("C:/Windows/Fonts/msyh.ttc", 0),
    ("C:/Windows/Fonts/simsun.ttc", 0),
)


def font_file() -> tuple[Path, int]:
    """A font with Chinese letters, and its number in a collection.

    Raises
    ------
    OutputError
        If none is found; the message names the variable by which one can be given.
    """
    given = os.environ.get(FONT_VARIABLE)
    candidates = [(given, 0)] if given else _FONTS
    for name, number in candidates:
        if Path(name).is_file():
            return Path(name), number
    raise OutputError(said("NO_FONT", variable=FONT_VARIABLE))


@contextmanager
def cut_font(letters: Iterable[str]) -> Iterator[Path]:
    """A font file with these letters, and what the layout writes, alone.

    Reading a font of all Chinese letters takes longer than a PDF of a few pages; cut
    once, it is read by every PDF of a plan.

    Raises
    ------
    OutputError
        If no font is found, or the one found cannot be read.
    """
    path, number = font_file()
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / "letters.otf"
        try:
            _cut(path, number, {*letters, *FIXED}, cut)
        except Exception as error:  # a damaged font fails in the library in many ways
            told = said(
                "FONT_UNREADABLE",
                path=str(path),
                reason=library_words(error),
                variable=FONT_VARIABLE,
            )
            raise OutputError(told) from error
        yield cut


def _cut(path: Path, number: int, letters: set[str], cut: Path) -> None:
    options = subset.Options()
    options.font_number = number
    options.notdef_outline = True
    options.layout_features = []
    options.drop_tables += _UNUSED
    options.desubroutinize = True  # letters then stand alone, to be picked as they are
    with path.open("rb") as stream:  # the library leaves a path's file open on failure
        font = subset.load_font(stream, options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(letter) for letter in letters])
        cutter.subset(font)
        subset.save_font(font, str(cut), options)


def ease_cutting(font: TTFont) -> None:
    """Let the library cut a font of `cut_font` for each PDF without tracing letters.

    It follows every letter's outline to find what that shares with others. As cut,
    letters share nothing, and those of a font of numbered letters are not put together
    from others.
    """
    font.recalcBBoxes = False  # the boxes as cut still hold
    table = font.get(_OUTLINES)
    if table is not None and hasattr(table.cff.topDictIndex[0], _NUMBERED):
        table.closure_glyphs = table.remove_unused_subroutines = _leave


def _leave(*_given: object) -> None:
    """Nothing to be done."""


def letters_of(papers: Iterable[Paper]) -> set[str]:
    """Every letter on the papers, in either language."""
    letters: set[str] = set()
    for paper in papers:
        letters.update(paper.subject, *paper.title)
        for label, value in paper.fields:
            letters.update(*label, *_texts(value))
        for grid in paper.grids:
            letters.update(*(grid.title or ("", "")))
            for heading in grid.headings:
                letters.update(*heading)
            for row in grid.rows:
                for cell in row:
                    letters.update(*_texts(cell))
        marks = (paper.banner or ("", ""), paper.stamp or ("", ""))
        for text in (*paper.notes, *paper.signatures, *marks):
            letters.update(*text)
    return letters


def _texts(cell: object) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else (str(cell),)
