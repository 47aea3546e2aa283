from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from maps.legend import legend_html, page_title
from maps.words import WORDS, Words
from tests.maps import samples

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


def _rows(html: str) -> dict[str, str]:
    return dict(re.findall(r"<tr><th>(.*?)</th><td>(.*?)</td></tr>", html))


def test_the_panel_tells_the_plans_totals(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    fen = plan.cost.total_fen
    assert _rows(legend_html(scenario, plan, WORDS["en"])) == {
        "Coaches": "8",
        "Coaches by type": "33座中巴 × 4<br>49座大巴 × 4",
        "Coach trips": "8",
        "Workers planned": "153 (of 158 registered)",
        "Held": "3",
        "Unplanned": "2",
        "Distance": (
            f"{sum(t.distance_m for t in plan.trips) / 1000:,.0f} km "
            f"({sum(t.deadhead_m for t in plan.trips) / 1000:,.0f} empty)"
        ),
        "Cost": f"CNY {fen / 100:,.0f}",
        "Cost a worker": f"CNY {fen / 15300:,.0f}",
        "Lower bound": f"CNY {fen * 0.9 / 100:,.0f}",
        "Gap": "10.0 %",
    }


def test_a_coach_of_several_trips_is_counted_once(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    first = plan.trips[0]
    again = replace(first, trip_id="T900", block_id="")
    rows = _rows(
        legend_html(scenario, replace(plan, trips=(first, again)), WORDS["en"])
    )
    assert (rows["Coaches"], rows["Coach trips"]) == ("1", "2")
    assert rows["Coaches by type"].endswith(" × 1")


def test_the_gap_is_rounded_up_as_on_the_command_line(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    bound_fen = plan.cost.total_fen * 8_999 // 10_000
    close = replace(plan, cost=replace(plan.cost, lower_bound_fen=bound_fen))
    assert _rows(legend_html(scenario, close, WORDS["en"]))["Gap"] == "10.1 %"


@pytest.mark.parametrize(("lang", "mark"), [("zh", "内部使用"), ("en", "Internal use")])
def test_the_panel_is_marked_for_internal_use(
    long_haul: tuple[Scenario, Plan], lang: Lang, mark: str
) -> None:
    assert mark in legend_html(*long_haul, WORDS[lang])


def test_the_panel_and_the_title_name_the_variant(
    long_haul: tuple[Scenario, Plan],
) -> None:
    scenario, plan = long_haul
    variant = replace(plan, variant="half-load")
    assert "Variant: half-load" in legend_html(scenario, variant, WORDS["en"])
    assert page_title(scenario, variant, WORDS["en"]) == f"{scenario.title} · half-load"
    assert page_title(scenario, plan, WORDS["en"]) == scenario.title


def test_a_plan_without_workers_has_no_cost_a_worker() -> None:
    rows = _rows(legend_html(*samples.nothing_planned(), WORDS["en"]))
    assert rows["Coach trips"] == "0"
    assert "Cost a worker" not in rows


def test_every_phrase_is_there_in_both_languages_without_markup() -> None:
    for field in fields(Words):
        for words in WORDS.values():
            phrase = getattr(words, field.name)
            assert phrase
            assert not set(phrase) & set("<>&\"'`$\\")


def test_both_languages_take_the_same_values() -> None:
    blank = re.compile(r"\{\w*\}")
    for field in fields(Words):
        zh, en = (getattr(WORDS[lang], field.name) for lang in ("zh", "en"))
        if isinstance(zh, Mapping):
            assert zh.keys() == en.keys()
            continue
        assert sorted(blank.findall(zh)) == sorted(blank.findall(en))
