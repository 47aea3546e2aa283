"""The command line: exit codes, files written and not written, what is imported."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

import cli
from maps import write_map
from p2p.commands import terminal
from p2p.planning import stop_in_time
from solvers.running import giving_up
from solvers.running.deadline import Deadline
from tests.tiny import TABLES
from transport.answers.comparison import Compared
from transport.clock import Clock
from transport.documents.writing import write_documents
from transport.errors import Fault, ScenarioError
from transport.files.inventory import LIST
from transport.files.out_folder import locked
from transport.manifests import write_manifests
from transport.outcome import Limits, Outcome, Progress
from transport.plan import NotTravelling
from transport.planfiles.folder import (
    MANIFESTS,
    MAP,
    PLAN,
    REPORT,
    SETTINGS,
    SOURCE,
    VERDICT_JSON,
    VERDICT_TEXT,
)
from transport.planfiles.reading import read_plan
from transport.reading import read_scenario
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.outcome import Report, StopAsked

COMMANDS = ["new", "generate", "check", "plan", "verify", "manifest", "map"]
HEAVY = ("pandas", "ortools", "folium", "numpy", "pydantic", "openpyxl", "xlsxwriter")
ROOT = Path(cli.__file__).parent


COMPARING = ("--steps", "2", "--threads", "1", "--lang", "en")
# What p2p plan writes; the rest of a plan's folder has commands of its own.
WRITTEN = {PLAN, SETTINGS, SOURCE, MANIFESTS, MAP, VERDICT_TEXT, VERDICT_JSON}


def written(folder: Path) -> Path:
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return written(tmp_path / "tiny")


@pytest.fixture(scope="module")
def planned_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that finds its scenario beside it, as that has left where it was read."""
    folder: Path = tmp_path_factory.mktemp("once")
    out = folder / "planned"
    tiny = written(folder / "tiny")
    assert p2p("plan", tiny, "-o", out, "--steps", 1, "--lang", "en").exit_code == 0
    shutil.rmtree(tiny)
    return out


@pytest.fixture
def planned(planned_once: Path, tiny: Path) -> Path:
    return Path(shutil.copytree(planned_once, tiny.parent / "planned"))


@pytest.fixture(scope="module")
def compared_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A comparison of the scenario beside it, and what it printed."""
    folder: Path = tmp_path_factory.mktemp("compared")
    out = folder / "compared"
    result = p2p("compare", written(folder / "tiny"), "-o", out, *COMPARING)
    assert result.exit_code == 0, result.output
    return out, result.output


@pytest.fixture
def compared(compared_once: tuple[Path, str], tiny: Path) -> Path:
    return Path(shutil.copytree(compared_once[0], tiny.parent / "compared"))


def p2p(*words: object) -> Result:
    return CliRunner().invoke(cli.main, [str(word) for word in words])


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``, hidden ones too, with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def alter_solving(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Outcome], Outcome]
) -> None:
    """Have ``change`` applied to what the planner answers."""
    from solvers import planner

    solve = planner.solve

    def solve_and_change(*args: Any, **options: Any) -> Outcome:
        return change(solve(*args, **options))

    monkeypatch.setattr(planner, "solve", solve_and_change)


def nobody_rides(outcome: Outcome) -> Outcome:
    unplanned = tuple(
        NotTravelling(
            worker_id=journey.worker_id,
            code="NO_COACH_FREE",
            told=said("AS_WRITTEN", text="none"),
        )
        for journey in outcome.plan.journeys
    )
    plan = replace(outcome.plan, trips=(), journeys=(), unplanned=unplanned)
    return Outcome(status="infeasible", plan=plan)


# help


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys, cli\n"
        f"for command in {[[], *[[command] for command in COMMANDS]]!r}:\n"
        "    try:\n"
        "        cli.main([*command, '--help'])\n"
        "    except SystemExit as end:\n"
        "        assert end.code == 0, (command, end.code)\n"
        f"    heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "    print(command, 'heavy:', heavy)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("Usage:")
    told = [line for line in done.stdout.splitlines() if " heavy: " in line]
    assert len(told) == 1 + len(COMMANDS)
    assert all(line.endswith("heavy: []") for line in told), told


def test_help_names_every_command() -> None:
    text = p2p("--help").stdout
    assert [name for name in COMMANDS if f"  {name} " in text] == COMMANDS


def test_the_module_can_be_run() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("p2p ")


def test_a_console_without_chinese_letters_gets_question_marks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "check", str(tmp_path / "临县")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252:strict"},
    )
    assert done.returncode == 2
    assert b"??" in done.stderr


# check


def test_check_shows_the_figures_of_a_faultless_scenario(tiny: Path) -> None:
    result = p2p("check", tiny)
    assert result.exit_code == 0, result.output
    assert "4 registered, 3 eligible, 1 held" in result.stdout
    assert "held      1 fever" in result.stdout
    assert "2 coaches, 36 passenger seats" in result.stdout


def test_check_answers_in_json(tiny: Path) -> None:
    facts = json.loads(p2p("check", tiny, "--json").stdout)
    assert facts["faults"] == []
    assert facts["workers"] == {"registered": 4, "eligible": 3, "held": {"FEVER": 1}}


def test_check_names_every_fault_of_every_file(tiny: Path) -> None:
    edit(tiny / "workers.csv", "W3,Worker Three,V2", "W3,Worker Three,V9")
    edit(tiny / "fleet.csv", "19,2,per_trip", "-19,2,per_trip")
    result = p2p("check", tiny)
    assert result.exit_code == 2
    assert "workers.csv:4:village_id  'V9'" in result.stdout
    assert "fleet.csv:2:seats  '-19'" in result.stdout
    assert "2 faults" in result.stdout
    faults = json.loads(p2p("check", tiny, "--json").stdout)["faults"]
    assert [(fault["file"], fault["row"]) for fault in faults] == [
        ("fleet.csv", 2),
        ("workers.csv", 4),
    ]


def test_an_unknown_variant_is_bad_input(tiny: Path) -> None:
    assert p2p("check", tiny, "--variant", "full").exit_code == 0
    result = p2p("check", tiny, "--variant", "ful")
    assert result.exit_code == 2
    assert "full" in result.output


# plan


def test_plan_writes_everything_and_tells_what_it_did(
    tiny: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = p2p("plan", tiny, "-o", out, "--steps", 1)
    assert result.exit_code == 0, result.output
    assert {path.name for path in out.iterdir()} == {*WRITTEN, LIST}
    assert any((out / "manifests").iterdir())
    assert "4 registered, 3 planned, 1 held, 0 unplanned" in result.stdout
    assert "no violation" in result.stdout
    assert result.stderr == ""
    verdict = json.loads((out / "verification.json").read_text(encoding="utf-8"))
    plan, _ = read_plan(out)
    assert verdict["violations"] == 0
    assert verdict["scenario_sha256"] == plan.scenario_sha256
    assert 'preset = "cn-2020-02-11"' in (out / "scenario.resolved.toml").read_text(
        encoding="utf-8"
    )


def test_plan_answers_in_json(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    begun_s = time.monotonic()
    result = p2p("plan", tiny, "-o", out, "--steps", 1, "--json")
    facts = json.loads(result.stdout)
    assert facts["status"] == "planned"
    assert facts["workers"]["planned"] == 3
    assert facts["cost"]["lower_bound"] <= facts["cost"]["total"]
    assert sum(facts["cost"]["lines"].values()) == facts["cost"]["total"]
    assert facts["files"] == sorted(WRITTEN)
    assert facts["limits"] == []  # one coach carries all
    stages = ("reading", "planning", "checking", "writing manifests", "drawing the map")
    seconds = facts["seconds_by_stage"]
    assert tuple(seconds) == ("loading", *stages, "pricing limits")
    assert sum(seconds.values()) <= time.monotonic() - begun_s + 0.01
    assert seconds["loading"] >= 0


@pytest.mark.usefixtures("planned_in_turn")
def test_a_limit_that_costs_a_coach_is_told_by_plan_report_and_compare(
    tiny: Path, tmp_path: Path
) -> None:
    edit(tiny / "scenario.toml", "[policy]", "[policy]\nmax_villages_per_vehicle = 1")
    both = tmp_path / "both"
    compared = p2p("compare", tiny, "-o", both, *COMPARING)
    assert compared.exit_code == 0, compared.output
    for lang, label in (("en", "limits"), ("zh", "限制")):
        out = tmp_path / lang
        told = p2p("plan", tiny, "-o", out, "--steps", 1, "--lang", lang).stdout
        line = next(line for line in told.splitlines() if line.startswith(label))
        sentence = line.removeprefix(label).strip()
        assert "2,451.86" in sentence  # of 4,723.27 for two coaches

        assert p2p("report", out, "--lang", lang).exit_code == 0
        assert sentence in (out / REPORT).read_text("utf-8")

        assert (sentence in compared.stdout) == (lang == "en")
        if lang == "zh":
            assert p2p("report", both, "--lang", lang).exit_code == 0
        assert sentence in (both / "compare.html").read_text("utf-8")


def test_documents_and_map_can_be_left_out(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = p2p("plan", tiny, "-o", out, "--steps", 1, "--no-manifests", "--no-map")
    assert result.exit_code == 0, result.output
    assert not (out / "manifests").exists()
    assert not (out / "map.html").exists()


def test_the_variant_planned_is_the_variant_verified(
    tiny: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    p2p("plan", tiny, "-o", out, "--steps", 1, "--variant", "full")
    assert read_plan(out)[0].variant == "full"
    assert read_plan(out)[0].n_planned == 4  # without rules fever holds nobody
    assert p2p("verify", tiny, out).exit_code == 0


def test_a_trip_and_a_worker_are_explained(planned: Path) -> None:
    trip = p2p("explain", planned, "T001", "--lang", "en")
    assert trip.exit_code == 0
    assert trip.output.startswith("Trip T001: a ")
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    worker_id = plan["journeys"][0]["worker_id"]
    worker = p2p("explain", planned, worker_id, "--lang", "zh")
    assert worker.exit_code == 0
    assert f"人员 {worker_id}" in worker.output
    facts = json.loads(p2p("explain", planned, worker_id, "--json").output)
    assert facts["trip"]["trip_id"] == plan["journeys"][0]["legs"][0]["trip_id"]


def test_robustness_is_told_with_draws_and_seed_and_as_data(planned: Path) -> None:
    told = p2p("robust", planned, "--samples", 50, "--seed", 9, "--lang", "en")
    assert told.exit_code == 0, told.output
    assert "50 draws, seed 9" in told.output
    data = json.loads(p2p("robust", planned, "--samples", 50, "--json").output)
    assert 0 <= data["all_hold"] <= 1
    assert data["chances"]["n_samples"] == 50


def test_a_p90_below_p50_is_refused_with_what_would_be_right(planned: Path) -> None:
    refused = p2p("robust", planned, "--late-p50", 13, "--lang", "en")
    assert refused.exit_code == 2
    assert "is not more than --late-p50, which is 13 min" in refused.output


def test_an_id_that_nobody_knows_is_named_with_the_nearest(planned: Path) -> None:
    result = p2p("explain", planned, "T0O1")
    assert result.exit_code == 2
    assert "'T0O1'" in result.output
    assert "did you mean 'T001'?" in result.output


def test_same_seed_and_steps_give_the_same_plan(tiny: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        p2p("plan", tiny, "-o", tmp_path / name, "--steps", 3, "--seed", 7)
    a, b = (read_plan(tmp_path / name)[0] for name in ("a", "b"))
    assert a.trips == b.trips
    assert a.cost == b.cost


def test_faults_are_told_on_stderr_and_nothing_is_written(
    tiny: Path, tmp_path: Path
) -> None:
    edit(tiny / "workers.csv", "W3,Worker Three,V2", "W3,Worker Three,V9")
    before = tree(tmp_path)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert result.exit_code == 2
    assert "workers.csv:4:village_id" in result.stderr
    assert result.stdout == ""
    assert tree(tmp_path) == before


def test_faults_leave_an_earlier_plan_alone(tiny: Path, planned: Path) -> None:
    edit(tiny / "workers.csv", "W3,Worker Three,V2", "W3,Worker Three,V9")
    before = tree(planned)
    assert p2p("plan", tiny, "-o", planned, "--force").exit_code == 2
    assert tree(planned) == before


def test_an_earlier_plan_is_refused_before_anything_is_read(
    tiny: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: Any, **_options: Any) -> None:
        pytest.fail("the scenario was read")

    monkeypatch.setattr("transport.reading.read_scenario", never)
    before = tree(planned)
    result = p2p("plan", tiny, "-o", planned)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert tree(planned) == before


def test_force_replaces_an_earlier_plan(tiny: Path, planned: Path) -> None:
    (planned / "receipt.pdf").write_text("signed", encoding="utf-8")
    (planned / "manifests" / "notes.txt").write_text("mine", encoding="utf-8")
    assert p2p("map", planned).exit_code == 0
    result = p2p("plan", tiny, "-o", planned, "--steps", 1, "--force", "--no-map")
    assert result.exit_code == 0, result.output
    assert not (planned / "map.html").exists()
    assert (planned / "receipt.pdf").read_text(encoding="utf-8") == "signed"
    assert (planned / "manifests" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_edited_document_of_ours_is_never_replaced(
    tiny: Path, planned: Path
) -> None:
    edited = planned / "manifests" / "held.csv"
    edited.write_text("ticked off", encoding="utf-8")
    for again in (
        ("manifest", planned),
        ("plan", tiny, "-o", planned, "--steps", 1, "--force"),
    ):
        result = p2p(*again)
        assert result.exit_code == 2
        assert "held.csv: not as p2p wrote it" in result.stderr
        assert edited.read_text(encoding="utf-8") == "ticked off"


def test_two_runs_never_write_one_folder(tiny: Path, planned: Path) -> None:
    before = tree(planned)
    with locked(planned):
        for again in (
            ("map", planned),
            ("plan", tiny, "-o", planned, "--steps", 1, "--force"),
        ):
            result = p2p(*again)
            assert result.exit_code == 2
            assert "another p2p is writing there" in result.stderr
    assert tree(planned) == before


def test_a_folder_lost_by_a_killed_run_is_back_before_it_is_read(
    tiny: Path, planned: Path
) -> None:
    planned.rename(planned.with_name(f".{planned.name}.0a1b2c3d.old"))
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 0, result.output
    assert "its earlier contents are back" in result.stderr


def test_force_never_removes_the_scenario(tiny: Path) -> None:
    (tiny / "plan.json").write_text("{}", encoding="utf-8")
    before = tree(tiny)
    assert p2p("plan", tiny, "-o", tiny, "--steps", 1, "--force").exit_code == 2
    assert tree(tiny) == before


def test_a_plan_with_violations_is_not_written(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cheapen(outcome: Outcome) -> Outcome:
        plan = outcome.plan
        cost = replace(plan.cost, total_fen=plan.cost.total_fen - 100)
        return replace(outcome, plan=replace(plan, cost=cost))

    alter_solving(monkeypatch, cheapen)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert result.exit_code == 3
    assert "TOTAL_WRONG" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_plan_without_riders_is_infeasible(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_solving(monkeypatch, nobody_rides)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert result.exit_code == 3
    assert "W1, W2, W3  no coach free: " in result.stderr
    assert not (tmp_path / "out").exists()


def test_unplanned_workers_are_told_and_change_the_exit_code(
    tiny: Path, tmp_path: Path
) -> None:
    edit(tiny / "fleet.csv", "19,2,per_trip", "5,1,per_trip")  # two usable seats
    edit(tiny / "scenario.toml", "days = 2", "days = 1")  # and no second day
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert result.exit_code == 1, result.output
    assert "1 unplanned" in result.stdout
    assert p2p("verify", tiny, tmp_path / "out").exit_code == 0


def test_a_failed_write_leaves_the_earlier_plan(
    tiny: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*_args: Any, **_options: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("maps.write_map", disk_full)
    before = tree(planned.parent)
    result = p2p("plan", tiny, "-o", planned, "--steps", 1, "--force")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert tree(planned.parent) == before


def test_steps_and_time_limit_exclude_each_other(tiny: Path, tmp_path: Path) -> None:
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1, "--time-limit", 5)
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


@pytest.mark.parametrize(
    "option",
    [
        ["--steps", "0"],
        ["--time-limit", "0"],
        ["--time-limit", "-1"],
        ["--gap", "1.5"],
        ["--threads", "0"],
        ["--seed", "x"],
        ["--stepz", "1"],
    ],
)
def test_impossible_options_are_bad_input(
    tiny: Path, tmp_path: Path, option: list[str]
) -> None:
    result = p2p("plan", tiny, "-o", tmp_path / "out", *option)
    assert result.exit_code == 2
    assert option[0] in result.stderr


def test_limits_left_open_are_the_scenarios(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    edit(
        tiny / "scenario.toml",
        "[variants",
        "[solver]\ntime_limit_s = 1\ngap = 0.9\nseed = 5\n\n[variants",
    )
    seen = []

    def note(*_args: Any, limits: Any, **_options: Any) -> None:
        seen.append(limits)
        raise ScenarioError(
            [
                Fault(
                    file="x",
                    wrong=either("enough", "够了"),
                    remedy=either("stop", "停"),
                )
            ]
        )

    monkeypatch.setattr("solvers.planner.solve", note)
    p2p("plan", tiny, "-o", tmp_path / "out")
    p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 4, "--seed", 0, "--gap", 0)
    first, second = seen
    assert (first.time_limit_s, first.steps, first.gap, first.seed) == (1, None, 0.9, 5)
    assert (second.time_limit_s, second.steps, second.gap) == (None, 4, 0.0)
    assert second.seed == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_the_search_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress(
        elapsed_s=1.0,
        steps=1,
        objective_fen=123_400,
        lower_bound_fen=100_000,
        n_trips=2,
        n_unplanned=0,
    )
    with terminal.shown_progress() as shown:
        assert shown is not None
        shown.begin("")
        shown.report("", progress)
        shown.report("half-load", progress)
        shown.end("half-load")
    assert "best 1,234.00 CNY" in screen.getvalue()
    assert "half-load: " in screen.getvalue()


def test_a_terminal_counts_what_is_written(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1, "--no-map")
    problem, (plan, _) = read_scenario(tiny), read_plan(tmp_path / "out")
    (tmp_path / "lists").mkdir()
    heard: dict[str, list[tuple[int, int]]] = {"m": [], "d": [], "p": []}

    def note(key: str) -> Callable[[int, int], None]:
        return lambda done, n_all: heard[key].append((done, n_all))

    write_manifests(problem, plan, tmp_path / "lists", lang="zh", told=note("m"))
    write_documents(problem, plan, tmp_path / "d", lang="zh", told=note("d"))
    write_map(problem, plan, tmp_path / "map.html", told=note("p"))
    for counts in heard.values():
        last = counts[-1][1]
        assert counts[-1] == (last, last)
        assert counts == sorted(counts)
        assert {n_all for _, n_all in counts} == {last}
    assert len(heard["p"]) == len(plan.trips)

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    context = cli.main.make_context("p2p", ["check", str(tiny)])
    with context, terminal.stage(said("CHECKING")) as told:
        assert told is not None
        told(120, 642)
    assert "checking: 120/642" in screen.getvalue()


@pytest.mark.parametrize(
    ("limit_s", "ends_s"), [(4.0, 10.0), (100.0, 25.0), (None, None)]
)
def test_looking_on_after_a_search_ends_with_a_share_of_its_limit(
    monkeypatch: pytest.MonkeyPatch, limit_s: float | None, ends_s: float | None
) -> None:
    now, wishes = [0.0], [False]
    timed = partial(Deadline, clock=lambda: now[0])
    monkeypatch.setattr("solvers.running.deadline.Deadline", timed)
    stop = stop_in_time(lambda: wishes[0], Limits(time_limit_s=limit_s))
    now[0] = 0.99 * (ends_s or 1e9)
    assert not stop()
    wishes[0] = True
    assert stop()
    wishes[0] = False
    now[0] *= 1.02
    assert stop() == (ends_s is not None)


# Ctrl-C


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


def press_while_solving(monkeypatch: pytest.MonkeyPatch, times: int) -> list[bool]:
    """Have Ctrl-C pressed as the search starts; returns what it asks about stopping."""
    from solvers import planner

    solve = planner.solve
    asked: list[bool] = []

    def interrupted(*args: Any, stop: StopAsked, **options: Any) -> Outcome:
        asked.append(stop())
        for _ in range(times):
            press_ctrl_c()
        asked.append(stop())
        return solve(*args, stop=stop, **options)

    monkeypatch.setattr(planner, "solve", interrupted)
    return asked


def test_workers_left_because_coaches_are_dear_are_not_said_to_be_unable(
    tiny: Path, tmp_path: Path
) -> None:
    (tiny / "scenario.toml").write_text(
        TABLES["scenario.toml"] + "\n[costs]\npenalty = 10\n", encoding="utf-8"
    )
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert result.exit_code == 3
    assert "a ride costs more than leaving behind weighs" in result.stderr
    assert "none of 3 eligible workers is planned; nothing was written" in result.stderr


@pytest.mark.parametrize("number", ["nan", "inf", "1e400"])
@pytest.mark.parametrize("option", ["--time-limit", "--gap"])
def test_what_is_no_number_is_no_limit(
    option: str, number: str, tiny: Path, tmp_path: Path
) -> None:
    result = p2p("plan", tiny, "-o", tmp_path / "out", option, number)
    assert result.exit_code == 2
    assert option in result.stderr
    assert not (tmp_path / "out").exists()


def test_ctrl_c_keeps_the_best_plan(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving_up, "HASTE_S", 600.0)  # however slow the machine
    asked = press_while_solving(monkeypatch, 1)
    before = signal.getsignal(signal.SIGINT)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--time-limit", 30)
    assert asked == [False, True]
    assert result.exit_code == 0, result.output
    assert "Ctrl-C again abandons it" in result.stderr
    assert "early, by Ctrl-C" in result.stdout
    assert (tmp_path / "out" / "plan.json").exists()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("is_planned", [False, True])
def test_ctrl_c_before_the_first_plan_ends_the_command(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_planned: bool
) -> None:
    """What sets a search up asks nobody whether to stop: it is interrupted."""
    from solvers import planner

    solve = planner.solve

    def deaf(*args: Any, stop: StopAsked, report: Report, **options: Any) -> Outcome:
        if is_planned:
            outcome = solve(*args, stop=stop, report=report, **options)
            press_ctrl_c()
            return outcome
        press_ctrl_c()
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(planner, "solve", deaf)
    monkeypatch.setattr(giving_up, "HASTE_S", 0.0)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert ("there is no plan yet" in result.stderr) is not is_planned
    assert result.exit_code == (0 if is_planned else 130), result.output
    assert ("nothing was written" in result.stderr) is not is_planned
    assert (tmp_path / "out").exists() is is_planned


def test_a_comparison_stopped_before_any_plan_is_abandoned(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from solvers import comparing

    def stopped(_path: Path, variants: Any, **_options: Any) -> list[Compared]:
        return [Compared(variant=variant, lack="stopped") for variant in variants]

    monkeypatch.setattr(comparing, "compare", stopped)
    result = p2p("compare", tiny, "-o", tmp_path / "out", "--steps", 1)
    assert result.exit_code == 130, result.output
    assert "stopped; nothing was written" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_second_ctrl_c_abandons_everything(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press_while_solving(monkeypatch, 2)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--time-limit", 30)
    assert result.exit_code == 130
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "out").exists()


def test_ctrl_c_before_a_first_plan_writes_nothing(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press_while_solving(monkeypatch, 1)
    alter_solving(monkeypatch, nobody_rides)
    result = p2p("plan", tiny, "-o", tmp_path / "out", "--time-limit", 30)
    assert result.exit_code == 130
    assert not (tmp_path / "out").exists()


def test_a_defect_is_told_in_full_with_a_friendly_last_line(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def divide(*_args: Any, **_options: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("solvers.planner.solve", divide)
    result = p2p("plan", tiny, "-o", tmp_path / "out")
    assert result.exit_code == 70
    assert "ZeroDivisionError" in result.stderr
    assert "defect of the program" in result.stderr.splitlines()[-1]


# verify


def test_a_plan_just_made_is_verified(tiny: Path, planned: Path) -> None:
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 0, result.output
    assert "no violation" in result.stdout
    answer = json.loads(p2p("verify", tiny, planned, "--json").stdout)
    assert answer["proved"] is True
    assert answer["violations"] == []


def test_a_plan_altered_by_hand_is_refused(tiny: Path, planned: Path) -> None:
    edit(planned / "plan.json", '"usable_seats":', '"usable_seats":1')
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 3
    assert "USABLE_SEATS_WRONG" in result.stdout
    answer = json.loads(p2p("verify", tiny, planned, "--json").stdout)
    wrong = [v for v in answer["violations"] if v["code"] == "USABLE_SEATS_WRONG"]
    assert wrong[0].keys() == {"code", "where", "amount", "told", "figures", "what"}
    assert wrong[0]["figures"].keys() == {"seats", "due", "edition"}
    assert f"{wrong[0]['figures']['seats']} usable seats stated" in wrong[0]["what"]
    chinese = json.loads(p2p("verify", tiny, planned, "--json", "--lang", "zh").stdout)
    whats = [v["what"] for v in chinese["violations"] if v["told"] == wrong[0]["told"]]
    assert whats[0].startswith("计划写可用座位")


def test_what_nobody_proved_is_listed_after_the_verdict(
    tiny: Path, planned: Path
) -> None:
    lines = p2p("verify", tiny, planned).stdout.splitlines()
    at = lines.index("stated by the planner, not checked:")
    fields = {line.split(":")[0].strip() for line in lines[at + 1 :]}
    assert "solver" in fields
    (bound,) = (line for line in lines if line.startswith("bound "))
    assert ("cost.lower_bound" in fields) == ("up to" in bound)
    answer = json.loads(p2p("verify", tiny, planned, "--json").stdout)
    assert {one["field"] for one in answer["stated"]} == fields
    assert answer["verdict_remark"] is None


@pytest.mark.parametrize("command", ["verify", "manifest", "map", "export"])
def test_a_plan_changed_since_it_was_proved_is_proved_again_and_told(
    tiny: Path, planned: Path, command: str
) -> None:
    edit(planned / "plan.json", '"seed":1', '"seed":2')
    names = (tiny, planned) if command == "verify" else (planned,)
    result = p2p(command, *names)
    assert result.exit_code == 0
    assert "plan.json: changed since it was proved" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "there is no verdict on this plan"),
        ("{", "the verdict is damaged"),
        ('{"plan_sha256":5}', "the verdict is damaged"),
    ],
)
def test_a_verdict_that_is_gone_or_damaged_is_told(
    tiny: Path, planned: Path, text: str | None, told: str
) -> None:
    path = planned / "verification.json"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 0
    assert told in result.stderr


def test_another_clock_under_the_scenarios_digest_is_bad_input(
    tiny: Path, planned: Path
) -> None:
    text = (planned / "plan.json").read_text(encoding="utf-8")
    moved = text.replace('"first_day":"2020-03-10"', '"first_day":"2020-03-11"')
    (planned / "plan.json").write_text(moved, encoding="utf-8")
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 2
    assert "first day or offset is not the scenario's" in result.stderr


def test_violations_beyond_twenty_are_counted(tiny: Path, planned: Path) -> None:
    edit(tiny / "scenario.toml", 'name = "tiny"', 'name = "other"')
    text = (planned / "plan.json").read_text(encoding="utf-8")
    for n in range(10, 36):
        text = text.replace('"lines":{', f'"lines":{{"l{n}":1.0,', 1)
    (planned / "plan.json").write_text(text, encoding="utf-8")
    result = p2p("verify", tiny, planned)
    lines = result.stdout.splitlines()
    assert result.exit_code == 3
    assert lines[0].startswith("plan: the plan names another scenario: ")
    assert lines[0].endswith(" (SCENARIO_NAME)")
    assert "... and" in lines[20]
    assert lines[21].endswith("violations: the plan is refused")


def test_a_scenario_changed_since_is_noticed(tiny: Path, planned: Path) -> None:
    edit(tiny / "workers.csv", "Worker One", "Worker Uno")
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 3
    assert "SCENARIO_DIGEST" in result.stdout


def test_a_changed_scenario_and_another_one_are_told_apart(
    tiny: Path, planned: Path
) -> None:
    edit(tiny / "workers.csv", "Worker One", "Worker Uno")
    changed = p2p("verify", tiny, planned).stdout.splitlines()
    assert changed[-2] == "1 violation: the plan is refused"
    assert changed[-1].startswith("the scenario's files have changed since")
    edit(tiny / "scenario.toml", 'name = "tiny"', 'name = "other"')
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 3
    assert result.stdout.splitlines()[-1] == (
        "the plan was made for the scenario 'tiny', and this is 'other': name the "
        "scenario it was made for"
    )
    refused = p2p("map", planned, "--scenario", tiny)
    assert refused.exit_code == 2
    assert "'other'  is another scenario than the plan's, 'tiny'" in refused.stderr


def test_a_mark_that_an_editor_put_before_the_plan_does_no_harm(
    tiny: Path, planned: Path
) -> None:
    path = planned / "plan.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert p2p("verify", tiny, planned).exit_code == 0


def test_the_verdict_in_words_names_no_python(planned: Path) -> None:
    text = (planned / "verification.txt").read_text(encoding="utf-8")
    assert "variant: none\n" in text
    assert "None" not in text


def test_a_plan_for_other_days_is_compared_in_calendar_time(
    tiny: Path, planned: Path
) -> None:
    edit(tiny / "scenario.toml", "2020-03-10\ndays = 2", "2020-03-09\ndays = 3")
    result = p2p("verify", tiny, planned, "--json")
    codes = {found["code"] for found in json.loads(result.stdout)["violations"]}
    assert codes == {"SCENARIO_DIGEST"}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('"trips"', '"trip"', "plan.json:trips"),
        ('"drivers":1', '"drivers":"one"', "plan.json:trips.0.drivers"),
        ('"kind":"depot"', '"kind":"yard"', "plan.json:trips.0.stops.0.kind"),
        ('"arrive":"2020-', '"arrive":"2020/', "plan.json:trips.0.stops.0.arrive"),
        ("p2p-plan/2", "p2p-plan/9", "plan.json  format is 'p2p-plan/9'"),
        ('"workers": {', '"workers": ', "plan.json:"),
    ],
)
def test_a_damaged_plan_is_bad_input_and_says_where(
    tiny: Path, planned: Path, old: str, new: str, where: str
) -> None:
    edit(planned / "plan.json", old, new)
    result = p2p("verify", tiny, planned)
    assert result.exit_code == 2
    assert where in result.stderr


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000, '"临县"', "\x00", "nan"])
def test_a_file_that_is_no_plan_is_bad_input(
    tiny: Path, tmp_path: Path, text: str
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "plan.json").write_text(text, encoding="utf-8")
    result = p2p("verify", tiny, tmp_path / "out")
    assert result.exit_code == 2
    assert "plan.json" in result.stderr


def test_a_folder_without_a_plan_is_bad_input(tiny: Path) -> None:
    result = p2p("verify", tiny, tiny)
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr


def test_a_plan_is_read_back_as_it_was_written(planned: Path) -> None:
    plan, clock = read_plan(planned)
    later = Clock(first_day=clock.date_of(-86_400), utc_offset_min=480)
    moved, _ = read_plan(planned, clock=later)
    assert moved.trips[0].depart_s == plan.trips[0].depart_s + 86_400
    assert moved.cost == plan.cost


# manifest, map


@pytest.mark.parametrize(
    ("command", "name"), [("manifest", "manifests"), ("map", "map.html")]
)
def test_one_kind_of_output_is_written_again(
    planned: Path, command: str, name: str
) -> None:
    before = tree(planned)
    result = p2p(command, planned, "--lang", "zh")
    assert result.exit_code == 0, result.output
    changed = {
        path for path, content in tree(planned).items() if before.get(path) != content
    }
    assert changed
    assert all(path.startswith((name, LIST)) for path in changed)


@pytest.mark.parametrize("command", ["manifest", "map"])
def test_outputs_of_a_changed_scenario_are_refused(
    tiny: Path, planned: Path, command: str
) -> None:
    edit(tiny / "workers.csv", "Worker One", "Worker Uno")
    before = tree(planned)
    result = p2p(command, planned)
    assert result.exit_code == 2
    assert "has changed since the plan was made" in result.stderr
    assert tree(planned) == before


def test_a_moved_scenario_can_be_named(tiny: Path, planned: Path) -> None:
    tiny.rename(tiny.with_name("moved"))
    result = p2p("map", planned)
    assert result.exit_code == 2
    assert "--scenario" in result.stderr
    moved = tiny.with_name("moved")
    assert p2p("map", planned, "--scenario", moved).exit_code == 0


def test_scenario_and_plan_may_move_together(
    tiny: Path, planned: Path, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    tiny.rename(tmp_path / "new" / "tiny")
    planned.rename(tmp_path / "new" / "planned")
    assert p2p("map", tmp_path / "new" / "planned").exit_code == 0


def test_a_plan_altered_by_hand_gets_no_documents(planned: Path) -> None:
    edit(planned / "plan.json", '"usable_seats":', '"usable_seats":1')
    before = tree(planned)
    assert p2p("manifest", planned).exit_code == 3
    assert tree(planned) == before


# new, generate


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_is_written_once(tmp_path: Path, lang: str) -> None:
    dest = tmp_path / "new"
    assert p2p("new", dest, "--lang", lang).exit_code == 0
    before = tree(tmp_path)
    assert "new/scenario.toml" in before
    result = p2p("new", dest, "--lang", lang)
    assert result.exit_code == 2
    assert {"en": "not empty", "zh": "不为空"}[lang] in result.stderr
    assert tree(tmp_path) == before


def test_a_workbook_is_named_so(tmp_path: Path) -> None:
    assert p2p("new", tmp_path / "new", "--excel").exit_code == 0
    assert p2p("new", tmp_path / "two.xlsx").exit_code == 0
    assert list(tree(tmp_path)) == ["new.xlsx", "two.xlsx"]
    assert p2p("new", tmp_path / "two.xlsx").exit_code == 2


def test_a_generated_scenario_goes_all_the_way(tmp_path: Path) -> None:
    dest, out = tmp_path / "made", tmp_path / "out"
    words = ["--county", "临县", "--cities", "神木市，府谷县", "--workers", 30]
    result = p2p("generate", dest, *words, "--seed", 3)
    assert result.exit_code == 0, result.output
    assert p2p("check", dest).exit_code == 0
    result = p2p("plan", dest, "-o", out, "--steps", 1)
    assert result.exit_code == 0, result.output
    assert p2p("verify", dest, out).exit_code == 0
    assert p2p("generate", dest, *words).exit_code == 2


def test_a_generated_scenario_is_as_it_was_asked_for(tmp_path: Path) -> None:
    words = ["--county", "临县", "--cities", "神木市", "--workers", 40]
    options = ["--name", "spring", "--first-day", "2020-03-02", "--mountain"]
    sizes = ["--villages", 3, "--employers", 4]
    result = p2p("generate", tmp_path / "made", *words, *options, *sizes)
    assert result.exit_code == 0, result.output
    facts = json.loads(p2p("check", tmp_path / "made", "--json").stdout)
    assert (facts["name"], facts["first_day"]) == ("spring", "2020-03-02")
    assert (facts["villages"], facts["employers"]) == (3, 4)
    settings = (tmp_path / "made" / "scenario.toml").read_text(encoding="utf-8")
    assert "mountain = true" in settings


def test_a_recipe_by_name_goes_with_its_size_alone(tmp_path: Path) -> None:
    words = ["--recipe", "shanxi-2020"]
    result = p2p("generate", tmp_path / "made", *words, "--workers", 60)
    assert result.exit_code == 0, result.output
    assert "60 synthetic workers" in result.output
    for more in (["--mountain"], ["--county", "临县"], ["--excel"]):
        result = p2p("generate", tmp_path / "x", *words, *more)
        assert (result.exit_code, (tmp_path / "x").exists()) == (2, False)
        assert "--recipe takes" in result.stderr
    result = p2p("generate", tmp_path / "x", "--county", "临县")
    assert result.exit_code == 2
    assert "or --recipe" in result.stderr


def test_a_first_day_that_is_none_is_bad_input(tmp_path: Path) -> None:
    words = ["--county", "临县", "--cities", "神木市", "--workers", 5]
    result = p2p("generate", tmp_path / "x", *words, "--first-day", "2020-02-30")
    assert result.exit_code == 2
    assert "'2020-02-30' is no date; write one such as 2020-02-25" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_scenario_is_answered_with_its_folder(tiny: Path) -> None:
    for name in ("workers.csv", "scenario.toml"):
        result = p2p("check", tiny / name)
        assert result.exit_code == 2
        assert f"name its folder: {tiny}" in result.stdout


def test_unknown_places_are_bad_input(tmp_path: Path) -> None:
    result = p2p(
        "generate", tmp_path / "x", "--county", "临", "--cities", "y", "--workers", 5
    )
    assert result.exit_code == 2
    assert "2 faults" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_written_beside_the_plan(planned: Path) -> None:
    result = p2p("report", planned, "--lang", "en")
    assert result.exit_code == 0, result.output
    page = (planned / "report.html").read_text("utf-8")
    assert "no violation" in page
    assert "Rotations" in page


def test_a_plan_is_exported_for_other_programs(planned: Path) -> None:
    result = p2p("export", planned)
    assert result.exit_code == 0, result.output
    names = {path.name for path in (planned / "exchange").iterdir()}
    assert names == {"plan.geojson", "gpx", "calendar", "gtfs.zip", "tables", LIST}


def test_documents_are_written_for_the_readers_asked_for(planned: Path) -> None:
    result = p2p("documents", planned, "--for", "police")
    if "no font with Chinese letters" in result.output:
        assert result.exit_code == 2
        pytest.skip("no font with Chinese letters")
    assert result.exit_code == 0, result.output
    names = {path.name for path in (planned / "documents").iterdir()}
    assert names == {"police", LIST}
    assert (planned / "documents" / "police" / "charter-pass.pdf").is_file()


def test_an_earlier_plan_with_its_papers_can_be_replaced(
    tiny: Path, planned: Path
) -> None:
    assert p2p("report", planned).exit_code == 0
    assert p2p("export", planned).exit_code == 0
    again = p2p("plan", tiny, "-o", planned, "--steps", "2", "--force")
    assert again.exit_code == 0, again.output


def test_a_scenario_and_its_variant_are_compared(tiny: Path, compared: Path) -> None:
    page = (compared / "compare.html").read_text("utf-8")
    assert "base" in page
    assert "full" in page
    proved = p2p("verify", tiny, compared / "plans" / "full")
    assert proved.exit_code == 0, proved.output
    refused = p2p("compare", tiny, "-o", compared, *COMPARING)
    assert refused.exit_code == 2
    assert "--force" in refused.output


def test_a_comparison_is_written_again_and_its_plans_are_plans(compared: Path) -> None:
    before = (compared / "compare.html").read_text("utf-8")
    result = p2p("report", compared, "--lang", "zh")
    assert result.exit_code == 0, result.output
    page = (compared / "compare.html").read_text("utf-8")
    assert "成本方案比较" in page
    assert p2p("report", compared, "--lang", "en").exit_code == 0
    assert (compared / "compare.html").read_text("utf-8") == before
    assert p2p("map", compared / "plans" / "full").exit_code == 0
    told = p2p("explain", compared / "plans" / "base", "T001", "--lang", "en")
    assert "Trip T001" in told.output


def test_a_damaged_comparison_is_named(compared: Path) -> None:
    (compared / "compare.json").write_text("[]", encoding="utf-8")
    result = p2p("report", compared)
    assert result.exit_code == 2
    assert "compare.json" in result.output
    assert "p2p compare" in result.output


def test_a_plan_that_the_list_of_a_comparison_denies_is_told(compared: Path) -> None:
    index = compared / "compare.json"
    listed = json.loads(index.read_text("utf-8"))
    whole = listed["plans"]
    listed["plans"] = [one for one in whole if one["variant"] is None]
    index.write_text(json.dumps(listed), "utf-8")
    result = p2p("report", compared, "--lang", "en")
    assert result.exit_code == 2
    assert "plans/full  is not listed in compare.json" in result.output
    listed["plans"] = [one | {"lack": "stopped", "made_for": None} for one in whole]
    index.write_text(json.dumps(listed), "utf-8")
    result = p2p("report", compared, "--lang", "en")
    assert result.exit_code == 2
    assert "there is a plan of it below plans" in result.output


@pytest.mark.usefixtures("planned_in_turn")
def test_compare_answers_in_json(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "compared"
    result = p2p("compare", tiny, "-o", out, *COMPARING, "--json")
    told = json.loads(result.stdout)
    assert told["plans"].keys() == {"base", "full"}
    assert told["no_plan"] == {}
    assert told["plans"]["base"]["Planned"] > 0


def test_an_unknown_variant_is_refused_before_any_search(
    tiny: Path, tmp_path: Path
) -> None:
    result = p2p("compare", tiny, "-o", tmp_path / "out", "--variant", "no-such")
    assert result.exit_code == 2
    assert "no-such" in result.output
    assert not (tmp_path / "out").exists()


def test_verify_proves_the_bound_anew_and_refuses_one_that_is_too_high(
    tiny: Path, planned: Path
) -> None:
    result = p2p("verify", tiny, planned, "--bound")
    assert result.exit_code == 0, result.output
    assert "the bound was proved anew" in result.stdout
    assert "cost.lower_bound" not in result.stdout

    path = planned / "plan.json"
    plan = json.loads(path.read_text(encoding="utf-8"))
    cost = plan["cost"]
    if cost["gap"] == 0:
        pytest.skip("the plan is the cheapest one: no higher bound can be stated")
    cost["lower_bound"], cost["gap"] = cost["objective"], 0.0
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    assert p2p("verify", tiny, planned).exit_code == 0  # stated, and said to be so
    result = p2p("verify", tiny, planned, "--bound")
    assert result.exit_code == 3, result.output
    assert "the bound was not proved" in result.stdout
