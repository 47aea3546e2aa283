"""Answers to what an import asks, given by a program instead of in the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def answer_questions(folder: str | Path, answers: Mapping[str, str]) -> None:
    """Keep answers to the questions of an import; the next import takes them.

    Parameters
    ----------
    folder
        What :func:`p2p.import_roster` wrote.
    answers
        By the key of the question: one of its choices, or words where they are free.
        One that was given before gives way.

    Raises
    ------
    ScenarioError
        If an answer in the workbook cannot be taken.

    Examples
    --------
    >>> import p2p
    >>> p2p.answer_questions("linxian", {"place:...": "..."})  # doctest: +SKIP
    """
    from transport.files.out_folder import locked
    from transport.intake.answers import read_answers, write_answers

    path = Path(folder)
    with locked(path):
        write_answers(path, {**read_answers(path), **answers})
