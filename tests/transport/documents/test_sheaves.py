"""Which papers go into which file, in whose folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transport.documents import sheaves as module
from transport.documents.copies import digests
from transport.documents.parts import Kind, Paper
from transport.documents.sheaves import printed_for, sheaves

if TYPE_CHECKING:
    import pytest


def receipts() -> Kind:
    papers = tuple(
        Paper(key="hand-over", title=("a", "b"), subject=f"T00{n} {own}", recipient=own)
        for n, own in ((1, "E1"), (2, "E1"), (3, "E2"))
    )
    return Kind(
        stem="hand-over", audiences=("hr", "employer"), personal=(), papers=papers
    )


def test_an_employer_has_a_file_of_its_own_papers_alone() -> None:
    found = {sheaf.names: len(sheaf.papers) for sheaf in sheaves([receipts()], ())}
    assert found == {
        (Path("hr/hand-over.pdf"),): 3,
        (Path("hr/hand-over.xlsx"),): 3,
        (Path("employer/E1/hand-over.pdf"),): 2,
        (Path("employer/E1/hand-over.xlsx"),): 2,
        (Path("employer/E2/hand-over.pdf"),): 1,
        (Path("employer/E2/hand-over.xlsx"),): 1,
    }


def test_a_carrier_has_a_file_of_its_depots_papers_alone() -> None:
    papers = tuple(
        Paper(key="register", title=("a", "b"), subject=trip)
        for trip in ("T001", "T002", "T003")
    )
    kind = Kind(
        stem="register",
        audiences=("hr", "carrier"),
        personal=(),
        papers=papers,
        has_workbook=False,
        depots={"T001": "D1", "T002": "D/2", "T003": "D1"},
    )
    found = {
        sheaf.names: [paper.subject for paper in sheaf.papers]
        for sheaf in sheaves([kind], ())
    }
    assert found == {
        (Path("hr/register.pdf"),): ["T001", "T002", "T003"],
        (Path("carrier/D1/register.pdf"),): ["T001", "T003"],
        (Path("carrier/D_2/register.pdf"),): ["T002"],
    }


def test_where_one_depot_has_every_trip_its_papers_are_made_once() -> None:
    paper = Paper(key="register", title=("a", "b"), subject="T001")
    kind = Kind(
        stem="register",
        audiences=("hr", "carrier"),
        personal=(),
        papers=(paper,),
        has_workbook=False,
        depots={"T001": "D1"},
    )
    (sheaf,) = sheaves([kind], ())
    names = {str(name) for name in sheaf.names}
    assert names == {"hr/register.pdf", "carrier/D1/register.pdf"}


def test_many_papers_are_split_over_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAPERS_A_PDF", 2)
    names = [
        str(sheaf.names[0])
        for sheaf in sheaves([receipts()], ["hr"])
        if sheaf.form == "pdf"
    ]
    assert names == ["hr/hand-over-01.pdf", "hr/hand-over-02.pdf"]


def test_a_paper_is_printed_once_for_each_of_its_readers() -> None:
    told = digests([receipts()], "")
    found = [
        (key.about, reader) for key, reader, _ in printed_for([receipts()], (), told)
    ]
    assert found.count(("T003 E2", "hr")) == found.count(("T003 E2", "employer")) == 1
    assert len(found) == 6
