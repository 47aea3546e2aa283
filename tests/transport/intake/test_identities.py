"""Ids stay with whom they were given to, and go to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transport.errors import ScenarioError
from transport.intake.id_file import IDS_FILE, read_ids, write_ids
from transport.intake.identities import Registry, identity

if TYPE_CHECKING:
    from pathlib import Path


def numbered(number: str) -> list[str]:
    return [identity("number", number)]


def person(number: str, phone: str, village: str = "V") -> list[str]:
    names = [identity("number", number)] if number else []
    names += [identity("phone", "工人甲", phone)] if phone else []
    return [*names, identity("home", "工人甲", village)]


def test_ids_run_in_the_order_of_the_roster() -> None:
    ids = Registry().ids_of("worker", [numbered(n) for n in "abc"])
    assert ids == ["W0001", "W0002", "W0003"]


def test_ids_stay_when_rows_come_go_and_change_places() -> None:
    registry = Registry()
    registry.ids_of("worker", [numbered(n) for n in "abc"])
    later = Registry(registry.entries)
    assert later.ids_of("worker", [numbered(n) for n in "dca"]) == [
        "W0004",
        "W0003",
        "W0001",
    ]


def test_the_id_of_one_who_left_goes_to_nobody_else() -> None:
    registry = Registry()
    registry.ids_of("worker", [numbered("a")])
    later = Registry(registry.entries)
    assert later.ids_of("worker", [numbered("b")]) == ["W0002"]


def test_a_number_that_comes_later_finds_the_person_by_telephone() -> None:
    registry = Registry()
    registry.ids_of("worker", [person("", "154")])
    assert Registry(registry.entries).ids_of("worker", [person("n1", "154")]) == [
        "W0001"
    ]


def test_another_number_is_another_person_though_name_and_telephone_agree() -> None:
    registry = Registry()
    registry.ids_of("worker", [person("n1", "154")])
    later = Registry(registry.entries)
    assert later.ids_of("worker", [person("n2", "154")]) == ["W0002"]


def test_what_is_surest_is_looked_for_first_whatever_the_order() -> None:
    registry = Registry()
    registry.ids_of("worker", [person("", "1"), person("", "2")])
    later = Registry(registry.entries)
    changed_phone_first = [person("", "3"), person("", "1")]
    assert later.ids_of("worker", changed_phone_first) == ["W0003", "W0001"]


def test_two_alike_in_everything_get_two_ids() -> None:
    assert Registry().ids_of("worker", [person("", ""), person("", "")]) == [
        "W0001",
        "W0002",
    ]


def test_kinds_count_for_themselves() -> None:
    registry = Registry()
    registry.ids_of("worker", [numbered("a")])
    assert registry.ids_of("village", [[identity("name", "县", "镇", "村")]]) == [
        "V001"
    ]
    assert registry.ids_of("depot", [[identity("name", "县")]]) == ["D1"]


def test_ids_come_back_from_their_file(tmp_path: Path) -> None:
    registry = Registry()
    registry.ids_of("worker", [person("n1", "154")])
    write_ids(tmp_path, registry)
    assert read_ids(tmp_path).entries == registry.entries


def test_no_file_is_a_first_run(tmp_path: Path) -> None:
    assert read_ids(tmp_path).entries == ()


@pytest.mark.parametrize("row", ["worker,number:a", "worker,number:a,V001", "x,y:z,W1"])
def test_a_damaged_file_is_refused_with_its_row(tmp_path: Path, row: str) -> None:
    text = f"kind,identity,id\nworker,number:b,W0001\n{row}\n"
    (tmp_path / IDS_FILE).parent.mkdir()
    (tmp_path / IDS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_ids(tmp_path)
    assert [(f.file, f.row) for f in caught.value.faults] == [(IDS_FILE, 3)]
