"""Whoever on standby boards elsewhere walks there from his own village."""

from __future__ import annotations

from tests.transport.builders import make_worker
from transport.operation.standing_by import boarding_at


def test_the_own_village_is_kept_as_home() -> None:
    worker = make_worker()
    assert boarding_at(worker, "V1") is worker
    there = boarding_at(worker, "V2")
    assert (there.village_id, there.home_id) == ("V2", "V1")
    assert boarding_at(there, "V3").home_id == "V1"
