"""One person on several rows is one worker; what is not sure is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.intake.people import id_number, row
from transport.intake.merging import ONE, Keys, Merged, merged
from transport.intake.synonyms import field_called

if TYPE_CHECKING:
    from transport.intake.records import Person

KEYS = Keys(firm=str, home=lambda p: f"{p.county}|{p.town}|{p.village}")
NUMBER, OTHER = id_number(1), id_number(2)


def merge(*people: Person, **answers: str) -> Merged:
    return merged(people, KEYS, answers)


def names(found: Merged) -> list[str]:
    return [person.name for person in found.people]


def test_people_of_one_row_each_stay_as_they_are() -> None:
    people = (row(5), row(6))
    assert merge(*people) == Merged(people=people)


def test_the_same_number_is_one_worker_and_said_with_its_rows() -> None:
    found = merge(
        row(5, name="甲", id_number=NUMBER, phone="154"),
        row(6),
        row(9, name="甲", id_number=NUMBER, health_code="green"),
    )
    assert names(found) == ["甲", "工人甲06"]
    assert (found.people[0].phone, found.people[0].health_code) == ("154", "green")
    (told,) = found.told
    assert (told.file, told.row) == ("名册.xlsx[Sheet1]", 5)
    assert told.told.figures["rows"] == ("名册.xlsx[Sheet1]:9",)
    assert not found.doubts
    assert not found.faults


def test_name_and_telephone_are_one_worker_where_a_number_is_missing() -> None:
    for first, second in ((NUMBER, ""), ("", NUMBER), ("", "")):
        found = merge(
            row(5, name="甲", phone="154", id_number=first),
            row(6, name="甲", phone="154", id_number=second),
        )
        assert len(found.people) == 1
        assert found.people[0].id_number == (first or second)


def test_a_family_with_one_telephone_is_several_workers() -> None:
    found = merge(row(5, name="甲", phone="154"), row(6, name="乙", phone="154"))
    assert names(found) == ["甲", "乙"]
    assert not found.doubts


def test_two_numbers_under_one_name_and_telephone_are_asked_and_kept_apart() -> None:
    people = (
        row(5, name="甲", phone="154", id_number=NUMBER),
        row(6, name="甲", phone="154", id_number=OTHER),
    )
    found = merge(*people)
    (doubt,) = found.doubts
    assert found.people == people
    assert (doubt.proposal, doubt.must) == ("two", False)
    assert [source.row for source in doubt.sources] == [5, 6]
    answered = merged(people, KEYS, {doubt.key: ONE})
    assert len(answered.people) == 1
    assert not answered.doubts


def test_namesakes_of_one_village_and_firm_without_numbers_are_asked() -> None:
    found = merge(row(5, name="甲"), row(6, name="甲"))
    assert len(found.people) == 2
    assert len(found.doubts) == 1
    assert not merge(row(5, name="甲"), row(6, name="甲", village="别村")).doubts


def test_one_person_on_two_employers_is_a_fault_that_names_both_rows() -> None:
    found = merge(
        row(5, name="甲", id_number=NUMBER, employer="一厂"),
        row(6, name="甲", id_number=NUMBER, employer="二厂"),
    )
    (fault,) = found.faults
    assert (fault.row, fault.value) == (6, "二厂")
    assert fault.wrong.code == "ONE_PERSON_TWO_EMPLOYERS"
    assert fault.wrong.figures["where"] == "名册.xlsx[Sheet1]:5"


def test_one_number_under_two_names_is_a_fault() -> None:
    found = merge(
        row(5, name="甲", id_number=NUMBER), row(6, name="乙", id_number=NUMBER)
    )
    assert [f.wrong.code for f in found.faults] == ["ONE_NUMBER_TWO_NAMES"]


def test_two_homes_of_one_person_must_be_decided() -> None:
    people = (
        row(5, name="甲", id_number=NUMBER, village="甲村"),
        row(6, name="甲", id_number=NUMBER, village="乙村"),
    )
    found = merge(*people)
    (doubt,) = found.doubts
    assert doubt.must
    assert doubt.choices == ("临县 白文镇 甲村", "临县 白文镇 乙村")
    answered = merged(people, KEYS, {doubt.key: "临县 白文镇 乙村"})
    assert [person.village for person in answered.people] == ["乙村"]
    assert not answered.doubts


def test_of_several_rows_the_highest_temperature_and_worst_code_count() -> None:
    found = merge(
        row(5, name="甲", id_number=NUMBER, temperature_c="36.5", health_code="green"),
        row(6, name="甲", id_number=NUMBER, temperature_c="37.9", health_code="red"),
        row(7, name="甲", id_number=NUMBER, temperature_c="36.8"),
    )
    (person,) = found.people
    assert (person.temperature_c, person.health_code) == ("37.9", "red")
    assert [warned.told.code for warned in found.told] == [
        "ROWS_MERGED",
        "ROWS_MERGED_WORST_COUNTS",
    ]


def test_what_differs_in_other_columns_is_taken_from_the_first_and_told() -> None:
    found = merge(
        row(5, name="甲", id_number=NUMBER, phone="1", remark="早"),
        row(6, name="甲", id_number=NUMBER, phone="2", remark="晚"),
    )
    assert (found.people[0].phone, found.people[0].remark) == ("1", "早；晚")
    assert found.told[0].told.figures["fields"] == (field_called("phone"),)
