"""Rosters in the layouts that offices keep: imported, answered, read as scenarios."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

import p2p
from tests.transport.intake import rosters
from transport.intake.question_book import QUESTIONS_FILE
from transport.intake.question_sheets import QUESTIONS_SHEET

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.intake.import_result import ImportResult

EXAMPLE = Path(p2p.__file__).parents[1] / "examples" / "roster.xlsx"


def office(path: Path) -> Path:
    cells, merged = rosters.office()
    return rosters.xlsx(path / "a.xlsx", {"S": cells}, {"S": merged})


def poverty_office(path: Path) -> Path:
    cells, merged = rosters.poverty_office()
    return rosters.xlsx(path / "a.xlsx", {"S": cells}, {"S": merged})


def labour_export(path: Path) -> Path:
    return rosters.xlsx(path / "a.xlsx", {"S": rosters.labour_export()})


def wechat(path: Path) -> Path:
    return rosters.text_table(path / "a.csv", rosters.wechat())


def school(path: Path) -> Path:
    return rosters.ods(path / "a.ods", rosters.school_list())


def english(path: Path) -> Path:
    return rosters.xls(path / "a.xls", rosters.english())


def example(_path: Path) -> Path:
    return EXAMPLE


# Kinds of questions, and kinds of those that must be answered.
LAYOUTS = [
    (office, 48, ["places"], []),
    (poverty_office, 10, ["origin", "places"], []),
    (labour_export, 6, ["places"], []),
    (wechat, 5, ["origin", "place", "places", "year"], ["place"]),
    (school, 8, ["left", "origin", "place"], ["left", "place"]),
    (english, 6, ["places"], []),
    (example, 48, ["place", "place", "places"], []),
]
ANSWERS = {"place": "38.842,110.493", "left": "临泉镇"}


def bring(path: Path, folder: Path) -> ImportResult:
    return p2p.import_roster([path], folder, today=date(2026, 3, 4), lang="en")


def answer(folder: Path, answers: dict[str, str]) -> None:
    path = folder / QUESTIONS_FILE
    book = openpyxl.load_workbook(path)
    for cells in book[QUESTIONS_SHEET.title[0]].iter_rows(min_row=5):
        for cell in cells:
            if cell.value in answers:
                cells[QUESTIONS_SHEET.answer_at].value = answers[str(cell.value)]
    book.save(path)


@pytest.mark.parametrize(
    ("build", "n", "kinds", "musts"), LAYOUTS, ids=lambda x: getattr(x, "__name__", "")
)
def test_a_layout_becomes_a_scenario_with_answers_alone(
    tmp_path: Path,
    build: Callable[[Path], Path],
    n: int,
    kinds: list[str],
    musts: list[str],
) -> None:
    path, folder = build(tmp_path), tmp_path / "linxian"
    result = bring(path, folder)
    assert (result.n_people, result.faults) == (n, ())
    assert sorted(doubt.kind for doubt in result.questions) == kinds
    must = [doubt for doubt in result.questions if doubt.must]
    assert sorted(doubt.kind for doubt in must) == musts
    if must:
        answer(folder, {doubt.key: ANSWERS[doubt.kind] for doubt in must})
        result = bring(path, folder)
    assert result.is_written
    scenario = p2p.read_scenario(folder)
    assert len(scenario.workers) == n
    assert all(worker.worker_id for worker in scenario.workers)


def test_files_of_several_offices_are_one_roster(tmp_path: Path) -> None:
    first = rosters.xlsx(tmp_path / "a.xlsx", {"S": rosters.labour_export(6, 1)})
    second = rosters.xlsx(tmp_path / "b.xlsx", {"S": rosters.labour_export(6, 4)})
    result = p2p.import_roster(
        [first, second], tmp_path / "out", today=date(2026, 3, 4), lang="en"
    )
    assert (result.n_rows, result.n_people) == (12, 9)
    assert [w.told.code for w in result.told].count("ROWS_MERGED") == 3
