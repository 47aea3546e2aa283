"""Who is named as travelling with somebody is in one party with him, or it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.intake import rosters as made
from tests.transport.intake.people import id_number, row
from transport.intake.households import households
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.records import Person

HEADS = ["序号", "姓名", "身份证号", "电话", "村"]


def parties(*people: Person) -> list[int]:
    """The party of each, numbered as they come; 0 for those who have none."""
    homes = [person.village for person in people]
    keys = households(people, homes, [p.employer for p in people]).party_of
    order = [key for key in dict.fromkeys(keys) if key]
    return [order.index(key) + 1 if key else 0 for key in keys]


def told(*people: Person) -> list[tuple[str, str | None]]:
    homes = [person.village for person in people]
    found = households(people, homes, [p.employer for p in people])
    return [(warned.told.code, warned.value) for warned in found.told]


def test_those_who_name_each_other_are_one_party() -> None:
    people = [
        row(1, companions="工人甲02"),
        row(2, companions="工人甲01"),
        row(3, companions="工人甲05（妻）、工人甲 04"),
        *(row(n) for n in (4, 5, 6)),
    ]
    assert parties(*people) == [1, 1, 2, 2, 2, 0]
    assert told(*people) == []


def test_companions_join_the_party_of_a_household() -> None:
    people = [
        row(1, household="7"),
        row(2, household="7", companions=id_number(3)),
        row(3, id_number=id_number(3)),
        row(4, household="7"),
    ]
    assert parties(*people) == [1, 1, 1, 1]


def test_a_word_of_several_rows_joins_them_as_a_number_does() -> None:
    assert parties(*(row(n, companions="A组") for n in (1, 2, 3)), row(4)) == [
        *(1, 1, 1),
        0,
    ]


def test_companions_who_cannot_be_found_or_ride_elsewhere_are_told() -> None:
    people = [
        row(1, companions="王某"),
        row(2, companions="工人甲03"),
        row(3, village="示例村2"),
        row(4, companions="工人甲05"),
        row(5),
        row(6, name="工人甲05"),
    ]
    assert parties(*people) == [0] * 6
    assert told(*people) == [
        ("COMPANION_ELSEWHERE", "工人甲03"),
        ("COMPANION_SEVERAL", "工人甲05"),
        ("COMPANION_UNKNOWN", "王某"),
    ]


def test_columns_of_companions_are_read_by_name_and_by_running_number(
    tmp_path: Path,
) -> None:
    for heading, named in (
        ("同行人", made.name(2)),
        ("同行人姓名", made.name(2)),
        ("同行人序号", "2"),
    ):
        cells = [
            [str(k), made.name(k), made.id_number(k), made.phone(k), "示例村1", ""]
            for k in (1, 2, 3, 4)
        ]
        cells[0][-1] = named
        path = made.text_table(tmp_path / "r.csv", [[*HEADS, heading], *cells])
        read = read_rosters([path])
        assert read.doubts == ()
        assert read.people[0].companions in (made.name(2), made.id_number(2))
        assert [person.companions for person in read.people[1:]] == ["", "", ""]
        people = [replace(person, employer="示例厂") for person in read.people]
        assert parties(*people) == [1, 1, 0, 0]
