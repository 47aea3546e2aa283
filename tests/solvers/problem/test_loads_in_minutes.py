"""A stand lasts whole minutes, of which half ones left over carry nobody."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solvers.problem.most_loads import most_loads
from tests.solvers.problem.test_most_loads import ride_s, with_limit
from transport.clock import MINUTE_S
from transport.groups import groups_of


@pytest.mark.parametrize(
    ("kind", "spare_min", "most"),
    [
        ("report", 40, 20),  # 20 min each: 10 and half a one for each of 20
        ("report", 39, 18),  # 19 each, not 19 and a half
        ("ride", 39, 18),
        ("gate", 19, 18),
    ],
)
def test_stands_at_both_ends_are_rounded(kind: str, spare_min: int, most: int) -> None:
    scenario = with_limit(kind, spare_min * MINUTE_S, random.Random(0))
    groups = groups_of(scenario, scenario.workers)
    assert most_loads(scenario, groups, np.array([ride_s(scenario)])).tolist() == [most]
