"""A kept plan that was changed: what it states and nobody proved is not shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import p2p
from p2p.kept import reopened
from tests.p2p.console.conftest import tiny_operation
from transport.checker import confirmed_bound_fen

if TYPE_CHECKING:
    from pathlib import Path

    from transport.said import Said


@pytest.fixture
def out(tmp_path: Path) -> Path:
    scenario = p2p.read_scenario(tiny_operation(tmp_path))
    p2p.plan(scenario, steps=1).save(tmp_path / "out", manifests=False, with_map=False)
    return tmp_path / "out"


def forged(out: Path) -> None:
    """The bound raised to the cost, called enumerated; the margin priced."""
    path = out / "plan.json"
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    cost = data["cost"]
    cost["lower_bound"], cost["gap"] = cost["objective"], 0.0
    data["certificate"]["enumerated"] = True
    for price in data["certificate"]["prices"]:
        price["per_worker"] /= 2
    path.write_text(json.dumps(data), "utf-8")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_forged_bound_is_shown_as_far_as_it_is_proved(
    out: Path, *, is_there: bool
) -> None:
    forged(out)
    if not is_there:
        (out / "verification.json").unlink()
    told: list[Said] = []
    kept = reopened(out, warn=told.append, is_to_show=True)
    proved_fen = confirmed_bound_fen(kept.scenario, reopened(out).plan)
    assert proved_fen is not None
    assert 0 < kept.plan.cost.lower_bound_fen == proved_fen
    assert proved_fen < 0.6 * kept.plan.cost.objective_fen
    assert not kept.plan.is_enumerated
    assert kept.plan.marginal is None
    assert told[1].code == "BOUND_SHOWN_AS_PROVED"


def test_a_plan_as_it_was_proved_is_shown_with_all_that_it_states(out: Path) -> None:
    told: list[Said] = []
    shown = reopened(out, warn=told.append, is_to_show=True).plan
    assert told == []
    assert shown == reopened(out).plan
