"""Who is still to be seated: parties whole, the dearest first."""

from __future__ import annotations

from solvers.problem.waiting import Waiting
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_scenario, make_worker
from transport.tariff import Tariff

# a pair (20 fen), a poor single (30 fen), two singles (10 fen each)
PROBLEM = problem_of(
    make_scenario(
        tariff=Tariff(penalty_fen=10, penalty_poverty_fen=30),
        workers=(
            make_worker("W1"),
            make_worker("W2"),
            make_worker("W3", is_poverty_listed=True),
            make_worker("W4", party_id="P"),
            make_worker("W5", party_id="P"),
        ),
    )
)


def test_a_party_that_does_not_fit_is_passed_over_whole() -> None:
    waiting = Waiting(PROBLEM, [0])
    for space in range(6):
        parties = waiting.fitting(0, space)
        sizes = [PROBLEM.party_sizes[0][party] for party in parties]
        assert sum(sizes) <= space
        assert waiting.piece(0, parties).n == sum(sizes)
    assert sum(PROBLEM.party_sizes[0][p] for p in waiting.fitting(0, 5)) == 5


def test_the_dearest_to_leave_behind_is_seated_first() -> None:
    waiting = Waiting(PROBLEM, [0])
    (first,) = waiting.fitting(0, 1)
    assert PROBLEM.party_penalties[0][first] == 30


def test_what_is_given_back_waits_as_before() -> None:
    waiting = Waiting(PROBLEM, [0])
    whole = waiting.penalty_fen()
    piece = waiting.piece(0, waiting.fitting(0, 3))
    waiting.take(piece)
    assert waiting.n[0] == 5 - piece.n
    assert waiting.penalty_fen() < whole
    waiting.give_back(piece)
    assert waiting.n[0] == 5
    assert waiting.penalty_fen() == whole == 70
    assert waiting.pieces() == [waiting.piece(0, range(len(PROBLEM.party_sizes[0])))]


def test_workers_are_counted_by_priority() -> None:
    assert Waiting(PROBLEM, [0]).n_by_rank() == (1, 0, 4)
