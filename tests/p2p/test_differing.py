"""A version planned again after an event: kept in the store, told by its difference."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from p2p.differing import diff
from p2p.operating import open_operation
from p2p.replanning import replan
from p2p.reporting import lock, report
from tests.p2p.store.an_operation import an_event, an_operation
from transport.planfiles.version_json import read_version

if TYPE_CHECKING:
    from pathlib import Path


def test_each_version_follows_the_one_in_force_and_touches_its_worker_alone(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path)
    with open_operation(out) as operation:
        report(operation, an_event(operation, "no_show", worker_id="W3"))
        replan(out, tmp_path / "second", author="Li")
        report(operation, an_event(operation, "countermand", countermands=1))
        replan(out, tmp_path / "third", author="Li")
        versions = operation.versions()
    assert [(v.parent, v.taken) for v in versions] == [(None, 0), (1, 1), (2, 2)]
    third = read_version(tmp_path / "third")
    assert third is not None
    second = (tmp_path / "second" / "plan.json").read_bytes()
    assert third.parent_sha256 == hashlib.sha256(second).hexdigest()
    for names, fate in (((1, 2), "gone"), ((2, 3), "new")):
        found, *_ = diff(*(f"{out}@{number}" for number in names))
        assert [(one.worker_id, one.fate) for one in found.workers] == [("W3", fate)]


def test_a_locked_coach_is_asked_for_as_it_is_printed(tmp_path: Path) -> None:
    from p2p.events_since import begun_in
    from p2p.kept import reopened

    out = an_operation(tmp_path)
    with open_operation(out) as operation:
        lock(operation, "coach", "D1/19-seater/1", by="chief")
        report(operation, an_event(operation, "no_show", worker_id="W3"))
    begun = begun_in(reopened(out), None, moved=None, per_change_fen=None)
    assert begun.asked.fixed.locked_coaches == {("D1", "19-seater", 1)}
