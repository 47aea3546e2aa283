"""Who was really aboard: of T001, which leaves V1 at 6:50 and comes to E1 by 8:10."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.really_aboard import late_at, really_aboard

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn
    from transport.operation.really_aboard import Aboard


def there(*entries: CheckIn, when: int = at(7, 30), events: Any = ()) -> Aboard:
    known = ledger(*entries, events=events)
    return really_aboard(known, known.was.plan.trip["T001"], when)


def test_without_entries_the_list_counts_less_whoever_is_out() -> None:
    found = there()
    assert (found.names, found.is_by_list, found.n_not_seen) == (("W0", "W1"), True, 0)
    gone = (an_event("no_show", worker_id="W1"),)
    assert there(events=gone).names == ("W0",)
    assert there(when=at(6, 30)).names == ()
    assert there(when=at(8, 30)).names == ()


def test_once_somebody_was_checked_in_only_such_people_count() -> None:
    found = there(boarded("W0"))
    assert (found.names, found.is_by_list, found.n_not_seen) == (("W0",), False, 1)
    checked = an_entry("checked", 6, 45, worker_id="W1", ride_id="T001")
    assert there(boarded("W0"), checked).names == ("W0",)
    late = boarded("W1", 7, 40, ride_id="T001")
    assert there(boarded("W0"), late).names == ("W0",)
    assert there(boarded("W0"), late, when=at(7, 45)).names == ("W0", "W1")


def test_whoever_has_got_off_is_not_aboard_and_who_came_later_was() -> None:
    off = an_entry("arrived", 8, 20, worker_id="W0", ride_id="T001")
    assert there(boarded("W0"), off, when=at(8, 15)).names == ("W0",)
    assert there(boarded("W0"), off, when=at(8, 20)).names == ()
    came = an_entry("arrived", 8, 5, worker_id="W1", ride_id="T001")
    assert there(boarded("W0"), came).names == ("W0", "W1")


def test_an_entry_that_was_taken_back_says_nothing() -> None:
    wrong = an_entry("taken_back", 6, 50, takes_back=1)
    found = there(boarded("W0"), wrong)
    assert (found.names, found.is_by_list) == (("W0", "W1"), True)


def test_a_late_coach_has_its_riders_aboard_for_longer() -> None:
    late = (an_event("coach_delayed", 7, 0, trip_id="T001", delay_s=1_800),)
    assert there(events=late, when=at(8, 5)).names == ("W0", "W1")
    assert there(when=at(8, 5)).names == ()
    known = ledger(
        an_entry("departed", 7, 5, ride_id="T001", place_id="V1"), events=late
    )
    assert late_at(known.known, "T001", at(7, 30)) == 15 * 60
    assert late_at(known.known, "T001", at(6, 30)) == 0
