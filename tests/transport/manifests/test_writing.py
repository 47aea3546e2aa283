from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.reading_back import (
    sheets_of,
)
from tests.transport.manifests.sample import (
    make_plan,
    make_scenario,
    with_many_trips,
)
from transport.manifests import write_manifests, writing

if TYPE_CHECKING:
    from pathlib import Path

    from transport.plan import Plan
    from transport.scenario import Scenario

FILES = {
    "arrivals.csv",
    "boarding.csv",
    "held.csv",
    "legal-register.csv",
    "legal-register.xlsx",
    "manifests.xlsx",
    "run-sheets.csv",
    "trips.csv",
}


def test_the_files_are_those_the_documents_name(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == FILES


def test_the_paths_are_returned_sorted(
    scenario: Scenario, plan: Plan, tmp_path: Path
) -> None:
    paths = write_manifests(scenario, plan, tmp_path, lang="en")
    assert paths == sorted(tmp_path / name for name in FILES)


def test_same_plan_same_bytes(scenario: Scenario, plan: Plan, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        write_manifests(scenario, plan, folder, lang="zh")
    for name in FILES:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()


def test_two_processes_write_the_same_bytes_and_tell_every_sheet(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(writing, "MAX_TRIPS_A_BOOK", 2)
    many, plan = with_many_trips(scenario, 3)
    told: list[tuple[int, int]] = []
    for n in (1, 2):
        (tmp_path / str(n)).mkdir()
        write_manifests(
            *(many, plan, tmp_path / str(n)),
            lang="zh",
            told=lambda *found: told.append(found),
            processes=n,
        )
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / n).iterdir()}
        for n in ("1", "2")
    )
    assert one == two
    assert told[-1] == (6, 6)


def test_more_than_200_trips_are_split_over_workbooks(
    scenario: Scenario, tmp_path: Path
) -> None:
    many, plan = with_many_trips(scenario, 201)
    paths = write_manifests(many, plan, tmp_path, lang="en")
    assert {path.name for path in paths} == (
        FILES - {"legal-register.xlsx"}
        | {"manifests-001.xlsx", "manifests-002.xlsx"}
        | {"legal-register-001.xlsx", "legal-register-002.xlsx"}
    )
    assert list(sheets_of(tmp_path / "manifests-002.xlsx")) == [
        "Index",
        "T0200",
    ]
    index = sheets_of(tmp_path / "manifests.xlsx")["Index"]
    link = index.cell(row=4, column=17).hyperlink
    assert link is not None
    assert (link.target, link.location) == ("manifests-001.xlsx", "'T0000'!A1")


def test_a_plan_without_trips_still_makes_every_file(tmp_path: Path) -> None:
    scenario = make_scenario()
    empty = replace(make_plan(scenario), trips=(), journeys=())
    paths = write_manifests(scenario, empty, tmp_path, lang="zh")
    assert {path.name for path in paths} == FILES


def test_a_plan_of_another_scenario_is_refused(plan: Plan, tmp_path: Path) -> None:
    other = replace(make_scenario(), workers=make_scenario().workers[5:])
    with pytest.raises(ValueError, match="the plan names 'W001', which the scenario"):
        write_manifests(other, plan, tmp_path, lang="en")
