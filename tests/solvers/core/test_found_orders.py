"""Orders are kept as long as none found is no dearer and for no fewer."""

from __future__ import annotations

import numpy as np

from solvers.core.found_orders import Found, is_beaten, kept


def _room(n: int) -> Found:
    return Found(fen=np.zeros(n), riders=np.zeros(n, dtype=np.int64))


def test_a_cheaper_order_for_all_of_them_beats() -> None:
    found = _room(4)
    n = kept(5.0, 0b011, 0, found)
    assert is_beaten(5.0, 0b001, n, found)
    assert not is_beaten(4.9, 0b001, n, found)
    assert not is_beaten(6.0, 0b100, n, found)


def test_what_comes_takes_the_place_of_those_it_beats() -> None:
    found = _room(4)
    n = 0
    for fen, riders in ((5.0, 0b001), (4.0, 0b010), (6.0, 0b100), (3.0, 0b011)):
        n = kept(fen, riders, n, found)
    assert sorted(zip(found.fen[:n], found.riders[:n], strict=True)) == [
        (3.0, 0b011),
        (6.0, 0b100),
    ]


def test_without_room_two_are_joined_to_one_that_is_no_dearer() -> None:
    found = _room(1)
    n = kept(4.0, 0b010, kept(5.0, 0b001, 0, found), found)
    assert (n, found.fen[0], found.riders[0]) == (1, 4.0, 0b011)
