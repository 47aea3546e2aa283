"""Trips to and from a service end with those whom one of the two coaches fails."""

from __future__ import annotations

import pytest

from solvers.journeys.dropping import drop
from solvers.journeys.stranded import stranded_of, with_companions
from tests.solvers.cases import built
from tests.solvers.journeys.test_stranded import (
    FIRST,
    MAKER,
    SECOND,
    THREE,
    searches,
)


@pytest.mark.parametrize("failing", ["feeder", "receiving"])
def test_whom_one_coach_fails_is_on_no_other_and_waits_for_a_direct_one(
    failing: str,
) -> None:
    plans = [built(search) for search in searches()]
    direct = [
        booking
        for search in plans
        for booking in search.state.bookings
        if search.problem.groups[booking.draft.pieces[0].group_idx].segment == "direct"
    ]
    for search in plans:
        for booking in list(search.state.bookings):
            groups = [search.problem.groups[p.group_idx] for p in booking.draft.pieces]
            if groups[0].segment == failing:
                search.state.remove(booking)
    rides = with_companions(MAKER, plans, stranded_of(MAKER, plans))
    assert rides == set(THREE.service_of)
    groups = drop(MAKER, plans, rides)
    assert stranded_of(MAKER, plans) == set()
    assert not any(search.state.waiting.n.any() for search in plans)
    left = [booking for search in plans for booking in search.state.bookings]
    assert list(map(id, left)) == list(map(id, direct))
    parties = {group.group_id: len(group.parties) for group in groups}
    assert parties == {FIRST: 2, SECOND: 1}
    assert {group.segment for group in groups} == {"direct"}


def test_who_rides_on_stays_aboard() -> None:
    plans = [built(search) for search in searches()]
    before = [b for search in plans for b in search.state.bookings]
    assert drop(MAKER, plans, set()) == []
    after = [b for search in plans for b in search.state.bookings]
    assert list(map(id, after)) == list(map(id, before))
