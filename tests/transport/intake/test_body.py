"""Rows below the headings: people, and what is passed over with a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.intake import rosters as made
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.rosters import RosterRead

HEADS = ["序号", "姓名", "身份证号", "联系电话", "乡镇", "村", "务工企业"]


def row(n: int, **other: Any) -> list[Any]:
    cells = {
        **{"序号": n, "姓名": made.name(n), "身份证号": made.id_number(n)},
        **{"联系电话": made.phone(n), "乡镇": "示例镇", "村": "甲村"},
        "务工企业": "示例厂",
    }
    return [cells[head] if head not in other else other[head] for head in HEADS]


def read(path: Path, *rows: list[Any], boxes: Any = ()) -> RosterRead:
    file = made.xlsx(path / "r.xlsx", {"a": [HEADS, *rows]}, {"a": boxes})
    return read_rosters([file])


def told(found: RosterRead) -> dict[str, tuple[int | None, int]]:
    return {w.told.code: (w.row, w.n_rows) for w in found.passed_over}


def test_what_is_no_person_is_passed_over_and_counted(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        row(1),
        ["", "小计", 1],
        HEADS,
        row(2),
        [],
        [],
        row(3),
        [4],
        [5],
        ["合 计", None, 3],
        ["以上人员身体健康，请予安排乘车。"],
        ["经办人：", None, None, "联系电话：0358-4421234"],
        ["注：本表一式两份"],
    )
    assert [p.name for p in found.people] == [made.name(n) for n in (1, 2, 3)]
    assert found.faults == ()
    assert told(found) == {
        "TOTALS_LEFT_OUT": (3, 2),
        "HEADINGS_REPEATED": (4, 1),
        "BLANK_ROWS": (6, 2),
        "ONLY_NUMBERED": (9, 2),
        "TAKEN_FOR_NOTE": (12, 3),
    }


@pytest.mark.parametrize(
    "words",
    [
        *("甲镇小计", "合计人数", "本页合计：", "总计(人)", "总人数：", "合 计"),
        *("Total:", "示例村合计 3人", "共计人次"),
    ],
)
def test_totals_are_no_people_whatever_stands_around_the_word(
    tmp_path: Path, words: str
) -> None:
    heads = HEADS[1:]
    cells: made.Cells = [
        heads,
        row(1)[1:],
        [words, "3人", None, None, None, None],
        row(2)[1:],
    ]
    found = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})])
    assert len(found.people) == 2
    assert found.faults == ()
    assert told(found)["TOTALS_LEFT_OUT"] == (3, 1)


@pytest.mark.parametrize("village", ["小计村", "总计划沟", "会计楼村"])
def test_a_name_that_begins_like_a_total_is_none(tmp_path: Path, village: str) -> None:
    heads = ["村", "姓名", "务工企业", "身份证号"]
    cells: made.Cells = [heads, [village, "甲某", "某厂", None]]
    found = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})])
    assert [p.village for p in found.people] == [village]


def test_an_example_and_a_line_between_people_are_told(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["例", "张三", made.id_number(9), made.phone(9), "某镇", "某村", "某厂"],
        ["一、示例镇（2人）"],
        row(1),
        row(2),
    )
    assert len(found.people) == 2
    assert {"EXAMPLE_ROW": (2, 1), "SECTION_ROW": (3, 1)}.items() <= told(found).items()


def test_shared_cells_are_filled_down_and_a_persons_own_are_not(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        row(1),
        row(2, 乡镇=None, 务工企业=None, 联系电话=None),
        row(3, 务工企业=None, 姓名=None),
        row(4),
        boxes=[(2, 5, 3, 5), (2, 7, 4, 7), (2, 4, 3, 4), (3, 2, 4, 2)],
    )
    assert [p.town for p in found.people] == ["示例镇"] * 4
    assert [p.employer for p in found.people] == ["示例厂"] * 4
    assert [p.phone for p in found.people][:2] == [made.phone(1), ""]
    (fault,) = found.faults
    assert (fault.row, fault.wrong.code) == (4, "NAME_MISSING")
    assert told(found)["MERGED_PERSONAL"] == (2, 2)


def test_as_above_is_read_as_the_cell_above(tmp_path: Path) -> None:
    found = read(tmp_path, row(1), row(2, 村="同上"), row(3, 村="〃", 乡镇="乙镇"))
    assert [p.village for p in found.people] == ["甲村"] * 3
    assert told(found)["DITTO_RESOLVED"] == (3, 2)


def test_a_row_with_a_place_alone_is_nobody(tmp_path: Path) -> None:
    blank = dict.fromkeys(("姓名", "身份证号", "联系电话"))
    found = read(tmp_path, row(1), row(2, **blank))
    assert (len(found.people), found.faults) == (1, ())
    assert told(found)["NOBODY_IN_ROW"] == (3, 1)


def test_a_wrong_number_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    wrong = made.id_number(2)[:-1] + ("1" if made.id_number(2)[-1] != "1" else "2")
    found = read(tmp_path, row(1), row(2, 身份证号=wrong))
    (fault,) = found.faults
    assert (fault.file, fault.row, fault.column) == ("r.xlsx[a]", 3, "身份证号")
    assert fault.wrong.code == "CHECK_DIGIT"
    assert (getattr(fault, "sheet", ""), getattr(fault, "cell", "")) == ("a", "C3")


def test_another_table_below_is_one_fault_and_not_read_as_people(
    tmp_path: Path,
) -> None:
    other = ["企业名称", "企业地址", "联系电话", "备注"]
    firm = ["某厂", "某市", made.phone(2), "二期"]
    found = read(tmp_path, row(1), [], other, firm, firm)
    (fault,) = found.faults
    assert (fault.file, fault.row) == ("r.xlsx[a]", 4)
    assert fault.wrong.code == "OTHER_TABLE_BELOW"
    assert len(found.people) == 1


@pytest.mark.parametrize("more", [[], ["是否脱贫户", "健康码", "体温"]])
@pytest.mark.parametrize("n_above", [1, 60])  # within the rows looked at, and below
def test_a_list_below_another_is_read_by_its_own_headings(
    tmp_path: Path, n_above: int, more: list[str]
) -> None:
    other = ["姓名", "联系电话", "身份证号", "村", "乡镇", "务工企业", *more]
    second = [
        [made.name(k), made.phone(k), made.id_number(k), "乙村", "乙镇", "乙厂"]
        for k in (901, 902)
    ]
    first = [row(k) for k in range(1, n_above + 1)]
    found = read(tmp_path, *first, [], other, *second)
    assert found.faults == ()
    assert [p.phone for p in found.people[-2:]] == [made.phone(901), made.phone(902)]
    assert {(p.village, p.town, p.employer) for p in found.people[-2:]} == {
        ("乙村", "乙镇", "乙厂")
    }
    assert len(found.people) == n_above + 2
    assert told(found)["SECOND_LIST_BELOW"] == (n_above + 3, 1)


def test_headings_repeated_with_two_exchanged_are_not_passed_over(
    tmp_path: Path,
) -> None:
    at, to = HEADS.index("乡镇"), HEADS.index("村")
    heads, person = list(HEADS), list(row(2))
    heads[at], heads[to] = heads[to], heads[at]
    person[at], person[to] = person[to], person[at]
    found = read(tmp_path, row(1), heads, person)
    one, two = found.people
    assert (one.town, one.village) == (two.town, two.village)


def test_people_above_the_headings_are_a_fault(tmp_path: Path) -> None:
    file = made.xlsx(tmp_path / "r.xlsx", {"a": [row(1), HEADS, row(2)]})
    found = read_rosters([file])
    assert [(f.row, f.wrong.code) for f in found.faults] == [(1, "DATA_ABOVE_HEADINGS")]


def test_two_rows_of_headings_repeated_on_a_new_page_are_no_people(
    tmp_path: Path,
) -> None:
    cells, boxes = made.poverty_office(4)
    cells[5:5] = [cells[0], cells[1], cells[2]]
    boxes = [box for box in boxes if box[0] < 4]
    found = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells}, {"a": boxes})])
    assert [p.name for p in found.people] == [made.name(n) for n in range(1, 5)]
    assert found.faults == ()
    assert {"HEADINGS_REPEATED": (7, 2), "TITLE_REPEATED": (6, 1)}.items() <= (
        told(found).items()
    )


@pytest.mark.parametrize("form", ["{}", "({})", "（{}）", "{}.0"])
def test_a_row_that_counts_the_columns_is_nobody(tmp_path: Path, form: str) -> None:
    counted = [form.format(n + 1) for n in range(len(HEADS))]
    found = read(tmp_path, counted, row(1), row(2))
    assert [p.name for p in found.people] == [made.name(1), made.name(2)]
    assert found.faults == ()
    assert told(found) == {"COLUMNS_NUMBERED": (2, 1)}
    from_name = ["", *counted[:-1]]
    assert told(read(tmp_path, from_name, row(1))) == {"COLUMNS_NUMBERED": (2, 1)}
    mixed = read(tmp_path, [*counted[:2], "9", *counted[3:]], row(1))
    assert "COLUMNS_NUMBERED" not in told(mixed)
