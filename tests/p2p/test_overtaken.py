"""A proposed version, once the day has moved on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from p2p.checking_in import Desk
from p2p.operating import open_operation
from p2p.proposing import accept, propose
from p2p.reporting import report_words
from tests.p2p.store.an_operation import an_operation, numbers
from transport.errors import OutputError
from transport.operation.check_ins import CheckIn
from transport.outcome import Limits

if TYPE_CHECKING:
    from pathlib import Path

ONE = Limits(steps=1, time_limit_s=None)
TOLD_AT = "2020-03-10 07:20"  # the coach has left V1, and comes to V2 at 07:25


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An operation in which somebody is to board a coach on its way."""
    made = an_operation(tmp_path)
    words = {"event": "late_add", "at": TOLD_AT, "by": "clerk", "worker_id": "N1"}
    of = {"name": "New", "village_id": "V2", "employer_id": "E2"}
    health = {"temperature_c": "36.5", "health_code": "green"}
    health["certificate_until"] = "2020-03-20"
    with open_operation(made) as operation:
        report_words(operation, {**words, **of, **health})
    found = propose(made, made / "versions" / "2", limits=ONE)
    assert found.found.plan.trip["T001"].worker_ids == ("W1", "W2", "W3", "N1")
    return made


def left(out: Path, place_id: str, at: str) -> None:
    """Enter that the coach has left the place."""
    with open_operation(out) as operation:
        at_s = operation.scenario.clock.seconds(f"{at}+08:00")
        entry = CheckIn(
            stage="departed", ride_id="T001", place_id=place_id, at_s=at_s, by="gate"
        )
        assert Desk(operation, by="gate").enter(entry).answer.fate == "kept"


def test_nobody_is_to_board_a_coach_where_it_has_left(out: Path) -> None:
    left(out, "V2", "2020-03-10T07:22:00")
    with pytest.raises(OutputError, match="T001 had left"):
        accept(out, out / "versions" / "2", author="chief")
    assert numbers(out) == [1]


def test_a_coach_that_is_where_it_was_thought_to_be_stands_against_nothing(
    out: Path,
) -> None:
    left(out, "V1", "2020-03-10T07:12:00")
    assert accept(out, out / "versions" / "2", author="chief") == 2
