"""A child process asked: answers as they come, its end seen, failures named."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from solvers.sources.asking import Asking

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 60.0
COUNTING = """
import pickle, sys, time
n = pickle.load(sys.stdin.buffer)
for i in range(n):
    pickle.dump(i, sys.stdout.buffer)
    sys.stdout.buffer.flush()
{last}
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a module called ``counting`` stands, once it is written."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path / "counting.py"


def test_answers_come_in_order_until_the_child_ends(module: Path) -> None:
    module.write_text(COUNTING.format(last=""), encoding="utf-8")
    found: list[int] = []
    asking = Asking[int]("counting", 3, found.append)
    asking._talking.join(PATIENCE_S)
    assert not asking.is_at_work
    assert found == [0, 1, 2]
    assert asking.failure is None
    asking.close()


def test_a_child_that_fails_says_why_and_keeps_its_answers(module: Path) -> None:
    module.write_text(COUNTING.format(last="raise MemoryError"), encoding="utf-8")
    found: list[int] = []
    asking = Asking[int]("counting", 2, found.append)
    asking._talking.join(PATIENCE_S)
    assert found == [0, 1]
    assert str(asking.failure) == "MemoryError"
    asking.close()


def test_a_child_that_is_closed_has_not_failed(module: Path) -> None:
    module.write_text(COUNTING.format(last="time.sleep(600)"), encoding="utf-8")
    has_answered = Event()
    asking = Asking[int]("counting", 1, lambda _: has_answered.set())
    assert has_answered.wait(PATIENCE_S)
    before = asking.is_at_work
    asking.close()
    assert (before, asking.is_at_work) == (True, False)
    assert asking.failure is None


def test_a_task_that_cannot_be_sent_fails_at_once(module: Path) -> None:
    module.write_text(COUNTING.format(last=""), encoding="utf-8")
    with pytest.raises(TypeError):
        Asking[int]("counting", Event(), print)
