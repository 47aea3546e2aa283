"""The door and the command: rosters in, a scenario or questions out."""

from __future__ import annotations

import json
import stat
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

import cli
import p2p
from tests.transport.intake import rosters
from transport.errors import OutputError, ScenarioError
from transport.intake.id_file import IDS_FILE
from transport.intake.question_book import QUESTIONS_FILE
from transport.intake.question_sheets import ASSUMED_SHEET, QUESTIONS_SHEET

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 3, 9)
HEADINGS = ["姓名", "身份证号", "县", "乡镇", "村", "务工企业", "企业地址", "健康码"]


def roster(path: Path, n: int = 6, **changes: Any) -> Path:
    rows = [
        [
            *(rosters.name(k), rosters.id_number(k), "临县", "临泉镇", "都督村"),
            *("神木市示例煤业有限公司", "陕西省榆林市神木市锦界镇", "绿码"),
        ]
        for k in range(1, n + 1)
    ]
    for column, value in changes.items():
        for row in rows:
            row[HEADINGS.index(column)] = value
    return rosters.xlsx(path, {"名册": [HEADINGS, *rows]})


def bring(path: Path, folder: Path, **more: Any) -> Any:
    return p2p.import_roster([path], folder, today=date(2026, 3, 4), lang="zh", **more)


def answer(folder: Path, key: str, text: str, *, sheet: Any = QUESTIONS_SHEET) -> None:
    path = folder / QUESTIONS_FILE
    book = openpyxl.load_workbook(path)
    for cells in book[sheet.title[1]].iter_rows(min_row=5):
        if any(cell.value == key for cell in cells):
            cells[sheet.answer_at].value = text
    book.save(path)


def test_a_roster_becomes_a_scenario_that_reads(tmp_path: Path) -> None:
    result = bring(roster(tmp_path / "a.xlsx"), tmp_path / "linxian")
    assert result.is_written
    assert (result.n_rows, result.n_people) == (6, 6)
    scenario = p2p.read_scenario(tmp_path / "linxian")
    assert scenario.first_day == MONDAY
    assert len(scenario.workers) == 6
    assert [v.precision for v in scenario.villages] == ["town"]
    assert [v.position_source for v in scenario.villages] == ["gazetteer"]
    assert dict(scenario.assumed).keys() == {one.what for one in result.assumed}
    assert [w.told.code for w in scenario.warnings].count("THINGS_ASSUMED") == 1
    assert not any(w.told.code == "FILE_NOT_READ" for w in scenario.warnings)


def test_what_is_written_is_for_its_owner_alone(tmp_path: Path) -> None:
    bring(roster(tmp_path / "a.xlsx"), tmp_path / "linxian")
    for path in (tmp_path / "linxian").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) in (0o600, 0o700), path


def test_an_answer_goes_on_and_is_remembered(tmp_path: Path) -> None:
    path = roster(tmp_path / "a.xlsx", 企业地址="", 务工企业="无此地厂")
    folder = tmp_path / "linxian"
    first = bring(path, folder)
    (doubt,) = [d for d in first.questions if d.must]
    assert not first.is_written
    assert not (folder / "scenario.toml").exists()
    answer(folder, doubt.key, "38.84,110.49")
    second = bring(path, folder)
    assert second.is_written
    employer = p2p.read_scenario(folder).employers[0]
    assert (employer.lat, employer.lon) == (38.84, 110.49)
    assert (employer.province, employer.city) == ("陕西省", "榆林市")
    assert "cities" in {one.what for one in second.assumed}
    third = bring(path, folder)
    assert doubt.key not in {d.key for d in third.questions}


def test_without_questions_there_is_no_list(tmp_path: Path) -> None:
    path, folder = roster(tmp_path / "a.xlsx"), tmp_path / "linxian"
    bring(path, folder)
    answer(folder, "places:coarse", "就用中心位置")
    assert bring(path, folder).questions == ()
    assert not (folder / QUESTIONS_FILE).exists()


def test_an_assumption_is_put_right_on_the_list(tmp_path: Path) -> None:
    path, folder = roster(tmp_path / "a.xlsx"), tmp_path / "linxian"
    bring(path, folder)
    answer(folder, "assumed:first_day", "2026-04-01", sheet=ASSUMED_SHEET)
    answer(folder, "assumed:fleet", "确认", sheet=ASSUMED_SHEET)
    result = bring(path, folder)
    assert p2p.read_scenario(folder).first_day == date(2026, 4, 1)
    assert {"first_day", "fleet"}.isdisjoint(one.what for one in result.assumed)


def test_the_roster_of_next_week_keeps_the_ids(tmp_path: Path) -> None:
    folder = tmp_path / "linxian"
    bring(roster(tmp_path / "a.xlsx", 6), folder)
    ids = (folder / IDS_FILE).read_text("utf-8-sig")
    bring(roster(tmp_path / "b.xlsx", 8), folder)
    later = (folder / IDS_FILE).read_text("utf-8-sig")
    assert later.startswith(ids.strip().splitlines()[0])
    assert set(ids.splitlines()) <= set(later.splitlines())
    assert {w.worker_id for w in p2p.read_scenario(folder).workers} == {
        f"W{n:04d}" for n in range(1, 9)
    }


def test_a_wrong_cell_is_a_fault_with_its_place_and_the_old_scenario_stays(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "linxian"
    bring(roster(tmp_path / "a.xlsx"), folder)
    before = (folder / "workers.csv").read_bytes()
    bad = roster(tmp_path / "b.xlsx", 身份证号="141124198001010010")
    result = bring(bad, folder)
    assert not result.is_written
    assert result.faults[0].file == "b.xlsx[名册]"
    assert result.faults[0].row == 2
    assert (folder / "workers.csv").read_bytes() == before
    sheet = openpyxl.load_workbook(folder / QUESTIONS_FILE)["须更正"]
    assert sheet["A5"].hyperlink.target.replace("\\", "/") == "../b.xlsx"


def test_a_table_that_the_office_changed_is_not_overwritten(tmp_path: Path) -> None:
    path, folder = roster(tmp_path / "a.xlsx"), tmp_path / "linxian"
    bring(path, folder)
    with (folder / "villages.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    with pytest.raises(OutputError, match=r"villages\.csv"):
        bring(path, folder)


def test_an_unknown_key_of_the_config_is_named(tmp_path: Path) -> None:
    config = tmp_path / "office.toml"
    config.write_text('frist_day = 2026-03-02\n[columns]\n"甲" = "nmae"\n', "utf-8")
    with pytest.raises(ScenarioError, match="first_day"):
        bring(roster(tmp_path / "a.xlsx"), tmp_path / "linxian", config=config)


def test_depots_and_fleet_of_the_config_are_taken(tmp_path: Path) -> None:
    config = tmp_path / "office.toml"
    config.write_text(
        "first_day = 2026-03-02\ndays = 3\n"
        '[[depots]]\nname = "车场"\ncounty = "临县"\nlat = 37.95\nlon = 110.99\n'
        '[[fleet]]\ndepot = "车场"\nvehicle_type = "coach-49"\nseats = 49\ncount = 2\n'
        'billing = "per_day"\nfixed = 1600\n',
        "utf-8",
    )
    result = bring(roster(tmp_path / "a.xlsx"), tmp_path / "linxian", config=config)
    assert {one.what for one in result.assumed} == {"preset", "origin"}
    scenario = p2p.read_scenario(tmp_path / "linxian")
    assert [(line.count, line.fixed_fen) for line in scenario.fleet] == [(2, 160_000)]


# -- the command ---------------------------------------------------------------------


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["import", *map(str, args)])
    return result.exit_code, result.output


def test_the_command_tells_what_it_took_and_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "linxian"
    code, output = run(roster(tmp_path / "a.xlsx"), "-o", folder, "--lang", "en")
    assert code == 0
    assert "6 rows, 6 workers" in output
    assert "身份证号 = id_number" in output
    assert f"p2p check {folder}" in output


def test_the_command_ends_with_two_while_something_must_be_answered(
    tmp_path: Path,
) -> None:
    path = roster(tmp_path / "a.xlsx", 企业地址="", 务工企业="无此地厂")
    code, output = run(path, "-o", tmp_path / "linxian", "--json", "--lang", "zh")
    assert code == 2
    facts = json.loads(output)
    assert not facts["written"]
    assert [q["must"] for q in facts["questions"]].count(True) == 1
    assert facts["people"] == 6
