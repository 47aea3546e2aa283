"""Who falls ill on the way: on which coach, with whom, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transport.operation.a_day import after, an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.errors import ScenarioError
from transport.operation.finding_ill import ill_on_way


def test_the_coach_of_the_moment_is_found_and_the_others_aboard_are_contacts() -> None:
    case = ill_on_way(after(), "W0", at_s=at(7, 30))
    assert case.trip_id == "T001"
    assert [one.worker_id for one in case.contacts if one.role == "rider"] == ["W1"]


def test_who_was_reported_not_to_have_come_is_no_contact() -> None:
    was = after(an_event("no_show", 6, 40, worker_id="W1"))
    case = ill_on_way(was, "W0", at_s=at(7, 30))
    assert [one for one in case.contacts if one.role == "rider"] == []


def test_the_moment_is_that_of_the_event_where_none_is_given() -> None:
    was = after(an_event("fever", 7, 20, worker_id="W0", temperature_c=Decimal("38.1")))
    assert ill_on_way(was, "W0", at_s=None).at_s == at(7, 20)
    with pytest.raises(ScenarioError, match="no event tells when W0 was found"):
        ill_on_way(after(), "W0", at_s=None)


def test_a_coach_that_is_late_has_its_riders_aboard_for_longer() -> None:
    with pytest.raises(ScenarioError, match=r"T001 from .* 06:50 to .* 08:10"):
        ill_on_way(after(), "W0", at_s=at(8, 30))
    was = after(an_event("coach_delayed", 7, 0, trip_id="T001", delay_s=3_600))
    assert ill_on_way(was, "W0", at_s=at(8, 30)).trip_id == "T001"


def test_what_cannot_be_is_refused_with_the_remedy() -> None:
    for worker_id, told in (("W9", "known: W0, W1"), ("W4", "has no coach")):
        with pytest.raises(ScenarioError, match=told):
            ill_on_way(after(), worker_id, at_s=at(7, 30))
    was = after(an_event("no_show", 6, 40, worker_id="W1"))
    with pytest.raises(ScenarioError, match="out by event 1"):
        ill_on_way(was, "W1", at_s=at(7, 30))
    with pytest.raises(ScenarioError, match="not aboard T002"):
        ill_on_way(after(), "W0", at_s=at(7, 30), trip_id="T002")


def test_check_ins_say_who_is_a_contact_and_the_ill_one_counts_in_any_case() -> None:
    known = ledger(boarded("W1"))
    case = ill_on_way(known.was, "W0", at_s=at(7, 30), check_ins=known.entries)
    assert [one.worker_id for one in case.contacts if one.role == "rider"] == ["W1"]
    assert (case.is_by_list, case.n_not_seen) == (False, 0)
    case = ill_on_way(known.was, "W1", at_s=at(7, 30), check_ins=known.entries)
    assert [one for one in case.contacts if one.role == "rider"] == []
    assert case.n_not_seen == 1
    off = an_entry("arrived", 7, 20, worker_id="W1", ride_id="T001")
    known = ledger(boarded("W1"), off)
    with pytest.raises(ScenarioError, match="aboard no coach"):
        ill_on_way(known.was, "W1", at_s=at(7, 30), check_ins=known.entries)
