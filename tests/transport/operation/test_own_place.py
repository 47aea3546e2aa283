"""A desk of one place: whom it is told of, what it may set and take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.checking_in import Desk
from tests.p2p.store.an_operation import opened
from transport.operation.check_ins import CheckIn
from transport.operation.own_place import calls_at, rides_at

if TYPE_CHECKING:
    from pathlib import Path

    from transport.operation.ledger import Ledger

AT = "2020-03-10T06:00"


def away_from(ledger: Ledger, place_id: str) -> list[str]:
    return [w for w in ledger.was.roll if not calls_at(ledger, w, place_id)]


def test_rides_and_people_are_those_that_call_there(tmp_path: Path) -> None:
    with opened(tmp_path) as operation:
        ledger = Desk(operation, by="").look()
        for course in ledger.courses.values():
            for call in course.calls:
                assert course.ride_id in rides_at(ledger, call.place_id)
                assert all(calls_at(ledger, w, call.place_id) for w in call.on)
                assert all(calls_at(ledger, w, call.place_id) for w in call.off)
        assert rides_at(ledger, "nowhere") == ()


def test_nothing_is_said_of_others_and_nothing_of_theirs_ends(tmp_path: Path) -> None:
    with opened(tmp_path) as operation:
        desk = Desk(operation, by="gate")
        ledger = desk.look()
        at_s = operation.scenario.clock.seconds(AT)
        course = next(iter(ledger.courses.values()))
        own, worker_id = course.calls[0].place_id, course.calls[0].on[0]
        others = away_from(ledger, own)
        there = desk.scan(worker_id, at_s).answer.entry
        assert there is not None
        desk.only_at = own
        assert others
        for other in others:
            answer = desk.scan(other, at_s).answer
            assert (answer.fate, answer.entry, answer.refusals) == ("refused", None, ())
        back = CheckIn(
            stage="taken_back",
            ride_id="",
            at_s=at_s,
            by="gate",
            takes_back=there.number,  # entered without a place
        )
        assert desk.enter(back).answer.fate == "refused"
        assert desk.scan(course.ride_id, at_s).answer.fate == "set"
        assert desk.setting.place_id == own
        elsewhere = [c.place_id for c in course.calls if c.on and c.place_id != own]
        for place_id in elsewhere:
            entry = CheckIn(
                stage="departed",
                ride_id=course.ride_id,
                place_id=place_id,
                at_s=at_s,
                by="gate",
            )
            assert desk.enter(entry).answer.fate == "refused"
