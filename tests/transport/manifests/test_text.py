from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transport.manifests.text import (
    clean,
    inert,
    is_resident_id,
    masked_id,
    masked_phone,
    masked_text,
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


def test_an_id_shows_three_and_four_characters() -> None:
    assert masked_id("14112419000101001X") == "141***********001X"
    assert masked_phone("19900001234") == "199****1234"


def test_short_numbers_show_less() -> None:
    assert masked_id("E1234567") == "******67"
    assert masked_phone("110") == "**0"
    assert masked_id("7") == "*"
    assert masked_id("") == ""


@given(st.text(alphabet="0123456789X", min_size=1, max_size=30))
def test_a_mask_hides_at_least_half_of_a_short_number_and_four_of_a_long_one(
    number: str,
) -> None:
    masked = masked_id(number)
    assert len(masked) == len(number)
    assert masked.count("*") >= min(4, (len(number) + 1) // 2)


def test_numbers_inside_free_text_are_masked() -> None:
    text = "call 19900001234, card 14112419000101001X or 199 0000 1234; seat 12"
    masked = "call 199****1234, card 141***********001X or 199******1234; seat 12"
    assert masked_text(text) == masked


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
