"""A version replanned and printed at one go says what the commands one by one say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from p2p.differing import diff
from p2p.next_papers import print_next
from p2p.operating import open_operation
from p2p.printing import print_documents
from p2p.replanning import replan
from p2p.reporting import report
from tests.p2p.store.an_operation import an_event, an_operation
from tests.transport.documents.fonts import needs_font
from transport.report.diff_files import BOOK

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_font


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """W3 stays away; the next version is in ``second``, with its papers."""
    folder = tmp_path_factory.mktemp("next")
    out = an_operation(folder)
    with open_operation(out) as operation:
        report(operation, an_event(operation, "no_show", worker_id="W3"))
    found = print_next(replan(out, folder / "second", author="Li"), lang="en")
    assert found.printed.folder == folder / "second" / "documents-since-1"
    return folder


def test_the_same_papers_are_printed_as_by_a_command_of_their_own(home: Path) -> None:
    at_once = home / "second" / "documents-since-1"
    after = print_documents(home / "out", since="1", lang="en").folder
    names = [
        {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
        for root in (at_once, after)
    ]
    assert names[0] == names[1]
    assert "hr/copies-to-call-back.pdf" in names[0]


def test_the_book_of_changes_tells_who_is_gone(home: Path) -> None:
    found, *_ = diff(str(home / "out"), str(home / "second"))
    told = [(one.worker_id, one.fate) for one in found.workers]
    assert told == [("W3", "gone")]
    book = openpyxl.load_workbook(home / "second" / "changes" / BOOK)
    assert book["no longer travel"].cell(row=2, column=1).value == "W3"
