"""Cells as people leave them: tidied where it is safe, with a warning where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("138 0000 0001", "13800000001"),
        ("138-0000-0001", "13800000001"),
        ("１３８００００００１１", "13800000011"),
        ("'13800000001", "13800000001"),
        ('="13800000001"', "13800000001"),
        ("0358-1234567", "0358-1234567"),
    ],
)
def test_phone_numbers_lose_their_blanks(
    written: str, read: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell("workers", 2, "phone", written)
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.workers[0].phone == read
    assert scenario.warnings == ()


def test_identity_numbers_lose_blanks_and_small_letters(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "id_number", "　141124 19800101 002x ")
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.workers[0].id_number == "14112419800101002X"


@pytest.mark.parametrize(
    ("table", "row", "column", "written", "record", "value"),
    [
        ("fleet", 2, "seats", "４９座", "seats", 49),
        ("fleet", 2, "count", "3 辆", "count", 3),
        ("fleet", 2, "fixed", "1,800.00元", "fixed_fen", 180_000),
        ("workers", 2, "bags", "2.0", "n_bags", 2),
        ("villages", 2, "lat", "37.95°", "lat", 37.95),
        ("villages", 2, "village_id", "Ｖ1", "village_id", "V1"),
    ],
)
def test_units_and_full_width_digits_are_understood(
    table: str,
    row: int,
    column: str,
    written: str,
    record: str,
    value: object,
    tmp_path: Path,
) -> None:
    draft = Draft()
    draft.cell(table, row, column, written)
    scenario = read_scenario(draft.folder(tmp_path))
    assert getattr(getattr(scenario, table)[row - 2], record) == value


@pytest.mark.parametrize(
    "written",
    ["2020/2/26", "2020.02.26", "2020年2月26日", "20200226", "２０２０-02-26"],
)
def test_dates_are_understood_as_people_write_them(
    written: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell("workers", 4, "ready_from", written)
    assert read_scenario(draft.folder(tmp_path)).workers[2].ready_from_s == 86_400


@pytest.mark.parametrize(
    "written",
    [
        "2020-02-26T06:30",
        "2020-02-26 6:30:00",
        "2020-02-25T22:30Z",
        "2020年2月26日 6时30分",
    ],
)
def test_times_are_understood_with_and_without_zone(
    written: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell("workers", 4, "ready_from", written)
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.workers[2].ready_from_s == 30 * 3_600 + 1_800


def test_headings_are_known_with_unit_case_and_blanks(tmp_path: Path) -> None:
    draft = Draft()
    fleet, workers = draft.tables["fleet"][0], draft.tables["workers"][0]
    fleet[fleet.index("speed_factor")] = " Speed Factor "
    workers[workers.index("temperature_c")] = "体温（℃）"
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.fleet[1].speed_percent == 95
    assert scenario.workers[0].temperature_c is not None


# warnings


def test_an_odd_phone_number_is_only_a_warning(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "phone", "12345")
    draft.cell("workers", 3, "phone", "54321")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("workers.csv:2:phone  '***45'")
    assert "12345" not in warning  # a warning may be printed anywhere
    assert "1 more row" in warning


def test_other_cells_are_told_as_they_stand(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "report_by", "2020-04-01")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert "'2020-04-01'" in warning


def test_another_paper_than_the_identity_card_is_only_a_warning(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "id_number", "E12345678")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("workers.csv:2:id_number")
    assert "E12345678" not in warning  # a warning may be printed anywhere


def test_an_unknown_column_is_ignored_with_its_nearest_spelling(tmp_path: Path) -> None:
    draft = Draft()
    draft.tables["workers"][0][-1] = "remarks"
    scenario = read_scenario(draft.folder(tmp_path))
    (warning,) = map(str, scenario.warnings)
    assert warning.startswith("workers.csv:1:remarks")
    assert "did you mean 'remark'" in warning
    assert scenario.workers[1].remark == ""


def test_an_unknown_file_is_named(tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    (folder / "road.csv").write_text("a\n")
    (folder / "notes.md").write_text("a\n")
    (folder / "roads.csv").unlink()
    (warning,) = map(str, read_scenario(folder).warnings)
    assert "road.csv" in warning
    assert "'roads'" in warning


def test_a_row_of_totals_is_left_out(tmp_path: Path) -> None:
    draft = Draft()
    draft.tables["workers"].append(["合计", "6人", *[""] * 14])
    scenario = read_scenario(draft.folder(tmp_path))
    assert len(scenario.workers) == 6
    (warning,) = map(str, scenario.warnings)
    assert warning.startswith("workers.csv:8")


def test_headings_that_are_repeated_below_are_left_out_and_told(tmp_path: Path) -> None:
    draft = Draft()
    rows = draft.tables["workers"]
    chinese = ["编号", "姓名", "", "村编号"]
    assert rows[0][:2] == ["worker_id", "name"]
    at = rows[0].index("village_id")
    again = [""] * len(rows[0])
    again[0], again[1], again[at] = chinese[0], chinese[1], chinese[3]
    rows.insert(3, list(rows[0]))
    rows.append(again)
    scenario = read_scenario(draft.folder(tmp_path))
    assert len(scenario.workers) == 6
    (warning,) = map(str, scenario.warnings)
    assert warning.startswith("workers.csv:4  repeats the headings")
    assert "1 more row" in warning  # line 9


def test_a_worker_who_is_called_like_a_heading_stays(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "worker_id", "worker_id")
    assert len(read_scenario(draft.folder(tmp_path)).workers) == 6


def test_control_characters_are_taken_out_of_names(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 2, "name", "Up\x07per\u202e")
    draft.cell("workers", 2, "name", "张\n三")
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.villages[0].name == "Upper"
    assert scenario.workers[0].name == "张 三"
    assert len(scenario.warnings) == 2


def test_a_name_may_look_like_a_missing_value(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "name", "NA")
    draft.cell("villages", 2, "name", "null")
    scenario = read_scenario(draft.folder(tmp_path))
    assert (scenario.workers[0].name, scenario.villages[0].name) == ("NA", "null")


def test_prices_that_have_no_effect_are_a_warning(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("fleet", 3, "included_km", "100")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("fleet.csv:3:included_km")


def test_dates_outside_the_days_that_do_no_harm_are_a_warning(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 4, "ready_from", "2020-02-20")
    draft.cell("workers", 4, "report_by", "2020-03-20")
    first, second = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert first.startswith("workers.csv:4:ready_from")
    assert second.startswith("workers.csv:4:report_by")


def test_far_places_may_be_declared_right(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 2, "lat", "35.95")
    assert len(faults_of(draft.folder(tmp_path))) == 1
    draft.set("days = 5", "days = 5\nposition_checks = false")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.column) == ("distances.csv", "km")  # no road is so short
    draft.cell("distances", 2, "km", "320")
    draft.cell("distances", 2, "minutes", "")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("villages.csv:2:lat")
