"""Names that may be one misspelt, and neighbours that are told apart by a character."""

from __future__ import annotations

import pytest

from transport.intake.resembling import resembles


@pytest.mark.parametrize(
    ("name", "other"),
    [("青石湾", "青石弯"), ("寨则山", "寨则则山"), ("前青塘", "前清塘")],
)
def test_one_character_wrong_or_too_many_resembles(name: str, other: str) -> None:
    assert resembles(name, other)
    assert resembles(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("东庄", "冬庄"),
        ("东庄", "东辛庄"),
        ("东坪上", "西坪上"),
        ("青石沟", "青石山"),
        ("张家湾", "李家湾"),
        ("青石湾", "青石湾"),
        ("前青塘", "后白塘"),
    ],
)
def test_neighbours_and_short_names_do_not(name: str, other: str) -> None:
    assert not resembles(name, other)
    assert not resembles(other, name)
