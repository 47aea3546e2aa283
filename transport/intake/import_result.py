"""What became of an import: for the command, for programs, for whoever looks on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from transport.errors import Fault, Warned
    from transport.intake.records import Assumed, ColumnTaken, Doubt, PlaceShown
    from transport.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What became of an import.

    Attributes
    ----------
    folder
        Where it was written.
    is_written
        Whether there is a scenario; else questions or faults stand before it.
    n_rows, n_people
        People on the rosters, and workers once everybody counts once.
    columns
        What each column was taken for.
    questions
        What the office is to answer, in ``questions.xlsx``.
    places, assumed
        Where villages and employers lie; what was taken where nobody said anything.
    faults
        What is to be put right in the rosters.
    told
        What was passed over and merged.
    notes
        What was moved or put right on the disk.
    """

    folder: Path
    is_written: bool
    n_rows: int
    n_people: int
    columns: tuple[ColumnTaken, ...]
    questions: tuple[Doubt, ...]
    places: tuple[PlaceShown, ...]
    assumed: tuple[Assumed, ...]
    faults: tuple[Fault, ...]
    told: tuple[Warned, ...]
    notes: tuple[Said, ...]
