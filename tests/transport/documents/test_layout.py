"""Pages of PDFs: numbers, repeated heads, cards, codes, lines that wrap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from tests.transport.documents.fonts import needs_font
from tests.transport.manifests.sample import make_plan, make_scenario
from transport.documents.kinds import kinds_of
from transport.documents.layout import pdf_of
from transport.documents.parts import Grid, Paper
from transport.documents.qr_picture import qr_of

if TYPE_CHECKING:
    from transport.language import Lang

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)
pytestmark = needs_font


def document(*papers: Paper, lang: Lang = "zh") -> pypdfium2.PdfDocument:
    data, missing = pdf_of(
        papers,
        scenario="某县",
        version="基本方案 0123abcd",
        lang=lang,
        created=SCENARIO.first_day,
    )
    assert not missing
    return pypdfium2.PdfDocument(data)


def test_lines_to_sign_never_stand_on_a_page_without_rows() -> None:
    for n_rows in range(26, 40, 2):
        paper = replace(long_paper("T001", n_rows), signatures=(("Sign", "签字"),))
        last = texts(document(paper))[-1]
        assert "签字" in last
        assert f"工人{n_rows - 1}" in last


def test_nor_where_the_last_list_is_a_short_one() -> None:
    """A short list stands with the lines to sign as a whole, its title too."""
    n_pages = set()
    for n_rows in range(16, 40):
        first = long_paper("T001", n_rows)
        (rows,) = long_paper("T001", 2).grids
        short = replace(
            rows, title=("Hours", "时间表"), rows=(("A", "甲"), ("B", "乙"))
        )
        paper = replace(
            first,
            grids=(*first.grids, short),
            notes=(("Note", "说明"), ("More", "补充")),
            signatures=(("Sign", "签字"),),
        )
        pages = texts(document(paper))
        n_pages.add(len(pages))
        assert all(word in pages[-1] for word in ("时间表", "甲", "补充", "签字"))
    assert n_pages == {1, 2}


def texts(found: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in found]


def long_paper(subject: str, n_rows: int) -> Paper:
    return Paper(
        key="list",
        title=("List", "名单"),
        subject=subject,
        fields=((("Way", "起讫"), "甲村 → 乙厂"),),
        grids=(
            Grid(
                headings=(("No.", "序号"), ("Name", "姓名")),
                widths=(10, 40),
                rows=tuple((number, f"工人{number}") for number in range(n_rows)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("lang", "number"), [("zh", "第{n}页/共{all}页"), ("en", "page {n} of {all}")]
)
def test_pages_are_numbered_within_their_paper(lang: Lang, number: str) -> None:
    papers = (long_paper("T001", 60), long_paper("T002", 3))
    told = texts(document(*papers, lang=lang))
    assert len(told) == 3
    for text, subject, n, n_all in (
        (told[0], "T001", 1, 2),
        (told[1], "T001", 2, 2),
        (told[2], "T002", 1, 1),
    ):
        assert f"{subject} · {number.format(n=n, all=n_all)}" in text


def test_a_number_told_again_on_a_further_page_has_its_label() -> None:
    paper = replace(long_paper("T001", 60), fields=((("Workers", "人数"), 32),))
    assert "人数 32" in texts(document(paper))[1]


def test_a_further_page_tells_head_and_headings_again() -> None:
    first, second = texts(document(long_paper("T001", 60)))
    for text in (first, second):
        assert all(word in text for word in ("名单", "T001", "甲村 → 乙厂", "姓名"))


def test_four_boarding_notices_share_a_page() -> None:
    (kind,) = [k for k in kinds_of(SCENARIO, PLAN) if k.stem == "boarding-notice"]
    papers = (kind.papers * 5)[:5]
    told = texts(document(*papers))
    assert [text.count("乘车通知") for text in told] == [4, 1]
    assert "第1页/共2页" in told[0]


def test_cards_of_long_names_do_not_run_into_each_other() -> None:
    (kind,) = [k for k in kinds_of(SCENARIO, PLAN) if k.stem == "boarding-notice"]
    long = tuple((label, "很长的名称" * 30) for label, _ in kind.papers[0].fields)
    papers = tuple(replace(kind.papers[0], fields=long) for _ in range(4))
    told = texts(document(*papers))
    assert [text.count("乘车通知") for text in told] == [2, 2]


def test_the_code_on_the_page_is_the_code_of_the_text() -> None:
    (kind,) = [k for k in kinds_of(SCENARIO, PLAN) if k.stem == "charter-pass"]
    paper = kind.papers[0]
    assert paper.qr is not None
    for lang, text in zip(("en", "zh"), paper.qr, strict=True):
        page = document(paper, lang="en" if lang == "en" else "zh")[0]
        (image,) = page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
        pixels = np.asarray(image.get_bitmap().to_numpy())
        grey = pixels.reshape(*pixels.shape[:2], -1)[..., 0]
        code = qr_of(text)
        is_dark = np.array([list(row) for row in code.matrix], dtype=bool)
        step = grey.shape[0] // (len(is_dark) + 4)
        middles = grey[step // 2 :: step, step // 2 :: step][2:-2, 2:-2]
        assert np.array_equal(middles < 128, is_dark)


def test_a_word_is_not_broken_where_it_fits_on_a_line() -> None:
    paper = replace(
        long_paper("T001", 1),
        fields=((("Sent / arrived / absent", "应到"), "Shenmu Example Power Station"),),
    )
    (text,) = texts(document(paper, lang="en"))
    flat = re.sub(r"\s+", " ", text)
    assert "Sent / arrived / absent" in flat
    assert "Shenmu Example Power Station" in flat
    assert "…" not in flat


def test_letters_that_the_font_lacks_are_named() -> None:
    paper = replace(long_paper("T001", 2), title=("😀", "😀"))
    _, missing = pdf_of(
        [paper],
        scenario="某县",
        version="基本方案 0123abcd",
        lang="zh",
        created=SCENARIO.first_day,
    )
    (told,) = missing
    assert "😀" in told
    assert "Font" not in told
