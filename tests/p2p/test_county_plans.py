"""Papers of a county from its part of a plan: the same, proved, nothing else read."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from p2p.county_plans import reopened_counties
from p2p.errors import PlanRefused
from p2p.kept import reopened
from p2p.printing import print_documents
from tests.p2p.test_plan_forms import made, run
from tests.transport.planfiles.parted import forge
from transport.documents.kinds import kinds_of
from transport.documents.part import part_of
from transport.errors import ScenarioError
from transport.planfiles.identity import kept_digest

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.kept import Kept

__all__ = ["made"]  # the fixture
LIN, FANGSHAN = "plan/counties/Linxian.json", "plan/counties/Fangshan.json"


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made"


def papers(kept: Kept, county: str) -> list[Any]:
    part = part_of(kept.scenario, kept.plan, counties=[county])
    found = kinds_of(kept.scenario, kept.plan, with_cards=True, part=part)
    return [(kind.stem, kind.papers, kind.audiences) for kind in found]


@pytest.mark.parametrize("county", ["Linxian", "Fangshan"])
def test_papers_of_a_county_are_those_made_from_the_whole(
    home: Path, county: str
) -> None:
    out = home / "by-county"
    alone = reopened_counties(out, [county])
    assert alone is not None
    assert len(alone.plan.journeys) < len(reopened(out).plan.journeys)
    assert papers(alone, county) == papers(reopened(out), county)


def test_documents_of_a_county_read_no_other_part(home: Path) -> None:
    out = home / "by-county"
    (out / FANGSHAN).write_text("damaged", "utf-8")
    code, told = run("documents", out, "--county", "Linxian")
    assert code == 0, told
    assert (out / "documents-Linxian").is_dir()
    code, told = run("documents", out, "--county", "Fangshan")
    assert code == 2
    assert "is not the part that the plan's index lists" in told


def test_what_is_wrong_in_a_county_is_found_before_it_is_printed(home: Path) -> None:
    out = home / "by-county"
    digest = kept_digest(out)

    def unseated(data: dict[str, Any]) -> None:
        seats = data["trips"][0]["seats"]
        for worker_id in seats:
            seats[worker_id] = "1A"
        for journey in data["journeys"]:
            for leg in journey["legs"]:
                leg["seat"] = "1A"

    forge(out, LIN, unseated)
    assert kept_digest(out) == digest  # a forged index says what it said
    with pytest.raises(PlanRefused) as caught:
        reopened_counties(out, ["Linxian"])
    assert {one.code for one in caught.value.violations} & {"SEAT_TWICE", "SEAT_TAKEN"}


def test_who_is_left_out_of_a_county_is_missed(home: Path) -> None:
    out = home / "by-county"

    def without(data: dict[str, Any]) -> None:
        data["held"], data["at"]["held"] = [], []

    forge(out, FANGSHAN, without)
    with pytest.raises(PlanRefused) as caught:
        reopened_counties(out, ["Fangshan"])
    assert [one.code for one in caught.value.violations] == ["WORKER_MISSING"]


def test_where_the_verdict_is_of_another_plan_the_whole_is_read(home: Path) -> None:
    out = home / "by-county"
    path = out / "verification.json"
    verdict = json.loads(path.read_text("utf-8")) | {"plan_sha256": "0" * 64}
    path.write_text(json.dumps(verdict), "utf-8")
    assert reopened_counties(out, ["Linxian"]) is None
    (out / FANGSHAN).write_text("damaged", "utf-8")
    with pytest.raises(ScenarioError, match=r"Fangshan\.json"):
        print_documents(out, lang="en", counties=["Linxian"])


def test_where_the_scenario_has_changed_the_whole_tells_so(home: Path) -> None:
    out, table = home / "by-county", home / "tiny" / "workers.csv"
    table.write_text(table.read_text("utf-8").replace("36.5", "36.7"), "utf-8")
    assert reopened_counties(out, ["Linxian"]) is None
    with pytest.raises(ScenarioError, match="has changed since"):
        print_documents(out, lang="en", counties=["Linxian"])


def test_a_plan_in_one_file_is_read_whole(home: Path) -> None:
    assert reopened_counties(home / "one-file", ["Linxian"]) is None
    found = print_documents(home / "one-file", lang="en", counties=["Linxian"])
    assert found.n_files
