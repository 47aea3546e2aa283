from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.pieces import FINE_SIZES, WAYS, Way, cut, cut_parties

PARTIES = st.lists(st.integers(1, 3), min_size=1, max_size=60)


def test_a_number_is_cut_into_the_sizes_as_often_as_each_fits() -> None:
    assert cut(48, FINE_SIZES) == [20, 20, 5, 1, 1, 1]


def test_what_no_size_fits_is_the_last_piece() -> None:
    assert cut(50, [24]) == [24, 24, 2]


def test_single_workers_are_cut_as_the_rule_of_twenty_ten_five_one_says() -> None:
    assert cut_parties([1] * 17, way="fine", most=24) == [10, 5, 1, 1]


def test_a_group_that_a_coach_can_take_stays_whole() -> None:
    assert cut_parties([1] * 17, way="whole", most=24) == [17]


@given(sizes=PARTIES, way=st.sampled_from(WAYS), most=st.integers(3, 30))
def test_pieces_hold_everybody_and_fit_a_coach(
    sizes: list[int], way: Way, most: int
) -> None:
    pieces = cut_parties(sizes, way=way, most=most)
    assert sum(pieces) == sum(sizes)
    assert max(pieces) <= most


def test_a_party_of_three_is_not_torn_by_smaller_sizes() -> None:
    assert cut_parties([3], way="fine", most=24) == [3]
