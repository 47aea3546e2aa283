"""Repairs are told with their figures, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from transport.answers.repairs import (
    NOTES,
    SMALLEST_FIRST,
    Repair,
    repair_change,
    repair_text,
)

if TYPE_CHECKING:
    from transport.answers.repairs import RepairKind

REPAIR = Repair(
    kind="longer_gate",
    n_left=12,
    n_carried=8,
    cost_fen=800_000,
    coaches={("D1", "coach-49"): 2},
    amount=45,
    n_hired=1,
    service_id="F1",
    places=("E1", "E2", "E3", "E4", "E5"),
    hours="08:00-20:45",
)


@pytest.mark.parametrize("kind", SMALLEST_FIRST)
def test_every_kind_is_told_in_both_languages(kind: RepairKind) -> None:
    repair = replace(REPAIR, kind=kind)
    told = (repair_text(repair, "en"), repair_text(repair, "zh"))
    for text in told:
        assert "{" not in text
        assert ("8,000.00" in text) == (kind not in NOTES)
    assert told[0] != told[1]


def test_places_beyond_the_third_are_counted_and_coaches_named() -> None:
    assert repair_change(REPAIR, "en") == (
        "have E1, E2, E3, 2 more receive 45 min longer (08:00-20:45), by F1,"
        " with 2 x coach-49 (D1) (1 to hire)"
    )
    assert repair_change(REPAIR, "zh") == (
        "请 E1、E2、E3、另 2 处 延后 45 分钟停止接收（08:00-20:45），乘坐 F1，"
        "使用 2 辆49座客车（D1）（其中增租 1 辆）"
    )


def test_a_second_change_stands_first() -> None:
    both = replace(REPAIR, also=replace(REPAIR, kind="longer_ride", amount=1_830))
    assert repair_text(both, "en").startswith("allow rides of 30 h 30 min and have E1,")


def test_a_plan_that_costs_less_is_not_told_as_costing_a_negative_sum_more() -> None:
    cheaper = Repair(
        kind="mix_counties", n_left=9, n_carried=4, cost_fen=-1_899, is_anew=True
    )
    text = repair_text(cheaper, "en")
    assert "carries 4 of 9, in a plan that costs 18.99 CNY less than this one" in text
    assert "-" not in repair_text(cheaper, "zh")
    beside = replace(cheaper, cost_fen=40_000, saved_fen=10_000)
    text = repair_text(beside, "en")
    assert "for 400.00 CNY more (100.00 CNY each) than this plan searched again" in text
    assert "which alone saves 100.00 CNY" in text
    still = replace(cheaper, cost_fen=-1_000, saved_fen=899)
    assert "costs 18.99 CNY less than this one" in repair_text(still, "en")


def test_what_parts_of_a_large_plan_carry_is_told_as_the_least() -> None:
    part = Repair(
        kind="mix_counties",
        n_left=90,
        n_carried=40,
        cost_fen=400_000,
        is_anew=True,
        is_at_least=True,
    )
    assert "carries at least 40 of 90 for 4,000.00 CNY" in repair_text(part, "en")
    assert "90 人中的 至少 40 人" in repair_text(part, "zh")


@pytest.mark.parametrize("cost_fen", [0, -1])
def test_what_costs_nothing_more_is_told_as_such(cost_fen: int) -> None:
    """Never "for 0.00 CNY more", and no negative sum."""
    anew = Repair(kind="mix_counties", n_left=9, n_carried=4, cost_fen=0, is_anew=True)
    assert "carries 4 of 9, in a plan that costs no more than this one" in repair_text(
        anew, "en"
    )
    assert "费用与本方案相同" in repair_text(anew, "zh")
    alone = replace(anew, is_anew=False, cost_fen=cost_fen)
    told = [repair_text(alone, "en"), repair_text(alone, "zh")]
    assert not any("0.00" in text or "-0" in text for text in told)
    searched = replace(anew, saved_fen=5_000)
    assert "in a plan that costs 50.00 CNY less" in repair_text(searched, "en")


def test_the_price_of_each_is_rounded_as_a_plans_cost_a_worker_is() -> None:
    assert replace(REPAIR, cost_fen=253_867, n_carried=10).each_fen == 25_387
