"""What a scenario lists as assumed: told until it is confirmed, and nothing else."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from click.testing import CliRunner

import cli
from transport.reading import read_scenario

SHIPPED = Path(cli.__file__).parent / "scenarios" / "hunyuan-datong-2020"
ASSUMED = '\n[assumed]\nfleet = "3 coaches; a guess"\nroof = "blue"\n'


def scenario_with(folder: Path, more: str) -> Path:
    made = copytree(SHIPPED, folder / "s")
    path = made / "scenario.toml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    return made


def test_it_is_told_and_changes_no_plan(tmp_path: Path) -> None:
    before = read_scenario(SHIPPED)
    found = read_scenario(scenario_with(tmp_path, ASSUMED))
    assert found.assumed == (("fleet", "3 coaches; a guess"), ("roof", "blue"))
    assert found.sha256 == before.sha256
    (told,) = [w for w in found.warnings if w.told.code == "THINGS_ASSUMED"]
    assert told.told.figures["n"] == 2
    assert not [w for w in before.warnings if w.told.code == "THINGS_ASSUMED"]


def test_check_lists_each_thing_by_its_name(tmp_path: Path) -> None:
    made = scenario_with(tmp_path, ASSUMED)
    for lang, words in (("en", "fleet: 3 coaches; a guess"), ("zh", "车辆: 3 coaches")):
        result = CliRunner().invoke(cli.main, ["check", str(made), "--lang", lang])
        assert result.exit_code == 0
        assert words in result.output
        assert "roof: blue" in result.output
