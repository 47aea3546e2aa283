"""A sheet with names and positions is a place book; its faults name their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from transport.errors import ScenarioError
from transport.intake.book_sheet import entries_of_sheet

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "站点名称,类型,乡镇,县,经度,纬度,坐标系,确认人,确认日期\n"


def written(folder: Path, *rows: str) -> Path:
    path = folder / "book.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_entries_are_read_with_their_datum(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "东庄村,村,临泉镇,临县,111.01,37.97,,示例,2026-03-01",
        "西庄村,,临泉镇,临县,111.01,37.97,GCJ-02,,",
        "某厂,企业,,神木市,110.5,38.8,百度,,",
    )
    plain, gaode, baidu = entries_of_sheet(path)
    assert (plain.kind, plain.lat, plain.lon) == ("village", 37.97, 111.01)
    assert (plain.confirmed_by, plain.confirmed_on) == ("示例", "2026-03-01")
    assert 0.003 < 111.01 - gaode.lon < 0.008  # some 500 m to the west
    assert (baidu.kind, baidu.county) == ("employer", "神木市")
    assert 110.5 - baidu.lon > 110.5 - 110.4999


def test_a_workbook_with_a_title_and_english_headings_is_a_book(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Places"], ["name", "lat", "lon"], ["East", 37.97, 111.01]):
        sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    (entry,) = entries_of_sheet(tmp_path / "book.xlsx")
    assert (entry.kind, entry.name, entry.lat) == ("village", "East", 37.97)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("东庄村,村,,,十,37.97,,,", "no latitude and longitude"),
        ("东庄村,村,,,1.5,37.97,,,", "outside China"),
        ("东庄村,村,,,111,37.97,北京54,,", "coordinate system"),
        ("东庄村,城,,,111,37.97,,,", "unknown kind"),
        (",村,,,111,37.97,,,", "no name"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_fault(
    tmp_path: Path, row: str, told: str
) -> None:
    with pytest.raises(ScenarioError, match=told) as caught:
        entries_of_sheet(written(tmp_path, row))
    (fault,) = caught.value.faults
    assert (fault.file, fault.row) == ("book.csv", 2)


def test_a_place_in_two_positions_names_both_rows(tmp_path: Path) -> None:
    rows = ("东庄村,村,临泉镇,临县,111,37.97,,,", "东庄,村,临泉,临县,111.1,37.97,,,")
    with pytest.raises(ScenarioError, match="stands in row 2 too") as caught:
        entries_of_sheet(written(tmp_path, *rows))
    assert caught.value.faults[0].row == 3


def test_a_file_without_the_headings_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("姓名,电话\n示例,1\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="headings of a place book"):
        entries_of_sheet(path)
