"""Which of two choices of modes is better: the cheaper one that trades no priority."""

from __future__ import annotations

from dataclasses import replace

from solvers.journeys.candidates import Candidate, cheaper, identity
from solvers.journeys.legs import DIRECT, Assignment
from tests.solvers.cases import built, search_of
from tests.transport.builders import make_line, make_scenario, make_worker

SCENARIO = make_scenario(
    n_days=1,
    workers=(
        make_worker("W1", is_poverty_listed=True),
        make_worker("W2"),
        make_worker("W3"),
    ),
    fleet=(make_line(seats=2, count=1),),
)
RIDES = Candidate(
    assignment=DIRECT, searches=[built(search_of(SCENARIO))], cost_fen=200
)
"""The listed worker has the one seat."""
NOBODY = Candidate(assignment=DIRECT, searches=[search_of(SCENARIO)], cost_fen=100)


def listed_stays() -> Candidate:
    """The same seat given to another worker."""
    search = search_of(SCENARIO)
    waiting = search.state.waiting
    for piece in waiting.pieces():
        group = search.problem.groups[piece.group_idx]
        other = next(i for i in piece.parties if group.parties[i].rank != 0)
        waiting.take(waiting.piece(piece.group_idx, [other]))
    return Candidate(assignment=DIRECT, searches=[search], cost_fen=100)


def test_the_standing_counts_who_stays_by_class() -> None:
    assert RIDES.standing.left == (0, 0, 2)
    assert NOBODY.standing.left == (1, 0, 2)
    assert listed_stays().standing.left == (1, 0, 1)


def test_the_cheaper_one_is_taken_and_the_other_of_equal_ones() -> None:
    less = replace(RIDES, cost_fen=199)
    assert cheaper(less, RIDES) is less
    assert cheaper(RIDES, less) is less
    equal = replace(RIDES)
    assert cheaper(RIDES, equal) is equal
    assert cheaper(RIDES, None) is RIDES


def test_seats_of_workers_of_lower_priority_are_not_taken_for_their_cost() -> None:
    passed_over = listed_stays()
    assert cheaper(passed_over, RIDES) is RIDES
    assert cheaper(RIDES, passed_over) is RIDES


def test_choices_are_known_again_whatever_the_order_of_their_rides() -> None:
    one = Assignment(service_of={("G1", 0): "K1", ("G2", 0): "K2"})
    same = Assignment(service_of={("G2", 0): "K2", ("G1", 0): "K1"})
    other = Assignment(service_of={("G1", 0): "K2", ("G2", 0): "K2"})
    assert identity(one) == identity(same)
    assert identity(one) != identity(other)
