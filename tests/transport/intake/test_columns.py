"""Columns: which is taken for what, which is asked, and what an answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.intake import rosters as made
from transport.intake.columns import letter
from transport.intake.layouts import (
    Layouts,
    column_key,
    load_layouts,
    named_columns,
    save_layouts,
)
from transport.intake.rosters import read_rosters
from transport.intake.synonyms import NOT_NEEDED, field_choice
from transport.reading.findings import BadValue

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.rosters import RosterRead


def read(path: Path, heads: list[str], *rows: list[str], **more: object) -> RosterRead:
    file = made.text_table(path / "r.csv", [heads, *rows])
    return read_rosters([file], **more)  # type: ignore[arg-type]


def fields(found: RosterRead) -> dict[str, str]:
    return {column.heading: column.field for column in found.taken}


def people(n: int) -> list[list[str]]:
    return [[made.name(k), made.id_number(k), made.phone(k)] for k in range(1, n + 1)]


def test_a_misspelt_heading_is_asked_unless_its_cells_agree(tmp_path: Path) -> None:
    heads = ["姓名", "身份正号", "电话", "村装"]
    found = read(tmp_path, heads, *([*p, "示例村1"] for p in people(4)))
    assert fields(found)["身份正号"] == "id_number"
    assert [doubt.about for doubt in found.doubts] == []
    heads[2], heads[3] = "电话", "所在村镇"
    found = read(tmp_path, heads, *([*p, "示例村1"] for p in people(4)))
    (doubt,) = found.doubts
    assert (doubt.about, doubt.proposal) == ("所在村镇", field_choice("town"))
    assert doubt.kind == "column"
    answers = {doubt.key: "村"}
    found = read(
        tmp_path, heads, *([*p, "示例村1"] for p in people(4)), answers=answers
    )
    assert found.doubts == ()
    assert found.people[0].village == "示例村1"


def test_a_column_whose_cells_belie_its_heading_is_asked(tmp_path: Path) -> None:
    heads = ["姓名", "电话", "务工企业", "村"]
    rows = [[made.name(k), made.id_number(k), "示例厂", "甲村"] for k in range(1, 5)]
    found = read(tmp_path, heads, *rows)
    (doubt,) = found.doubts
    assert (doubt.about, doubt.proposal) == ("电话", field_choice("id_number"))
    assert found.people[0].id_number == made.id_number(1)


def test_a_column_without_heading_is_asked_where_its_cells_tell(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "", ""]
    found = read(tmp_path, heads, *([*p, "x"] for p in people(3)))
    (doubt,) = found.doubts
    assert (doubt.about, doubt.proposal) == ("C", field_choice("phone"))
    assert [w.told.figures["names"] for w in found.passed_over] == [("D",)]


def test_a_second_column_of_a_field_is_passed_over_and_told(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "手机", "联系电话"]
    found = read(tmp_path, heads, *([*p, "15499999999"] for p in people(3)))
    assert found.people[0].phone == "15499999999"
    (told,) = found.passed_over
    assert (told.column, told.told.code) == ("手机", "COLUMN_IS_SECOND")


def test_of_several_temperatures_the_highest_counts(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "电话", "体温1", "体温2"]
    figures = [["36.5", "36.4"], ["36.5", "37.8"], ["38.1", ""], ["", "36.6"]]
    found = read(
        tmp_path, heads, *([*p, *t] for p, t in zip(people(4), figures, strict=True))
    )
    assert [p.temperature_c for p in found.people] == ["36.5", "37.8", "38.1", "36.6"]
    told = [w for w in found.passed_over if w.told.code == "COLUMN_COUNTS_TOO"]
    assert [warned.column for warned in told] == ["体温2"]


def test_what_is_only_like_a_running_number_is_told_as_not_known(
    tmp_path: Path,
) -> None:
    heads = ["序号", "姓名", "身份证号", "电话", "健康证编号"]
    rows = (["1", *p, "JK20260001"] for p in people(3))
    found = read(tmp_path, heads, *rows)
    (told,) = [w for w in found.passed_over if w.told.code == "COLUMNS_UNKNOWN"]
    assert told.told.figures["names"] == ("健康证编号",)


def test_a_second_address_right_of_the_employer_is_the_employers(
    tmp_path: Path,
) -> None:
    heads = ["姓名", "电话", "省", "市", "务工企业", "省", "市", "地址"]
    row = [
        "甲",
        "15400000001",
        "山西省",
        "吕梁市",
        "示例厂",
        "陕西省",
        "榆林市",
        "锦界镇1号",
    ]
    found = read(tmp_path, heads, row)
    (person,) = found.people
    assert (person.province, person.city) == ("山西省", "吕梁市")
    assert person.employer_address in ("陕西省榆林市锦界镇1号", "陕西省榆林市")
    assert {doubt.about for doubt in found.doubts} <= {"省", "市", "地址"}


def test_the_head_of_the_household_is_nobodys_name(tmp_path: Path) -> None:
    heads = ["户主姓名", "姓名", "与户主关系", "身份证号"]
    rows = [["甲", made.name(k), "之子", made.id_number(k)] for k in (1, 2)]
    found = read(tmp_path, heads, *rows)
    assert [p.name for p in found.people] == [made.name(1), made.name(2)]
    assert [p.household for p in found.people] == ["甲", "甲"]


def test_what_was_confirmed_is_remembered_by_layout(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "电话", "所在村镇"]
    rows = [[*p, "示例村1"] for p in people(3)]
    (doubt,) = read(tmp_path, heads, *rows).doubts
    answers = {doubt.key: field_choice("village")}
    found = read(tmp_path, heads, *rows, answers=answers)
    layouts = Layouts().remembering(found.taken, answers)
    file = tmp_path / "layouts.json"
    save_layouts(layouts, file)
    found = read(tmp_path, ["*姓名", *heads[1:]], *rows, layouts=load_layouts(file))
    assert found.doubts == ()
    assert {c.how.code for c in found.taken} == {"TAKEN_BY_MEMORY"}
    assert found.people[0].village == "示例村1"
    other = read(tmp_path, [*heads, "备注"], *rows, layouts=load_layouts(file))
    assert [d.about for d in other.doubts] == ["所在村镇"]


def test_columns_may_be_named_for_every_layout(tmp_path: Path) -> None:
    layouts = Layouts(named_columns({"人员": "姓名", "村": "not_needed"}))
    heads = ["人员", "身份证号", "村"]
    found = read(tmp_path, heads, ["甲", made.id_number(1), "乙村"], layouts=layouts)
    (person,) = found.people
    assert (person.name, person.village) == ("甲", "")


def test_a_file_of_layouts_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "layouts.json"
    for text, code in (
        ("{", "LAYOUTS_NO_JSON"),
        ("[]", "LAYOUTS_STRANGE"),
        ('{"colums": {}}', "LAYOUTS_STRANGE"),
        ('{"columns": {"\\ud800": "name"}}', "HALF_A_LETTER"),
        ('{"layouts": {"\\udc00": {"甲": "name"}}}', "HALF_A_LETTER"),
        ('{"columns": {"甲": "name", "甲": "village"}}', "KEY_TWICE"),
        ('{"columns": {"甲": "nmae"}}', "NO_SUCH_FIELD"),
    ):
        file.write_text(text, "utf-8")
        with pytest.raises(BadValue) as caught:
            load_layouts(file)
        assert caught.value.wrong.code == code
    assert str(caught.value.remedy) == "did you mean 'name'?"


def test_the_key_of_a_column_does_not_hang_on_how_it_is_dressed() -> None:
    assert column_key("abc", "*所在 村镇") == column_key("abc", "所在村镇")
    assert column_key("abc", "C") == "column:abc:c"


def test_columns_are_lettered_as_in_a_sheet() -> None:
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_column_that_is_answered_as_not_needed_is_left(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "所在村镇"]
    rows = [[made.name(1), made.id_number(1), "示例村1"]]
    (doubt,) = read(tmp_path, heads, *rows).doubts
    answers = {doubt.key: field_choice(NOT_NEEDED)}
    found = read(tmp_path, heads, *rows, answers=answers)
    assert (found.doubts, found.people[0].town) == ((), "")


def test_kinds_of_people_that_say_nothing_of_poverty_are_left(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "人员类别"]
    rows = [[made.name(1), made.id_number(1), "劳务派遣"]]
    found = read(tmp_path, heads, *rows)
    assert (found.doubts, found.people[0].poverty_listed) == ((), "")
    rows.append([made.name(2), made.id_number(2), "脱贫户"])
    found = read(tmp_path, heads, *rows)
    (doubt,) = found.doubts
    assert doubt.asked.figures["words"] == ("劳务派遣",)
    assert [p.poverty_listed for p in found.people] == ["no", "yes"]
    found = read(tmp_path, heads, *rows, answers={doubt.key: "是"})
    assert [p.poverty_listed for p in found.people] == ["yes", "yes"]


def test_a_name_in_two_columns_is_put_together(tmp_path: Path) -> None:
    heads = ["Last Name", "First Name", "Mobile", "Company"]
    found = read(tmp_path, heads, ["One", "Worker", "15400000001", "Example Foods"])
    assert [p.name for p in found.people] == ["Worker One"]
    heads = ["姓", "名", "电话", "务工企业"]
    found = read(tmp_path, heads, ["工", "甲01", "15400000001", "示例厂"])
    assert [p.name for p in found.people] == ["工甲01"]
    assert found.faults == ()


def test_a_temperature_in_words_is_asked_once(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "体温"]
    rows = [[*p[:2], "正常"] for p in people(3)]
    found = read(tmp_path, heads, *rows)
    (doubt,) = found.doubts
    assert (doubt.kind, doubt.asked.figures["n"]) == ("normal", 3)
    assert {p.temperature_c for p in found.people} == {""}
    found = read(tmp_path, heads, *rows, answers={doubt.key: "36.5"})
    assert (found.doubts, found.people[0].temperature_c) == ((), "36.5")


def test_dates_without_a_year_are_asked_once_where_nothing_tells_it(
    tmp_path: Path,
) -> None:
    heads = ["姓名", "身份证号", "出发日期", "到岗日期"]
    rows = [[*p[:2], "2月10日", "2月12日"] for p in people(3)]
    found = read(tmp_path, heads, *rows)
    (doubt,) = found.doubts
    assert doubt.kind == "year"
    assert found.people[0].ready_from == ""
    found = read(tmp_path, heads, *rows, answers={doubt.key: "2023"})
    assert found.doubts == ()
    assert (found.people[0].ready_from, found.people[0].report_by) == (
        "2023-02-10",
        "2023-02-12",
    )
