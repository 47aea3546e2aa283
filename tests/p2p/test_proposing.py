"""A next version proposed, looked at, accepted, overtaken, thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.operating import open_operation
from p2p.proposing import accept, is_proposal, propose, throw_away
from p2p.reporting import lock, report_words
from tests.p2p.store.an_operation import AT, an_operation, cancel, numbers
from transport.errors import OutputError
from transport.outcome import Limits

if TYPE_CHECKING:
    from pathlib import Path

ONE = Limits(steps=1, time_limit_s=None)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An operation of whom one does not come."""
    made = an_operation(tmp_path)
    cancel(made, "W1")
    return made


def test_nothing_is_in_the_store_until_it_is_accepted(out: Path) -> None:
    new = out / "versions" / "2"
    found = propose(out, new, note="no-show", limits=ONE)
    assert found.number == 2
    assert numbers(out) == [1]
    assert is_proposal(new)
    assert accept(out, new, author="chief") == 2
    assert numbers(out) == [1, 2]
    assert not is_proposal(new)
    with open_operation(out) as operation:
        version = operation.versions()[-1]
        assert (version.author, version.note, version.taken) == ("chief", "no-show", 1)
        assert "W1" not in operation.situation().roll
    with pytest.raises(OutputError):  # accepted already
        accept(out, new, author="chief")


def test_it_is_the_version_that_replan_makes(out: Path, tmp_path: Path) -> None:
    propose(out, tmp_path / "proposed", limits=ONE)
    p2p.replan(out, tmp_path / "made", limits=ONE)
    texts = {
        name: (tmp_path / name / "version.json").read_text("utf-8")
        for name in ("proposed", "made")
    }
    assert texts["proposed"] == texts["made"]


def test_one_that_is_thrown_away_leaves_nothing(out: Path) -> None:
    new = out / "versions" / "2"
    propose(out, new, limits=ONE)
    throw_away(new)
    assert list(new.parent.iterdir()) == []
    propose(out, new, limits=ONE)
    accept(out, new, author="chief")
    throw_away(new)  # of one that was accepted, nothing goes
    assert (new / "plan.json").is_file()


def test_an_event_since_refuses_it(out: Path) -> None:
    new = out / "versions" / "2"
    propose(out, new, limits=ONE)
    cancel(out, "W2")
    with pytest.raises(OutputError, match="1 event was reported since"):
        accept(out, new, author="chief")
    assert numbers(out) == [1]


def test_another_version_in_between_refuses_it(out: Path, tmp_path: Path) -> None:
    new = out / "versions" / "2"
    propose(out, new, limits=ONE)
    cancel(out, "W2")
    p2p.replan(out, tmp_path / "other", limits=ONE, note="made by a command")
    with pytest.raises(OutputError, match="version 2"):
        accept(out, new, author="chief")


def test_a_worker_who_kept_it_and_died_keeps_it_once(out: Path) -> None:
    new = out / "versions" / "2"
    propose(out, new, limits=ONE)
    record = new.with_name("2.json")
    text = record.read_text("utf-8")
    assert accept(out, new, author="chief") == 2
    record.write_text(text, "utf-8")  # as if it had died before the record went
    assert accept(out, new, author="chief") == 2
    assert numbers(out) == [1, 2]


def test_whoever_boards_meanwhile_is_left_where_he_sits(out: Path) -> None:
    new = out / "versions" / "2"
    words = {"event": "coach_down", "at": AT, "by": "clerk"}
    with open_operation(out) as operation:
        trips = [t for t in operation.situation().plan.trips if "W2" in t.worker_ids]
        report_words(operation, {**words, "trip_id": trips[0].trip_id})
    found = propose(out, new, limits=ONE)
    rides = {w for t in found.found.plan.trips for w in t.worker_ids}
    same = found.found.plan.trip.get(trips[0].trip_id)
    moved = same is None or same.coach != trips[0].coach or "W2" not in rides
    assert moved
    (told,) = p2p.check_in(out, ["W2"], by="gate", at="2020-03-10T06:00")
    assert told.answer.fate == "kept"
    with pytest.raises(OutputError, match="W2 was checked in aboard"):
        accept(out, new, author="chief")


def test_who_boards_as_printed_stands_against_nothing(out: Path) -> None:
    new = out / "versions" / "2"
    propose(out, new, limits=ONE)
    p2p.check_in(out, ["W2"], by="gate", at="2020-03-10T06:00")
    with open_operation(out) as operation:
        trip_id = next(iter(operation.situation().trip))
        lock(operation, "trip", trip_id, by="chief")
    assert accept(out, new, author="chief") == 2
