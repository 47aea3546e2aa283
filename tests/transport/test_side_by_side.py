"""Work of several processes: all of it done, and told."""

from __future__ import annotations

import time

import pytest

from transport.counting import Count
from transport.side_by_side import cores, each_done

JOBS = [25, 3, 40]


def work(shared: int, job: int, count: Count) -> int:
    for _ in range(job):
        count.add()
    return shared * job


@pytest.mark.parametrize("processes", [1, 2])
def test_every_job_is_done_once_and_every_piece_told(processes: int) -> None:
    told: list[tuple[int, int]] = []
    count = Count(sum(JOBS), lambda *found: told.append(found))
    found = dict(each_done(work, 2, JOBS, count, processes=processes))
    assert found == {job: 2 * job for job in JOBS}
    assert told[-1] == (68, 68)


def test_a_machine_has_one_core_at_least() -> None:
    assert cores() >= 1


def too_long(_shared: int, job: int, _count: Count) -> int:
    if job:
        time.sleep(60)
    return job


def test_what_is_given_up_in_the_middle_does_not_hold_anybody_up() -> None:
    begun_s = time.monotonic()
    results = each_done(too_long, 0, [0, 1], Count(), processes=2)
    assert next(results) == (0, 0)
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt())  # type: ignore[attr-defined]
    assert time.monotonic() - begun_s < 50
