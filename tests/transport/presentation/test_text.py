from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transport.presentation.text import (
    clean,
    inert,
    is_resident_id,
    n_lines,
    shortened,
    width,
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("张三", "张三"),
        ("a\x00b\x0bc\td\r\ne", "a b c d  e"),
        ("\ud800x", "x"),
        ("\u202eevil", "evil"),
        ("\ue000", "\ue000"),  # private use: rare surnames
        ("  x  ", "x"),
    ],
)
def test_control_characters_never_reach_a_cell(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86 199", "'+86 199"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'x"),
        ("\rx", "'x"),
        ("  =1", "'=1"),
        ("\x00=1", "'=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_csv_cells_that_look_like_formulas_get_an_apostrophe(
    text: str, written: str
) -> None:
    assert inert(text) == written


@given(st.text())
def test_no_csv_cell_starts_a_formula(text: str) -> None:
    assert not inert(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_other_papers_are_no_resident_identity_cards() -> None:
    assert is_resident_id("14112419000101001x")
    assert not is_resident_id("E12345678")


def test_chinese_characters_are_two_columns_wide() -> None:
    assert width("张三ab") == 6
    assert width("张三\nabcdefg") == 7
    assert n_lines("张三李四", 4) == 2
    assert n_lines("a\nb", 4) == 2
    assert n_lines("", 4) == 1


def test_long_text_is_cut_to_its_room() -> None:
    assert shortened("张三李四", 8) == "张三李四"
    assert shortened("张三李四", 6) == "张三…"
    assert width(shortened("Featherstonehaugh", 7)) == 7
