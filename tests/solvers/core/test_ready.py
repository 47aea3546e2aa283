"""The compiled search is ready before a clock runs, and says when it must compile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from numba.core import event

import cli
from solvers import planner
from solvers.core import jit, ready
from solvers.running.deadline import Deadline
from tests.solvers.cases import county_day
from tests.tiny import TABLES
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(cli.__file__).parent
SHIPPED = ROOT / "scenarios" / "hunyuan-datong-2020"
PLANNED_AFTERWARDS = f"""
from dataclasses import replace
from pathlib import Path
from scenarios.atlas import GazetteerAtlas
from solvers.core.ready import ENTRIES, make_ready
from solvers.planner import solve
from transport.outcome import Limits
from transport.reading import read_scenario
make_ready()
before = [len(entry.signatures) for entry in ENTRIES]
scenario = read_scenario(Path({str(SHIPPED)!r}), atlas=GazetteerAtlas())
scenario = replace(scenario, workers=scenario.workers[::2])
solve(scenario, limits=Limits(time_limit_s=None, steps=2))
print(before, [len(entry.signatures) for entry in ENTRIES])
"""


def compiling(n: int) -> Callable[[], None]:
    """What has so many functions compiled, as Numba tells of it."""

    def call() -> None:
        for _ in range(n):
            with event.trigger_event("numba:compile", data={}):
                pass

    return call


def test_a_plan_needs_no_code_that_was_not_made_ready() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PLANNED_AFTERWARDS],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    once = [1] * len(ready.ENTRIES)
    assert ran.stdout.split("\n")[-2] == f"{once} {once}"


@pytest.mark.parametrize(("n", "n_told"), [(0, 0), (1, 1), (3, 1)])
def test_compiling_is_told_once_and_loading_is_not(
    n: int, n_told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "call_search", compiling(0))
    monkeypatch.setattr(ready, "call_pricing", compiling(n))
    told: list[str] = []
    assert ready.make_ready(lambda: told.append("compiling")) is (n > 0)
    assert len(told) == n_told


@pytest.mark.parametrize(("n_search", "n_processes"), [(0, 0), (1, 1), (3, 1)])
def test_another_process_compiles_the_pricing_while_the_search_is_compiled(
    n_search: int, n_processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    order: list[list[str]] = []
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ready, "call_search", compiling(n_search))
    monkeypatch.setattr(
        ready,
        "BESIDE",
        ("-c", f"import solvers; open({str(seen)!r}, 'a').write('compiled\\n')"),
    )
    monkeypatch.setattr(ready, "call_pricing", lambda: order.append(lines_of(seen)))
    assert ready.make_ready() is (n_search > 0)
    assert order == [["compiled"] * n_processes]  # it had ended by then


def test_the_hours_are_compiled_here_while_the_pricing_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[subprocess.Popen[bytes]] = []
    begin = ready._process_beside

    def noted() -> subprocess.Popen[bytes]:
        others.append(begin())
        return others[-1]

    def hours() -> None:
        still_compiling.append(others[0].poll())
        (tmp_path / "hours").touch()

    still_compiling: list[int | None] = []
    waits = f"""
import pathlib, sys, time
for _ in range(2_000):  # else it would wait for ever for what comes after its end
    if pathlib.Path({str(tmp_path / "hours")!r}).exists():
        sys.exit(0)
    time.sleep(0.01)
sys.exit(1)
"""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ready, "_process_beside", noted)
    monkeypatch.setattr(ready, "BESIDE", ("-c", waits))
    monkeypatch.setattr(ready, "call_search", compiling(1))
    monkeypatch.setattr(ready, "call_hours", hours)
    monkeypatch.setattr(ready, "call_pricing", lambda: None)
    assert ready.make_ready()
    assert (still_compiling, others[0].returncode) == ([None], 0)


def lines_of(path: Path) -> list[str]:
    """What a file says; nothing where there is none."""
    return path.read_text().splitlines() if path.exists() else []


def test_on_one_core_no_other_process_is_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(ready, "call_search", compiling(1))
    monkeypatch.setattr(ready, "call_pricing", compiling(1))
    monkeypatch.setattr(ready, "_process_beside", pytest.fail)
    assert ready.make_ready()


def test_a_search_that_is_broken_off_leaves_no_process_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    others: list[subprocess.Popen[bytes]] = []
    begin = ready._process_beside

    def noted() -> subprocess.Popen[bytes]:
        others.append(begin())
        return others[-1]

    def broken_off() -> None:
        compiling(1)()
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ready, "_process_beside", noted)
    monkeypatch.setattr(ready, "BESIDE", ("-c", "import time; time.sleep(600)"))
    monkeypatch.setattr(ready, "call_search", broken_off)
    with pytest.raises(KeyboardInterrupt):
        ready.make_ready()
    assert [other.returncode is not None for other in others] == [True]


def test_the_clock_of_a_search_starts_when_it_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[str] = []

    class Told(Deadline):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            order.append("clock")
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(planner, "make_ready", lambda: order.append("ready"))
    monkeypatch.setattr(planner, "Deadline", Told)
    planner.solve(county_day(n_workers=6), limits=Limits(time_limit_s=None, steps=1))
    assert order[0] == "ready"
    assert "clock" in order


def test_the_plan_command_says_that_it_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready.make_ready()
    monkeypatch.setattr(ready, "call_search", compiling(1))
    monkeypatch.setattr(ready, "BESIDE", ("-c", ""))
    day = tmp_path / "day"
    day.mkdir()
    for name, text in TABLES.items():
        (day / name).write_text(text, encoding="utf-8")
    args = ["plan", str(day), "-o", str(tmp_path / "out"), "--steps", "1"]
    result = CliRunner().invoke(cli.main, [*args, "--no-map", "--no-manifests"])
    assert result.exit_code == 0, result.output
    assert result.stderr.count("compiling the search for this machine, once") == 1


def test_code_is_kept_with_the_users_files_where_the_sources_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert jit.place(tmp_path).is_relative_to(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert not jit.place(tmp_path).is_relative_to(tmp_path)
