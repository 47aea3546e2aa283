from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transport.presentation.sheet_names import SheetNames


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("T-001", "T-001"),
        ("a/b\\c:d*e?f[g]h", "a-b-c-d-e-f-g-h"),
        ("'quoted'", "quoted"),
        ("", "trip"),
        ("History", "History~2"),
        ("x" * 40, "x" * 31),
    ],
)
def test_a_sheet_name_is_made_valid(wanted: str, name: str) -> None:
    assert SheetNames().take(wanted) == name


def test_names_that_differ_in_case_or_behind_the_cut_stay_apart() -> None:
    names = SheetNames()
    taken = [names.take(x) for x in ("t1", "T1", "y" * 31 + "a", "y" * 31 + "b")]
    assert taken == ["t1", "T1~2", "y" * 31, "y" * 29 + "~2"]


@given(st.lists(st.text(max_size=50), max_size=20))
def test_excel_takes_every_name(wanted: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(text) for text in wanted]
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert re.search(r"[\[\]:*?/\\]", name) is None
        assert not name.startswith("'")
        assert not name.endswith("'")
