"""The process beside: begun where it is of use, ended whatever happens."""

from __future__ import annotations

import os

import pytest

from solvers.sources.child import begun_early, has_a_core
from transport.outcome import Limits

TIMED = Limits(time_limit_s=5.0, threads=2)


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def test_a_child_has_ended_whatever_happens() -> None:
    begun = []

    def failing() -> None:
        with begun_early(TIMED, is_of_use=True) as child:
            assert child is not None
            begun.append((child, child.poll()))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    ((child, before),) = begun
    assert before is None
    assert child.poll() is not None
    assert child.stdout is not None
    assert child.stdout.closed


def test_a_terminals_ctrl_c_does_not_reach_the_child() -> None:
    with begun_early(TIMED, is_of_use=True) as child:
        assert child is not None
        assert os.getpgid(child.pid) != os.getpgid(0)


@pytest.mark.parametrize(
    ("limits", "is_of_use"),
    [
        (Limits(time_limit_s=None, steps=1, threads=2), True),
        (Limits(time_limit_s=5.0, threads=1), True),
        (TIMED, False),
    ],
    ids=["no clock", "one thread", "nothing to ask"],
)
def test_without_a_clock_a_core_or_work_there_is_none(
    limits: Limits, is_of_use: bool
) -> None:
    with begun_early(limits, is_of_use=is_of_use) as child:
        assert child is None


def test_one_core_is_none_to_spare(monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_a_core(TIMED)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert not has_a_core(TIMED)
