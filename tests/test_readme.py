"""The examples of the README run as they are printed, and print what it shows."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

import cli

if TYPE_CHECKING:
    import pytest

ROOT = Path(cli.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FAULTS = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def examples() -> list[tuple[str, list[str]]]:
    """Each ``$ p2p`` line of the console blocks with the output printed below it."""
    found: list[tuple[str, list[str]]] = []
    for block in _BLOCK.findall(README):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            elif line:
                found[-1][1].append(line)
    return [(command, output) for command, output in found if command[:4] == "p2p "]


def unmeasured(line: str) -> str:
    """The line without seconds that a clock measured; everything else has to agree."""
    return re.sub(r"\b\d+\.\d+ s\b", "N s", line)


def test_the_examples_print_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(
        ROOT / "scenarios",
        tmp_path / "scenarios",
        ignore=shutil.ignore_patterns("*.py", "__pycache__", "data"),
    )
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("P2P_LANG", "en")
    ran = []
    for command, shown in examples():
        words = shlex.split(command)
        result = CliRunner().invoke(cli.main, words[1:])
        assert result.exit_code == 0, f"{command}: {result.output}"
        printed = [unmeasured(line) for line in result.output.splitlines()]
        expected = [unmeasured(line) for line in shown]
        if expected[-1:] == ["  ..."]:
            expected.pop()
            printed = printed[: len(expected)]
        assert printed == expected, f"{command}: {result.output}"
        ran.append(words[1])
    assert {"new", "check", "plan", "verify", "manifest", "map"} <= set(ran)


# What is spoilt in the shipped scenario for the README: by file, line, column, value.
_SPOILT = (
    ("fleet.csv", 2, "seats", "-33"),
    ("workers.csv", 9, "village_id", "V0019"),
    ("workers.csv", 21, "id_number", "141124198412070001"),
)


def spoil(folder: Path, name: str, line: int, column: str, value: str) -> None:
    """Write the value into the cell; lines count as in an error."""
    path = folder / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def test_a_scenario_spoilt_on_purpose_has_the_faults_that_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("P2P_LANG", "en")
    folder = tmp_path / "spoilt"
    shutil.copytree(ROOT / "scenarios" / "linxian-shenmu-2020", folder)
    for cell in _SPOILT:
        spoil(folder, *cell)
    settings = folder / "scenario.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("mountain =", "mountian ="), encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["check", str(folder)])
    (shown,) = _FAULTS.findall(README)
    n_faults = len(shown.splitlines())
    assert result.exit_code == 2
    assert result.output.splitlines() == [*shown.splitlines(), f"{n_faults} faults"]


def test_every_command_of_the_program_is_named() -> None:
    for name in cli.main.commands:
        assert f"p2p {name}" in README


def test_every_link_leads_somewhere() -> None:
    links = _LINK.findall(README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_names_the_commands_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z]+)", README):
        assert f"\n{target}:" in makefile
