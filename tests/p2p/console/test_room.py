"""A disk without room is told on every page, and what waits for it goes on."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from p2p.console import jobs, worker
from p2p.console.room import out_of_room
from p2p.console.routes.jobs import _facts
from p2p.console.state import State
from tests.p2p.console.conftest import Desk, desk_at, tiny_operation
from transport.causes import library_words
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Desk]:
    """A desk at a console whose disk is full."""
    tiny_operation(tmp_path)
    usage = shutil.disk_usage(tmp_path)._replace(free=3 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    yield from desk_at(tmp_path)


def test_a_full_disk_is_told_on_each_page_with_what_to_do(full: Desk) -> None:
    for path in ("/", "/o/tiny/plan", "/o/tiny/roster"):
        text = full.get(path).text
        assert f"{full.folder} is full or nearly so (3.0 MB left)" in text
        assert "Delete files" in text


def test_a_job_that_waits_for_room_says_so(full: Desk) -> None:
    job = jobs.put(full.state, "tiny", "plan", {}, by="", lang="en")
    assert "Delete files" in _facts(full.state, job.job_id, 0, "en")["stage"]
    jobs.take(full.state)
    assert _facts(full.state, job.job_id, 0, "en")["stage"] == ""


def test_a_disk_with_room_and_a_folder_that_is_gone_tell_nothing(
    tmp_path: Path,
) -> None:
    assert out_of_room(tmp_path) is None
    assert out_of_room(tmp_path / "gone") is None


def test_a_worker_whose_store_refuses_waits_and_then_does_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_operation(tmp_path)
    state = State(tmp_path)
    job = jobs.put(state, "tiny", "nothing", {}, by="", lang="en")
    refusals = iter([True, True])
    over = threading.Event()
    done = worker.do

    def do(state: State, job: jobs.Job) -> None:
        if next(refusals, False):
            raise OutputError(said("STORE_REFUSES", path="console.db", reason="full"))
        done(state, job)
        over.set()

    monkeypatch.setattr(worker, "do", do)
    monkeypatch.setattr(worker, "_REFUSED_S", 0.01)
    monkeypatch.setitem(worker._TASKS, "nothing", lambda *_: {})
    worker.work(tmp_path, over.is_set)
    found = jobs.job_of(state, job.job_id)
    state.close()
    assert found is not None
    assert (found.state, found.tries) == ("done", 1)


def test_what_the_store_says_of_a_full_disk_is_said_in_chinese() -> None:
    error = sqlite3.OperationalError("database or disk is full")
    assert str(error) in str(library_words(error))
    assert library_words(error).figures["zh"] == "磁盘空间不足"
