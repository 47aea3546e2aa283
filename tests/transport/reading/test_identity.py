"""Check digits catch what people mistype."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transport.reading.findings import BadValue
from transport.reading.identity import check_digit, identity_number

TODAY = date(2020, 3, 1)

numbers = st.builds(
    lambda born, serial: f"141124{born:%Y%m%d}{serial:03d}",
    st.dates(date(1930, 1, 1), date(2004, 1, 1)),
    st.integers(0, 999),
).map(lambda body: body + check_digit(body))


def test_the_standards_own_example_has_its_check_digit() -> None:
    assert check_digit("11010519491231002") == "X"  # GB 11643-1999
    assert check_digit("44052418800101001") == "4"


@given(number=numbers)
def test_numbers_with_their_check_digit_pass(number: str) -> None:
    assert identity_number(number.lower(), today=TODAY) == number


@given(number=numbers, at=st.integers(0, 16), step=st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: str, at: int, step: int) -> None:
    wrong = str((int(number[at]) + step) % 10)
    with pytest.raises(BadValue):
        identity_number(number[:at] + wrong + number[at + 1 :], today=TODAY)


@given(number=numbers, at=st.integers(0, 15))
def test_two_swapped_digits_are_always_found(number: str, at: int) -> None:
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if swapped != number:
        with pytest.raises(BadValue):
            identity_number(swapped, today=TODAY)
