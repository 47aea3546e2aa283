from __future__ import annotations

import pytest

from solvers.core.tour_rows import no_notes, no_rows
from solvers.core.tour_seats import NOWHERE, new_cost, seat
from tests.solvers.core.tour_cases import ONE_KIND, data_of, rows_of, tours_of

N_ROWS = 6


def seated(
    demand: list[int],
    tours: list[list[tuple[int, int]]],
    *,
    split: bool = True,
    kinds: tuple[tuple[int, int, int, int], ...] = ONE_KIND,
) -> tuple[bool, list[list[tuple[int, int]]]]:
    """Customers at 10, 20 and 30; the last is seated, tried until no place is missed.

    One place in a hundred is overlooked at random: the cheapest of some tries counts.
    """
    data = data_of([10, 20, 30], demand, kinds=kinds, split=split)
    found = []
    for _ in range(9):
        rows, saved = rows_of(data, tours, N_ROWS), no_rows(data, N_ROWS)
        done = seat(data, rows, saved, no_notes(4, N_ROWS), 3)
        found.append((done, tours_of(rows)))
    return max(found, key=found.count)


def test_a_customer_goes_into_the_tour_to_which_it_adds_least() -> None:
    done, tours = seated([2, 2, 3], [[(1, 2)], [(2, 2)]])
    assert done
    assert sorted(map(sorted, tours)) == [[(1, 2)], [(2, 2), (3, 3)]]


def test_a_load_that_fits_nowhere_whole_gets_a_vehicle_where_it_may_not_be_split() -> (
    None
):
    done, tours = seated([3, 4, 4], [[(1, 3)], [(2, 4)]], split=False)
    assert done
    assert sorted(tours) == [[(1, 3)], [(2, 4)], [(3, 4)]]


def test_a_load_is_shared_where_that_costs_less_than_a_vehicle() -> None:
    """Beyond the customer at 20: 20 more; beyond that at 10: 40; a vehicle: 160."""
    done, tours = seated([3, 4, 5], [[(1, 3)], [(2, 4)]])
    assert done
    assert sorted(map(sorted, tours)) == [[(1, 3), (3, 3)], [(2, 4), (3, 2)]]


def test_a_vehicle_goes_where_sharing_costs_more() -> None:
    kinds = ((6, 9, 0, 1),)
    done, tours = seated([5, 5, 2], [[(1, 5)], [(2, 5)]], kinds=kinds)
    assert done
    assert sorted(tours) in (
        [[(1, 5)], [(2, 5)], [(3, 2)]],  # 60
        [[(1, 5), (3, 1)], [(2, 5), (3, 1)]],  # 40 + 20: the same
    )


def test_what_exceeds_a_vehicle_fills_one_and_goes_on() -> None:
    done, tours = seated([1, 1, 13], [])
    assert done
    assert sorted(load for tour in tours for _, load in tour) == [1, 6, 6]


@pytest.mark.parametrize("split", [False, True])
def test_without_a_vehicle_left_the_customer_stays(split: bool) -> None:
    kinds = ((6, 1, 0, 1),)
    done, _ = seated([6, 1, 5], [[(1, 6)]], kinds=kinds, split=split)
    assert not done


def test_a_kind_that_is_not_there_costs_more_than_anything() -> None:
    data = data_of([10, 20, 30], [1, 1, 1])
    assert new_cost(data, 3, 0) == 160
    assert new_cost(data, 3, -1) == NOWHERE
