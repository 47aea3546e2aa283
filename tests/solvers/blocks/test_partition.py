"""Trips shared out among blocks: what saves most, as far as there are coaches."""

from __future__ import annotations

from solvers.blocks.partition import Candidate, best_blocks
from solvers.blocks.pricing import Link
from tests.solvers.near_gate import apart, moved_quote, near
from transport.clock import HOUR_S

QUOTE = apart(near())[0].quote  # less than three hours, the cleaning included
EVERY_S = 3 * HOUR_S
QUOTES = [moved_quote(QUOTE, by_s=n * EVERY_S) for n in range(4)]
SPANS = [(quote.depart_s, quote.ready_s) for quote in QUOTES]


def block(saved_fen: int, *trips: int) -> Candidate:
    links = tuple(Link(quote=QUOTES[i]) for i in trips)
    return Candidate(trips=trips, links=links, saved_fen=saved_fen)


def chosen(candidates: list[Candidate], coaches: int | None) -> list[tuple[int, ...]]:
    coaches_at = None if coaches is None else lambda _: coaches
    return [found.trips for found in best_blocks(candidates, SPANS, coaches_at)]


def test_every_trip_is_in_one_block_at_most() -> None:
    candidates = [block(50, 0, 1), block(70, 1, 2), block(40, 2, 3)]
    assert chosen(candidates, None) == [(0, 1), (2, 3)]
    assert chosen([block(50, 0, 1), block(70, 1, 2)], None) == [(1, 2)]


def test_blocks_that_share_no_trip_are_all_taken() -> None:
    assert chosen([block(50, 0, 1), block(40, 2, 3)], None) == [(0, 1), (2, 3)]
    assert chosen([], None) == []


def test_a_coach_that_waits_for_its_next_trip_is_not_to_be_had() -> None:
    gap = block(50, 0, 2)
    assert chosen([gap], 2) == [(0, 2)]
    assert chosen([gap], 1) == []  # the one coach runs trip 1 in between


def test_a_block_knows_when_its_coach_is_out_and_when_it_stands() -> None:
    found = block(50, 0, 1)
    assert found.span == (QUOTES[0].depart_s, QUOTES[1].ready_s)
    assert found.stands == [(QUOTES[0].ready_s, QUOTES[1].depart_s)]
