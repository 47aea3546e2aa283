"""Services, aircraft, fares, muster points, rules of payers: read, and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

HEAD = [
    "service_id",
    "from_hub",
    "to_hub",
    "kind",
    "departs",
    "minutes",
    "seats",
    "max_units",
    "unit_cost",
    "seat_cost",
    "block_hour",
    "ferry_minutes",
    "aircraft_id",
    "fare",
    "km",
]


def with_services(*rows: str) -> Draft:
    draft = Draft()
    draft.tables["services"] = [HEAD, *(row.split(",") for row in rows)]
    return draft


def flight(name: str, departs: str, **cells: str) -> str:
    found = {
        **dict.fromkeys(HEAD, ""),
        **{"service_id": name, "from_hub": "H1", "to_hub": "H2"},
        **{"kind": "charter_flight", "departs": f"2020-02-26 {departs}"},
        **{"minutes": "120", "seats": "180", "unit_cost": "120000"},
        **cells,
    }
    return ",".join(found[name] for name in HEAD)


def test_block_hours_and_ferry_make_the_price(tmp_path: Path) -> None:
    row = flight("S1", "09:00", unit_cost="", block_hour="40000", ferry_minutes="90")
    scenario = read_scenario(with_services(row).folder(tmp_path / "s"))
    assert scenario.service["S1"].unit_fen == 140_000_00  # 3.5 h


def test_a_service_without_any_price_is_a_fault(tmp_path: Path) -> None:
    row = flight("S1", "09:00", unit_cost="0")
    (fault,) = faults_of(with_services(row).folder(tmp_path / "s"))
    assert fault.column == "unit_cost"
    assert "costs nothing" in str(fault.wrong)


def test_a_fare_without_kilometres_is_a_fault(tmp_path: Path) -> None:
    row = flight("S1", "09:00", unit_cost="", fare="hsr")
    (fault,) = faults_of(with_services(row).folder(tmp_path / "s"))
    assert fault.column == "fare"
    assert "km" in str(fault.remedy)


def test_an_aircraft_that_is_not_back_yet_is_a_fault(tmp_path: Path) -> None:
    """Landing at 11:00, an hour's turnaround, two hours of ferry and another hour."""
    first = flight("S1", "09:00", aircraft_id="B1")
    late = flight("S2", "15:00", aircraft_id="B1", ferry_minutes="120")
    soon = flight("S2", "14:59", aircraft_id="B1", ferry_minutes="120")
    read_scenario(with_services(first, late).folder(tmp_path / "good"))
    (fault,) = faults_of(with_services(first, soon).folder(tmp_path / "bad"))
    assert fault.row == 3
    assert "B1 is not free" in str(fault.wrong)


def test_prices_of_a_mode_can_be_scaled_by_a_variant(tmp_path: Path) -> None:
    draft = with_services(flight("S1", "09:00"))
    draft.settings += "\n[variants.free.costs]\nair_price_factor = 0\n"
    folder = draft.folder(tmp_path / "s")
    assert read_scenario(folder).service["S1"].unit_fen == 120_000_00
    assert read_scenario(folder, variant="free").service["S1"].unit_fen == 0


def with_muster(muster: dict[str, str]) -> Draft:
    draft = Draft()
    rows = draft.tables["villages"]
    rows[0].append("muster_id")
    for row in rows[1:]:
        row.append(muster.get(row[0], ""))
    return draft


def test_workers_board_at_the_muster_point_and_keep_their_home(tmp_path: Path) -> None:
    draft = with_muster({"V2": "V1"})
    draft.set("[policy]", "[policy]\nmax_walk_km = 60")
    scenario = read_scenario(draft.folder(tmp_path / "s"))
    walkers = [worker for worker in scenario.workers if worker.home_id == "V2"]
    assert walkers
    assert {worker.village_id for worker in walkers} == {"V1"}
    assert "V2" not in {worker.village_id for worker in scenario.workers}


def test_a_muster_point_too_far_to_walk_is_a_fault(tmp_path: Path) -> None:
    found = faults_of(with_muster({"V2": "V1"}).folder(tmp_path / "s"))
    assert [fault.column for fault in found] == ["muster_id"]
    assert "max_walk_km" in str(found[0].remedy)


def test_an_unknown_muster_point_is_a_fault(tmp_path: Path) -> None:
    found = faults_of(with_muster({"V2": "V77"}).folder(tmp_path / "s"))
    assert any("V77" in str(fault) for fault in found)


def test_rules_of_payers_are_read_after_the_presets(tmp_path: Path) -> None:
    draft = Draft()
    draft.settings += '\n[costs]\nsubsidies = ["ningbo-2023"]\n'
    if draft.settings.count("[costs]") > 1:
        draft = Draft()
        draft.set("[costs]", '[costs]\nsubsidies = ["ningbo-2023"]')
    scenario = read_scenario(draft.folder(tmp_path / "s"))
    assert [rule.rule_id for rule in scenario.payer_rules] == ["ningbo-2023", "R1"]
    mine = scenario.payer_rules[1]
    assert (mine.percent, mine.lines, mine.min_load) == (50, ("hire", "toll"), 20)
    assert mine.cap_per_vehicle_fen == 10_000_00
    assert mine.bound_for == "outside_province"
