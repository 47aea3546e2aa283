from __future__ import annotations

import numpy as np

from solvers.bound.class_gains import ClassGroups
from solvers.bound.class_limits import ClassLimits
from tests.transport.builders import make_policy

GROUPS = ClassGroups(
    groups=np.arange(4),
    v=np.array([0, 0, 1, 1]),
    m=np.array([0, 1, 0, 0]),
    e=np.array([0, 1, 0, 2]),
    n=np.array([3, 2, 1, 5]),
    seats=8,
)


def test_a_trip_to_more_areas_than_employers_allowed_carries_nobody() -> None:
    limits = ClassLimits(GROUPS, make_policy(max_employers_per_vehicle=1))
    assert limits.aboard[3] == 0


def test_no_more_are_aboard_than_the_largest_employers_have() -> None:
    limits = ClassLimits(GROUPS, make_policy(max_employers_per_vehicle=1))
    assert limits.aboard.tolist() == [0, 5, 2, 0]
    assert limits.boarding.tolist() == [[0, 3, 2, 3], [0, 5, 0, 5]]


def test_where_all_employers_may_be_called_at_only_seats_limit() -> None:
    limits = ClassLimits(GROUPS, make_policy(max_employers_per_vehicle=3))
    assert limits.aboard.tolist() == [0, 8, 2, 8]
    assert (limits.boarding == 8).all()


def test_villages_are_counted_only_where_that_can_matter() -> None:
    one = ClassLimits(GROUPS, make_policy(max_villages_per_vehicle=1))
    two = ClassLimits(GROUPS, make_policy(max_villages_per_vehicle=6))
    assert (one.most_villages, one.is_counted) == (1, True)
    assert (two.most_villages, two.is_counted) == (2, False)
