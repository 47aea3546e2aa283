"""A stop before the first plan ends the search; with a plan it is kept."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from p2p.console import jobs
from p2p.console.early_ends import ended_when_stopped
from solvers.running import giving_up
from tests.p2p.console.conftest import desk_at, tiny_operation
from transport.errors import OutputError
from transport.outcome import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.tasks import Watcher
    from tests.p2p.console.conftest import Desk


def watching(*, is_stopped: bool) -> tuple[Watcher, list[Progress]]:
    """One who is told to stop, at once or with the first plan; what it heard."""
    heard: list[Progress] = []
    watcher = SimpleNamespace(
        report=heard.append, stop=lambda: is_stopped or bool(heard)
    )
    return cast("Watcher", watcher), heard


def endless(*_: Any, **__: Any) -> None:
    """A first plan that asks nobody and is never there."""
    while True:
        time.sleep(0.01)


def test_a_search_without_a_plan_is_ended_and_told() -> None:
    watcher, _ = watching(is_stopped=True)
    with pytest.raises(OutputError) as caught, ended_when_stopped(watcher, haste_s=0.0):
        endless()
    assert caught.value.told.code == "CONSOLE_STOPPED_EARLY"


def test_a_search_with_a_plan_ends_by_itself() -> None:
    watcher, heard = watching(is_stopped=False)
    found = Progress(
        elapsed_s=1.0,
        steps=0,
        objective_fen=5,
        lower_bound_fen=0,
        n_trips=1,
        n_unplanned=0,
    )
    with ended_when_stopped(watcher, haste_s=0.0) as report:
        report(found)
        assert watcher.stop()
    assert heard == [found]


def test_a_job_that_is_stopped_before_its_first_plan_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_operation(tmp_path)
    monkeypatch.setattr(giving_up, "HASTE_S", 0.0)
    for desk in desk_at(tmp_path):
        desk.post("/o/tiny/plan", steps=1)
        (waiting,) = jobs.open_jobs(desk.state)

        def pressed(
            *_: Any, at: Desk = desk, job: str = waiting.job_id, **__: Any
        ) -> None:
            jobs.ask_to_stop(at.state, job)
            endless()

        monkeypatch.setattr("p2p.plans.plan", pressed)
        ended = desk.work()
        assert ended.state == "failed"
        assert "CONSOLE_STOPPED_EARLY" in str(ended.result)
        assert not (tmp_path / "tiny" / "plan" / "plan.json").exists()
