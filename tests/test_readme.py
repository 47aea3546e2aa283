"""The examples of the README run as they are printed, with a short search."""

from __future__ import annotations

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
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_LIMIT = re.compile(r"--time-limit \S+")


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


def label(line: str) -> str:
    """The words before the first wide gap; figures change, these do not."""
    return re.sub(r"\d+", "N", re.split(r"\s{2,}", line)[0])


def test_the_examples_run_and_print_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(
        ROOT / "scenarios",
        tmp_path / "scenarios",
        ignore=shutil.ignore_patterns("*.py", "__pycache__", "data"),
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("P2P_LANG", raising=False)
    ran = []
    for command, shown in examples():
        words = shlex.split(_LIMIT.sub("--steps 1", command))
        result = CliRunner().invoke(cli.main, words[1:])
        assert result.exit_code == 0, f"{command}: {result.output}"
        printed = {label(line) for line in result.output.splitlines()}
        missing = [line for line in shown if label(line) not in printed]
        assert missing == [], f"{command}: {result.output}"
        ran.append(words[1])
    assert {"new", "check", "plan", "verify", "manifest", "map"} <= set(ran)


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
