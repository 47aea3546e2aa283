"""People are told in words; codes are for programs, or stand behind their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import cli
from tests.test_privacy import text_of
from tests.tiny import TABLES
from tests.transport.documents.fonts import needs_font
from transport.catalogue.codes import MEANINGS
from transport.catalogue.sentences import sentences
from transport.catalogue.violation_codes import MEANINGS as VIOLATIONS

if TYPE_CHECKING:
    from pathlib import Path

_LISTED = "|".join({*MEANINGS, *(code for code in VIOLATIONS if "_" in code)})
# A code by its form, whether any list has it or not, or one of a single word.
_CODE = re.compile(rf"\b(?:{_LISTED}|[A-Z]{{2,}}(?:_[A-Z]+)+)\b")
_IN_BRACKETS = re.compile(r" \([A-Z]+(?:_[A-Z]+)*\)$", re.MULTILINE)
_MARKS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def told(*words: object, code: int = 0) -> str:
    """What the command tells on both streams."""
    result = CliRunner(env={"P2P_LANG": "en"}).invoke(cli.main, [*map(str, words)])
    assert result.exit_code == code, result.output
    refuse_codes(result.output)
    return result.output


def refuse_codes(text: str) -> None:
    assert not _CODE.findall(_IN_BRACKETS.sub("", text)), text


@pytest.fixture
def with_many_reasons(tmp_path: Path) -> Path:
    """Held for four reasons and with a companion; one whom no coach reaches in time."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    tables = {
        **TABLES,
        "scenario.toml": TABLES["scenario.toml"].replace(
            "[policy]", "[policy]\nmax_ride_h = 3"
        ),
        "villages.csv": TABLES["villages.csv"]
        + "V3,Far Village,Far Town,Linxian,33.00,108.00\n",
        "workers.csv": TABLES["workers.csv"]
        + "W5,Worker Five,V3,E1,2020-03-20,green,36.5\n"
        + "W6,Worker Six,V1,E1,2020-03-01,green,36.5\n"
        + "W7,Worker Seven,V1,E1,,green,36.5\n"
        + "W8,Worker Eight,V1,E1,2020-03-20,red,36.5\n"
        + "W9,Worker Nine,V2,E1,2020-03-20,green,36.5\n",
    }
    head, *rows = tables["workers.csv"].splitlines()
    rows = [f"{row},{'P' if row[:2] in ('W4', 'W9') else ''}" for row in rows]
    tables["workers.csv"] = "\n".join([f"{head},party_id", *rows]) + "\n"
    for name, table in tables.items():
        (folder / name).write_text(table, encoding="utf-8")
    return folder


def test_reasons_are_told_in_words(with_many_reasons: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    held = (
        "held      1 health certificate expired, 1 no health certificate,"
        " 1 health code not allowed, 1 fever, 1 a party member is held\n"
    )
    assert held in told("check", with_many_reasons)
    text = told("plan", with_many_reasons, "-o", out, "--steps", 1, code=1)
    assert held in text
    assert "unplanned 1 ride too long\n" in text
    assert "is held: fever; 37.9" in told("explain", out, "W4")
    assert "is held: a party member is held; " in told("explain", out, "W9")
    assert "is not planned: ride too long; " in told("explain", out, "W5")


def test_violations_are_told_in_words_with_their_code_in_brackets(
    with_many_reasons: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    told("plan", with_many_reasons, "-o", out, "--steps", 1, "--no-map", code=1)
    plan = (out / "plan.json").read_text("utf-8")
    for old, new in (("FEVER", "CERT_MISSING"), ("RIDE_TOO_LONG", "INTAKE_FULL")):
        plan = re.sub(rf'"code": *"{old}",(\s*"told")', rf'"code":"{new}",\1', plan)
    plan = plan.replace('"registered":', '"registered":1')
    (out / "plan.json").write_text(plan, encoding="utf-8")
    lines = told("verify", with_many_reasons, out, code=3)
    assert (
        "held for 'no health certificate'; 'fever' applies (HELD_CODE_WRONG)" in lines
    )
    assert 'reason "employer\'s daily intake is full", yet E1 takes any' in lines
    assert " (COUNT_WRONG)\n" in lines


@needs_font
@pytest.mark.usefixtures("planned_in_turn")
def test_every_file_for_people_says_in_words_what_a_code_means(
    with_many_reasons: Path, tmp_path: Path
) -> None:
    out, compared = tmp_path / "out", tmp_path / "compared"
    told("plan", with_many_reasons, "-o", out, "--steps", 1, code=1)
    for command in ("documents", "report", "export"):
        told(command, out)
    told("compare", with_many_reasons, "-o", compared, "--steps", 1)
    files = [p for folder in (out, compared) for p in folder.rglob("*") if p.is_file()]
    assert {p.suffix for p in files} >= {".pdf", ".xlsx", ".csv", ".html", ".txt"}
    for path in files:
        if path.suffix in {".csv", ".xlsx"}:
            refuse_unexplained(text_of(path), path)
        elif path.suffix in {".html", ".pdf", ".txt", ".ics"}:
            refuse_codes(_MARKS.sub(" | ", text_of(path)))


def refuse_unexplained(text: str, path: Path) -> None:
    """In tables a column of codes stands beside one that says what they mean."""
    codes = set(_CODE.findall(text))
    assert codes <= MEANINGS.keys(), path
    assert all(MEANINGS[code][0] in text for code in codes), path


def test_codes_of_a_sentence_are_never_written_into_its_words() -> None:
    for code, (english, chinese) in sentences().items():
        assert not _CODE.findall(english), code
        assert not _CODE.findall(chinese), code
