"""Two rosters in files, planned and listed: the coach brings the other one home."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from tests.test_cli import p2p
from transport.outcome import Limits
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
name = "both-ways"
first_day = 2020-03-10
days = 2

[origin]
province = "Shanxi"
city = "Luliang"

[policy]
preset = "none"
driver_hours = "none"
one_end_home = false
max_trips_per_block = 2

[costs]
deadhead_factor = 1

[variants.alone.policy]
max_trips_per_block = 1
"""
TABLES = {
    "villages.csv": "village_id,name,county,lat,lon\nV1,North,Linxian,37.95,110.99\n",
    "employers.csv": "employer_id,name,city,province,lat,lon\n"
    "E1,Works,Taiyuan,Shanxi,37.87,112.55\n",
    "depots.csv": "depot_id,name,county,lat,lon\nD1,Yard,Linxian,37.96,110.98\n",
    "fleet.csv": "depot_id,vehicle_type,seats,count,billing,fixed,per_km,driver_day\n"
    "D1,coach-49,49,2,per_day,1500,6,300\n",
    "distances.csv": "from_id,to_id,km,minutes\n"
    "D1,V1,10,15\nV1,E1,200,200\nE1,D1,210,210\n",
}
ROUND_TRIP_CNY = 1_500 + 300 + 6 * (10 + 200 + 210)


@pytest.fixture
def rosters(tmp_path: Path) -> Path:
    """Five of a village go out, seven come home to it."""
    folder = tmp_path / "both-ways"
    folder.mkdir()
    for name, text in {"scenario.toml": SETTINGS, **TABLES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    head = ["worker_id", "name", "village_id", "employer_id"]
    for file, letter, n in (("workers", "W", 5), ("workers_home", "H", 7)):
        with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as stream:
            rows = (
                [f"{letter}{i}", f"Worker {letter}{i}", "V1", "E1"] for i in range(n)
            )
            csv.writer(stream).writerows([head, *rows])
    return folder


def test_one_coach_carries_both_rosters(rosters: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = p2p("plan", rosters, "-o", out, "--steps", 1, "--json")
    facts = json.loads(found.stdout)
    assert facts["workers"]["planned"] == 12
    assert facts["cost"]["total"] == ROUND_TRIP_CNY
    assert facts["cost"]["lower_bound"] <= facts["cost"]["total"]
    lists = "".join(
        path.read_text(encoding="utf-8-sig")
        for path in (out / "manifests").rglob("*.csv")
    )
    assert "Worker W4" in lists
    assert "Worker H6" in lists


def test_without_blocks_each_roster_has_a_coach_of_its_own(rosters: Path) -> None:
    scenario = read_scenario(rosters, variant="alone")
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert plan is not None
    assert plan.cost.total_fen == 2 * ROUND_TRIP_CNY * 100


def test_check_names_the_roster_with_the_fault(rosters: Path) -> None:
    home = rosters / "workers_home.csv"
    home.write_text(home.read_text(encoding="utf-8").replace("H3,", "W3,"))
    found = p2p("check", rosters, "--lang", "en")
    assert found.exit_code == 2
    assert "workers_home.csv:5:worker_id  'W3'  stands in row 5 of workers.csv" in (
        found.output
    )
