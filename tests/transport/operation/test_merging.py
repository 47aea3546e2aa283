"""Changes of two moments told together."""

from __future__ import annotations

from tests.transport.checker.handmade import a_worker
from transport.changes import Changes, LostCoach
from transport.operation.merging import merged


def test_the_later_moment_and_everything_of_both() -> None:
    lost = LostCoach(depot_id="D1", vehicle_type="van", coach=1, from_s=10)
    again = LostCoach(depot_id="D1", vehicle_type="van", coach=1, from_s=90)
    before = Changes(
        moment_s=10,
        out={"a01": "NO_SHOW"},
        added=(a_worker("n1", "V1", "E1"),),
        to_place=("n1",),
        lost=(lost,),
        intakes={"E1": 5},
    )
    after = Changes(
        moment_s=90,
        out={"a02": "CANCELLED"},
        added=(a_worker("n2", "V1", "E1"),),
        to_place=("n2",),
        lost=(again,),
        intakes={"E1": 4},
    )
    found = merged(before, after)
    assert found.moment_s == 90
    assert found.out == {"a01": "NO_SHOW", "a02": "CANCELLED"}
    assert [worker.worker_id for worker in found.added] == ["n1", "n2"]
    assert found.to_place == ("n2",)
    assert found.lost == (lost,)  # it was lost by then already
    assert found.intakes == {"E1": 4}
