"""Modes under cuts: what the coaches of a cohort cost, each sum done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.journeys.cut_modes import CohortCuts, modes_under_cuts
from solvers.journeys.modes import cheapest_modes
from tests.solvers.journeys.test_modes import TRAIN, choice

DIRECT = ("G", None)
BY_TRAIN = ("G", "T")


def cohort(way: tuple[str, str | None], *fens: float) -> CohortCuts:
    return CohortCuts(legs=((way,),), prices=tuple(np.array([fen]) for fen in fens))


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
    feeder = CohortCuts(legs=((("A", "T"), ("B", "T")),), prices=(np.array([300.0]),))
    direct = CohortCuts(
        legs=((("A", None),), (("B", None),)),
        prices=(np.array([1_000.0, 0.0]), np.array([0.0, 1_000.0])),
    )
    modes = modes_under_cuts(two, [TRAIN], [feeder, direct])
    # of two sets of prices the dearer: all direct cost 4,000, as both cost 4,000
    assert modes.bound_fen == pytest.approx(4_000, abs=1)


def test_a_way_that_nobody_may_go_is_not_in_the_programme() -> None:
    nowhere = choice(direct_fen=None, by_service={}, penalty_fen=70.0)
    modes = modes_under_cuts([nowhere], [TRAIN], [cohort(DIRECT, 1.0)])
    assert modes.bound_fen == pytest.approx(8 * 70, abs=1)
