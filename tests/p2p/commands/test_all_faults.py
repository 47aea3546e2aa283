"""Where many faults of one cause are told in short, --all tells each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.testing import CliRunner

import cli

if TYPE_CHECKING:
    from pathlib import Path

# "add", "end" and "list" are of accounts of the console.
READS_NOTHING = {"new", "demo", "generate", "add", "end", "list"}


def _commands(group: click.Group) -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found |= _commands(command) if isinstance(command, click.Group) else {}
        if not isinstance(command, click.Group):
            found[name] = command
    return found


def test_every_command_that_reads_a_scenario_or_a_roster_has_the_option() -> None:
    without = {
        name
        for name, command in _commands(cli.main).items()
        if not any("--all" in param.opts for param in command.params)
    }
    assert without == READS_NOTHING


def test_faults_of_one_cause_are_told_in_two_lines_or_each(tmp_path: Path) -> None:
    runner = CliRunner()
    folder = tmp_path / "demo"
    assert runner.invoke(cli.main, ["demo", str(folder)]).exit_code == 0
    roster = folder / "workers.csv"
    text = roster.read_text(encoding="utf-8-sig")
    roster.write_text(text.replace(",V001,", ",Q77,"), encoding="utf-8")
    n = text.count(",V001,")
    assert n > 3
    args = ["check", str(folder), "--lang", "en"]
    short = runner.invoke(cli.main, args).output.splitlines()
    assert len(short) == 3
    assert short[1].startswith(f"  and {n - 1} more likewise: row ")
    assert short[2] == f"{n} faults; --all tells each of them"
    whole = runner.invoke(cli.main, [*args, "--all"]).output.splitlines()
    assert len(whole) == n + 1
