"""Papers printed by version: those that changed, older ones stamped, copies out."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING, Any

import openpyxl
import pypdfium2
import pytest

from p2p.operating import open_operation
from p2p.printing import print_documents
from p2p.replanning import replan
from p2p.reporting import report
from p2p.store.engine import STORE_FILE
from p2p.store.making import add_version
from p2p.store.printings import printed
from solvers.replanning.by_hand import Depart, edited
from solvers.replanning.ground import ground_as_it_is
from tests.p2p.store.an_operation import an_event, an_operation
from tests.transport.documents.fonts import needs_font
from transport.changes import Changes
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.printed_files import Printed
    from transport.said import Said

pytestmark = needs_font


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose first version was printed for the police; then W3 stays away."""
    folder = an_operation(tmp_path_factory.mktemp("printing"))
    print_documents(folder, only=("police",))
    with open_operation(folder) as operation, operation.writing() as (session, was):
        first, *_ = was.plan.trips
        ground = ground_as_it_is(was.scenario, Changes(moment_s=0))
        later = Depart(trip_id=first.trip_id, at_s=first.depart_s + 60)
        plan = edited(ground, was.plan, [later])
        add_version(
            session, was.scenario, plan, parent=1, taken=0, author="Li", note=""
        )
    return folder


def pages(found: Printed, name: str) -> list[str]:
    document = pypdfium2.PdfDocument(found.folder / name)
    return [page.get_textpage().get_text_range() for page in document]


def test_what_changed_alone_is_printed_with_the_copies_to_call_back(out: Path) -> None:
    found = print_documents(out, since="1", only=("police", "hr"), lang="en")
    assert found.folder.name == "documents-since-1"
    assert found.is_recorded
    told = pages(found, "police/vehicle-plan.pdf")
    assert told
    for text in told:
        assert "supersedes version 1" in text
        assert "version 2 · base plan" in text
    (sheet,) = openpyxl.load_workbook(found.folder / "hr/copies-to-call-back.xlsx")
    cells = [str(cell.value) for row in sheet for cell in row if cell.value]
    assert "police" in cells
    assert "labour office" not in cells  # nothing was printed for it
    assert found.n_back == 2  # the plan of all trips and the pass of one


def test_papers_of_a_trip_alone_lie_in_a_folder_named_for_it(out: Path) -> None:
    with open_operation(out) as operation:
        changed, *others = (trip.trip_id for trip in operation.plan(2).trips)
    found = print_documents(out, version=2, only=("police",), trips=[changed])
    assert found.folder.name == f"documents-version-2-{changed}"
    texts = pages(found, "police/charter-pass.pdf")
    assert changed in texts[0]
    assert not any(other in text for other in others for text in texts)
    found = print_documents(out, since="1", only=("police",), trips=[changed])
    assert found.folder.name == f"documents-since-1-{changed}"
    assert found.n_changed == found.n_back == 2
    for other in others:
        found = print_documents(out, since="1", only=("police",), trips=[other])
        assert (found.n_changed, found.n_back) == (0, 0)


def test_what_nobody_has_to_print_is_told(out: Path) -> None:
    with pytest.raises(OutputError, match="is no trip of the plan"):
        print_documents(out, version=2, trips=["T999"])
    with pytest.raises(OutputError, match="nothing to print of T001"):
        print_documents(out, version=2, only=("airline",), trips=["T001"])


def test_older_papers_printed_again_are_stamped_on_every_page(out: Path) -> None:
    found = print_documents(out, version=1, only=("police",), lang="zh")
    assert found.newest == 2
    for name in ("vehicle-plan", "charter-pass"):
        for text in pages(found, f"police/{name}.pdf"):
            assert "已被第2版取代" in text
            assert "第1版 · 基本方案" in text
        for sheet in openpyxl.load_workbook(found.folder / f"police/{name}.xlsx"):
            header = sheet.HeaderFooter.oddHeader
            assert header is not None
            assert "已被第2版取代" in str(header.center.text)


def test_plates_filled_in_later_stand_on_papers_of_the_store(out: Path) -> None:
    with open_operation(out) as operation:
        trip = operation.plan(2).trips[0]
    table = out.parent / "tiny" / "coaches.csv"
    table.write_text(
        "depot_id,vehicle_type,number,plate\n"
        f"{trip.depot_id},{trip.vehicle_type},{trip.coach},晋J12345\n",
        encoding="utf-8",
    )
    found = print_documents(out, version=2, only=("transport",))
    table.unlink()
    assert "晋J12345" in "".join(pages(found, "transport/charter-pass.pdf"))


def test_copies_are_known_by_comparing_where_nothing_was_recorded(
    out: Path, tmp_path: Path
) -> None:
    for name in ("old", "new"):
        copytree(out, tmp_path / name)
        (tmp_path / name / "operation.db").unlink()
    source = (out / "source.json").read_text("utf-8")
    for name in ("old", "new"):
        (tmp_path / name / "source.json").write_text(source, "utf-8")
    old, new = tmp_path / "old", tmp_path / "new"
    found = print_documents(new, since=str(old), only=("police",), lang="en")
    assert (found.n_changed, found.n_back, found.is_recorded) == (0, 0, False)
    with pytest.raises(OutputError, match="FOLDER"):
        print_documents(new, since="1")


@pytest.mark.parametrize("more", [{"since": "2"}, {"since": "9"}, {"version": 9}])
def test_versions_that_are_none_or_the_newest_are_refused(
    out: Path, more: dict[str, Any]
) -> None:
    with pytest.raises(OutputError):
        print_documents(out, **more)


def test_papers_that_were_not_put_in_place_are_kept_as_not_sure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = an_operation(tmp_path)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("p2p.store.printings.end_printing", killed)
    with pytest.raises(KeyboardInterrupt):
        print_documents(folder, only=("police",))
    assert (folder / "documents" / "police").is_dir()
    with open_operation(folder) as operation, operation.store.reading() as session:
        copies = printed(session)
    assert copies
    assert not any(copy.is_sure for copy in copies)


def test_papers_of_a_version_in_a_folder_of_its_own_are_noted_in_its_store(
    tmp_path: Path,
) -> None:
    out, new = an_operation(tmp_path), tmp_path / "second"
    with open_operation(out) as operation:
        report(operation, an_event(operation, "no_show", worker_id="W3"))
        replan(out, new, author="Li")
        print_documents(new, only=("police",))
        with operation.store.reading() as session:
            copies = printed(session)
    assert {(copy.version, copy.reader) for copy in copies} == {(2, "police")}


def test_where_the_store_is_gone_papers_are_printed_and_it_is_said(
    tmp_path: Path,
) -> None:
    heard: list[Said] = []
    out, new = an_operation(tmp_path), tmp_path / "second"
    with open_operation(out) as operation:
        report(operation, an_event(operation, "no_show", worker_id="W3"))
        replan(out, new, author="Li")
    (out / STORE_FILE).rename(tmp_path / "elsewhere.db")
    found = print_documents(new, only=("police",), warn=heard.append)
    assert found.n_files
    assert [told.code for told in heard] == ["PRINTED_WITHOUT_STORE"]
