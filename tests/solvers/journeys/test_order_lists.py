"""Orders of employers as the pricing reads them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from solvers.bound.pricer import regions_of
from solvers.journeys import order_lists
from solvers.journeys.cohort_roads import CohortRoads
from solvers.journeys.order_lists import OrderList, order_list
from tests.solvers.journeys.test_order_trips import detoured

PROBLEM = detoured(0)
ROADS = CohortRoads(PROBLEM, np.arange(PROBLEM.n_groups), regions_of(PROBLEM))


def listed() -> OrderList:
    found = order_list(PROBLEM, ROADS)
    assert found is not None
    return found


def orders() -> list[list[int]]:
    return [[e for e in row if e >= 0] for row in listed().orders.calls.tolist()]


def test_orders_of_one_first_employer_stand_together() -> None:
    firsts = [order[0] for order in orders()]
    assert firsts == sorted(firsts)
    assert listed().first.tolist() == firsts
    assert listed().last.tolist() == [order[-1] for order in orders()]
    assert listed().n_calls.tolist() == [len(order) for order in orders()]


def test_the_best_of_each_first_employer_and_number_is_found() -> None:
    value = np.random.default_rng(3).uniform(size=len(listed()))
    found = listed().best_of_each_kind(value).tolist()
    best = {(orders()[o][0], len(orders()[o])): value[o] for o in found}
    assert len(best) == len(found)
    for order, own in zip(orders(), value.tolist(), strict=True):
        assert own <= best[order[0], len(order)]


def test_what_is_between_employers_is_summed_along_an_order() -> None:
    between = np.random.default_rng(4).uniform(size=(ROADS.n_e, ROADS.n_e))
    for order, total in zip(orders(), listed().along(between).tolist(), strict=True):
        assert total == pytest.approx(sum(between[a, b] for a, b in pairwise(order)))


def test_as_many_as_are_too_many_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order_lists, "MOST_ORDERS", len(listed()))
    assert order_list(PROBLEM, ROADS) is None
