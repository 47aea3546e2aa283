"""Entries about whole coaches: places of their own, in order; hand-overs signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import an_event
from tests.transport.operation.a_desk import an_entry, answered, codes, ledger
from transport.operation.desk import entered

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn


def signed(by: str, **facts: Any) -> CheckIn:
    facts = {"ride_id": "T001", "place_id": "E1", "signed_by": by, **facts}
    return an_entry("handed_over", 8, 20, **facts)


def test_a_hand_over_is_refused_unsigned_or_for_one_who_is_not_aboard() -> None:
    assert codes(answered(signed(""))) == ["CHECK_IN_UNSIGNED"]
    assert codes(answered(signed("Wang", missing=("W2",)))) == ["CHECK_IN_NOT_ABOARD"]


def test_a_coach_leaves_places_of_its_own_and_in_order() -> None:
    left = an_entry("departed", 6, 52, ride_id="T001", place_id="V1")
    came = an_entry("arrived", 8, 10, ride_id="T001")
    found = ledger(left, came)
    assert [one.place_id for one in found.entries] == ["V1", "E1"]
    assert entered(found, left).fate == "already"
    wrong = an_entry("departed", 6, 52, ride_id="T001", place_id="E1")
    assert codes(answered(wrong)) == ["CHECK_IN_NO_CALL"]
    unknown = an_entry("departed", 6, 52, ride_id="T009")
    assert codes(answered(unknown)) == ["EVENT_ID_UNKNOWN"]
    late = an_entry("departed", 9, ride_id="T001")
    assert codes(answered(late, came)) == ["CHECK_IN_AFTER"]
    early = an_entry("arrived", 6, ride_id="T001")
    assert codes(answered(early, left)) == ["CHECK_IN_BEFORE"]


def test_a_coach_that_is_down_before_it_leaves_does_not_leave() -> None:
    down = an_event("coach_down", trip_id="T001")
    left = an_entry("departed", 6, 52, ride_id="T001")
    assert codes(answered(left, events=[down])) == ["COACH_DOWN_ALREADY"]
    way = an_event("coach_down", 7, trip_id="T001", place_id="V1")
    assert answered(left, events=[way]).fate == "kept"
