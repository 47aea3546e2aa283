"""Loads are cut into pieces and put together again, parties whole."""

from __future__ import annotations

import pytest

from solvers.problem.waiting import Piece, Waiting
from solvers.sources.subproblem import chopped, finely, joined
from tests.solvers.sources.subproblems import (
    one_trip_a_group,
    problem_of,
    subproblem_of,
)
from tests.transport.builders import make_scenario, make_village, make_worker
from transport.errors import ModelBuildError

# of one village: a party of five, then seven singles
PROBLEM = problem_of(
    make_scenario(
        workers=(
            *(make_worker(f"A{i}", party_id="P") for i in range(5)),
            *(make_worker(f"B{i}") for i in range(7)),
        )
    )
)
(WHOLE,) = Waiting(PROBLEM, [0]).pieces()


def test_pieces_are_as_large_as_asked_but_for_the_last() -> None:
    singles = Piece(
        group_idx=0,
        parties=tuple(i for i in WHOLE.parties if PROBLEM.party_sizes[0][i] == 1),
        n=7,
    )
    assert [piece.n for piece in chopped(PROBLEM, [singles], size=3)] == [3, 3, 1]
    assert chopped(PROBLEM, [singles], size=7) == [singles]


def test_a_party_larger_than_a_piece_is_a_piece_of_its_own() -> None:
    found = chopped(PROBLEM, [WHOLE], size=2)
    sizes = PROBLEM.party_sizes[0]
    for piece in found:
        assert piece.n == sum(sizes[i] for i in piece.parties)
        assert piece.n <= 2 or len(piece.parties) == 1
    assert sorted(piece.n for piece in found)[-2:] == [2, 5]


@pytest.mark.parametrize("size", [1, 2, 5, 6, 99])
def test_pieces_joined_again_are_the_load_they_were_cut_from(size: int) -> None:
    assert joined(chopped(PROBLEM, [WHOLE], size=size)) == [WHOLE]


def test_joined_pieces_keep_the_order_in_which_groups_board_first() -> None:
    pieces = [
        Piece(group_idx=4, parties=(3,), n=1),
        Piece(group_idx=2, parties=(0,), n=2),
        Piece(group_idx=4, parties=(1,), n=1),
    ]
    assert joined(pieces) == [
        Piece(group_idx=4, parties=(1, 3), n=2),
        Piece(group_idx=2, parties=(0,), n=2),
    ]


def test_trips_that_may_not_be_mixed_are_no_subproblem() -> None:
    problem = problem_of(
        make_scenario(
            villages=(make_village(), make_village("V2", county="Fangshan")),
            workers=(make_worker(), make_worker("W2", village_id="V2")),
        )
    )
    bookings, dispatcher = one_trip_a_group(problem)
    for booking in bookings:
        assert subproblem_of(problem, dispatcher, [booking], spare=[]).bookings == (
            booking,
        )
    with pytest.raises(ModelBuildError, match="one cohort expected"):
        subproblem_of(problem, dispatcher, bookings, spare=[])


def test_pieces_cut_finely_are_of_twenty_ten_five_and_one() -> None:
    problem = problem_of(
        make_scenario(workers=tuple(make_worker(f"W{i:02d}") for i in range(37)))
    )
    (piece,) = Waiting(problem, [0]).pieces()
    found = finely(problem, [piece])
    assert [part.n for part in found] == [20, 10, 5, 1, 1]
    assert joined(found) == [piece]


def test_a_party_is_never_cut_finely() -> None:
    """Twelve workers: a party of five and five singles make ten, two are left."""
    found = finely(PROBLEM, [WHOLE])
    assert [piece.n for piece in found] == [10, 1, 1]
    assert joined(found) == [WHOLE]
