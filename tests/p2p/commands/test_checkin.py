"""``p2p checkin``: scanner's lines, forms, single entries; both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

import cli
from p2p.operating import open_operation
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path

EARLY = "2020-03-10 06:00"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return an_operation(tmp_path)


def p2p(*words: object, lines: str = "", lang: str = "en") -> Result:
    runner = CliRunner(env={"P2P_LANG": lang, "P2P_BY": "Li"})
    return runner.invoke(cli.main, [str(word) for word in words], input=lines)


def kept(out: Path) -> list[Any]:
    found: list[Any] = json.loads(p2p("checkin", out, "--list", "--json").stdout)[
        "check_ins"
    ]
    return found


def test_scanned_lines_are_answered_one_by_one(out: Path) -> None:
    told = p2p(
        "checkin", out, "--at", EARLY, lines="T001\nW1\n\nW1\n110101190001011234\n"
    )
    assert told.exit_code == 1  # one line was no code
    lines = told.output.splitlines()
    assert [line[0] for line in lines[:4]] == [">", "✓", "=", "✗"]
    assert "already at 06:00" in lines[2]
    assert lines[4] == "1 new, 1 there already, 0 refused, 1 unknown"
    assert "110101190001011234" not in told.output
    assert [one["worker_id"] for one in kept(out)] == ["W1"]
    chinese = p2p("checkin", out, "--at", EARLY, lines="W1\nW2\n", lang="zh")
    assert "已于 06:00 登记" in chinese.output


def test_names_are_shown_as_configured(out: Path) -> None:
    with open_operation(out) as operation:
        name = operation.scenario.worker["W1"].name
    words = ("checkin", out, "--at", EARLY, "--worker", "W1", "--names")
    assert name in p2p(*words, "full").output
    assert name not in p2p(*words, "masked").output
    assert f"{name[0]}*" in p2p(*words, "masked").output
    assert name[0] + "*" not in p2p(*words, "none").output


def test_a_form_is_kept_whole_or_not_at_all(out: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    head = "人员编号,勾选人员,车次,环节,时间,登记人\n"
    good = f"W1,,,上车,{EARLY},王\n,W2 W3,T001,,{EARLY},王\n"
    form.write_text(f"{head}{good}W9,,,,{EARLY},王\n,,,发车,{EARLY},王\n", "utf-8")
    told = p2p("checkin", out, form)
    assert told.exit_code == 2
    assert "form.csv:4:worker_id  'W9'" in told.output
    assert "form.csv:5:trip_id  no trip is named" in told.output
    assert kept(out) == []
    skipped = p2p("checkin", out, form, "--skip-refused")
    assert (skipped.exit_code, len(kept(out))) == (1, 3)
    form.write_text(head + good, "utf-8")
    again = json.loads(p2p("checkin", out, form, "--json").stdout)
    form.write_text(head.replace("登记人", "登记人,shoes") + good, "utf-8")
    assert "form.csv:1:shoes" in p2p("checkin", out, form).output  # is not read
    assert (again["kept"], again["already"]) == (0, 3)


def test_a_coach_leaves_comes_and_is_signed_for(out: Path) -> None:
    at = ("--at", "2020-03-10 18:00")
    assert p2p("checkin", out, "--departed", "T001", "--at", EARLY).exit_code == 0
    assert p2p("checkin", out, "--arrived", "T001", *at).exit_code == 0
    unsigned = p2p("checkin", out, "--handed-over", "T001", "--place", "E1", *at)
    assert unsigned.exit_code == 2
    signed = ("--handed-over", "T001", "--place", "E1", "--signed-by", "Wang")
    assert "closed" in p2p("checkin", out, *signed, *at).output
    assert p2p("checkin", out, "--take-back", 3, *at).exit_code == 0
    assert "taken back by 4" in p2p("checkin", out, "--list").output


@pytest.mark.parametrize(
    "told", [("--missing", "W1", "--missing", "W2"), ("--missing", "W1， W2")]
)
def test_who_was_not_there_is_told_one_by_one_or_with_commas(
    out: Path, told: tuple[str, ...]
) -> None:
    at = ("--at", "2020-03-10 08:00")
    for worker_id in ("W1", "W2"):
        boarded = ("--worker", worker_id, "--trip", "T001")
        assert p2p("checkin", out, *boarded, *at).exit_code == 0
    signed = ("--handed-over", "T001", "--place", "E1", "--signed-by", "Wang", *told)
    found = p2p("checkin", out, *signed, "--at", "2020-03-10 18:00")
    assert found.exit_code == 0
    assert "W1, W2" in found.output


@pytest.mark.parametrize(
    "words",
    [("--trip", "T099"), ("--by", ""), ("--at", "soon", "--worker", "W1")],
)
def test_what_cannot_be_meant_is_refused(out: Path, words: tuple[str, ...]) -> None:
    assert p2p("checkin", out, *words).exit_code == 2
    assert kept(out) == []
