"""Rosters in the layouts that offices keep are read without a change by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.transport.intake import rosters as made
from transport.intake.records import RowAddress
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.rosters import RosterRead


def codes(read: RosterRead) -> set[str]:
    return {warned.told.code for warned in read.passed_over}


def test_an_office_roster_is_read_and_what_is_no_person_is_told(tmp_path: Path) -> None:
    cells, boxes = made.office(48)
    path = made.xlsx(tmp_path / "r.xlsx", {"花名册": cells}, {"花名册": boxes})
    read = read_rosters([path])
    assert (read.faults, read.doubts) == ((), ())
    assert len(read.people) == 48
    first, last = read.people[0], read.people[-1]
    assert first.source == RowAddress("r.xlsx", "花名册", 4)
    assert (first.name, first.id_number) == (made.name(1), made.id_number(1))
    assert (first.phone, first.town, first.village) == (
        made.phone(1),
        "示例镇",
        "示例村2",
    )
    assert (first.health_code, first.temperature_c) == ("green", "36.5")
    assert (first.poverty_listed, read.people[4].poverty_listed) == ("no", "yes")
    assert last.town == "示例镇"
    assert {"TITLE_PASSED_OVER", "TOTALS_LEFT_OUT", "TAKEN_FOR_NOTE"} <= codes(read)
    assert "COLUMNS_UNKNOWN" not in codes(read)
    assert {c.field: c.confidence for c in read.taken}["id_number"] == 1.0
    assert read.dated == date(2023, 2, 8)


def test_two_rows_of_headings_and_merged_households_are_read(tmp_path: Path) -> None:
    cells, boxes = made.poverty_office(10)
    path = made.xlsx(tmp_path / "r.xlsx", {"名册": cells}, {"名册": boxes})
    read = read_rosters([path])
    assert (read.faults, read.doubts) == ((), ())
    assert [c.heading for c in read.taken] == [
        *("户主姓名", "基本情况/姓名", "基本情况/身份证号", "基本情况/手机"),
        *("家庭住址/乡镇", "家庭住址/行政村", "户类型", "务工单位/名称"),
        "务工单位/地址",
    ]
    second = read.people[1]
    assert (second.household, second.town) == (made.name(1), "样板乡")
    assert (second.employer, second.employer_address) == (
        made.FIRMS[1],
        made.PLACES[0],
    )
    listed = [person.poverty_listed for person in read.people[:3]]
    assert listed == ["yes", "yes", "no"]


def test_the_same_roster_is_read_alike_from_every_kind_of_file(tmp_path: Path) -> None:
    cells, boxes = made.poverty_office(6)
    texts = [[None if v is None else str(v) for v in row] for row in cells]
    title = "花名册"
    files = [
        made.xlsx(tmp_path / "a.xlsx", {title: texts}, {title: boxes}),
        made.xls(tmp_path / "a.xls", texts, boxes),
        made.ods(tmp_path / "a.ods", texts, boxes),
    ]
    first, *others = [read_rosters([path]) for path in files]
    assert len(first.people) == 6
    for other in others:
        assert [(p.name, p.town, p.village, p.household) for p in other.people] == [
            (p.name, p.town, p.village, p.household) for p in first.people
        ]
        assert [c.field for c in other.taken] == [c.field for c in first.taken]


def test_a_register_of_labour_export_is_read_in_the_national_encoding(
    tmp_path: Path,
) -> None:
    path = made.text_table(
        tmp_path / "r.csv", made.labour_export(), encoding="gb18030", delimiter="\t"
    )
    read = read_rosters([path])
    assert (read.faults, read.doubts) == ((), ())
    person = read.people[0]
    assert person.home_address == f"临县示例镇{made.village(1)}"
    assert person.employer == f"榆林市{made.FIRMS[1]}"
    assert codes(read) == {"COLUMNS_NOT_NEEDED"}


def test_a_collection_by_phone_is_read(tmp_path: Path) -> None:
    read = read_rosters([made.text_table(tmp_path / "2023年接龙.csv", made.wechat())])
    assert (read.faults, read.doubts) == ((), ())
    person = read.people[0]
    assert (person.name, person.id_number) == (made.name(1), made.id_number(1))
    assert (person.phone, person.home_address) == (made.phone(1), "示例镇示例村1组")
    assert (person.ready_from, person.health_code) == ("2023-02-10", "green")


def test_a_list_of_a_school_takes_nobodys_parents_for_the_pupils(
    tmp_path: Path,
) -> None:
    path = made.xlsx(tmp_path / "r.xlsx", {"Sheet1": made.school_list()})
    read = read_rosters([path])
    assert read.faults == ()
    person = read.people[0]
    assert (person.name, person.phone) == (made.name(1), made.phone(1))
    assert (person.worker_id, person.employer) == ("20230001", made.FIRMS[1])


def test_an_english_export_asks_once_how_its_dates_are_written(tmp_path: Path) -> None:
    path = made.xlsx(tmp_path / "staff.xlsx", {"Export": made.english()})
    read = read_rosters([path])
    assert (read.faults, read.doubts) == ((), ())
    person = read.people[0]
    assert (person.worker_id, person.name) == ("E0001", "Worker 01")
    assert person.employer == "Example Foods Co., Ltd."
    assert person.employer_address == "Huangdao, Qingdao, Shandong"
    assert person.report_by == "2023-02-20"


def test_rosters_of_several_townships_are_read_one_after_the_other(
    tmp_path: Path,
) -> None:
    paths = []
    for at, first in enumerate((1, 101, 201)):
        cells, boxes = made.office(12, first)
        path = tmp_path / f"{made.TOWNS[at]}.xlsx"
        paths.append(made.xlsx(path, {"花名册": cells}, {"花名册": boxes}))
    read = read_rosters(paths)
    assert len(read.people) == 36
    assert {person.source.file for person in read.people} == {p.name for p in paths}
    assert len({column.layout for column in read.taken}) == 1
