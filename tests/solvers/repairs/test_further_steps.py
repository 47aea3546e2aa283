"""A step or two beyond the least amount: offered only where it costs a fifth less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solvers.repairs.further_steps import fewest_coaches, further_step
from tests.transport.builders import make_line, make_scenario
from transport.answers.repairs import Repair

LEAST = Repair(
    kind="later_report",
    n_left=20,
    n_carried=20,
    cost_fen=1_000,
    coaches={("D1", "coach-49"): 3},
    amount=2,
)


def further(costs: dict[int, int], *, found: Repair = LEAST) -> tuple[int, list[int]]:
    """The amount offered besides, 0 for none, and the amounts that were priced."""
    asked = []

    def priced(amount: int) -> Repair | None:
        asked.append(amount)
        cost_fen = costs.get(amount)
        return None if cost_fen is None else replace(found, cost_fen=cost_fen)

    repair = further_step(found, range(1, 30), priced, fewest=1)
    return (0 if repair is None else repair.amount), asked


@pytest.mark.parametrize(
    ("costs", "amount"),
    [
        ({3: 800}, 3),  # a fifth less
        ({3: 801}, 0),
        ({3: 900, 4: 700}, 4),
        ({3: 800, 4: 650}, 3),  # less than a fifth below the one before
        ({3: 800, 6: 300}, 6),
        ({5: 100}, 0),  # between those that are tried
    ],
)
def test_the_least_amount_that_costs_a_fifth_less_is_offered(
    costs: dict[int, int], amount: int
) -> None:
    assert further(costs)[0] == amount


def test_nothing_is_tried_where_as_few_coaches_as_can_be_go() -> None:
    one = replace(LEAST, coaches={("D1", "coach-49"): 1})
    assert further({3: 1}, found=one) == (0, [])


def test_between_two_steps_the_least_that_costs_no_more_is_offered() -> None:
    """From 2 on by tens: 22 costs much less than 12, and so do 17 and more."""

    def priced(amount: int) -> Repair:
        return replace(LEAST, cost_fen=100 if amount >= 17 else 1_000)

    repair = further_step(
        LEAST, range(12, 92, 10), priced, fewest=1, every=range(1, 100)
    )
    assert repair is not None
    assert (repair.amount, repair.cost_fen) == (17, 100)


def test_an_amount_that_carries_fewer_is_not_offered() -> None:
    fewer = replace(LEAST, cost_fen=1, n_carried=19)
    assert further_step(LEAST, range(1, 9), lambda _: fewer, fewest=1) is None


def test_the_fewest_coaches_are_those_of_the_largest_line() -> None:
    small = make_line(vehicle_type="c20", seats=20)
    scenario = make_scenario(fleet=(small, make_line()))
    assert [fewest_coaches(scenario, n) for n in (1, 49, 50)] == [1, 1, 2]
