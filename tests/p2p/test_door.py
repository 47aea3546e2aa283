"""The door for programs: plans, their frames and papers, what is refused."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import p2p
from tests.p2p.tiny import frames, scenario, settings
from transport.planfiles.folder import SOURCE

ROOT = Path(p2p.__file__).parents[1]


@cache
def made() -> p2p.Plan:
    return p2p.plan(scenario(), steps=1, threads=1)


def test_importing_the_door_imports_nothing_heavy() -> None:
    heavy = ("pandas", "numpy", "ortools", "folium", "pydantic", "click")
    program = f"import sys, p2p; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_every_name_of_the_door_can_be_had_and_no_other() -> None:
    assert all(getattr(p2p, name) is not None for name in p2p.__all__)
    assert set(p2p.__all__) <= set(dir(p2p))
    with pytest.raises(AttributeError, match="no attribute 'plans_of'"):
        _ = p2p.plans_of


def test_a_plan_is_proved_and_shown_in_one_line() -> None:
    plan = made()
    assert plan.status == "planned"
    assert plan.verdict.is_proved
    assert p2p.verify(plan).violations == ()
    assert "3 of 3 workers in 3 groups" in repr(plan)
    assert len(repr(plan)) < 200
    assert len(repr(plan.record)) < 200


def test_the_frames_of_a_plan_agree_with_its_money_and_its_people() -> None:
    plan = made()
    trips, workers, costs = (
        plan.trips_frame(),
        plan.workers_frame(),
        plan.costs_frame().set_index(["kind", "name"])["amount_cny"],
    )
    assert trips["n_workers"].sum() == 3
    assert trips["cost_cny"].sum() == pytest.approx(plan.cost_cny)
    assert (trips["departs"] < trips["returns"]).all()
    assert list(workers["worker_id"]) == ["W1", "W2", "W3"]
    assert set(workers["status"]) == {"planned"}
    assert workers["arrives"].min().date() == plan.scenario.first_day
    assert "name" not in workers
    assert costs["line"].sum() == pytest.approx(plan.cost_cny)
    assert costs["payer"].sum() == pytest.approx(plan.cost_cny)
    assert costs["sum", "lower_bound"] == plan.lower_bound_cny


def test_a_notebook_shows_the_map_in_a_frame_of_its_own() -> None:
    html = made()._repr_html_()
    assert html.count("<iframe") == 1
    assert "srcdoc=" in html
    assert "<script" not in html  # all of the page is quoted


def test_limits_are_given_once() -> None:
    with pytest.raises(ValueError, match="either limits or steps"):
        p2p.plan(scenario(), limits=p2p.Limits(time_limit_s=None, steps=1), steps=1)
    with pytest.raises(ValueError, match="exclude each other"):
        p2p.plan(scenario(), steps=1, time_limit_s=1.0)


def test_a_plan_that_breaks_a_rule_is_not_saved(tmp_path: Path) -> None:
    (trip, *rest) = made().record.trips
    broken = replace(made().record, trips=(replace(trip, usable_seats=99), *rest))
    with pytest.raises(p2p.PlanRefused) as caught:
        replace(made(), record=broken).save(tmp_path / "out")
    assert "USABLE_SEATS_WRONG" in {v.code for v in caught.value.violations}
    assert not (tmp_path / "out").exists()


def test_a_plan_of_frames_is_saved_without_a_place_of_its_scenario(
    tmp_path: Path,
) -> None:
    out = made().save(tmp_path / "out", lang="en", with_map=False, manifests=False)
    assert (out / "plan.json").is_file()
    assert not (out / SOURCE).exists()


def test_a_plan_of_a_varied_scenario_says_that_no_files_say_it() -> None:
    varied = replace(scenario(), title="varied")
    assert p2p.plan(varied, steps=1, threads=1).record.scenario_sha256 == ""
    assert len(made().record.scenario_sha256) == 64


def test_a_plan_by_a_payers_share_keeps_the_digest_of_its_scenario() -> None:
    given = settings() | {"costs": {"net_of": "government"}}
    asked = p2p.scenario_from_frames(settings=given, **frames())
    assert asked.tariff.net_of == "government"
    plan = p2p.plan(asked, steps=1, threads=1)
    assert plan.record.scenario_sha256 == asked.sha256 != ""


def test_scenarios_are_compared_by_name() -> None:
    base = scenario()
    dear = replace(base, tariff=replace(base.tariff, disinfection_fen=50_000))
    found = p2p.compare({"base": base, "washed": dear}, steps=1, threads=1)
    frame = found.frame()
    more = frame["cost_cny"]["washed"] - frame["cost_cny"]["base"]
    assert more == pytest.approx(500 * frame["trips"]["washed"])
    assert found.lacking == {}
    with pytest.raises(ValueError, match="lies in no files"):
        p2p.compare(base, steps=1)


def test_the_papers_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    plan = made()
    lists = p2p.write_manifests(plan, tmp_path / "lists", lang="en")
    assert all(path.is_file() for path in lists)
    page = p2p.write_map(plan, tmp_path / "map.html", lang="en")
    assert page.stat().st_size > 10_000


def test_an_explanation_is_of_the_worker_asked_for() -> None:
    (first, *_) = p2p.explain(made(), "W3", lang="en")
    assert "W3" in first
    with pytest.raises(p2p.ScenarioError):
        p2p.explain(made(), "W4")
