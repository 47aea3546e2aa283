"""The board as lines and facts: states, late trips, persons by audience."""

from __future__ import annotations

from tests.transport.operation.a_board import NAME, PHONE, shown
from transport.answers.board_lines import board_facts, call_lines, late_lines


def test_persons_are_told_as_the_audience_may_see_them() -> None:
    was, board = shown()
    told = {
        audience: "\n".join(call_lines(was, board, "zh", audience=audience))
        for audience in ("hall", "office", "caller")
    }
    assert "W1" not in told["hall"]
    assert "欧***" in told["office"]
    assert "138****8000" in told["office"]
    assert NAME in told["caller"]
    assert PHONE in told["caller"]
    assert board_facts(was, board, "en", audience="hall")["call"][0]["riders"] is None


def test_a_late_trip_is_told_with_what_has_the_least_left() -> None:
    was, board = shown()
    (line,) = late_lines(was, board, "en", n_kept=1)
    assert line.startswith("T001: 10 min late, has not left")
    assert line.count(";") == 1
    assert "晚点 10 分钟" in late_lines(was, board, "zh")[0]


def test_facts_tell_the_states_now_and_the_stages_reached() -> None:
    was, board = shown()
    facts = board_facts(was, board, "en", audience="office")
    assert facts["total"]["now"]["on_board"] == 1
    assert facts["total"]["reached"]["checked"] == 1
    assert facts["late"][0]["late_minutes"] == 10
    assert facts["late"][0]["told"].startswith("T001: 10 min late, has not left")
