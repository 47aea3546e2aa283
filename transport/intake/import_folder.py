"""The folder of an import: scenario, ids, answers, questions, whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from transport.errors import Fault
from transport.files import inventory
from transport.files.out_folder import new_output
from transport.intake.answers import ANSWERS_FILE, write_answers
from transport.intake.confirming import assumption_faults, with_confirmed
from transport.intake.id_file import IMPORT_FOLDER, write_ids
from transport.intake.kept_changes import make_again
from transport.intake.layouts import save_layouts
from transport.intake.merging import file_words
from transport.intake.question_book import QUESTIONS_FILE, write_questions
from transport.intake.scenario_files import write_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from transport.intake.identities import Registry
    from transport.intake.importing import Imported
    from transport.intake.layouts import Layouts
    from transport.intake.records import Person
    from transport.language import Lang
    from transport.said import Said

LAYOUTS_FILE = f"{IMPORT_FOLDER}/layouts.json"
_READ = (QUESTIONS_FILE, ANSWERS_FILE)  # the office changes them, and they are read


def write_import(
    folder: Path,
    found: Imported,
    *,
    answers: Mapping[str, str],
    registry: Registry,
    layouts: Layouts,
    rosters: Sequence[Path],
    lang: Lang,
    test: Callable[[Path], None],
    notes: list[Said],
) -> None:
    """Write what the import found; ``test`` reads the scenario before it counts.

    Without a scenario the question list alone is new, and an earlier scenario in the
    folder stays. Files of ours that somebody changed are not touched, but for answers,
    which were read.

    Raises
    ------
    ScenarioError
        From ``test``; nothing is written then.
    OutputError
        If a file of ours was changed, or the disk refuses.
    """
    _let_go(folder)
    with new_output(folder, notes=notes) as made:
        if found.made is None:
            _keep_earlier(folder, made)
        else:
            names = ", ".join(path.name for path in rosters)
            about = (f"{found.made.settings.title}: p2p import, {names}",)
            write_scenario(made, found.made, about=about)
            make_again(folder, made)
            write_ids(made, registry)
            answers = with_confirmed(answers, found.made.settings)
            test(made)
        refused = {fault.column for fault in assumption_faults(answers)}
        kept = {key: text for key, text in answers.items() if key not in refused}
        write_answers(made, kept)
        save_layouts(layouts, made / LAYOUTS_FILE)
        if found.questions.are_any:
            path = made / QUESTIONS_FILE
            write_questions(
                path, found.questions, lang=lang, rosters=rosters, home=folder
            )


def faults_of_rows(faults: Sequence[Fault], people: Sequence[Person]) -> list[Fault]:
    """Faults of the written roster, told of the rows that the office wrote."""
    found = []
    for fault in faults:
        at = -1 if fault.row is None else fault.row - 2
        if fault.file != "workers.csv" or not 0 <= at < len(people):
            found.append(fault)
            continue
        source = people[at].source
        found.append(
            Fault(
                file=file_words(source),
                row=source.row,
                column=fault.column,
                value=fault.value,
                wrong=fault.wrong,
                remedy=fault.remedy,
            )
        )
    return found


def _let_go(folder: Path) -> None:
    """Let the answers that the office wrote be replaced: they were read."""
    if not inventory.is_marked(folder):
        return
    for name in _READ:
        path = folder / name
        if path.is_file():
            inventory.allow(path, frozenset({inventory.digest(path)}))


def _keep_earlier(folder: Path, made: Path) -> None:
    """Copy our files of the folder, but the question list, to where the new ones go."""
    if not inventory.is_marked(folder):
        return
    for name in inventory.listed(folder):
        if name not in _READ and (folder / name).is_file():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, made / name)
