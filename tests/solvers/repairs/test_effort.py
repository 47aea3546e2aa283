"""Effort of trial plans: counted in units, the same on every machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.repairs.effort import Effort, units_of
from solvers.repairs.repairs import priced_repairs
from tests.solvers.journeys.days import far_day
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


def test_units_go_by_the_ways_from_villages_to_employers() -> None:
    scenario = far_day(n_workers=40, services=())
    n = len({(w.village_id, w.employer_id) for w in scenario.workers})
    assert n > 9
    assert units_of(scenario, 0) == 5 + 2 * n
    assert units_of(scenario, 3) == 5 + 2 * n + n * n // 3 + 6 * n
    first = scenario.workers[0]
    alike = tuple(
        replace(w, village_id=first.village_id, employer_id=first.employer_id)
        for w in scenario.workers
    )
    assert units_of(replace(scenario, workers=alike), 4) == 7 + 8


def test_what_only_betters_a_price_ends_at_half_and_all_at_the_whole() -> None:
    scenario = far_day(n_workers=40, services=())
    n = units_of(scenario, 0)
    effort, endless = Effort(2 * n), Effort()
    for n_done, is_whole in ((n, False), (2 * n, True)):
        for one in (effort, endless):
            one.add(scenario, 0)
            assert one.n_done == n_done
        assert (effort.is_half_spent, effort.is_spent) == (True, is_whole)
    assert not endless.is_half_spent
    assert not endless.is_spent


def test_repairs_end_with_their_effort_and_say_what_was_not_tried() -> None:
    scenario = shut()
    plan = planned(scenario)
    whole = [one for one in priced_repairs(scenario, plan) if one.kind != "untried"]
    assert whole
    n = units_of(scenario, 0)
    cut = priced_repairs(scenario, plan, most_units=n)
    assert cut == priced_repairs(scenario, plan, most_units=n)
    *kept, note = cut
    assert note.kind == "untried"
    assert all(one in whole for one in kept)
    assert "not all were tried" in repair_text(note, "en")
    assert "未全部试算" in repair_text(note, "zh")
    assert priced_repairs(scenario, plan, most_units=0)[-1].n_carried == 0
