"""``p2p demo`` writes a shipped scenario that can be planned where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from scenarios.shipped import FIRST, shipped_names
from transport.reading import read_scenario

SHIPPED = Path(cli.__file__).parent / "scenarios"


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["demo", *map(str, args)])
    return result.exit_code, result.output


def test_the_first_scenario_is_copied_and_the_next_command_is_told(
    tmp_path: Path,
) -> None:
    code, output = run(tmp_path / "day")
    assert code == 0
    assert f"p2p plan {tmp_path / 'day'} -o" in output
    ours = {path.name: path.read_bytes() for path in (tmp_path / "day").iterdir()}
    assert ours == {
        path.name: path.read_bytes() for path in (SHIPPED / FIRST).iterdir()
    }
    assert read_scenario(tmp_path / "day").workers


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_scenario_can_be_had(name: str, tmp_path: Path) -> None:
    code, _ = run(tmp_path / name, "--scenario", name)
    assert code == 0
    assert (tmp_path / name / "scenario.toml").is_file()


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("mine", encoding="utf-8")
    code, output = run(tmp_path)
    assert code == 2
    assert str(tmp_path) in output
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


def test_an_unknown_name_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    code, output = run(tmp_path / "x", "--scenario", "linxian")
    assert code == 2
    assert FIRST in output
