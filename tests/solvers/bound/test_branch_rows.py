from __future__ import annotations

import numpy as np
import pytest

from solvers.bound.branch_rows import ALL, BranchRows
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pair_pool import pool_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day


def rows_of() -> BranchRows:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    return BranchRows(pool_of(problem), offers_of(problem))


def test_sets_are_told_by_calls_kinds_and_entries() -> None:
    rows = rows_of()
    assert rows.mask((ALL, ())).all()
    kind = int(rows.kind[5])
    assert (rows.kind[rows.mask(("kind", (kind,)))] == kind).all()
    both = rows.mask(("calls", (0, 0b101, 0b1)))
    assert both.any()
    assert ((rows.villages[both] & 0b101) == 0b101).all()
    assert ((rows.employers[both] & 1) == 1).all()
    assert (
        (rows.villages[~both] & 0b101 != 0b101) | (rows.employers[~both] & 1 == 0)
    ).all()
    assert np.flatnonzero(rows.mask(("entry", (7,)))).tolist() == [7]


def test_a_set_of_no_known_sort_is_refused() -> None:
    with pytest.raises(ValueError, match="no such set"):
        rows_of().mask(("colour", (1,)))


def test_two_entries_are_told_apart_by_some_set() -> None:
    rows = rows_of()
    support = np.array([3, 40])
    names = list(rows.names(support))
    assert names[0] == (ALL, ())
    assert len(set(names)) == len(names)
    masks = [rows.mask(name, support).tolist() for name in names]
    assert masks == [rows.mask(name)[support].tolist() for name in names]
    assert [True, False] in masks
    assert [False, True] in masks
