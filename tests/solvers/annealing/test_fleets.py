"""Fleets drawn: seats for everybody, coaches that are free, nobody aboard yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.annealing import fleets as fleets_module
from solvers.annealing.fleets import Fleets
from solvers.core import problem_data as t
from solvers.core import trips as s
from tests.solvers.annealing.test_annealer import built
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.annealing.annealer import Annealer
    from solvers.core.trips import Trips


def begun(n_workers: int = 70, seed: int = 0) -> tuple[Trips, Fleets, Annealer]:
    search, cycle = built(county_day(n_workers=n_workers, seed=seed))
    trips, frozen = cycle.annealer.start(search.state)
    assert not frozen
    fleets = Fleets(cycle.annealer.data, seed=seed)
    fleets.learn(trips)
    return trips, fleets, cycle.annealer


def everybody(trips: Trips) -> np.ndarray:
    return np.arange(len(trips.left))


@pytest.mark.parametrize("seed", range(4))
def test_a_fleet_seats_everybody_with_coaches_that_are_free(seed: int) -> None:
    trips, fleets, annealer = begun(seed=seed)
    found = fleets.drawn(trips, everybody(trips))
    assert found is not None
    data = annealer.data
    runs = found.head[found.head[:, s.N_VILLAGES] > 0]
    assert data.line[runs[:, s.LINE], t.N_LINE :].max(axis=1).sum() >= 70
    assert found.left.tolist() == data.item[:, t.AMOUNT].tolist()
    assert (found.head[:, s.N_ITEMS] == 0).all()
    assert (found.used <= data.line[:, [t.COUNT]]).all()
    for head, stops in zip(found.head, found.stops, strict=True):
        if head[s.N_VILLAGES]:
            own = (data.item[:, t.VILLAGE] == stops[s.PICKUPS, 0]) & (
                data.item[:, t.EMPLOYER] == stops[s.DROPS, 0]
            )
            assert (data.seats[head[s.LINE], own, 0] > 0).all()
            assert own.any()


def test_the_same_coaches_again() -> None:
    trips, fleets, _ = begun()
    found = fleets.again(trips, everybody(trips))
    lines = [
        sorted(one.head[one.head[:, column] > 0, s.LINE].tolist())
        for one, column in ((trips, s.N_ITEMS), (found, s.N_VILLAGES))
    ]
    assert lines[0] == lines[1]


def test_fleets_differ_and_come_out_the_same_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fleets_module, "SHAKEN", 0.3)

    def lines() -> list[list[int]]:
        trips, fleets, _ = begun(n_workers=90)
        return [
            found.head[found.head[:, s.N_VILLAGES] > 0, s.LINE].tolist()
            for _ in range(8)
            if (found := fleets.drawn(trips, everybody(trips))) is not None
        ]

    first = lines()
    assert first == lines()
    assert len(set(map(tuple, first))) > 1


def test_no_fleet_is_drawn_where_coaches_are_too_few() -> None:
    trips, fleets, annealer = begun()
    annealer.data.line[:, t.COUNT] = 0
    assert fleets.drawn(trips, everybody(trips)) is None
