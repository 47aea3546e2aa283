"""The roster of those who go home, in a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["worker_id", "name", "village_id", "employer_id", "party_id", "report_by"]
HOME = [
    ["H1", "周九", "V1", "E1", "PH", "2020-02-28"],
    ["H2", "吴十", "V1", "E1", "PH", ""],
]


def with_home(*rows: list[str], head: list[str] | None = None) -> Draft:
    draft = Draft()
    draft.tables["workers_home"] = [head or HEAD, *rows]
    return draft


def test_whoever_stands_there_goes_home(tmp_path: Path) -> None:
    scenario = read_scenario(with_home(*HOME).folder(tmp_path))
    assert [w.worker_id for w in scenario.workers[-2:]] == ["H1", "H2"]
    for worker in scenario.workers[-2:]:
        assert worker.is_homebound
        assert (worker.village_id, worker.employer_id) == ("E1", "V1")
    assert not any(worker.is_homebound for worker in scenario.workers[:-2])


def test_one_table_with_directions_says_the_same(tmp_path: Path) -> None:
    """The digest tells what the files say, not in how many they say it."""
    two = read_scenario(with_home(*HOME).folder(tmp_path / "two"))
    one = Draft()
    head = one.tables["workers"][0]
    rows = [dict(zip(HEAD, row, strict=True)) for row in HOME]
    one.tables["workers"] += [[row.get(column, "") for column in head] for row in rows]
    for at, row in enumerate(one.tables["workers"]):
        row.append("direction" if at == 0 else "home" if row[0][0] == "H" else "")
    assert two.sha256 == read_scenario(one.folder(tmp_path / "one")).sha256


def test_a_table_without_rows_changes_nothing(tmp_path: Path) -> None:
    plain = read_scenario(Draft().folder(tmp_path / "plain"))
    empty = read_scenario(with_home().folder(tmp_path / "empty"))
    assert empty.sha256 == plain.sha256


def test_where_everybody_goes_home_there_need_be_no_other_roster(
    tmp_path: Path,
) -> None:
    draft = with_home(*HOME)
    del draft.tables["workers"][1:]
    assert len(read_scenario(draft.folder(tmp_path / "empty")).workers) == len(HOME)
    del draft.tables["workers"]
    assert len(read_scenario(draft.folder(tmp_path / "none")).workers) == len(HOME)


def test_without_anybody_at_all_the_roster_is_missed(tmp_path: Path) -> None:
    draft = with_home()
    del draft.tables["workers"][1:]
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.wrong.code) == ("workers.csv", "TABLE_EMPTY")


@pytest.mark.parametrize(
    ("row", "column", "code", "told_of"),
    [
        (["H1", "周九", "V9", "E1", "", ""], "village_id", "NOT_IN_TABLE", ""),
        (["W2", "周九", "V1", "E1", "", ""], "worker_id", "STANDS_IN_FILE", "row 3"),
        (["H1", "周九", "V1", "E1", "", "2020-02-30"], "report_by", "", ""),
        (["H1", "周九", "V1", "E1", "P1", ""], "direction", "", "row 2 of workers.csv"),
    ],
    ids=["a place", "an id twice", "a date", "a party both ways"],
)
def test_a_fault_names_the_roster_and_its_row(
    row: list[str], column: str, code: str, told_of: str, tmp_path: Path
) -> None:
    draft = with_home(["H0", "郑一", "V2", "E2", "", ""], row)
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.row, fault.column) == ("workers_home.csv", 3, column)
    assert fault.wrong.code == code or not code
    assert told_of in str(fault.wrong)


def test_who_goes_out_has_no_place_there(tmp_path: Path) -> None:
    head = [*HEAD, "direction"]
    draft = with_home(
        [*HOME[0], "返乡"], ["H3", "吴十", "V1", "E1", "", "", "out"], head=head
    )
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.row, fault.value) == (3, "out")
    assert fault.wrong.code == "GOES_OUT_IN_HOME_ROSTER"
    assert "move the row to workers" in str(fault.remedy)


def test_warnings_name_the_file_of_their_rows(tmp_path: Path) -> None:
    head = [*HEAD, "phone"]
    draft = with_home([*HOME[0], "12"], [*HOME[1], "13800000009"], head=head)
    draft.cell("workers", 4, "phone", "34")
    told = read_scenario(draft.folder(tmp_path)).warnings
    assert [(w.file, w.row, w.n_rows) for w in told] == [
        ("workers.csv", 4, 1),
        ("workers_home.csv", 2, 1),
    ]


def test_a_party_too_large_is_told_where_it_stands(tmp_path: Path) -> None:
    """Fifty of one party; the largest coach has 49 seats with the driver's."""
    crowd = [[f"H{n}", "周九", "V1", "E1", "PH", ""] for n in range(50)]
    (fault,) = faults_of(with_home(*crowd).folder(tmp_path))
    assert (fault.file, fault.row, fault.wrong.code) == (
        "workers_home.csv",
        2,
        "PARTY_TOO_LARGE",
    )


def test_a_workbook_may_hold_it_by_its_chinese_name(tmp_path: Path) -> None:
    draft = with_home(*HOME)
    path = draft.book(tmp_path / "day.xlsx")
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["workers_home"].title = "返乡名单"
    book.save(path)
    assert sum(w.is_homebound for w in read_scenario(path).workers) == len(HOME)
