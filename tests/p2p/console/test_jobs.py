"""The queue: order, ends, what a worker that died leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from p2p.console import jobs
from p2p.console.state import State
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(tmp_path)
    yield made
    made.close()


def put(state: State, name: str = "a", **asked: object) -> jobs.Job:
    return jobs.put(state, name, "plan", asked, by="", lang="en")


def test_jobs_are_taken_in_their_order_and_each_once(state: State) -> None:
    first, second = put(state, steps=1), put(state, steps=2)
    assert [jobs.take(state), jobs.take(state), jobs.take(state)] != [None] * 3
    assert [job.number for job in jobs.open_jobs(state)] == [
        first.number,
        second.number,
    ]
    assert {job.state for job in jobs.open_jobs(state)} == {"running"}


def test_the_same_job_waits_once(state: State) -> None:
    assert put(state, steps=1).job_id == put(state, steps=1).job_id


def test_one_that_waits_is_called_off_and_one_that_runs_is_asked(state: State) -> None:
    first, second = put(state, steps=1), put(state, steps=2)
    jobs.take(state)
    for job in (first, second):
        jobs.ask_to_stop(state, job.job_id)
    assert jobs.is_to_stop(state, first)
    ended = jobs.job_of(state, second.job_id)
    assert ended is not None
    assert ended.state == "failed"
    assert ended.result == {"told": [{"code": "JOB_CALLED_OFF", "figures": {}}]}


def test_what_a_dead_worker_did_is_begun_again_but_not_for_ever(state: State) -> None:
    job = put(state)
    for _ in range(jobs.MOST_TRIES):
        assert jobs.take(state) is not None
        jobs.take_back(state)
    ended = jobs.job_of(state, job.job_id)
    assert ended is not None
    assert (ended.state, ended.tries) == ("failed", jobs.MOST_TRIES)


def test_a_console_that_ended_in_order_costs_no_try(state: State) -> None:
    put(state)
    for _ in range(jobs.MOST_TRIES + 2):
        assert jobs.take(state) is not None
        jobs.take_back(state, is_orderly=True)
    assert [job.state for job in jobs.open_jobs(state)] == ["waiting"]


def test_points_of_a_search_are_told_from_where_one_left_off(state: State) -> None:
    put(state)
    job = jobs.take(state)
    assert job is not None
    for n in (1, 2):
        facts = {"elapsed_s": n, "objective_fen": 10 * n, "lower_bound_fen": 5}
        jobs.tell_progress(state, job, facts)
    first, second = jobs.points(state, job)
    assert (first["objective_fen"], second["elapsed_s"]) == (10, 2)
    assert jobs.points(state, job, after=first["number"]) == (second,)
    jobs.done(state, job, {})
    jobs.failed(state, job, [said("CONSOLE_DEFECT")])


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    made = State(tmp_path)
    with made.writing() as session:
        session.connection().exec_driver_sql("PRAGMA user_version = 99")
    made.close()
    with pytest.raises(OutputError):
        State(tmp_path)
