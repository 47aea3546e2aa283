"""Effort of trial plans: counted in units, the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.repairs.effort import Effort, units_of
from solvers.repairs.repairs import priced_repairs
from tests.solvers.journeys.days import far_day, train
from tests.solvers.repairs.asked import planned
from tests.transport.builders import make_employer, make_scenario
from transport.answers.repairs import repair_text
from transport.clock import HOUR_S
from transport.places import Opening

if TYPE_CHECKING:
    from transport.scenario import Scenario


def shut() -> Scenario:
    """A gate that closes before anybody can be there."""
    opening = Opening(from_s=7 * HOUR_S, until_s=7 * HOUR_S + HOUR_S // 2)
    return make_scenario(n_days=1, employers=(make_employer(opening=opening),))


def test_a_first_plan_takes_a_unit_a_worker_and_whole_journeys_twice_the_steps() -> (
    None
):
    scenario = far_day(n_workers=40, services=())
    assert units_of(scenario, 0) == 40
    assert units_of(scenario, 2) == 40 + 160 + 80
    by_train = far_day(n_workers=40, services=(train(duration_s=8 * HOUR_S),))
    assert by_train.services
    assert units_of(by_train, 2) == 40 + 2 * (160 + 80)


def test_what_only_betters_a_price_ends_at_half_and_all_at_the_whole() -> None:
    scenario = far_day(n_workers=40, services=())
    effort, endless = Effort(80), Effort()
    for n_done, is_half, is_whole in ((40, True, False), (80, True, True)):
        for one in (effort, endless):
            one.add(scenario, 0)
            assert one.n_done == n_done
        assert (effort.is_half_spent, effort.is_spent) == (is_half, is_whole)
    assert not endless.is_half_spent
    assert not endless.is_spent


def test_repairs_end_with_their_effort_and_say_what_was_not_tried() -> None:
    scenario = shut()
    plan = planned(scenario)
    whole = [one for one in priced_repairs(scenario, plan) if one.kind != "untried"]
    assert whole
    n = len(scenario.workers)
    cut = priced_repairs(scenario, plan, most_units=n)
    assert cut == priced_repairs(scenario, plan, most_units=n)
    *kept, note = cut
    assert note.kind == "untried"
    assert all(one in whole for one in kept)
    assert "not all were tried" in repair_text(note, "en")
    assert "未全部试算" in repair_text(note, "zh")
    assert priced_repairs(scenario, plan, most_units=0)[-1].n_carried == 0
