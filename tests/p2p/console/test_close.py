"""The end in the console: tables compared, closed, fetched; running totals."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from p2p.console.accounts import add_account
from p2p.operating import open_operation
from p2p.store.closings import kept_closings
from tests.p2p.console.conftest import desk_at
from tests.p2p.console.test_pages import words_in
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

PAGE = "/o/out/close"


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[Desk]:
    an_operation(tmp_path)
    yield from desk_at(tmp_path)


def n_closings(desk: Desk) -> int:
    with (
        open_operation(desk.folder / "out") as operation,
        operation.store.reading() as session,
    ):
        return len(kept_closings(session))


def compare(desk: Desk, actuals: str) -> str:
    files = {"actuals": ("day.csv", actuals.encode())}
    desk.post(f"{PAGE}/tables", files=files)
    return desk.work().state


def test_what_was_compared_is_what_is_closed(under_way: Desk) -> None:
    early = under_way.post(f"{PAGE}/record", by="chief")
    assert early.status_code == 409
    assert compare(under_way, "trip_id,ran\nT001,no\n") == "done"
    page = under_way.get(PAGE).text
    assert "T001 · " in page
    assert "Trips that differ (1)" in page
    assert n_closings(under_way) == 0
    draft = under_way.get(f"{PAGE}/draft.zip")
    with zipfile.ZipFile(io.BytesIO(draft.content)) as found:
        assert "closing.xlsx" in found.namelist()
    under_way.post(f"{PAGE}/record", by="chief", note="end")
    ended = under_way.work()
    assert ended.state == "done", ended.result
    assert n_closings(under_way) == 1
    assert "closing 1" in words_in(under_way.get(PAGE).text)
    with zipfile.ZipFile(io.BytesIO(under_way.get(f"{PAGE}/1.zip").content)) as found:
        assert "closing.json" in found.namelist()
    assert list((under_way.folder / "out" / "uploads").iterdir()) == []
    assert under_way.get(f"{PAGE}/9.zip").status_code == 404


def test_a_worker_that_died_once_it_was_closed_closes_it_once(
    under_way: Desk,
) -> None:
    from p2p.console import jobs

    assert compare(under_way, "trip_id,ran\nT001,no\n") == "done"
    under_way.post(f"{PAGE}/record", by="chief")
    job = under_way.work()
    asked = dict(job.asked)
    jobs.put(under_way.state, "out", "close", asked, by="", lang="en")
    assert under_way.work().state == "done"
    assert n_closings(under_way) == 1


def test_a_wrong_table_is_told_with_its_cell_and_goes(under_way: Desk) -> None:
    assert compare(under_way, "trip_id,riders\nT001,many\n") == "failed"
    page = under_way.get(PAGE).text
    assert "<code>many</code>" in page
    assert list((under_way.folder / "out" / "uploads").iterdir()) == []
    refused = under_way.post(f"{PAGE}/tables", files={"actuals": ("day.exe", b"MZ")})
    assert refused.status_code == 409


def test_the_tables_to_fill_in_and_the_sums(under_way: Desk) -> None:
    assert under_way.get(f"{PAGE}/template.xlsx").status_code == 404
    under_way.post(f"{PAGE}/template")
    assert under_way.work().state == "done"
    body = under_way.get(f"{PAGE}/template.xlsx").content
    assert zipfile.is_zipfile(io.BytesIO(body))
    under_way.post(f"{PAGE}/totals")
    assert under_way.work().state == "done"
    assert "workers" in words_in(under_way.get(PAGE).text)


def test_finance_looks_and_closes_nothing(tmp_path: Path) -> None:
    an_operation(tmp_path)
    for desk in desk_at(tmp_path, is_open=True):
        add_account(desk.state, "cash", "finance", "correct horse")
        desk.post("/sign-in", name="cash", password="correct horse")
        page = desk.get(PAGE)
        assert page.status_code == 200
        assert '<form method="post" action="/o/' not in page.text
        for path in ("tables", "record", "template", "totals"):
            assert desk.post(f"{PAGE}/{path}").status_code == 403
