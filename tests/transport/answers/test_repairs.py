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
        "have E1, E2, E3, 2 more receive 45 min longer (08:00-20:45),"
        " with 2 x coach-49 (D1) (1 to hire)"
    )
    assert repair_change(REPAIR, "zh") == (
        "请 E1、E2、E3、另 2 处 延后 45 分钟停止接收（08:00-20:45），"
        "使用 2 辆49座客车（D1）（其中增租 1 辆）"
    )


def test_a_second_change_stands_first() -> None:
    both = replace(REPAIR, also=replace(REPAIR, kind="longer_ride", amount=30))
    assert repair_text(both, "en").startswith("allow rides of 30 h and have E1,")
