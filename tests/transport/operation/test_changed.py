"""The scenario after the changes of a day."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from decimal import Decimal

import pytest

from tests.transport.checker.handmade import a_worker, at, good_scenario
from transport.changes import OUT_CODES, AwayCoach, Changes, LostCoach
from transport.gate.eligibility import health_gate
from transport.operation.changed import changed
from transport.scenario import Inputs

NOON = at(0, "12:00")


@pytest.mark.parametrize("code", OUT_CODES)
def test_whoever_is_out_is_held_with_that_code_and_companions_travel(code: str) -> None:
    after = changed(good_scenario(), Changes(moment_s=NOON, out={"a01": code}))
    held = {entry.worker_id: entry.code for entry in health_gate(after).held}
    assert held["a01"] == code
    assert "a02" not in held  # of the same party


def test_a_measured_temperature_is_told() -> None:
    changes = Changes(
        moment_s=NOON,
        out={"a01": "FEVER_AT_BOARDING"},
        measured={"a01": Decimal("37.4")},
    )
    held = health_gate(changed(good_scenario(), changes)).held
    told = next(entry.told for entry in held if entry.worker_id == "a01")
    assert str(told).startswith("37.4 °C at boarding")


def test_who_is_placed_anew_cannot_leave_before_the_moment() -> None:
    changes = Changes(
        moment_s=NOON, added=(a_worker("n1", "V1", "E1"),), to_place=("a02", "n1")
    )
    after = changed(good_scenario(), changes)
    assert after.worker["n1"].ready_s == after.worker["a02"].ready_s == NOON
    assert after.worker["a03"].ready_s == 0


def test_coaches_are_lost_and_offered() -> None:
    line = good_scenario().fleet[0]
    lost = LostCoach(
        depot_id=line.depot_id, vehicle_type=line.vehicle_type, coach=1, from_s=NOON
    )
    changes = Changes(moment_s=NOON, lost=(lost,), coaches=(replace(line, count=2),))
    after = changed(good_scenario(), changes).fleet_line[line.key]
    assert (after.count, after.lost) == (line.count + 2, ((1, NOON),))


def test_a_coach_that_is_no_longer_offered_is_neither_lost_nor_late() -> None:
    line = good_scenario().fleet[0]
    key = {"depot_id": line.depot_id, "vehicle_type": line.vehicle_type}
    beyond = line.count + 1
    changes = Changes(
        moment_s=NOON,
        lost=(LostCoach(**key, coach=beyond, from_s=NOON),),
        away=(AwayCoach(**key, coach=beyond, from_s=0, until_s=NOON),),
    )
    after = changed(good_scenario(), changes).fleet_line[line.key]
    assert (after.lost, after.away) == ((), ())
    offered = replace(changes, coaches=(replace(line, count=1),))
    after = changed(good_scenario(), offered).fleet_line[line.key]
    assert (after.lost, after.away) == (((beyond, NOON),), ((beyond, 0, NOON),))


def test_changes_of_a_kind_not_known_before_leave_older_digests_alone() -> None:
    before = good_scenario().read_from(Inputs(sha256="5" * 64))
    changes = Changes(moment_s=NOON, out={"a01": "NO_SHOW"})
    told = asdict(changes)
    for later in ("seats_held", "halts_stand"):
        assert not told.pop(later)
    text = json.dumps(told, sort_keys=True)
    digest = hashlib.sha256(f"{before.sha256}\n{text}".encode()).hexdigest()
    assert changed(before, changes).sha256 == digest
    other = changed(before, replace(changes, halts_stand=("T1",)))
    assert other.sha256 != digest
    assert other.halts_stand == {"T1"}


def test_a_fact_of_workers_not_known_before_leaves_older_digests_alone() -> None:
    before = good_scenario().read_from(Inputs(sha256="5" * 64))
    new = a_worker("n1", "V1", "E1")
    changes = Changes(moment_s=NOON, added=(new,))
    told = asdict(changes)
    for later in ("seats_held", "halts_stand"):
        del told[later]
    assert told["added"][0].pop("employed_by_id") is None
    told["added"][0]["temperature_c"] = "36.5"
    text = json.dumps(told, sort_keys=True)
    digest = hashlib.sha256(f"{before.sha256}\n{text}".encode()).hexdigest()
    assert changed(before, changes).sha256 == digest


def test_the_digest_follows_from_the_inputs_and_the_changes() -> None:
    before = good_scenario().read_from(Inputs(sha256="5" * 64))
    one = changed(before, Changes(moment_s=NOON, out={"a01": "NO_SHOW"}))
    same = changed(before, Changes(moment_s=NOON, out={"a01": "NO_SHOW"}))
    other = changed(before, Changes(moment_s=NOON, out={"a01": "CANCELLED"}))
    assert one.sha256 == same.sha256
    assert len({before.sha256, one.sha256, other.sha256}) == 3


def test_an_unknown_reason_to_be_out_is_refused() -> None:
    with pytest.raises(ValueError, match="a01: out as 'LATE'"):
        Changes(moment_s=NOON, out={"a01": "LATE"})
