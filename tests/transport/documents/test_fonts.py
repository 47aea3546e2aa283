"""Fonts cut for a plan, and for each PDF of it."""

from __future__ import annotations

from datetime import date

import pytest
from fontTools.ttLib import TTFont

from tests.transport.documents.fonts import needs_font
from transport.documents import fonts
from transport.documents.layout import pdf_of
from transport.documents.parts import Paper

PAPER = Paper(
    key="note",
    title=("Notice", "乘车通知"),
    subject="T001 上王村",
    fields=((("Goes to", "去向"), "青岛一二三"),),
)


@needs_font
def test_letters_picked_as_they_are_give_the_pdf_of_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def pdf() -> bytes:
        data, missing = pdf_of(
            [PAPER], scenario="某县", version="1", lang="zh", created=date(2020, 2, 1)
        )
        assert not missing
        return data

    quick = pdf()
    monkeypatch.setattr(fonts, "_NUMBERED", "a table that no font has")
    assert pdf() == quick


@needs_font
def test_letters_of_a_font_as_cut_share_nothing() -> None:
    with fonts.cut_font({*"乘车通知"}) as path, TTFont(path) as font:
        assert set("乘车通知") <= set(map(chr, font.getBestCmap()))
        if "CFF " not in font:
            pytest.skip("the letters of this font never share anything")
        top = font["CFF "].cff.topDictIndex[0]
        assert not len(top.GlobalSubrs)
        assert not any(hasattr(one.Private, "Subrs") for one in top.FDArray)
