"""What titles, lines between people and cells above say of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.intake import rosters as made
from transport.intake.rosters import read_rosters
from transport.intake.title_places import places_in, section_place

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.rosters import RosterRead


def row(n: int, *more: str | None) -> list[Any]:
    return [made.name(n), made.id_number(n), *more]


def told(found: RosterRead) -> set[str]:
    return {warned.told.code for warned in found.passed_over}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("临县2023年春季返岗乘车花名册", {"county": "临县"}),
        ("填报单位：示例镇人民政府（盖章）", {"town": "示例镇"}),
        (
            "2023年吕梁市临县示例镇花名册",
            {"city": "吕梁市", "county": "临县", "town": "示例镇"},
        ),
        ("神木市锦界镇", {"county": "神木市", "town": "锦界镇"}),
        (
            "榆林市神木市锦界镇",
            {"city": "榆林市", "county": "神木市", "town": "锦界镇"},
        ),
        ("乡宁县昌宁镇", {"county": "乡宁县", "town": "昌宁镇"}),
        (
            "临县示例镇示例村花名册",
            {"county": "临县", "town": "示例镇", "village": "示例村"},
        ),
        ("示例村", {"village": "示例村"}),
        ("2023年农村劳动力", {}),
        ("驻村工作队", {}),
        ("春节返乡人员", {}),
        ("县乡村振兴局", {}),
        ("我县外出务工人员", {}),
        ("青岛市示例食品有限公司返岗名单", {}),
        ("Sheet1", {}),
    ],
)
def test_a_title_names_county_and_town(text: str, named: dict[str, str]) -> None:
    assert places_in([text]) == named


def test_a_line_between_people_names_a_place() -> None:
    assert section_place("一、示例镇（12人）") == {"town": "示例镇"}
    assert section_place("示例村：") == {"village": "示例村"}
    assert section_place("示例厂") == {}


def test_the_town_of_a_sheet_holds_where_no_column_says_it(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "村"]
    files = [
        made.xlsx(tmp_path / f"{town}.xlsx", {"Sheet1": [heads, row(n, "甲村")]})
        for n, town in enumerate(made.TOWNS, start=1)
    ]
    found = read_rosters(files)
    assert [p.town for p in found.people] == list(made.TOWNS)
    assert "PLACE_FROM_TITLE" in told(found)
    cells: made.Cells = [
        ["某县某镇花名册", None, None, None],
        [*heads, "乡镇"],
        row(1, "甲村", "乙镇"),
    ]
    (person,) = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})]).people
    assert (person.county, person.town) == ("某县", "乙镇")


def test_people_below_a_line_live_where_it_says(tmp_path: Path) -> None:
    cells: made.Cells = [
        ["姓名", "身份证号"],
        ["示例镇", None],
        ["甲村", None],
        row(1),
        row(2),
        ["乙村（1人）", None],
        row(3),
        ["样板乡", None],
        row(4),
    ]
    found = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})])
    assert [(p.town, p.village) for p in found.people] == [
        ("示例镇", "甲村"),
        ("示例镇", "甲村"),
        ("示例镇", "乙村"),
        ("样板乡", ""),
    ]
    assert "SECTION_FILLED" in told(found)


def test_blanks_where_nothing_is_merged_are_asked_and_filled(tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "村", "务工企业"]
    cells: made.Cells = [
        heads,
        row(1, "甲村", "厂"),
        row(2, "", "厂"),
        row(3, "", "厂"),
        row(4, "乙村", "厂"),
    ]
    path = made.text_table(tmp_path / "r.csv", cells)
    found = read_rosters([path])
    (doubt,) = found.doubts
    assert (doubt.kind, doubt.about, doubt.asked.figures["n"]) == ("blanks", "村", 2)
    assert [p.village for p in found.people] == ["甲村", "甲村", "甲村", "乙村"]
    found = read_rosters([path], answers={doubt.key: "否 no"})
    assert found.doubts == ()
    assert [p.village for p in found.people] == ["甲村", "", "", "乙村"]
    book = made.xlsx(tmp_path / "r.xlsx", {"a": cells})
    assert [d.key for d in read_rosters([book]).doubts] == [doubt.key]
    book = made.xlsx(tmp_path / "r.xlsx", {"a": cells}, {"a": [(2, 3, 4, 3)]})
    assert read_rosters([book]).doubts == ()
