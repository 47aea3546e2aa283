from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.builders import make_policy, make_scenario, make_worker
from transport.groups import priority_of

if TYPE_CHECKING:
    from transport.roster import Worker

OUT = make_worker()
HOME = make_worker(village_id="E1", employer_id="V1", direction="home")


@pytest.mark.parametrize("worker", [OUT, HOME])
def test_work_and_village_are_the_same_whichever_way_somebody_goes(
    worker: Worker,
) -> None:
    assert (worker.works_for_id, worker.lives_by_id) == ("E1", "V1")


def test_workers_of_a_key_employer_keep_their_class_on_the_way_home() -> None:
    scenario = make_scenario(workers=(HOME,), policy=make_policy(key_employers=("E1",)))
    assert priority_of(scenario, HOME) == "key_employer"
