"""Who sits in a vehicle that is not his any more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from p2p.seated_lines import seated_elsewhere, told_first
from tests.transport.checker.handmade import good_plan
from transport.fixed import Fixed
from transport.said import said


def version(plan: Any, aboard: dict[str, tuple[str, ...]]) -> Any:
    asked = SimpleNamespace(fixed=Fixed(moment_s=0, aboard=aboard))
    return SimpleNamespace(
        parent=good_plan(),
        begun=SimpleNamespace(asked=asked),
        found=SimpleNamespace(plan=plan),
    )


def test_only_those_who_have_to_move_are_told() -> None:
    plan = good_plan()
    there = plan.trip["T1"].worker_ids[0]
    assert seated_elsewhere(version(plan, {there: ("T1",)})) == []
    wrong = version(plan, {there: ("T2",), "X": ("T1",)})
    assert told_first(wrong) == [
        said("ABOARD_OFF", worker="X", trip="T1"),
        said("ABOARD_MOVED", worker=there, trip="T2", trips=("T1",)),
    ]
