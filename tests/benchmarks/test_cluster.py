"""Two workers against one, and a worker killed: what the benchmark tells."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from benchmarks import cluster
from benchmarks.cluster import lines, steps_done
from solvers.parts.workers import Workers
from solvers.running import setup
from solvers.running.inline import Inline
from tests.solvers.parts.cases import by_county, two_counties

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_this_thread(n: int, *, is_dask: bool) -> Iterator[Workers]:
    yield Workers(executor=Inline(), n=n)


@pytest.fixture(autouse=True)
def _parts_and_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "parts_of", by_county)
    monkeypatch.setattr(cluster, "opened", in_this_thread)


def test_every_run_and_what_a_death_changed_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    killed: list[int] = []
    monkeypatch.setattr(cluster, "_end", killed.append)
    told = list(lines(two_counties(), 3, 1, is_dask=False))
    assert killed == [os.getpid()]  # whose thread does the work, in this test
    assert told[0].startswith("2 parts, 3 steps, load ")
    assert [text.split(":")[0] for text in told[1:3]] == ["1 processes", "2 processes"]
    assert told[3].endswith("same plan: yes")
    assert told[4].endswith("same plan: yes")
    assert told[5].startswith("median times: ")


def test_another_plan_is_told_as_such() -> None:
    workers = Workers(executor=Inline(), n=1)
    few, many = (steps_done(two_counties(), workers, n) for n in (0, 2))
    assert few.trips != many.trips
    assert many.cost_fen < few.cost_fen
    assert cluster._same(few, many) == "no"
    assert cluster._same(few, few) == "yes"
