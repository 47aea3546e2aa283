"""Parties as the choice counts them."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.units import units_of
from tests.solvers.replanning.test_choosing import GROUP


def test_parties_of_several_are_units_of_their_own() -> None:
    pair = replace(GROUP.parties[0], worker_ids=("A", "B"))
    units = units_of([replace(GROUP, parties=(pair, *GROUP.parties))])
    assert sorted((unit.size, unit.n) for unit in units) == [(1, 1), (2, 2)]
