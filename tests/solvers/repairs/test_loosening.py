"""Limits with their price: what is offered is proved, and worth its name."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from solvers.repairs.loosening import loosened_limits
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.answers.comparison import Compared
from transport.answers.loosened import loosened_facts, loosened_text
from transport.outcome import Limits
from transport.report.compare_files import remarks
from transport.report.compare_table import compared_facts
from transport.report.plan_page import plan_page

if TYPE_CHECKING:
    from typing import Any

    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

LINE = make_line(fixed_fen=200_000, per_km_fen=0)


def villages_in_a_row(n: int = 3, **policy: Any) -> Scenario:
    """One worker in each of ``n`` villages 2 km apart; a coach is 2,000 CNY."""
    return make_scenario(
        villages=tuple(make_village(f"V{i}", lat=37.95 + i * 0.02) for i in range(n)),
        workers=tuple(make_worker(f"W{i}", village_id=f"V{i}") for i in range(n)),
        fleet=(LINE,),
        policy=make_policy("none", **policy),
    )


def sixteen() -> Scenario:
    """16 workers of 8 villages and 8 employers: one coach, if it may mix them."""
    lot = random.Random(3)

    def off() -> float:
        return lot.uniform(-0.15, 0.15)

    return make_scenario(
        villages=tuple(
            make_village(f"V{i:02}", lat=37.95 + off(), lon=110.99 + off())
            for i in range(8)
        ),
        employers=tuple(
            make_employer(f"E{i:02}", lat=39.0 + off() / 2, lon=110.99 + off() / 2)
            for i in range(8)
        ),
        workers=tuple(
            make_worker(
                f"W{i:02}", village_id=f"V{i % 8:02}", employer_id=f"E{i // 2:02}"
            )
            for i in range(16)
        ),
        depots=(make_depot(),),
        fleet=(make_line(fixed_fen=200_000),),
    )


def planned(scenario: Scenario) -> Plan:
    return solve(scenario, limits=Limits(time_limit_s=None, steps=2)).plan


def test_one_village_more_a_coach_saves_one_coach() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=2)
    plan = planned(scenario)
    (found,) = loosened_limits(scenario, plan)
    coach_fen = LINE.fixed_fen
    assert (len(plan.trips), found.n_coaches) == (2, 1)
    assert found.kinds == ("villages",)
    assert found.changes[0].figures == {"amount": 3, "now": 2}
    kit_and_wages_fen = plan.cost.total_fen - 2 * coach_fen
    assert found.cost_fen == coach_fen + kit_and_wages_fen // 2
    assert found.saves_fen == plan.cost.total_fen - found.cost_fen
    assert found.saves_fen <= found.most_fen < plan.cost.total_fen


def test_one_step_and_as_many_as_suffice_are_both_told() -> None:
    scenario = villages_in_a_row(5, max_villages_per_vehicle=2)
    found = loosened_limits(scenario, planned(scenario))
    amounts = [one.changes[0].figures["amount"] for one in found]
    assert amounts == [5, 3]
    assert [one.n_coaches for one in found] == [1, 2]


def test_a_coach_of_several_trips_is_counted_once() -> None:
    scenario = villages_in_a_row(5, max_villages_per_vehicle=2)
    scenario = replace(scenario, n_days=5, fleet=(replace(LINE, count=1),))
    found = loosened_limits(scenario, planned(scenario))
    amounts = [one.changes[0].figures["amount"] for one in found]
    assert amounts == [5, 3]  # in one trip, in two
    assert [one.n_coaches for one in found] == [1, 1]


def test_counties_that_may_not_mix_are_told() -> None:
    scenario = villages_in_a_row(2)
    far = replace(scenario.villages[1], county="Xingxian")
    apart = replace(scenario, villages=(scenario.villages[0], far))
    (found,) = loosened_limits(apart, planned(apart))
    assert found.kinds == ("counties",)
    assert found.saves_fen >= LINE.fixed_fen


def test_nothing_is_told_where_no_limit_binds() -> None:
    scenario = villages_in_a_row()
    assert loosened_limits(scenario, planned(scenario)) == []


def test_law_is_never_offered() -> None:
    """Two risk levels in two coaches: no setting helps, law would have to."""
    scenario = villages_in_a_row(2)
    risky = replace(scenario.villages[1], risk="medium")
    lawful = replace(scenario, villages=(scenario.villages[0], risky))
    plan = planned(lawful)
    assert len(plan.trips) == 2
    assert loosened_limits(lawful, plan) == []


def test_a_better_plan_within_the_limits_is_no_merit_of_wider_ones() -> None:
    apart = villages_in_a_row(max_villages_per_vehicle=1)
    wide = villages_in_a_row()
    assert loosened_limits(wide, planned(apart)) == []


def test_many_workers_are_not_planned_again_to_be_asked() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=2)
    plan = planned(scenario)
    many = replace(plan, n_eligible=151)
    assert loosened_limits(scenario, many) == []


def test_the_same_question_has_the_same_answer() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=1)
    plan = planned(scenario)
    found = loosened_limits(scenario, plan)
    assert found
    assert found == loosened_limits(scenario, plan)


def test_a_stop_ends_the_looking() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=2)
    assert loosened_limits(scenario, planned(scenario), stop=lambda: True) == []


def test_workers_in_half_empty_coaches_are_told_what_holds_them() -> None:
    scenario = sixteen()
    plan = planned(scenario)
    assert len(plan.trips) >= 3
    found = loosened_limits(scenario, plan)
    best = found[0]
    assert best.n_coaches <= len(plan.trips) // 2
    assert best.saves_fen > plan.cost.total_fen * 0.4
    assert {"villages", "employers"} & set(best.kinds)
    assert all(one.saves_fen <= one.most_fen for one in found)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_report_and_comparison_tell_it(lang: Lang) -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=2)
    plan = planned(scenario)
    looser = loosened_limits(scenario, plan)
    text = loosened_text(looser[0], lang)
    assert f"{looser[0].cost_fen / 100:,.2f}" in text
    assert f"{looser[0].most_fen / 100:,.2f}" in text
    assert text in plan_page(scenario, plan, lang=lang, violations=(), looser=looser)
    assert text not in plan_page(scenario, plan, lang=lang, violations=())
    one = Compared(variant=None, scenario=scenario, plan=plan, looser=tuple(looser))
    assert any(text in remark for remark in remarks([one], lang))
    facts = compared_facts([one])["limits"]
    assert list(facts.values()) == [[loosened_facts(looser[0])]]
