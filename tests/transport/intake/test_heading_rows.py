"""The row of headings: deep under titles, in two rows, with merged cells or none."""

from __future__ import annotations

from transport.intake.heading_rows import find_headings
from transport.reading.sheet_parts import Merged

PERSON = ["甲", "141124198502021018", "15400000001", "乙村"]


def rows(*cells: list[str]) -> list[tuple[int, list[str]]]:
    return list(enumerate(map(list, cells), start=1))


def test_headings_are_found_deep_under_titles() -> None:
    titles = [["某县返岗花名册"], [""], ["填报单位：某镇"], ["联系人：甲", "电话：1"]]
    top = rows(*titles, ["姓名", "身份证号", "电话", "村"], PERSON)
    found = find_headings(top)
    assert found is not None
    assert (found.first, found.last) == (4, 4)
    assert [h.shown for h in found.headings] == ["姓名", "身份证号", "电话", "村"]


def test_two_rows_of_headings_are_found_without_merged_cells() -> None:
    top = rows(
        ["姓名", "电话", "家庭住址", "", "务工单位", ""],
        ["", "", "乡镇", "村", "名称", "地址"],
        ["甲", "15400000001", "丙镇", "乙村", "厂", "某市"],
    )
    found = find_headings(top)
    assert found is not None
    assert (found.first, found.last) == (0, 1)
    assert [h.shown for h in found.headings] == [
        *("姓名", "电话", "家庭住址/乡镇", "家庭住址/村"),
        *("务工单位/名称", "务工单位/地址"),
    ]


def test_a_group_over_merged_cells_reaches_as_far_as_they_do() -> None:
    top = rows(
        ["姓名", "户籍", "", "", "备注"],
        ["", "县", "乡镇", "村", ""],
        ["甲", "某县", "丙镇", "乙村", ""],
    )
    boxes = [Merged(1, 0, 2, 0), Merged(1, 1, 1, 3), Merged(1, 4, 2, 4)]
    assert find_headings(top, boxes) is None  # a name alone may be a place's
    top[0][1][4], top[0][1][0] = "电话", "姓名"
    found = find_headings(top, boxes)
    assert found is not None
    assert [h.shown for h in found.headings][1:4] == ["户籍/县", "户籍/乡镇", "户籍/村"]


def test_three_rows_of_headings_are_found() -> None:
    top = rows(
        ["姓名", "个人情况", "", "", "", "务工单位"],
        ["", "身份证号", "联系电话", "家庭住址", "", ""],
        ["", "", "", "乡镇", "村", ""],
        ["甲", "141124198502021018", "15400000001", "丙镇", "乙村", "厂"],
    )
    boxes = [
        *(Merged(1, 0, 3, 0), Merged(1, 1, 1, 4), Merged(1, 5, 3, 5)),
        *(Merged(2, 1, 3, 1), Merged(2, 2, 3, 2), Merged(2, 3, 2, 4)),
    ]
    found = find_headings(top, boxes)
    assert found is not None
    assert (found.first, found.last) == (0, 2)
    assert [h.shown for h in found.headings] == [
        *("姓名", "个人情况/身份证号", "个人情况/联系电话"),
        *("家庭住址/乡镇", "家庭住址/村", "务工单位"),
    ]


def test_a_row_of_data_is_no_second_row_of_headings() -> None:
    found = find_headings(rows(["姓名", "身份证号", "电话", "村"], PERSON, PERSON))
    assert found is not None
    assert found.last == 0


def test_lists_of_places_and_of_firms_are_no_rosters() -> None:
    for heads in (
        ["village_id", "name", "town", "county", "lat", "lon"],
        ["employer_id", "name", "city", "province", "accepted"],
        ["站点名称", "经度", "纬度", "地址"],
        ["企业名称", "企业地址", "联系人", "联系电话"],
    ):
        assert find_headings(rows(heads, ["a", "b", "c", "d", "e", "f"])) is None


def test_a_roster_of_names_and_firms_alone_is_one() -> None:
    assert find_headings(rows(["姓名", "务工企业"], ["甲", "厂"])) is not None
