from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.planfiles.parted import (
    forge,
    index_of,
    scenario_of_counties,
    written,
)
from tests.transport.planfiles.test_reading import numbered
from transport.dual_prices import Certificate, WorkerPrice
from transport.errors import ScenarioError
from transport.plan import ServiceUse
from transport.planfiles.folder import LARGE, form_due, plan_digest, plan_text
from transport.planfiles.identity import copy_plan, form_of, kept_digest
from transport.planfiles.parts_json import county_files
from transport.planfiles.parts_reading import refuse_misplaced
from transport.planfiles.reading import read_plan
from transport.planfiles.shares import shares_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.plan import Plan

XING, LIN, ZHONGYANG = county_files(["Xing", "Lin", "Zhongyang"])
SHARED, PROOF = "plan/shared.json", "plan/proof.json"


def whole_plan() -> Plan:
    """With a service that several ride and a certificate."""
    price = WorkerPrice(village_id="V1", employer_id="E1", day=0, per_worker_parts=7)
    use = ServiceUse(service_id="S1", units=1, workers=("a01", "c1"), cost_fen=100)
    certificate = Certificate(prices=(price,))
    return replace(numbered(), services=(use,), certificate=certificate)


def refusal(folder: Path) -> str:
    with pytest.raises(ScenarioError) as caught:
        read_plan(folder)
    return str(caught.value)


def test_each_part_has_what_is_of_its_county_and_the_shared_one_the_rest() -> None:
    plan = numbered()
    shares = shares_of(scenario_of_counties(), plan)
    assert list(shares) == ["Lin", "Xing", "Zhongyang", None]
    trips = {
        county: [plan.trips[n].trip_id for n in at["trips"]]
        for county, at in shares.items()
    }
    assert trips == {"Lin": [], "Xing": ["T002"], "Zhongyang": ["T003"], None: ["T001"]}
    riders = [plan.journeys[n].worker_id for n in shares["Lin"]["journeys"]]
    assert riders == ["a07", "a08", "a09", "a10"]
    assert [plan.unplanned[n].worker_id for n in shares["Lin"]["unplanned"]] == ["u1"]
    assert [plan.held[n].worker_id for n in shares["Xing"]["held"]] == ["h1", "h2"]


def test_trips_of_a_block_whose_others_are_of_another_county_are_shared() -> None:
    first, second, third = numbered().trips
    chained = replace(third, block_id=second.block_id, crew=2)
    plan = replace(numbered(), trips=(first, second, chained))
    assert shares_of(scenario_of_counties(), plan)[None]["trips"] == [0, 1, 2]


@pytest.mark.parametrize("make", [numbered, whole_plan])
def test_a_plan_is_read_from_its_parts_as_it_was_written(
    tmp_path: Path, make: Callable[[], Plan]
) -> None:
    plan, clock = make(), scenario_of_counties().clock
    folder = written(tmp_path, plan=plan)
    assert read_plan(folder) == (plan, clock)
    assert plan_text(*read_plan(folder)) == plan_text(plan, clock)


def test_a_plan_is_known_by_one_digest_in_either_form(tmp_path: Path) -> None:
    digest = plan_digest(numbered(), scenario_of_counties().clock)
    for form in ("one-file", "by-county"):
        folder = written(tmp_path / form, form)
        assert form_of(folder) == form
        assert kept_digest(folder) == digest
        verdict = json.loads((folder / "verification.json").read_text("utf-8"))
        assert verdict["plan_sha256"] == digest
    one = (tmp_path / "one-file" / "plan.json").read_bytes()
    assert hashlib.sha256(one).hexdigest() == digest


def test_plans_of_few_are_one_file_and_those_of_many_are_cut(tmp_path: Path) -> None:
    few = replace(numbered(), n_registered=LARGE - 1)
    assert form_due(few) == "one-file"
    assert form_due(replace(few, n_registered=LARGE)) == "by-county"
    assert form_of(written(tmp_path / "few", None, few)) == "one-file"
    assert not (tmp_path / "few" / "plan").exists()
    many = replace(few, n_registered=LARGE)
    assert form_of(written(tmp_path / "many", None, many)) == "by-county"


def test_the_index_tells_how_many_of_each_kind_are_where(tmp_path: Path) -> None:
    index = index_of(written(tmp_path, plan=whole_plan()))
    lin, xing, _ = index["counties"]
    assert (lin["county"], lin["file"], lin["trips"]) == ("Lin", LIN, 0)
    assert (lin["planned"], lin["unplanned"], xing["held"]) == (4, 1, 2)
    assert (index["shared"]["trips"], index["shared"]["services"]) == (1, 1)
    assert index["trips"] == index["blocks"] == 3
    assert index["workers"]["planned"] == sum(c["planned"] for c in index["counties"])


def test_names_of_counties_that_make_one_file_name_make_two_files() -> None:
    first, second = county_files(["a/b", "a:b"])
    assert first != second
    assert "a/b" not in first


def test_the_moments_stay_on_another_clock(tmp_path: Path) -> None:
    own = scenario_of_counties().clock
    later = replace(own, first_day=own.first_day + timedelta(days=1))
    moved, clock = read_plan(written(tmp_path), clock=later)
    assert clock == later
    assert moved.trips[0].depart_s == numbered().trips[0].depart_s - 86_400


@pytest.mark.parametrize("file", [LIN, SHARED, PROOF])
def test_a_missing_part_is_named(tmp_path: Path, file: str) -> None:
    (written(tmp_path) / file).unlink()
    assert f"{file}  there is no such file" in refusal(tmp_path)


@pytest.mark.parametrize("file", [LIN, SHARED, PROOF])
def test_an_altered_part_is_named(tmp_path: Path, file: str) -> None:
    path = written(tmp_path) / file
    path.write_bytes(path.read_bytes() + b"\n")
    assert f"{file}  is not the part that the plan's index lists" in refusal(tmp_path)


def test_a_part_that_is_not_listed_is_named_and_other_files_are_not(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path)
    (folder / "plan" / "notes.txt").write_text("mine", "utf-8")
    read_plan(folder)
    shutil.copyfile(folder / LIN, folder / "plan" / "counties" / "Liu.json")
    assert "Liu.json  is a part that the plan's index does not list" in refusal(folder)


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        *outer, last = path
        for key in outer:
            data = data[key]
        data[last] = to

    return change


def _dropped(name: str) -> Callable[[Any], None]:
    """The part without the last entry of a list, and that entry's place."""

    def change(data: Any) -> None:
        data[name].pop()
        data["at"][name].pop()

    return change


FORGED = [
    (XING, _set("trips", 0, "km", to=1.0004), "trips.0.km"),
    (XING, _set("trips", 0, "cost", to=1), "blocks.0.cost"),
    (XING, _set("blocks", 0, "cost", to=1), "blocks.0.cost"),
    (XING, _set("trips", 0, "remark", to="by hand"), "trips.0.remark"),
    (XING, _set("trips", 0, "trip_id", to="T007"), "blocks.0.trips.0"),
    (XING, _set("county", to="Lin"), "county"),
    (XING, _set("format", to="p2p-plan-part/9"), "format"),
    (XING, _set("proof", to="certified"), "proof"),
    (XING, _set("at", "held", to=[1, 0]), "at.held"),
    (XING, _set("at", "held", to=[0]), "at.held"),
    (XING, _set("at", "held", to=[0, 7]), "plan.json:held"),
    (XING, _set("at", "trips", to=[2]), "plan.json:trips"),
    (XING, _dropped("held"), "workers.held"),
    (LIN, _dropped("unplanned"), "workers.unplanned"),
    (LIN, _dropped("journeys"), "plan.json:journeys"),
    (PROOF, _set("certificate", to=None), "plan_sha256"),
    (SHARED, _set("services", to=[]), "services"),
]


@pytest.mark.parametrize(("file", "change", "where"), FORGED)
def test_a_forged_part_is_refused_though_the_index_lists_it(
    tmp_path: Path, file: str, change: Callable[[Any], None], where: str
) -> None:
    folder = written(tmp_path, plan=whole_plan())
    forge(folder, file, change)
    assert where in refusal(folder)


INDEX_FORGED = [
    (_set("cost", "gap", to=0.0), "cost.gap"),
    (_set("cost", "objective", to=1), "cost.objective"),
    (_set("solver", "seed", to=-1), "solver.seed"),
    (_set("scenario", "utc_offset_min", to=0), "journeys.0.legs.0.alight"),
    (_set("plan_sha256", to="0" * 64), "plan_sha256"),
    (_set("trips", to=4), "trips"),
    (_set("blocks", to=2), "blocks"),
    (_set("workers", "held", to=1), "workers.held"),
    (_set("counties", 0, "planned", to=5), "counties.0.planned"),
    (_set("counties", 0, "file", to="../plan.json"), "counties.0.file"),
    (_set("counties", 0, "county", to="Xing"), "counties.0.file"),
    (_set("shared", "file", to=LIN), "shared.file"),
    (_set("shared", "trips", to=0), "shared.trips"),
    (_set("proof", "file", to="/etc/passwd"), "proof.file"),
    (_set("counties", to=[]), "is a part that the plan's index does not list"),
    (_set("bound", to=1), "bound"),
]


@pytest.mark.parametrize(("change", "where"), INDEX_FORGED)
def test_a_forged_index_is_refused(
    tmp_path: Path, change: Callable[[Any], None], where: str
) -> None:
    folder = written(tmp_path, plan=whole_plan())
    index = index_of(folder)
    change(index)
    (folder / "plan.json").write_text(json.dumps(index), "utf-8")
    assert where in refusal(folder)


def test_trips_are_numbered_over_all_parts(tmp_path: Path) -> None:
    folder = written(tmp_path)

    def renumbered(data: Any) -> None:
        text = json.dumps(data).replace("T002", "T007").replace("B002", "B007")
        data.update(json.loads(text))

    forge(folder, XING, renumbered)
    assert "plan.json:trips.1.trip_id  'T007'  trips are numbered" in refusal(folder)


def test_services_have_no_place_in_the_part_of_a_county(tmp_path: Path) -> None:
    folder = written(tmp_path, plan=whole_plan())
    shared = json.loads((folder / SHARED).read_text("utf-8"))
    forge(folder, XING, _set("services", to=shared["services"]))
    assert "services  has no place here" in refusal(folder)


def test_what_lies_in_the_part_of_another_county_is_told_of_both() -> None:
    scenario, plan = scenario_of_counties(), numbered()
    shares = shares_of(scenario, plan)
    shares["Xing"]["trips"], shares["Zhongyang"]["trips"] = [2], [1]
    with pytest.raises(ScenarioError) as caught:
        refuse_misplaced(Path("plan.json"), scenario, plan, shares)
    told = str(caught.value)
    assert "counties.Xing" in told
    assert "counties.Zhongyang" in told
    assert "counties.Lin" not in told
    refuse_misplaced(Path("plan.json"), scenario, plan, shares_of(scenario, plan))


def test_a_copy_of_a_plan_has_all_its_parts(tmp_path: Path) -> None:
    folder, dest = written(tmp_path / "plan"), tmp_path / "copy"
    dest.mkdir()
    copy_plan(folder, dest)
    assert read_plan(dest) == read_plan(folder)
    assert not (dest / "verification.json").exists()


def test_the_page_names_every_field_of_index_and_parts(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs/plan-format.md").read_text("utf-8")
    section = page.split("## Large plans")[1].split("\n## ")[0]
    folder = written(tmp_path)
    index = index_of(folder)
    fields = {*index, *index["counties"][0], *index["shared"]}
    for file in (XING, PROOF):
        fields |= json.loads((folder / file).read_text("utf-8")).keys()
    missing = {f for f in fields if f"`{f}`" not in section}
    assert missing == {"counties"}  # told as `counties[]`
    assert "`counties[]`" in section
