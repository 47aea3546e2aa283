"""Printings in a store: noted at once, sure once they are ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.operating import open_operation
from p2p.store.printings import begin_printing, end_printing, printed
from tests.p2p.store.an_operation import an_operation
from transport.documents.copies import PaperKey

if TYPE_CHECKING:
    from pathlib import Path

KEY = PaperKey("run-sheet", "", "T001")


def test_what_a_killed_printing_has_begun_is_kept_as_not_sure(tmp_path: Path) -> None:
    with open_operation(an_operation(tmp_path)) as operation:
        for is_ended in (True, False):
            with operation.store.writing() as session:
                papers = [(KEY, "carrier", "digest")]
                number = begin_printing(session, papers, version=1, lang="en")
            if is_ended:
                with operation.store.writing() as session:
                    end_printing(session, number)
        with operation.store.reading() as session:
            sure, killed = printed(session)
    assert (sure.key, sure.reader, sure.digest, sure.version) == (
        *(KEY, "carrier", "digest"),
        1,
    )
    assert (sure.is_sure, killed.is_sure) == (True, False)
