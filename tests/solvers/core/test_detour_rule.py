"""A ride is allowed up to the metre and the second that the rule leaves."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.detour_rule import Rides, is_allowed


def _rides(link: float, most: float) -> Rides:
    none = np.zeros((1, 1))
    far, wide = np.array([[9.0, link]]), np.array([[most, 0.0]])
    return Rides(way=none, link=far, between=np.zeros((2, 2)), halt=0.0, allowed=wide)


@pytest.mark.parametrize(
    ("most_m", "most_s", "wanted"),
    [(11.0, 26.0, True), (10.9, 26.0, False), (11.0, 25.9, False)],
)
def test_a_ride_is_what_lies_before_over_and_after(
    most_m: float, most_s: float, wanted: bool
) -> None:
    """Of 1 + 4 + 6 metres and 2 + 8 + 16 seconds."""
    rules = _rides(4.0, most_m), _rides(8.0, most_s)
    assert is_allowed((0, 0), (0, 1), (1.0, 2.0), (6.0, 16.0), *rules) == wanted
