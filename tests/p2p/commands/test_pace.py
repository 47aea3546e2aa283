"""How much longer a stage takes is told by the pieces done."""

from __future__ import annotations

import sys
from itertools import count

import pytest

import cli
from p2p.commands import terminal
from p2p.commands.pace import Pace
from tests.test_cli import Terminal
from transport.said import said


def test_the_rest_takes_as_long_a_piece_as_those_since_the_first_told() -> None:
    pace = Pace()
    assert pace.left_s(20, 100, now_s=10.0) is None  # whatever it took to begin
    assert pace.left_s(40, 100, now_s=11.0) is None  # too early to tell
    assert pace.left_s(60, 100, now_s=14.0) == 4  # 40 pieces in 4 s, 40 to come
    assert pace.left_s(100, 100, now_s=18.0) == 0


def test_nothing_is_told_while_nothing_moves() -> None:
    pace = Pace()
    assert pace.left_s(5, 100, now_s=0.0) is None
    assert pace.left_s(5, 100, now_s=60.0) is None


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "about 1:30 left"), ("zh", "约剩 1:30")]
)
def test_a_terminal_tells_how_long_the_rest_takes(
    monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("P2P_LANG", lang)
    clock = count(step=10)
    monkeypatch.setattr(terminal, "moment_s", lambda: float(next(clock)))
    context = cli.main.make_context("p2p", ["check", "x"], resilient_parsing=True)
    with context, terminal.stage(said("CHECKING")) as tell:
        assert tell is not None
        tell(0, 100)
        tell(10, 100)
    assert told in screen.getvalue()
