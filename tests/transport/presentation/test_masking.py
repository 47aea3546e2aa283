"""Masks of numbers: how much is shown, and numbers inside free text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transport.presentation.masking import masked_number, masked_text


def test_an_id_shows_three_and_four_characters() -> None:
    assert masked_number("14112419000101001X") == "141***********001X"
    assert masked_number("19900001234") == "199****1234"


def test_short_numbers_show_less() -> None:
    assert masked_number("E1234567") == "******67"
    assert masked_number("110") == "**0"
    assert masked_number("7") == "*"
    assert masked_number("") == ""


@given(st.text(alphabet="0123456789X", min_size=1, max_size=30))
def test_a_mask_hides_at_least_half_of_a_short_number_and_four_of_a_long_one(
    number: str,
) -> None:
    masked = masked_number(number)
    assert len(masked) == len(number)
    assert masked.count("*") >= min(4, (len(number) + 1) // 2)


def test_numbers_inside_free_text_are_masked() -> None:
    text = "call 19900001234, card 14112419000101001X or 199 0000 1234; seat 12"
    masked = "call 199****1234, card 141***********001X or 199******1234; seat 12"
    assert masked_text(text) == masked
