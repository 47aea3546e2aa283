"""The question list: what the office finds in it, and what its answers become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.transport.intake.people import row
from transport.errors import Fault, ScenarioError
from transport.intake.answers import ANSWERS_FILE, read_answers, write_answers
from transport.intake.question_book import QUESTIONS_FILE, Questions, write_questions
from transport.intake.question_sheets import (
    ASSUMED_SHEET,
    FAULTS_SHEET,
    PLACES_SHEET,
    QUESTIONS_SHEET,
)
from transport.intake.records import (
    Assumed,
    CellFault,
    Doubt,
    PlaceAsked,
    PlaceFound,
    PlaceShown,
)
from transport.said import either, said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang

HEALTH = Doubt(
    key="health:codes",
    about="health codes",
    asked=either("No health codes: what now?", "没有健康码，怎么办？"),
    if_left=said("NOTHING_PLANNED"),
    choices=("hold", "green"),
    sources=(row(5).source, row(6).source),
    must=True,
)
PLACE = Doubt(
    key="place:village|临县|白文镇|=1+1村",
    about="=1+1村",
    asked=either("Where is =1+1村?", "=1+1村在哪里？"),
    if_left=said("KEPT_APART", n=2),
    proposal="白文镇",
    choices=("白文镇", "三交镇"),
    is_open=True,
)
SEAT = PlaceShown(
    key="place:village|临县|白文镇|甲村",
    kind="village",
    n_people=3,
    asked=PlaceAsked(kind="village", name="甲村", town="白文镇", county="临县"),
    found=PlaceFound(
        name="临县",
        lat=37.95,
        lon=110.99,
        precision="county",
        source="gazetteer",
        error_m=10_000,
    ),
)
ASSUMED = Assumed("days", "3", either("by the distance", "按路程"))
FAULT = CellFault(
    file="名册.xlsx[一队]",
    row=7,
    column="身份证号",
    value="1411",
    wrong=either("wrong digit", "校验码不对"),
    remedy=said("CORRECT_ONE_ROW"),
    sheet="一队",
    cell="C7",
)
ALL = Questions(doubts=(PLACE, HEALTH), places=(SEAT,), assumed=(ASSUMED,))


def written(folder: Path, questions: Questions = ALL, *, lang: Lang = "zh") -> Any:
    path = folder / QUESTIONS_FILE
    write_questions(path, questions, lang=lang, rosters=[folder / "in" / "名册.xlsx"])
    return openpyxl.load_workbook(path)


def rows_by_key(sheet: Any) -> dict[str, Any]:
    """The rows with a key; the key is the last filled cell but one, or the last."""
    found = {}
    for cells in sheet.iter_rows(min_row=5):
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.startswith(
                ("health:", "place:", "assumed:")
            ):
                found[cell.value] = cells
    return found


def fill(folder: Path, texts: dict[str, str], *, lang: Lang = "zh") -> None:
    book = written(folder, lang=lang)
    for layout in (QUESTIONS_SHEET, PLACES_SHEET, ASSUMED_SHEET):
        for key, cells in rows_by_key(book[layout.title[lang == "zh"]]).items():
            if key in texts:
                cells[layout.answer_at].value = texts[key]
    book.save(folder / QUESTIONS_FILE)


def test_what_must_be_answered_stands_first_and_is_coloured(tmp_path: Path) -> None:
    sheet = written(tmp_path)["问题"]
    rows = rows_by_key(sheet)
    assert list(rows) == [HEALTH.key, PLACE.key]
    answer = rows[HEALTH.key][QUESTIONS_SHEET.answer_at]
    assert answer.fill.fgColor.rgb == "FFF8CBAD"
    assert rows[PLACE.key][QUESTIONS_SHEET.answer_at].fill.fgColor.rgb == "FFFFF2CC"
    assert [cell.value for cell in rows[HEALTH.key]][1:4] == [
        "没有健康码，怎么办？",
        "2",
        "名册.xlsx[Sheet1]:5, 名册.xlsx[Sheet1]:6",
    ]


def test_choices_are_offered_in_the_language_of_the_list(tmp_path: Path) -> None:
    book = written(tmp_path)
    lists = [[cell.value for cell in column] for column in book["lists"].iter_cols()]
    assert lists == [["全部暂缓", "按绿码处理"], ["白文镇", "三交镇"]]
    assert book["lists"].sheet_state == "hidden"
    sources = {v.formula1 for v in book["问题"].data_validations.dataValidation}
    assert sources == {"lists!$A$1:$A$2", "lists!$B$1:$B$2"}


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    book = written(tmp_path)
    kinds = {
        cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row
    }
    assert "f" not in kinds


def test_pages_print_wide_with_their_headings(tmp_path: Path) -> None:
    sheet = written(tmp_path)["问题"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.column_dimensions["H"].hidden


def test_a_fault_links_to_its_cell_in_the_roster(tmp_path: Path) -> None:
    sheet = written(tmp_path, Questions(faults=(FAULT,)))["须更正"]
    link = sheet["A5"].hyperlink
    assert link.target.replace("\\", "/") == "in/名册.xlsx"
    assert link.location == "'一队'!C7"
    assert sheet["D5"].value == "1411"
    assert FAULTS_SHEET.title[1] == sheet.title


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answers_are_read_as_choices_and_as_words(tmp_path: Path, lang: Lang) -> None:
    word = {"zh": " 按绿码处理", "en": "Treat as green"}[lang]
    given = {HEALTH.key: word, PLACE.key: "37.95,110.99", SEAT.key: "三交镇"}
    fill(tmp_path, {**given, "assumed:days": "5"}, lang=lang)
    assert read_answers(tmp_path) == {
        HEALTH.key: "green",
        PLACE.key: "37.95,110.99",
        SEAT.key: "三交镇",
        "assumed:days": "5",
    }


def test_rows_may_be_reordered_and_removed(tmp_path: Path) -> None:
    fill(tmp_path, {HEALTH.key: "hold", PLACE.key: "三交镇"})
    book = openpyxl.load_workbook(tmp_path / QUESTIONS_FILE)
    sheet = book["问题"]
    kept = [cell.value for cell in rows_by_key(sheet)[PLACE.key]]
    sheet.delete_rows(5, 4)
    sheet.append([])
    sheet.append(kept)
    book.save(tmp_path / QUESTIONS_FILE)
    assert read_answers(tmp_path) == {PLACE.key: "三交镇"}


def test_an_answer_beside_the_choices_names_its_cell(tmp_path: Path) -> None:
    fill(tmp_path, {HEALTH.key: "随便"})
    with pytest.raises(ScenarioError) as caught:
        read_answers(tmp_path)
    (fault,) = caught.value.faults
    assert (fault.file, fault.row, fault.column, fault.value) == (
        "questions.xlsx[问题]",
        6,
        "F",
        "随便",
    )
    assert fault.remedy == said("CHOOSE_ONE", words=("全部暂缓", "按绿码处理"))


def test_two_answers_to_one_question_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, {HEALTH.key: "hold"})
    book = openpyxl.load_workbook(tmp_path / QUESTIONS_FILE)
    cells = [cell.value for cell in rows_by_key(book["问题"])[HEALTH.key]]
    cells[QUESTIONS_SHEET.answer_at] = "green"
    book["问题"].append(cells)
    book.save(tmp_path / QUESTIONS_FILE)
    with pytest.raises(ScenarioError, match="another answer"):
        read_answers(tmp_path)


def test_answers_are_kept_and_newer_ones_hold(tmp_path: Path) -> None:
    write_answers(tmp_path, {HEALTH.key: "hold", "firm:a": "=b"})
    assert read_answers(tmp_path) == {HEALTH.key: "hold", "firm:a": "=b"}
    fill(tmp_path, {HEALTH.key: "green"})
    assert read_answers(tmp_path) == {HEALTH.key: "green", "firm:a": "=b"}


def test_a_damaged_row_of_the_kept_answers_is_named(tmp_path: Path) -> None:
    (tmp_path / ANSWERS_FILE).parent.mkdir()
    (tmp_path / ANSWERS_FILE).write_text("question,answer\na,b,c\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_answers(tmp_path)
    assert [fault.row for fault in caught.value.faults] == [2]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / QUESTIONS_FILE).write_text("no workbook", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_answers(tmp_path)
    assert isinstance(caught.value.faults[0], Fault)
