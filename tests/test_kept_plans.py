"""What processes of tests share is made once, and is what it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from tests.kept import KEPT_VARIABLE, once_for_all
from tests.transport.builders import make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_second_asker_is_given_what_the_first_one_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEPT_VARIABLE, str(tmp_path))
    scenario = make_scenario()
    assert once_for_all("case", lambda: scenario) is scenario
    again = once_for_all("case", make_scenario)
    assert again is not scenario
    assert again == scenario
    assert {path.name for path in tmp_path.iterdir()} == {"case", "case.lock"}


def test_who_asks_while_it_is_made_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEPT_VARIABLE, str(tmp_path))
    made: list[str] = []
    is_twice = Event()

    def make() -> str:
        made.append("a plan")
        if len(made) > 1:
            is_twice.set()
        is_twice.wait(0.2)  # time for the other to make it too, did it not wait
        return made[0]

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: once_for_all("case", make), range(2)))
    assert answers == ["a plan", "a plan"]
    assert made == ["a plan"]
