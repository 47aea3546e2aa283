"""The record of a version, written and read."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.builders import make_line
from tests.transport.checker.handmade import a_worker, good_scenario
from transport.changes import Changes, LostCoach
from transport.errors import ScenarioError
from transport.operation.changed import changed
from transport.planfiles.reading import refuse_unknown
from transport.planfiles.version_json import VERSION, read_version, write_version
from transport.versions import Version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION_2 = Version(
    number=2,
    parent_sha256="5" * 64,
    note="after the freeze",
    changes=Changes(
        moment_s=-21_600,
        out={"a01": "FEVER_AT_BOARDING"},
        measured={"a01": Decimal("37.4")},
        added=(a_worker("n1", "V1", "E1"),),
        to_place=("n1",),
        until={"a02": 86_400},
        lost=(LostCoach(depot_id="D1", vehicle_type="van", coach=1, from_s=0),),
        coaches=(make_line(lost=((2, 5),)),),
        intakes={"E1": 3},
        services_gone=("S1",),
        seats_held={"a03": "T1"},
        halts_stand=("T2",),
    ),
)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_version(tmp_path, VERSION_2)
    assert read_version(tmp_path) == VERSION_2


def test_a_record_from_before_a_field_was_known_is_read_without_it(
    tmp_path: Path,
) -> None:
    write_version(tmp_path, VERSION_2)
    path = tmp_path / VERSION
    told = json.loads(path.read_text("utf-8"))
    for later in ("away", "moved", "broken", "closed", "walks", "apart", "let_in"):
        del told["changes"][later]
    del told["changes"]["coaches"][0]["away"]
    for latest in ("seats_held", "halts_stand"):
        del told["changes"][latest]
    path.write_text(json.dumps(told), "utf-8")
    older = replace(VERSION_2.changes, seats_held={}, halts_stand=())
    assert read_version(tmp_path) == replace(VERSION_2, changes=older)


def test_a_record_with_a_field_nobody_knows_is_refused(tmp_path: Path) -> None:
    write_version(tmp_path, VERSION_2)
    path = tmp_path / VERSION
    told = json.loads(path.read_text("utf-8"))
    told["changes"]["tomorrow"] = []
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(ScenarioError, match=r"version\.json"):
        read_version(tmp_path)


WRONG: tuple[Any, ...] = (None, -1, "x", [[]], {"a": 1})


def at_every_node(data: Any) -> Iterator[Any]:
    """The data with another value in place of each of its own, one at a time."""
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in list(parts):
        for other in WRONG:
            data[key] = other
            yield data
        data[key] = value
        if isinstance(value, dict | list):
            for _ in at_every_node(value):
                yield data


def test_whatever_stands_in_a_record_is_read_or_refused_by_its_field(
    tmp_path: Path,
) -> None:
    lost = tuple(replace(one, vehicle_type="van-7") for one in VERSION_2.changes.lost)
    known = replace(VERSION_2.changes, services_gone=(), lost=lost)
    write_version(tmp_path, replace(VERSION_2, changes=known))
    path, scenario = tmp_path / VERSION, good_scenario()
    n_refused = n_read = 0
    files: set[str] = set()
    for told in at_every_node(json.loads(path.read_text("utf-8"))):
        path.write_text(json.dumps(told), "utf-8")
        try:
            version = read_version(tmp_path)
            assert version is not None
            refuse_unknown(path, scenario, version.changes)
            changed(scenario, version.changes)
            n_read += 1
        except ScenarioError as error:
            files |= {fault.file for fault in error.faults}
            n_refused += 1
    assert files == {str(path)}
    assert n_refused > n_read > 0


def test_changes_of_what_the_scenario_does_not_know_are_refused(tmp_path: Path) -> None:
    lost = LostCoach(depot_id="D9", vehicle_type="van", coach=1, from_s=0)
    changes = Changes(moment_s=0, lost=(lost,), intakes={"E9": 1}, walks={"a01": "V9"})
    with pytest.raises(ScenarioError) as refused:
        refuse_unknown(tmp_path / VERSION, good_scenario(), changes)
    told = {(fault.column, fault.value) for fault in refused.value.faults}
    assert told == {
        ("changes.lost", "D9 van"),
        ("changes.intakes", "E9"),
        ("changes.walks", "V9"),
    }


def test_a_plan_that_follows_no_other_has_none(tmp_path: Path) -> None:
    assert read_version(tmp_path) is None


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("p2p-version/1", "p2p-version/9"),
        ('"number": 2', '"number": "two"'),
        ('"moment_s"', '"moment"'),
        ("FEVER_AT_BOARDING", "LATE"),
        ('"37.4"', '"hot"'),
        ('"direction": "out"', '"way": "out"'),
    ],
)
def test_a_damaged_record_is_refused(tmp_path: Path, was: str, now: str) -> None:
    write_version(tmp_path, VERSION_2)
    path = tmp_path / VERSION
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")
    with pytest.raises(ScenarioError, match=r"version\.json"):
        read_version(tmp_path)
