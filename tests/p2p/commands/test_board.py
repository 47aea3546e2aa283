"""``p2p board``: terminal, JSON, page, watching; exit codes."""

from __future__ import annotations

import json
import stat
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import cli
import p2p as door
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path

EARLY = "2020-03-10 06:00"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = an_operation(tmp_path_factory.mktemp("board"))
    door.check_in(found, ["W1"], by="Li", at="2020-03-10T06:00")
    return found


def board(*words: object, lang: str = "en") -> Result:
    runner = CliRunner(env={"P2P_LANG": lang})
    return runner.invoke(cli.main, ["board", *map(str, words)])


def test_the_table_has_the_totals_and_the_groups_asked_for(out: Path) -> None:
    told = board(out, "--at", EARLY, "--by", "trip")
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[1].split()[:3] == ["registered", "expected", "checked"]
    assert "".join(lines[2].split()) == "inall4201000010"
    assert "by trip" in told.output
    assert "by county" not in told.output
    assert "按县区" in board(out, "--at", EARLY, lang="zh").output
    still = board(out, "--at", EARLY, "--open").output
    assert "T001: 1 worker has not arrived" in still


def test_the_page_is_for_the_hall_unless_said_otherwise(
    out: Path, tmp_path: Path
) -> None:
    page = tmp_path / "board.html"
    assert board(out, "--at", EARLY, "--html", page).exit_code == 0
    assert "Worker" not in page.read_text("utf-8")
    private = tmp_path / "calls.html"
    told = board(out, "--at", EARLY, "--html", private, "--audience", "caller")
    assert told.exit_code == 0
    assert "Worker" in private.read_text("utf-8")
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_watching_ends_with_an_interrupt_and_without_a_word(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", wait)
    told = board(out, "--at", EARLY, "--watch", 5)
    assert (told.exit_code, waits) == (0, [5, 5])
    assert told.output.count("in all") == 2


def test_what_cannot_be_meant_is_refused(out: Path, tmp_path: Path) -> None:
    assert board(out, "--watch", 5, "--json").exit_code == 2
    assert board(out, "--at", "soon").exit_code == 2
    assert board(tmp_path).exit_code == 2


def test_the_answer_in_json_is_that_of_the_door(out: Path) -> None:
    facts = json.loads(board(out, "--at", EARLY, "--json").stdout)
    assert facts == door.board(out, at="2020-03-10T06:00").facts()
