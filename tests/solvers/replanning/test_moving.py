"""Moves as variables of the choice."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.choosing import choose
from solvers.replanning.moving import Mover
from solvers.replanning.options import Room
from tests.solvers.replanning.test_choosing import GROUP, NAME, an_option, asked

ROOM = {"up": {GROUP.village_id: 1}, "down": {GROUP.employer_id: 1}}
OPEN = frozenset({GROUP.group_id})
FULL = an_option("full", room=Room(seats=0, **ROOM), open_to=OPEN)
OTHER = replace(FULL, key="other", of="T002", room=Room(seats=1, **ROOM))
SEATED = replace(GROUP.parties[0], worker_ids=("SEATED",))
MOVER = Mover(party=SEATED, group=GROUP, home="T001")
TRIPS = ("T001", "T002")


def test_a_mover_goes_only_where_it_makes_room_for_somebody() -> None:
    closed = replace(OTHER, open_to=frozenset())
    choice = choose(asked(FULL, OTHER, must=TRIPS, movers=[MOVER]))
    assert choice is not None  # who waits takes the free seat himself
    assert (choice.moves, choice.left) == ((), frozenset())
    assert choice.loads == {(0, 1): 1}
    shut = choose(asked(FULL, closed, must=TRIPS, movers=[MOVER]))
    assert shut is not None
    assert (shut.moves, shut.left) == ((), OPEN)


def test_a_trip_that_runs_without_a_mover_has_it_ride_elsewhere() -> None:
    shut = replace(FULL, open_to=frozenset())
    without = an_option(
        "without", takes=(NAME,), evicts=frozenset(SEATED.worker_ids), way="longer"
    )
    choice = choose(asked(shut, without, OTHER, must=TRIPS, movers=[MOVER]))
    assert choice is not None
    assert choice.left == frozenset()
    kept = choose(
        asked(
            shut,
            without,
            replace(OTHER, room=Room(seats=0, **ROOM)),
            must=TRIPS,
            movers=[MOVER],
        )
    )
    assert kept is not None
    assert [o.key for o in kept.options] == ["full", "other"]
    assert kept.left == OPEN


def test_chains_of_two_moves_make_room() -> None:
    third = replace(OTHER, key="third", of="T003")
    second = replace(OTHER, room=Room(seats=0, **ROOM))
    next_one = replace(GROUP.parties[0], worker_ids=("NEXT",))
    own = replace(GROUP, group_id="other#1", parties=(next_one,))
    first_only = replace(second, open_to=OPEN)
    last = replace(third, open_to=frozenset({"other#1"}))
    movers = [MOVER, Mover(party=next_one, group=own, home="T002")]
    choice = choose(asked(FULL, first_only, last, must=(*TRIPS, "T003"), movers=movers))
    assert choice is not None
    assert choice.left == frozenset()
    moved = {m.party.worker_ids[0]: choice.options[o].key for m, o in choice.moves}
    assert moved.get("NEXT") == "third"
