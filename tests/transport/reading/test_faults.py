"""Each kind of fault alone is reported where it stands, with a remedy; many at once."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transport.reading.draft import Draft, faults_of
from transport.errors import ScenarioError
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from transport.errors import Fault


def only(faults: tuple[Fault, ...]) -> Fault:
    assert len(faults) == 1, "\n".join(map(str, faults))
    return faults[0]


# table, row, column, value: the cell to spoil, and where the fault is expected.
SPOILT_CELLS = [
    ("workers", 3, "worker_id", "", "missing"),
    ("workers", 3, "worker_id", "W1", "row 2 already"),
    ("workers", 3, "village_id", "V9", "not in the table of villages"),
    ("workers", 5, "employer_id", "E33", "not in the table of employers"),
    ("workers", 2, "id_number", "141124198001010012", "check digit is 2, expected 1"),
    ("workers", 2, "id_number", "141124198002300010", "no possible birth date"),
    ("workers", 2, "id_number", "141124203001010011", "no possible birth date"),
    ("workers", 2, "id_number", "14112419800101001", "17 digits"),
    ("workers", 2, "id_number", "141124800101001", "15 digits"),
    ("workers", 2, "id_number", "1.41124E+17", "rounded"),
    ("workers", 2, "id_number", "141124198001010000", "check digit"),
    ("workers", 4, "id_number", "141124198001010011", "row 2 already"),
    ("workers", 2, "ready_from", "2020-02-30", "calendar"),
    ("workers", 2, "ready_from", "25 Feb", "no date"),
    ("workers", 2, "ready_from", "2020-02-25 25:00", "no time"),
    ("workers", 4, "ready_from", "2020-03-01", "after the scenario's last day"),
    ("workers", 4, "ready_from", "2010-02-25", "more than a year before"),
    ("workers", 4, "report_by", "2020-02-23", "before the scenario's first day"),
    ("workers", 4, "report_by", "2030-02-23", "after the scenario's last day"),
    ("workers", 3, "report_by", "2020-02-25 08:00", "not after ready_from"),
    ("workers", 2, "certificate_until", "2020-02-23", "not after certificate_issued"),
    ("workers", 2, "certificate_issued", "2020-03-01", "after the scenario's last day"),
    ("workers", 2, "certificate_issued", "2010-02-24", "more than a year before"),
    ("workers", 4, "certificate_until", "2010-02-24", "more than a year before"),
    ("workers", 2, "health_code", "blue", "none of the words"),
    ("workers", 2, "temperature_c", "46.5", "out of range"),
    ("workers", 2, "temperature_c", "warm", "no number"),
    ("workers", 2, "poverty_listed", "maybe", "none of the words"),
    ("workers", 2, "bags", "-1", "out of range"),
    ("workers", 2, "bags", "1.5", "no whole number"),
    ("workers", 3, "village_id", "V2", "spread"),
    ("workers", 3, "employer_id", "E2", "spread"),
    ("villages", 3, "name", " ", "missing"),
    ("villages", 3, "lat", "north", "no number of degrees"),
    ("villages", 3, "lat", "nan", "no number of degrees"),
    ("villages", 3, "lat", "97.9", "beyond 90"),
    ("villages", 3, "lon", "1110.2", "beyond 180"),
    ("villages", 3, "lat", "35.97", "km away from the other villages of Linxian"),
    ("villages", 3, "max_seats", "1", "out of range"),
    ("villages", 3, "max_seats", "19", "smallest has 33 seats"),
    ("villages", 3, "open_from", "6 h", "no date"),
    ("villages", 3, "open_until", "", "missing while open_from"),
    ("villages", 4, "open_until", "18:00", "another kind"),
    ("villages", 4, "open_until", "2020-02-26 05:00", "not after open_from"),
    ("villages", 3, "risk", "none", "none of the words"),
    ("depots", 2, "depot_id", "V1", "of villages.csv already"),
    ("employers", 3, "lon", "123.18", "km away from the other employers of Hangzhou"),
    ("employers", 3, "daily_intake", "0", "out of range"),
    ("employers", 3, "accepted", "perhaps", "none of the words"),
    ("employers", 3, "station_id", "C2", "not in the table of screening"),
    ("depots", 2, "lat", "0", "outside China"),
    ("fleet", 2, "depot_id", "D2", "not in the table of depots"),
    ("fleet", 3, "vehicle_type", "coach-49", "row 2 already"),
    ("fleet", 2, "seats", "0", "out of range"),
    ("fleet", 2, "seats", "-49", "out of range"),
    ("fleet", 2, "count", "0", "out of range"),
    ("fleet", 2, "billing", "per_hour", "none of the words"),
    ("fleet", 2, "fixed", "-1800", "out of range"),
    ("fleet", 2, "fixed", "18.005", "finer than 1/100"),
    ("fleet", 2, "per_km", "free", "no number"),
    ("fleet", 2, "drivers", "0", "out of range"),
    ("fleet", 2, "speed_factor", "0", "out of range"),
    ("hubs", 2, "kind", "harbour", "none of the words"),
    ("services", 2, "from_hub", "H3", "not in the table of hubs"),
    ("services", 2, "to_hub", "H1", "where the row starts"),
    ("services", 2, "departs", "2020-02-26", "no time"),
    ("services", 2, "departs", "2020-03-26 08:00", "outside the scenario's days"),
    ("services", 2, "minutes", "0", "out of range"),
    ("services", 2, "seats", "-1", "out of range"),
    ("services", 2, "unit_cost", "0", "costs nothing"),
    ("screening", 2, "checks_per_hour", "0", "out of range"),
    ("distances", 2, "to_id", "V11", "not in the table of places"),
    ("distances", 2, "to_id", "D1", "where the row starts"),
    ("distances", 2, "km", "-4", "out of range"),
    ("roads", 2, "to_id", "V1", "where the row starts"),
    ("roads", 2, "km", "", "missing"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "wrong"), SPOILT_CELLS)
def test_one_bad_cell_is_one_fault_at_that_cell(
    table: str, row: int, column: str, value: str, wrong: str, tmp_path: Path
) -> None:
    draft = Draft()
    if (column, value) == ("depot_id", "V1"):  # the vehicles move along
        draft.cell("fleet", 2, "depot_id", "V1")
        draft.cell("fleet", 3, "depot_id", "V1")
        del draft.tables["distances"][1]
    draft.cell(table, row, column, value)
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.file, fault.row) == (f"{table}.csv", row)
    assert (fault.column, fault.value) == (column, value)
    assert wrong in str(fault.wrong)
    assert str(fault.remedy)


def test_the_scenario_that_is_spoilt_here_has_no_fault(tmp_path: Path) -> None:
    scenario = read_scenario(Draft().folder(tmp_path))
    assert len(scenario.workers) == 6
    assert scenario.warnings == ()


def test_an_opening_that_ends_as_it_begins_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 3, "open_from", "18:00")
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.row, fault.column, fault.value) == (3, "open_until", "18:00")


def test_an_opening_outside_the_days_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 4, "open_from", "2020-03-26 06:00")
    draft.cell("villages", 4, "open_until", "2020-03-26 12:00")
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.row, fault.column) == (4, "open_from")


def test_swapped_coordinates_are_recognised(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 3, "lat", "111.02")
    draft.cell("villages", 3, "lon", "37.97")
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.row, fault.column, fault.value) == (3, "lat", "111.02")
    assert "swapped" in str(fault.wrong)


@pytest.mark.parametrize("table", ["villages", "employers", "screening", "distances"])
def test_a_row_that_stands_twice_is_refused(table: str, tmp_path: Path) -> None:
    draft = Draft()
    rows = draft.tables[table]
    rows.append(rows[1])
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.file, fault.row) == (f"{table}.csv", len(rows))
    assert "row 2 already" in str(fault.wrong)


def test_a_flight_needs_airports(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("hubs", 3, "kind", "rail")
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.file, fault.row, fault.column) == ("services.csv", 2, "to_hub")


def test_a_party_no_coach_can_seat_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    blank = [""] * 9
    draft.tables["workers"] += [
        [f"X{i}", "x", "", "", "V3", "E3", "P9", *blank] for i in range(33)
    ]
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.row, fault.column, fault.value) == (8, "party_id", "P9")
    assert "33 members" in str(fault.wrong)
    assert "seats 32" in str(fault.wrong)  # V3 takes a 33-seater at most


@pytest.mark.parametrize(
    "name", ["workers", "villages", "employers", "depots", "fleet"]
)
def test_a_required_table_must_be_there_and_filled(name: str, tmp_path: Path) -> None:
    missing, empty = Draft(), Draft()
    del missing.tables[name]
    fault = only(faults_of(missing.folder(tmp_path / "missing")))
    assert (fault.file, fault.row) == (f"{name}.csv", None)
    assert "missing" in str(fault.wrong)
    del empty.tables[name][1:]
    fault = only(faults_of(empty.folder(tmp_path / "empty")))
    assert (fault.file, fault.row) == (f"{name}.csv", None)
    assert "empty" in str(fault.wrong)


def test_a_missing_file_is_found_under_a_misspelt_name(tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    (folder / "fleet.csv").rename(folder / "fleets.csv")
    fault = only(faults_of(folder))
    assert fault.file == "fleet.csv"
    assert "fleets.csv" in str(fault.remedy)


def test_without_an_optional_table_there_is_none(tmp_path: Path) -> None:
    draft = Draft()
    for name in ("services", "hubs", "distances", "roads"):
        del draft.tables[name]
    scenario = read_scenario(draft.folder(tmp_path))
    assert (*scenario.services, *scenario.hubs, *scenario.distances) == ()


@pytest.mark.parametrize(
    ("table", "column"), [("workers", "employer_id"), ("fleet", "billing")]
)
def test_a_required_column_must_be_there(
    table: str, column: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.drop_column(table, column)
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.file, fault.row, fault.column) == (f"{table}.csv", 1, column)
    assert column in str(fault.remedy)


def test_a_misspelt_heading_is_told_with_its_nearest_spelling(tmp_path: Path) -> None:
    draft = Draft()
    draft.tables["fleet"][0][2] = "seets"
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.row, fault.column) == (1, "seats")
    assert "rename 'seets'" in str(fault.remedy)


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.tables["depots"][0][2] = "Name"
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.file, fault.row, fault.column) == ("depots.csv", 1, "Name")


def test_a_row_longer_than_the_headings_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.tables["depots"][1].append("37,96")
    fault = only(faults_of(draft.folder(tmp_path)))
    assert (fault.file, fault.row, fault.value) == ("depots.csv", 2, "37,96")


def test_a_table_without_headings_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    del draft.tables["depots"][0]
    fault = only(faults_of(draft.folder(tmp_path)))
    assert fault.file == "depots.csv"
    assert "headings" in str(fault.wrong)


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\n,,\n"])
def test_a_blank_file_is_a_table_without_rows(raw: bytes, tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    for name in ("depots", "roads"):
        (folder / f"{name}.csv").write_bytes(raw)
    (folder / "distances.csv").unlink()
    (folder / "fleet.csv").unlink()
    depots, fleet = faults_of(folder)
    assert (depots.file, fleet.file) == ("depots.csv", "fleet.csv")
    assert "empty" in str(depots.wrong)


def test_rows_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    text = (
        "Roster of the county,,\n\nworker_id,name,village_id,employer_id,remark\n"
        'W1,A,V1,E1,"two\nlines"\n\n , ,,,\nW2,B,V2,E99,\n'
    )
    (folder / "workers.csv").write_text(text, encoding="utf-8", newline="")
    fault = only(faults_of(folder))
    assert (fault.row, fault.column, fault.value) == (8, "employer_id", "E99")


def test_an_open_quote_is_told_where_its_row_begins(tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    text = (folder / "depots.csv").read_text() + 'D2,"Yard,Linxian,37.9,110.9\n'
    (folder / "depots.csv").write_text(text)
    fault = only(faults_of(folder))
    assert (fault.file, fault.row) == ("depots.csv", 3)
    assert "quote" in str(fault.remedy)


@pytest.mark.parametrize("raw", [b"\xff\xff\xff", b"a\0b\0", b"\xaa\xa1,b"])
def test_an_undecodable_file_is_refused(raw: bytes, tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path)
    (folder / "depots.csv").write_bytes(raw)
    fault = only(faults_of(folder))
    assert fault.file == "depots.csv"
    assert "UTF-8" in str(fault.remedy)


@pytest.mark.parametrize("name", ["nowhere", "there.txt", "there.xls", "scenario.toml"])
def test_a_path_that_is_no_scenario_is_refused(name: str, tmp_path: Path) -> None:
    if name != "nowhere":
        (tmp_path / name).write_text("x")
    fault = only(faults_of(tmp_path / name))
    assert fault.file == str(tmp_path / name)
    assert "folder" in str(fault.remedy) or "xlsx" in str(fault.remedy)


def test_an_empty_folder_lacks_every_required_part(tmp_path: Path) -> None:
    files = [fault.file for fault in faults_of(tmp_path)]
    tables = ["depots", "employers", "fleet", "villages", "workers"]
    assert files == sorted([*(f"{name}.csv" for name in tables), "scenario.toml"])


def test_many_faults_in_many_files_are_told_in_one_run(tmp_path: Path) -> None:
    draft = Draft()
    edits = [
        ("depots", 2, "lat", "x"),
        ("employers", 2, "city", ""),
        ("fleet", 2, "count", "-1"),
        ("fleet", 3, "billing", "weekly"),
        ("hubs", 3, "kind", "x"),
        ("services", 2, "seats", "x"),
        ("villages", 4, "risk", "x"),
        ("workers", 2, "health_code", "x"),
        ("workers", 3, "village_id", "V77"),
        ("workers", 7, "employer_id", "E77"),
    ]
    for edit in edits:
        draft.cell(*edit)
    draft.set("max_ride_h = 30", "max_ride_h = 0\nmix_county = true")
    draft.set('"cn-2023"', '"cn2023"')
    faults = faults_of(draft.folder(tmp_path))
    places = [(f.file, f.row, f.column) for f in faults]
    assert places == [
        *((f"{table}.csv", row, column) for table, row, column, _ in edits[:5]),
        ("scenario.toml", 11, "policy.max_ride_h"),
        ("scenario.toml", 12, "policy.mix_county"),
        ("scenario.toml", 22, "variants.no-cap.policy.preset"),
        *((f"{table}.csv", row, column) for table, row, column, _ in edits[5:]),
    ]
    assert all(str(fault.remedy) for fault in faults)


PLACES = [
    (name, row, column)
    for name, rows in Draft().tables.items()
    for row in range(1, len(rows) + 1)
    for column in rows[0]
]


@given(
    place=st.sampled_from(PLACES),
    value=st.text(st.characters(codec="utf-8"), max_size=20)
    | st.from_regex(r"[-+]?[0-9.:/ e年月日-]{1,16}", fullmatch=True),
)
@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_a_cell_holds_only_faults_come_of_it(
    place: tuple[str, int, str], value: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell(*place, value)
    with suppress(ScenarioError):
        read_scenario(draft.folder(tmp_path))
