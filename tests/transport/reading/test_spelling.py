"""Nearest spellings are offered for slips, never for what may well be new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading.spelling import is_like_new, nearest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("W0049", ("W0001", "W0048"), True),
        ("E010", ("E001", "E009"), True),
        ("V10", ("V8", "V9"), True),
        ("141124-003", ("141124-001",), True),
        ("0007", ("0001",), True),
        ("W49", ("W0001", "W0048"), False),  # zeros are missing
        ("V001", ("V1", "V2"), False),
        ("VO1", ("V01", "V02"), False),  # a letter for a digit
        ("U02", ("V01", "V02"), False),
        ("V100", ("V01", "V99"), False),
        ("Depot", ("Depot1",), False),
    ],
)
def test_an_id_of_the_form_of_the_known_ones_may_be_new(
    word: str, known: tuple[str, ...], *, expected: bool
) -> None:
    assert is_like_new(word, known) is expected


def test_the_nearest_word_is_found_whatever_its_case() -> None:
    assert nearest("v-1", ["V_1", "V2"]) == "V_1"
    assert nearest("xyz", ["V1"]) is None


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("V6", "add it to villages"),
        ("VV1", "did you mean 'V1'? Else add it to villages"),
    ],
)
def test_a_village_that_may_be_new_is_not_called_a_slip(
    value: str, remedy: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell("workers", 5, "village_id", value)
    (fault,) = faults_of(draft.folder(tmp_path))
    assert str(fault.remedy) == remedy


@pytest.mark.parametrize(
    ("word", "near"),
    [("V1", "V001"), ("7", "007"), ("V0001", "V001"), ("v-16", "V016")],
)
def test_a_number_without_its_zeros_is_the_same_number(word: str, near: str) -> None:
    known = ["007", *(f"V{n:03d}" for n in range(1, 17))]
    assert nearest(word, known) == near
