"""Cards: whose they are, and what is another by now."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.operation.a_day import situation
from transport.operation.cards import Cards, list_remark


def test_a_card_of_before_is_remarked_on_only_where_its_ride_has_changed() -> None:
    was = replace(situation(), version=3)
    before = replace(was.plan, trips=was.plan.trips[1:])  # W0 rode nothing then
    cards = Cards(
        holder={"A": ("W0", "old"), "B": ("W2", "old"), "C": ("W0", "?")},
        versions={"old": 2, "new": 3},
        plan=lambda _: before,
    )
    assert (cards.worker("A"), cards.worker("Z")) == ("W0", None)
    told = cards.remark(was, "A")
    assert str(told).startswith("card of version 2; newest 3: T001 now")
    assert cards.remark(was, "B") is None
    assert "does not know" in str(cards.remark(was, "C"))


def test_a_card_of_one_who_rides_no_more_says_so() -> None:
    was = situation()
    now = replace(was.plan, trips=was.plan.trips[1:])
    cards = Cards(
        holder={"A": ("W0", "old")}, versions={"old": 0}, plan=lambda _: was.plan
    )
    told = cards.remark(replace(was, plan=now), "A")
    assert str(told) == "card of version 0; newest 1 has no ride for this worker"


def test_a_list_of_before_is_remarked_on_where_its_trip_has_changed() -> None:
    was = replace(situation(), version=3)
    cards = Cards(holder={}, versions={"old": 2}, plan=lambda _: was.plan)
    assert list_remark(was, cards, "old", "T001") is None
    assert "does not know" in str(list_remark(was, cards, "?", "T001"))
