"""A Chinese user is told nothing in English by the commands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import cli
from tests.test_privacy import text_of
from tests.tiny import TABLES
from tests.transport.documents.fonts import needs_font
from tests.transport.reading.draft import Draft
from transport.catalogue.codes import MEANINGS

if TYPE_CHECKING:
    from pathlib import Path

# Three English words in a row are a sentence; paths, commands, ids and names are none.
_SENTENCE = re.compile(r"(?<![\w/.\-])[a-z]{2,} [a-z]{2,} [a-z]{2,}(?![\w/\-])", re.I)
_COMMAND = re.compile(r"p2p (check|plan|verify|report|new) ?(--\w+)?")


# A reason by its code alone; in the register and the notes a column shows codes.
_CODE = re.compile(rf"\b({'|'.join(MEANINGS)})\b")


def told(*words: object, code: int) -> str:
    """What the command tells on both streams, in a Chinese environment."""
    result = CliRunner(env={"P2P_LANG": "zh"}).invoke(cli.main, [*map(str, words)])
    assert result.exit_code == code, result.output
    return result.output


def refuse_english(text: str) -> None:
    assert text.strip()
    assert any("\u3400" <= letter <= "\u9fff" for letter in text), text
    assert not _SENTENCE.findall(_COMMAND.sub("", text)), text
    assert not _CODE.findall(text), text


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A scenario with a fault of each kind: cells, settings, references, tables."""
    draft = Draft()
    draft.cell("workers", 2, "village_id", "V99")
    draft.cell("workers", 3, "temperature_c", "hot")
    draft.cell("villages", 2, "lat", "111.0")
    draft.set("days = 5", "days = 0\nno_such_key = 1")
    folder = draft.folder(tmp_path)
    (folder / "fleet.csv").unlink()
    (folder / "strange.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return folder


def test_faults_are_told_in_chinese(faulty: Path) -> None:
    text = told("check", faulty, code=2)
    assert len(text.splitlines()) > 5
    refuse_english(text)


def test_a_faultless_scenario_with_warnings_is_told_in_chinese(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "phone", "12")
    refuse_english(told("check", draft.folder(tmp_path), code=0))


@pytest.mark.parametrize(
    "words",
    [
        ("plan",),
        ("no-such-command",),
        ("plan", "--foo"),
        ("check", "no-such-folder"),
        ("plan", ".", "-o", "x", "--gap", "7"),
        ("compare", ".", "-o", "x", "--steps", "1", "--time-limit", "1"),
    ],
)
def test_mistakes_on_the_command_line_are_told_in_chinese(
    words: tuple[str, ...],
) -> None:
    refuse_english(told(*words, code=2))


@pytest.mark.usefixtures("planned_in_turn")
def test_a_comparison_is_told_in_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, table in TABLES.items():
        (folder / name).write_text(table, encoding="utf-8")
    text = told("compare", folder, "-o", tmp_path / "out", "--steps", 1, code=0)
    assert re.search(r"^基本方案：[\d,.]+$", text, re.MULTILINE)
    refuse_english(text)


def test_a_plan_and_its_proof_are_told_in_chinese(tmp_path: Path) -> None:
    folder, out = tmp_path / "tiny", tmp_path / "out"
    folder.mkdir()
    for name, table in TABLES.items():
        (folder / name).write_text(table, encoding="utf-8")
    text = told("plan", folder, "-o", out, "--steps", 1, "--no-map", code=0)
    refuse_english(text)
    refuse_english(told("verify", folder, out, code=0))
    refuse_english((out / "verification.txt").read_text("utf-8"))
    refuse_english(told("explain", out, "W1", code=0))
    (out / "verification.json").unlink()
    refuse_english(told("manifest", out, code=0))
    refuse_english(told("plan", folder, "-o", out, code=2))


def test_what_is_wrong_with_a_plan_is_told_in_chinese(tmp_path: Path) -> None:
    folder, out = tmp_path / "tiny", tmp_path / "out"
    folder.mkdir()
    for name, table in TABLES.items():
        (folder / name).write_text(table, encoding="utf-8")
    told("plan", folder, "-o", out, "--steps", 1, "--no-map", code=0)
    text = (out / "plan.json").read_text("utf-8")
    for old, new in (
        ('"usable_seats":', '"usable_seats":1'),
        ('"km":', '"km":1'),
        ('"registered":', '"registered":1'),
    ):
        text = text.replace(old, new)
    (out / "plan.json").write_text(text, encoding="utf-8")
    lines = told("verify", folder, out, code=3)
    assert len(lines.splitlines()) > 3
    refuse_english(lines)
    answer = json.loads(told("verify", folder, out, "--json", code=3))
    for found in answer["violations"]:
        refuse_english(found["what"])
        assert found["told"].startswith(found["code"])
    numbers = {f for v in answer["violations"] for f in v["figures"].values()}
    assert any(str(number) in lines for number in numbers)


def test_reasons_and_places_are_told_by_their_names_in_chinese(
    with_one_left: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with (with_one_left / "workers.csv").open("a", encoding="utf-8") as file:
        file.write("W6,工人六,V1,E1,2020-03-20,green,38.4\n")
    assert "体温异常2人" in told("check", with_one_left, code=0)
    text = told("plan", with_one_left, "-o", out, "--steps", 1, "--no-map", code=1)
    assert "体温异常2人" in text
    refuse_english(text)
    for worker in ("W5", "W6"):
        refuse_english(told("explain", out, worker, code=0))
    plan = (out / "plan.json").read_text("utf-8")
    plan = re.sub('("code": *)"FEVER"', r'\1"CERT_MISSING"', plan)
    plan = plan.replace('"registered":', '"registered":1')
    (out / "plan.json").write_text(plan, encoding="utf-8")
    lines = told("verify", with_one_left, out, code=3)
    assert "以“无健康证明”暂缓，而适用的是：体温异常" in lines
    assert "计划：登记人数或可乘人数有误：" in lines
    assert "（COUNT_WRONG）" in lines
    refuse_english(lines)


def test_a_template_is_written_and_told_in_chinese(tmp_path: Path) -> None:
    refuse_english(told("new", tmp_path / "new", code=0))
    for path in (tmp_path / "new").glob("*.*"):
        assert not _SENTENCE.findall(_COMMAND.sub("", path.read_text("utf-8-sig")))


# What programs read has its keys in English; code and marks are no text.
_MARKS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_FOR_PROGRAMS = {"plan.json", "source.json", "verification.json"}


@pytest.fixture
def with_one_left(tmp_path: Path) -> Path:
    """A title in two languages, names in Chinese, a worker whom no coach reaches."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    tables = {
        **TABLES,
        "scenario.toml": TABLES["scenario.toml"]
        .replace("Two villages, two employers", "两个村 / Two villages and two firms")
        .replace("[policy]", "[policy]\nmax_ride_h = 3"),
        "workers.csv": TABLES["workers.csv"]
        + "W5,Worker Five,V3,E1,2020-03-20,green,36.5\n",
        "villages.csv": TABLES["villages.csv"]
        + "V3,Far Village,Far Town,Linxian,33.00,108.00\n",
    }
    for name, table in tables.items():
        for english, chinese in (("Village", "村"), ("Town", "镇"), ("Worker", "工人")):
            table = table.replace(english, chinese)
        (folder / name).write_text(table, encoding="utf-8")
    return folder


@needs_font
def test_every_file_is_written_in_chinese(with_one_left: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    text = told("plan", with_one_left, "-o", out, "--steps", 1, code=1)
    assert "未安排1人" in text
    refuse_english(text)
    for command in ("documents", "report", "export"):
        refuse_english(told(command, out, code=0))
    written = [p for p in out.rglob("*") if p.is_file() and not p.name.startswith(".")]
    assert {p.suffix for p in written} >= {".pdf", ".xlsx", ".csv", ".html", ".ics"}
    for path in written:
        if path.name in _FOR_PROGRAMS or path.suffix == ".toml":
            continue
        plain = _COMMAND.sub("", _MARKS.sub(" | ", text_of(path)))
        assert not _SENTENCE.findall(plain), path
        if path.suffix in {".html", ".pdf", ".ics"}:
            assert not _CODE.findall(plain), path
