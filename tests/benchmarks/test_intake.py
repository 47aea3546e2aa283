from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.intake import measured, people, written
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path


def test_the_made_up_roster_is_read_alike_from_book_and_text(tmp_path: Path) -> None:
    book, text = (read_rosters([path]) for path in written(tmp_path, 30))
    assert (book.faults, text.faults, book.doubts, text.doubts) == ((), (), (), ())
    assert [(p.name, p.town, p.household) for p in book.people] == [
        (p.name, p.town, p.household) for p in text.people
    ]


def test_everybody_of_the_roster_is_somebody_else() -> None:
    numbers = [row[2] for row in people(20_000)]
    assert len(set(numbers)) == len(numbers)


def test_reading_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    _, text = written(tmp_path, 5)
    line = measured(text, "read", 5)
    assert (line.rows, line.found) == (5, "5")
    assert line.seconds > 0
    assert line.megabytes > 1
