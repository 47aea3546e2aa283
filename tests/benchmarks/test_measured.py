"""The measuring of county days: what is run, taken up again, summed up and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.county import county_cases
from benchmarks.measured import DAYS, main, table
from benchmarks.record import Point, Record
from benchmarks.run import tasks_of

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.record import Task

ASKED = ["--only", "rural-100", "--only", "rural-250", "--seconds", "2", "--alone", "9"]


class FakeRun:
    """Ours costs 90 under a bound of 81, the peer whole 100, cut 120."""

    def __init__(self) -> None:
        self.done: list[Task] = []

    def __call__(self, task: Task, folder: Path | None) -> Record:
        self.done.append(task)
        is_ours = task.solver == "engine"
        cost = 90.0 if is_ours else {"whole": 100.0, "fine": 120.0}[task.way]
        bound = 81.0 if is_ours else None
        trace = (Point(elapsed_s=0.5, cost=cost, bound=bound),)
        return Record(task=task, cost=cost, bound=bound, trace=trace)


@pytest.fixture
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_days_are_twelve_that_there_are() -> None:
    assert len(DAYS) == 12
    assert set(DAYS) <= {case.name for case in county_cases()}


@pytest.mark.usefixtures("_home")
def test_a_measuring_that_was_broken_off_goes_on_where_it_was() -> None:
    run, again, more = FakeRun(), FakeRun(), FakeRun()
    main(ASKED, run)
    assert len(run.done) == 2 * (3 + 1)  # ours, the peer twice; then ours alone
    main(ASKED, again)
    assert again.done == []
    main([*ASKED, "--only", "rural-500"], more)
    assert {task.case for task in more.done} == {"rural-500"}


@pytest.mark.usefixtures("_home")
def test_each_length_is_a_table_and_each_family_a_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib")
    main(ASKED, FakeRun())
    told = capsys.readouterr().out
    assert "| rural-100 | 90.00 | 100.00 | 0.9000 | 10.00 % | 0.50 s |" in told
    assert "| rural-250 | 90.00 | – | – | 10.00 % | 0.50 s |" in told  # alone
    assert "ratio: geometric mean 0.9000, worst 0.9000" in told
    picture = tmp_path / "docs" / "pictures" / "measured-rural.svg"
    before = picture.read_bytes()
    assert b"rural-250" in before
    main(ASKED, FakeRun())
    assert picture.read_bytes() == before


def test_a_run_without_result_is_told_with_its_note() -> None:
    (task,) = tasks_of(["rural-100"], ["engine"], kind="county", seconds=2, seed=1)
    lines = list(table([Record(task=task, note="did not end")], 2.0))
    assert lines[4] == "| rural-100 | – | – | – | – | – | did not end"
    assert lines[-2] == "nothing to sum up"
