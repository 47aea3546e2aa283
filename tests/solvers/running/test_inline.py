"""Work done at once, its failures told by the future."""

from __future__ import annotations

import pytest

from solvers.running.inline import Inline


def test_what_is_submitted_is_done_already() -> None:
    done: list[int] = []
    future = Inline().submit(done.append, 3)
    assert done == [3]
    assert future.done()
    assert future.result() is None


def test_a_failure_is_told_to_whoever_asks() -> None:
    future = Inline().submit(int, "three")
    assert future.done()
    with pytest.raises(ValueError, match="three"):
        future.result()
