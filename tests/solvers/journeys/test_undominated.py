"""Coaches that another one beats are left out."""

from __future__ import annotations

from typing import NamedTuple

from solvers.journeys.undominated import undominated


class Coach(NamedTuple):
    """Of more seats, at no higher price, one is no worse."""

    name: str
    seats: int
    fen: float

    def is_no_better_than(self, other: Coach) -> bool:
        return self.seats <= other.seats and self.fen >= other.fen


def names(*coaches: Coach) -> list[str]:
    kept = undominated(coaches, lambda one: (one.fen / one.seats, -one.seats))
    return [one.name for one in kept]


def test_those_that_another_one_beats_are_left_out_whatever_their_order() -> None:
    small, large, dear = (
        Coach("s", 10, 50.0),
        Coach("l", 40, 160.0),
        Coach("d", 8, 60.0),
    )
    assert names(small, large, dear) == ["l", "s"]
    assert names(dear, small, large) == ["l", "s"]


def test_of_equals_the_first_is_kept() -> None:
    assert names(Coach("a", 10, 50.0), Coach("b", 10, 50.0)) == ["a"]


def test_none_are_none() -> None:
    assert names() == []
