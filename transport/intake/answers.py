"""What the office answered: read from the question list, kept from run to run."""

from __future__ import annotations

import csv
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.intake.id_file import IMPORT_FOLDER
from transport.intake.question_book import QUESTIONS_FILE
from transport.intake.question_sheets import (
    ANSWER_HEADINGS,
    ANSWERED,
    KEY_HEADINGS,
    RULE_HEADINGS,
)
from transport.presentation.text import inert
from transport.reading.csv_file import csv_rows
from transport.reading.findings import BadValue
from transport.reading.workbook import open_workbook
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from transport.reading.workbook import Sheet
    from transport.said import Said

ANSWERS_FILE = f"{IMPORT_FOLDER}/answers.csv"
_HEADING = ("question", "answer")
_FIRST_COLUMN = ord("A")


@dataclass(frozen=True, slots=True)
class _Written:
    """An answer as it stands in a cell."""

    key: str
    text: str
    rule: str
    fault_at: tuple[str, int, str]  # file, row, column


def read_answers(folder: Path) -> dict[str, str]:
    """Every answer by the key of its question: those kept, and newer ones over them.

    Raises
    ------
    ScenarioError
        Naming each cell with an answer that cannot be taken.
    """
    faults: list[Fault] = []
    answers = _kept(folder / ANSWERS_FILE, faults)
    path = folder / QUESTIONS_FILE
    if path.is_file():
        given: dict[str, str] = {}
        for written in _in_book(path, faults):
            _take(written, given, faults)
        answers.update(given)
    if faults:
        raise ScenarioError(faults)
    return answers


def write_answers(folder: Path, answers: Mapping[str, str]) -> None:
    """Keep the answers in the folder, sorted by question."""
    path = folder / ANSWERS_FILE
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(_HEADING)
        rows.writerows(
            (inert(key), inert(text)) for key, text in sorted(answers.items())
        )


def _kept(path: Path, faults: list[Fault]) -> dict[str, str]:
    if not path.is_file():
        return {}
    found = {}
    try:
        for row, cells in csv_rows(path.read_bytes()):
            if row == 1 or not any(cells):
                continue
            if len(cells) != len(_HEADING):
                place = (ANSWERS_FILE, row, "")
                value = ",".join(cells)
                remedy = said("WRITE_QUESTION_AND_ANSWER")
                faults.append(_fault(place, value, said("ANSWER_ROW_DAMAGED"), remedy))
                continue
            key, text = (cell.strip().removeprefix("'") for cell in cells)
            found[key] = text
    except BadValue as error:
        faults.append(_fault((path.name, 0, ""), None, error.wrong, error.remedy))
    return found


def _in_book(path: Path, faults: list[Fault]) -> Iterable[_Written]:
    """Every cell of the list that was filled in."""
    try:
        with open_workbook(path) as sheets:
            titles = {title for layout in ANSWERED for title in layout.title}
            for title, sheet in sheets.items():
                if title in titles:
                    yield from _in_sheet(f"{path.name}[{title}]", sheet, faults)
    except BadValue as error:
        faults.append(_fault((path.name, 0, ""), None, error.wrong, error.remedy))


def _in_sheet(file: str, sheet: Sheet, faults: list[Fault]) -> Iterable[_Written]:
    columns: dict[str, int] = {}
    for row, cells in sheet.rows():
        if not columns:
            columns = _columns(cells)
            continue
        key, text, rule = (
            cells[at].strip() if 0 <= at < len(cells) else ""
            for at in (columns["key"], columns["answer"], columns["rule"])
        )
        if not text:
            continue
        place = (file, row, chr(_FIRST_COLUMN + columns["answer"]))
        damage = sheet.damage.get((row, columns["answer"]))
        if damage is not None:
            faults.append(_fault(place, damage.value, damage.wrong, damage.remedy))
        elif not key:
            wrong, remedy = said("ANSWER_WITHOUT_QUESTION"), said("ANSWER_IN_ITS_ROW")
            faults.append(_fault(place, text, wrong, remedy))
        else:
            yield _Written(key, text, rule, place)
    if not columns:
        remedy = said("IMPORT_AGAIN_FOR_LIST")
        wrong = said("QUESTION_HEADINGS_GONE")
        faults.append(_fault((file, 0, ""), None, wrong, remedy))


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Where key, answer and rule stand, in the row of headings; else nothing."""
    plain = [cell.strip() for cell in cells]
    found = {}
    for name, headings in (
        ("key", KEY_HEADINGS),
        ("answer", ANSWER_HEADINGS),
        ("rule", RULE_HEADINGS),
    ):
        found[name] = next((plain.index(h) for h in headings if h in plain), -1)
    return found if min(found["key"], found["answer"]) >= 0 else {}


def _take(written: _Written, given: dict[str, str], faults: list[Fault]) -> None:
    answer = _understood(written.text, written.rule)
    if isinstance(answer, tuple):
        wrong, remedy = said("NO_CHOICE_OF_LIST"), said("CHOOSE_ONE", words=answer)
        faults.append(_fault(written.fault_at, written.text, wrong, remedy))
    elif given.setdefault(written.key, answer) != answer:
        wrong, remedy = said("ANSWERED_TWICE"), said("LEAVE_ONE_ANSWER")
        faults.append(_fault(written.fault_at, written.text, wrong, remedy))


def _understood(text: str, rule: str) -> str | tuple[str, ...]:
    """The choice that was meant, or the words where they are free; else the choices."""
    try:
        read = json.loads(rule) if rule else {}
        choices, is_open = dict(read.get("choices", {})), bool(read.get("open", True))
    except (ValueError, TypeError, AttributeError):
        return text
    for choice, words in choices.items():
        if _plain(text) in (_plain(choice), _plain(words)):
            return str(choice)
    return text if is_open or not choices else tuple(choices.values())


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _fault(
    place: tuple[str, int, str], value: str | None, wrong: Said, remedy: Said
) -> Fault:
    file, row, column = place
    return Fault(
        file=file,
        row=row or None,
        column=column or None,
        value=value,
        wrong=wrong,
        remedy=remedy,
    )
