"""Templates are valid scenarios as they stand, and never replace anything."""

from __future__ import annotations

import csv
import tomllib
from typing import TYPE_CHECKING

import pytest

from transport.errors import OutputError
from transport.reading import read_scenario
from transport.reading.headings import TABLES
from transport.templates import write_template

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("excel", [False, True])
def test_a_template_is_a_valid_scenario(
    lang: Lang, excel: bool, tmp_path: Path
) -> None:
    dest = tmp_path / ("new.xlsx" if excel else "new")
    write_template(dest, lang=lang, excel=excel)
    scenario = read_scenario(dest)
    assert scenario.warnings == ()
    tables = (scenario.workers, scenario.villages, scenario.employers, scenario.depots)
    assert [len(table) for table in tables] == [1, 1, 1, 1]
    assert len(scenario.fleet) == len(scenario.services) == len(scenario.stations) == 1
    (variant,) = scenario.variants
    assert read_scenario(dest, variant=variant).policy.preset == "cn-2023"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_folder_and_workbook_hold_the_same(lang: Lang, tmp_path: Path) -> None:
    write_template(tmp_path / "new", lang=lang, excel=False)
    write_template(tmp_path / "new.xlsx", lang=lang, excel=True)
    folder, book = (read_scenario(tmp_path / n) for n in ("new", "new.xlsx"))
    assert folder.sha256 == book.sha256
    assert folder.policy == book.policy


def test_headings_are_in_the_language_asked_for(tmp_path: Path) -> None:
    for lang in ("en", "zh"):
        write_template(tmp_path / lang, lang=lang, excel=False)
    for table in TABLES:
        heads = {}
        for lang in ("en", "zh"):
            path = tmp_path / lang / f"{table.name}.csv"
            with path.open(encoding="utf-8-sig", newline="") as stream:
                heads[lang] = next(csv.reader(stream))
        assert heads["en"] == [column.name for column in table.columns]
        assert heads["zh"] == [column.zh[0] for column in table.columns]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_remark_that_shows_a_key_can_be_switched_on(
    lang: Lang, tmp_path: Path
) -> None:
    write_template(tmp_path / "new", lang=lang, excel=False)
    path = tmp_path / "new" / "scenario.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = [line for line in lines if line.startswith("# ") and " = " in line]
    assert len(shown) > 40
    switched = [line.removeprefix("# ") if line in shown else line for line in lines]
    text = "\n".join(switched)
    assert tomllib.loads(text)["policy"]["max_ride_h"] == 30
    path.write_text(text, encoding="utf-8")
    assert read_scenario(path.parent).warnings == ()


@pytest.mark.parametrize("excel", [False, True])
def test_what_stands_there_is_never_replaced(excel: bool, tmp_path: Path) -> None:
    dest = tmp_path / "mine"
    dest.mkdir()
    (dest / "workers.csv").write_text("mine")
    with pytest.raises(OutputError):
        write_template(dest, lang="en", excel=excel)
    file = tmp_path / "mine.xlsx"
    file.write_text("mine")
    with pytest.raises(OutputError):
        write_template(file, lang="en", excel=excel)
    assert sorted(p.name for p in tmp_path.rglob("*")) == [
        "mine", "mine.xlsx", "workers.csv",
    ]  # fmt: skip
    assert file.read_text() == "mine"
