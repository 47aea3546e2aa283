"""Modes under cuts: what the coaches of a cohort cost, each sum done by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.journeys.cut_modes import MOST_WHOLE, CohortCuts, modes_under_cuts
from solvers.journeys.modes import cheapest_modes
from solvers.journeys.trip_prices import TripPrices
from tests.solvers.journeys.test_modes import TRAIN, choice

if TYPE_CHECKING:
    from solvers.journeys.cut_modes import Way

DIRECT = ("G", None)
BY_TRAIN = ("G", "T")


SEATS = 6.0  # of a coach


def seats_at(*fens: float, trip_fen: float = 0.0) -> TripPrices:
    return TripPrices(seats=np.array(fens), trip_fen=trip_fen)


def cuts_of(legs: tuple[tuple[Way, ...], ...], *prices: TripPrices) -> CohortCuts:
    shares = (np.full(len(legs), 1.0 / SEATS),)
    return CohortCuts(legs=legs, prices=prices, shares=shares, n_workers=8)


def cohort(way: Way, *fens: float) -> CohortCuts:
    return cuts_of(((way,),), *map(seats_at, fens))


def test_one_set_of_prices_is_the_programme_of_seat_prices() -> None:
    for direct_fen, seat_fen in ((1_000.0, 300.0), (600.0, 300.0), (1_000.0, 900.0)):
        cuts = [cohort(DIRECT, direct_fen), cohort(BY_TRAIN, seat_fen)]
        known = choice(direct_fen=direct_fen, by_service={"T": seat_fen})
        plain = cheapest_modes([known], [TRAIN])
        under = modes_under_cuts([known], [TRAIN], cuts)
        assert under.bound_fen == pytest.approx(plain.bound_fen, abs=1)


def test_of_several_prices_the_dearest_counts() -> None:
    """Feeders for 300 or 900 fen: eight save nothing by train any more."""
    cuts = [cohort(DIRECT, 1_000.0), cohort(BY_TRAIN, 300.0, 900.0)]
    modes = modes_under_cuts([choice()], [TRAIN], cuts)
    assert modes.bound_fen == pytest.approx(8_000, abs=1)
    assert modes.riders[DIRECT] == pytest.approx(8)
    assert cuts[0].riders(modes).tolist() == pytest.approx([8.0])
    assert cuts[1].riders(modes).tolist() == pytest.approx([0.0])


def test_prices_are_of_all_who_share_a_leg() -> None:
    two = [choice(group_id=g, n=4) for g in ("A", "B")]
    feeder = cuts_of(((("A", "T"), ("B", "T")),), seats_at(300.0))
    direct = cuts_of(
        ((("A", None),), (("B", None),)),
        seats_at(1_000.0, 0.0),
        seats_at(0.0, 1_000.0),
    )
    modes = modes_under_cuts(two, [TRAIN], [feeder, direct])
    # of two sets of prices the dearer: all direct cost 4,000, as both cost 4,000
    assert modes.bound_fen == pytest.approx(4_000, abs=1)


def test_a_way_that_nobody_may_go_is_not_in_the_programme() -> None:
    nowhere = choice(direct_fen=None, by_service={}, penalty_fen=70.0)
    modes = modes_under_cuts([nowhere], [TRAIN], [cohort(DIRECT, 1.0)])
    assert modes.bound_fen == pytest.approx(8 * 70, abs=1)


@pytest.mark.parametrize("n", [3, 6, 7])
def test_trips_are_paid_for_as_wholes(n: int) -> None:
    """Three take one coach of six seats, seven take two; beside them 10 a worker."""
    one = choice(n=n, by_service={})
    cuts = cuts_of(((DIRECT,),), seats_at(0.0), seats_at(10.0, trip_fen=500.0))
    modes = modes_under_cuts([one], [TRAIN], [cuts])
    assert modes.bound_fen == pytest.approx(500 * -(-n // 6) + 10 * n, abs=1)


def test_among_many_cohorts_part_of_a_trip_may_be_paid_for() -> None:
    """A bound all the same: half a coach for three of six seats."""
    trip = seats_at(0.0, trip_fen=600.0)
    groups = [
        choice(group_id=f"G{i}", n=3, by_service={}) for i in range(MOST_WHOLE + 1)
    ]
    cohorts = [cuts_of((((one.group_id, None),),), trip) for one in groups]
    modes = modes_under_cuts(groups, [TRAIN], cohorts)
    assert modes.bound_fen == pytest.approx(300 * len(groups), abs=2)
    fewer = modes_under_cuts(groups[1:], [TRAIN], cohorts[1:])
    assert fewer.bound_fen == pytest.approx(600 * MOST_WHOLE, abs=2)
