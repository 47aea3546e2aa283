"""The same papers as an Excel workbook, one sheet a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlsxwriter

from transport.documents.parts import told
from transport.language import say
from transport.manifests.sheetnames import SheetNames

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transport.documents.parts import Paper
    from transport.language import Lang

_CHARS = 110  # of a page's width


def write_workbook(path: Path, papers: Sequence[Paper], *, lang: Lang) -> None:
    """Write the papers; text stays text."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
        "tmpdir": str(path.parent),  # gone with it, should the run be killed
    }
    names = SheetNames()
    with xlsxwriter.Workbook(str(path), options) as book:
        title = book.add_format({"bold": True, "font_size": 15})
        label = book.add_format({"bold": True, "bg_color": "#E2E9F5", "border": 1})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        for paper in papers:
            sheet = book.add_worksheet(names.take(paper.subject or paper.key))
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            if paper.is_landscape:
                sheet.set_landscape()
            widest = max((g.widths for g in paper.grids), key=len, default=(1.0,))
            for at, share in enumerate(widest):
                sheet.set_column(at, at, max(6, share / sum(widest) * _CHARS))
            row = 0
            sheet.write(row, 0, f"{say(paper.title, lang)}  {paper.subject}", title)
            row += 1
            for text, value in paper.fields:
                sheet.write(row, 0, say(text, lang), label)
                sheet.write(row, 1, told(value, lang), cell)
                row += 1
            for grid in paper.grids:
                if grid.title is not None:
                    sheet.write(row, 0, say(grid.title, lang), title)
                    row += 1
                for at, heading in enumerate(grid.headings):
                    sheet.write(row, at, say(heading, lang), label)
                row += 1
                for values in grid.rows:
                    for at, value in enumerate(values):
                        sheet.write(row, at, told(value, lang), cell)
                    row += 1
            for note in (*paper.notes, *paper.signatures):
                sheet.write(row, 0, say(note, lang))
                row += 1
