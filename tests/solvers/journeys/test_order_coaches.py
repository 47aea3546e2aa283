"""Coaches of a cohort: offers put together, those of no use left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solvers.bound.pricer import regions_of
from solvers.bound.time_limits import Limit, LimitsBetween, limits_of
from solvers.bound.trip_kinds import offers_of
from solvers.core.pricing import NOWHERE
from solvers.journeys.cohort_roads import CohortRoads
from solvers.journeys.order_coaches import Alike, coaches_of
from solvers.journeys.order_lists import order_list
from tests.solvers.journeys.test_order_trips import detoured

PROBLEM = detoured(0)
GROUPS = np.arange(PROBLEM.n_groups)
ROADS = CohortRoads(PROBLEM, GROUPS, regions_of(PROBLEM))


def made(*, dearer_fen: int = 0) -> list[Alike]:
    """With ``dearer_fen`` every offer there is twice, once that much dearer."""
    listed = order_list(PROBLEM, ROADS)
    assert listed is not None
    offers = list(offers_of(PROBLEM))
    if dearer_fen:
        offers += [
            replace(
                o,
                prices=replace(
                    o.prices, standing_fen=o.prices.standing_fen + dearer_fen
                ),
            )
            for o in offers
        ]
    return coaches_of(PROBLEM, offers, GROUPS, ROADS, listed)


def test_each_order_has_the_cheapest_offer_that_has_time_for_it() -> None:
    for alike in made():
        for coach in alike.classes:
            standing = coach.base - coach.onward
            assert (standing[coach.base < NOWHERE] >= coach.days.standing[0] - 1).all()
            assert (np.diff(coach.days.standing) >= 0).all()
            assert (coach.least >= coach.base).all()


def test_coaches_are_put_together_by_their_seats() -> None:
    seats = [alike.seats for alike in made()]
    assert len(seats) == len(set(seats))
    for alike in made():
        for coach in alike.classes:
            assert coach.seats == alike.seats
            assert (alike.groups | ~coach.groups).all()
            assert (alike.ways.base <= coach.base).all()
            assert (alike.ways.out <= coach.roads.ways.out).all()


def test_a_dearer_offer_changes_nothing() -> None:
    plain, doubled = made(), made(dearer_fen=10_000)
    assert [a.seats for a in plain] == [a.seats for a in doubled]
    for one, other in zip(plain, doubled, strict=True):
        assert np.array_equal(one.ways.base, other.ways.base)


def test_no_coach_is_kept_that_another_one_beats() -> None:
    every = [coach for alike in made() for coach in alike.classes]
    for one in every:
        assert not any(
            one.is_no_better_than(other) for other in every if other is not one
        )


def test_offers_alike_share_their_limits_and_have_those_of_their_own() -> None:
    """Of many offers no limit is another one than where it is worked out alone."""
    places = ROADS.villages, ROADS.employers, ROADS.area
    limited = LimitsBetween(PROBLEM, *places)
    offers = offers_of(PROBLEM)
    for offer in offers:
        own = list(limits_of(PROBLEM, offer, *places))
        assert len(own) == len(limited.of(offer)) == (0 if offer.is_last else 2)
        for one, other in zip(own, limited.of(offer), strict=True):
            for name in Limit.__dataclass_fields__:
                assert np.array_equal(getattr(one, name), getattr(other, name))
    timed = [offer for offer in offers if not offer.is_last]
    assert len({id(limited.of(offer)) for offer in timed}) < len(timed)
