"""What is told of repairs after a search by the clock, and when its time is up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cli
from p2p import planning
from p2p.commands import plan_lines
from solvers.repairs import repairs
from tests.transport.checker.handmade import good_plan, good_scenario
from transport.answers.repairs import Repair
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

IN_VAIN = Repair(kind="untried", n_left=1, n_carried=0, cost_fen=0, amount=9)
DAYS = Repair(kind="more_days", n_left=1, n_carried=1, cost_fen=90_000, amount=1)


def told(
    monkeypatch: pytest.MonkeyPatch, found: Sequence[Repair], *, limit_s: float
) -> list[str]:
    """The lines where these repairs are found within so many seconds."""
    asked: dict[str, Any] = {}

    def priced(*_: Any, **how: Any) -> Sequence[Repair]:
        asked.update(how)
        return found

    monkeypatch.setattr(repairs, "priced_repairs", priced)
    monkeypatch.setattr(planning, "_AFTER_S", limit_s)
    monkeypatch.setattr(planning, "_AFTER_SHARE", 0.0)
    context = cli.main.make_context("p2p", ["plan", "x"], resilient_parsing=True)
    with context:
        lines = plan_lines.told_repairs(
            good_scenario(), good_plan(), Limits(time_limit_s=8.0)
        )
    assert asked["time_limit_s"] == limit_s  # else what was cut short is never told
    return lines


def test_a_repair_that_was_cut_short_may_cost_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = told(monkeypatch, [DAYS, IN_VAIN], limit_s=0.0)
    assert "900.00" in lines[0]
    assert "what is told may cost less" in lines[-1]
    assert "--time-limit" in lines[-1]


def test_where_the_time_was_up_before_any_was_priced_none_is_spoken_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = told(monkeypatch, [IN_VAIN], limit_s=0.0)
    assert "before any was priced" in lines[-1]
    assert not any("may cost less" in line for line in lines)


def test_nothing_is_told_of_a_time_that_is_not_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (line,) = told(monkeypatch, [DAYS], limit_s=3_600.0)
    assert "900.00" in line
