"""Lists beside a roster: its codes become names, its villages get their positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.intake import rosters as made
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.rosters import RosterRead

VILLAGES: made.Cells = [
    ["village_id", "name", "town", "county", "lat", "lon"],
    ["V1", "示例村1", "示例镇", "临县", 37.96, 111],
    ["V2", "示例村2", "样板乡", "临县", 37.99, 111.05],
]
FIRMS: made.Cells = [
    ["employer_id", "name", "city", "province", "lat", "lon", "accepted"],
    ["E1", "示例厂1", "榆林市", "陕西省", 38.82, 110.49, "yes"],
]
DEPOTS: made.Cells = [
    ["depot_id", "name", "county", "lat", "lon"],
    ["D1", "甲", "临县", 38, 111],
]


def told(found: RosterRead) -> dict[str, str]:
    lists = (w for w in found.passed_over if "workers" not in w.file)
    return {w.file: w.told.code for w in lists}


def test_codes_of_a_roster_become_the_names_that_sheets_list(tmp_path: Path) -> None:
    heads: list[Any] = ["姓名", "身份证号", "村编号", "用人单位编号", "工号"]
    people: made.Cells = [
        [made.name(1), made.id_number(1), "V1", "E1", "W001"],
        [made.name(2), made.id_number(2), None, None, "W002"],
        [made.name(4), made.id_number(4), "V2", "E1", "W004"],
        [made.name(3), made.id_number(3), "V9", "E1", "W003"],
    ]
    path = made.xlsx(
        tmp_path / "r.xlsx",
        {
            "workers": [["临县示例镇花名册"], heads, *people],
            "villages": VILLAGES,
            "employers": FIRMS,
            "depots": DEPOTS,
        },
        {"workers": [(3, 3, 4, 3), (3, 4, 4, 4)]},
    )
    found = read_rosters([path])
    assert (found.faults, found.doubts) == ((), ())
    first, second, other, third = found.people
    assert (other.village, other.town) == ("示例村2", "样板乡")
    assert (first.village, first.town, first.county) == ("示例村1", "示例镇", "临县")
    assert first.home == "37.96,111"
    assert (first.employer, first.employer_address) == ("示例厂1", "陕西省榆林市")
    assert (second.village, second.employer) == ("示例村1", "示例厂1")
    assert (third.village, third.home, third.employer) == ("V9", "", "示例厂1")
    assert told(found) == {
        "r.xlsx[villages]": "SHEET_IS_LIST",
        "r.xlsx[employers]": "SHEET_IS_LIST",
        "r.xlsx[depots]": "SHEET_NO_ROSTER",
    }


def test_a_list_of_stops_gives_villages_their_positions(tmp_path: Path) -> None:
    roster = made.text_table(
        tmp_path / "r.csv",
        [
            ["姓名", "电话", "village_id", "employer_id"],
            ["甲", "15400000001", "示例村1", "示例厂1"],
            ["乙", "15400000002", "示例村2", "示例厂1"],
        ],
    )
    stops = made.text_table(
        tmp_path / "stops.csv",
        [
            ["站点名称", "经度", "纬度", "地址"],
            ["示例村1", "111.000", "37.960", "临县示例镇"],
            ["示例村2", "111.050", "37.990", "临县样板乡"],
            ["示例村2", "111.900", "37.100", "临县另一乡"],
        ],
    )
    found = read_rosters([roster, stops])
    assert found.faults == ()
    first, second = found.people
    assert (first.home, first.home_address) == ("37.960,111.000", "临县示例镇")
    assert second.home == ""  # two by one name: neither counts


def test_a_list_alone_is_no_roster(tmp_path: Path) -> None:
    path = made.text_table(tmp_path / "villages.csv", VILLAGES)
    (fault,) = read_rosters([path]).faults
    assert (fault.file, fault.wrong.code) == ("villages.csv", "NO_ROSTER_IN_FILE")
