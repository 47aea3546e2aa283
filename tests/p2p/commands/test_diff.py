"""``p2p diff`` of two versions of a store: sentences, JSON, files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import cli
from p2p.operating import open_operation
from p2p.store.making import add_version
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A store whose second version gives W3 another seat."""
    folder = an_operation(tmp_path)
    with open_operation(folder) as operation, operation.writing() as (session, was):
        journeys = tuple(
            replace(j, legs=tuple(replace(leg, seat="3B") for leg in j.legs))
            if j.worker_id == "W3"
            else j
            for j in was.plan.journeys
        )
        plan = replace(was.plan, journeys=journeys)
        add_version(
            session, was.scenario, plan, parent=1, taken=0, author="Li", note=""
        )
    return folder


def p2p(*words: object) -> Result:
    runner = CliRunner(env={"P2P_LANG": "en"})
    return runner.invoke(cli.main, ["diff", *map(str, words)])


def test_versions_of_a_store_are_compared(out: Path) -> None:
    told = p2p(f"{out}@1", f"{out}@2")
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[-1].startswith("W3: seat 3B in place of ")
    facts = json.loads(p2p(f"{out}@1", f"{out}@2", "--json").stdout)
    assert [one["worker_id"] for one in facts["workers"]] == ["W3"]
    assert "nobody" in p2p(out, f"{out}@1").output


def test_files_are_written_into_a_new_folder(out: Path, tmp_path: Path) -> None:
    dest = tmp_path / "diff"
    assert p2p(f"{out}@1", f"{out}@2", "-o", dest).exit_code == 0
    assert sorted(path.name for path in dest.iterdir()) == [
        *("contact-messages.csv", "diff.xlsx", "messages.csv"),
    ]
    assert p2p(f"{out}@1", f"{out}@2", "-o", dest).exit_code == 2


@pytest.mark.parametrize("name", ["nowhere", "nowhere@1", "{out}@7"])
def test_what_is_no_plan_is_refused(out: Path, name: str) -> None:
    assert p2p(out, name.format(out=out)).exit_code == 2
