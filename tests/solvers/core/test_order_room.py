"""What orders are looked for by is taken apart by its names, as compiled code does."""

from __future__ import annotations

import numpy as np

from solvers.core.order_room import Hours, Legs, Pair, Room
from tests.solvers.core.clocks import any_time


def test_legs_are_those_of_all_places_and_a_pair_names_its_own() -> None:
    table = np.arange(6.0).reshape(3, 2)
    legs = Legs(np.arange(3.0), np.zeros((3, 3)), table, np.zeros((2, 2)), np.zeros(2))
    pair = Pair(up=np.array([2]), down=np.array([1]), has=np.ones((1, 1), np.uint8))
    assert legs.link[pair.up[0], pair.down[0]] == 5.0
    hours = Hours(legs, 1.0, table, any_time(3, 2), 2.0, 3.0)
    assert (hours.wheel_s, hours.sure_ride_s, hours.sure_away_s) == (1.0, 2.0, 3.0)
    assert Room._fields[-4:] == ("n_reckoned", "reached", "in_time", "late")
