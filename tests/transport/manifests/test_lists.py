from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.manifests.reading_back import (
    read_csv,
)
from tests.transport.manifests.sample import (
    N_LONG,
    N_SHORT,
)
from transport.manifests.lists import held_table
from transport.presentation.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


N_TRAVELLING = N_LONG + N_SHORT


def test_each_worker_is_once_in_every_list(written: Path, lang: Lang) -> None:
    words = Words(lang)
    for name in ("boarding.csv", "arrivals.csv", "legal-register.csv"):
        names = [row[words["name"]] for row in read_csv(written / name)]
        assert len(names) == len(set(names)) == N_TRAVELLING


def test_no_csv_cell_starts_a_formula(written: Path) -> None:
    for path in written.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_headings_are_in_the_language_asked_for(written: Path, lang: Lang) -> None:
    words = Words(lang)
    with (written / "trips.csv").open(encoding="utf-8-sig") as file:
        heading = file.readline().split(",")
    assert heading[:3] == [words["trip"], words["depot"], words["coach_type"]]
    assert (heading[0] == "班次") == (lang == "zh")


def test_csv_files_start_with_the_mark_that_excel_needs(written: Path) -> None:
    for path in written.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_boarding_list_tells_each_village_when_and_where(
    written: Path, lang: Lang
) -> None:
    words = Words(lang)
    rows = read_csv(written / "boarding.csv")
    assert [row[words["village"]] for row in rows] == (
        ["王家村"] * 12 + ["'=村"] * 10 + ["Hill & Dale"] * 4
    )
    first = rows[0]
    assert first[words["board_from"]] == "2020-02-25 07:01"
    assert first[words["coach_leaves"]] == "2020-02-25 07:16"
    assert first[words["seat"]] == "1C"


def test_the_arrival_list_goes_employer_by_employer(written: Path, lang: Lang) -> None:
    words = Words(lang)
    rows = read_csv(written / "arrivals.csv")
    employers = [row[words["employer"]] for row in rows]
    assert employers == sorted(employers, key=employers.index)
    assert rows[0][words["coach_arrives"]] == "2020-02-26 06:00"
    assert rows[0][words["contact"]] == "'@gate"


def test_the_run_sheet_follows_the_clock_and_counts_heads(
    written: Path, lang: Lang
) -> None:
    words = Words(lang)
    rows = [r for r in read_csv(written / "run-sheets.csv") if r[words["trip"]] == "T2"]
    assert [row[words["activity"]] for row in rows] == [
        words[key]
        for key in (
            "report",
            "stop_depot",
            "drive",
            "stop_pickup",
            "drive",
            "stop_drop",
            "drive",
            "stop_depot",
            "wheel_total",
        )
    ]
    assert rows[0][words["from"]] == "2020-02-25 08:30"
    assert [row[words["aboard"]] for row in rows] == (
        ["", "0", "", "4", "", "0", "", "0", ""]
    )
    assert rows[5][words["km"]] == "180.0"
    assert rows[-1][words["duration"]] == "6:16"


def test_breaks_and_rests_stand_in_the_run_sheet(written: Path, lang: Lang) -> None:
    words = Words(lang)
    done = [row[words["activity"]] for row in read_csv(written / "run-sheets.csv")]
    assert done.count(words["stop_break"]) == 2
    assert done.count(words["stop_rest"]) == 1


def test_who_stays_is_listed_with_code_and_reason(written: Path, lang: Lang) -> None:
    words = Words(lang)
    held, unplanned = read_csv(written / "held.csv")
    assert held[words["status"]] == words["status_held"]
    assert held[words["code"]] == "CERT_MISSING"
    assert held[words["reason"]] == "'=no paper; call 199****0027"
    assert unplanned[words["status"]] == words["status_unplanned"]
    assert unplanned[words["meaning"]] == words.meaning("NO_COACH_FREE")


@pytest.mark.parametrize(
    ("code", "changes", "told"),
    [
        ("FEVER", {"temperature_c": Decimal("38.1")}, "体温异常：38.1 °C"),
        ("CODE_NOT_ALLOWED", {"health_code": "yellow"}, "健康码不符合要求：黄码"),
        ("CERT_EXPIRED", {"certificate_until_s": 0}, "健康证明已过期：2020-02-24"),
        ("CERT_MISSING", {}, "无健康证明"),
    ],
)
def test_a_chinese_reader_is_told_why_and_what_to_do(
    scenario: Scenario, plan: Plan, code: str, changes: dict[str, Any], told: str
) -> None:
    entry = replace(plan.held[0], code=code)
    workers = tuple(
        replace(w, **changes) if w.worker_id == entry.worker_id else w
        for w in scenario.workers
    )
    words = Words("zh")
    table = held_table(
        replace(scenario, workers=workers), replace(plan, held=(entry,)), words
    )
    at = [column.key for column in table.columns].index("meaning")
    assert table.rows[0][at : at + 2] == (told, words.remedy(code))


def test_a_certificate_valid_to_midnight_ends_with_the_day_before(
    written: Path, lang: Lang
) -> None:
    words = Words(lang)
    rows = read_csv(written / "legal-register.csv")
    assert rows[0][words["certificate_issued"]] == "2020-02-23"
    assert rows[0][words["certificate_until"]] == "2020-02-29"
