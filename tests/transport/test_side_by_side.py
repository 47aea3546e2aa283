"""Work of several processes: all of it done, and told."""

from __future__ import annotations

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
