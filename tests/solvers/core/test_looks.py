"""Looks at many departures at once are those at each alone; when a coach leaves."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solvers.core.driving import UNSET, leaving_s
from solvers.core.looks import (
    ABOARD,
    BEGINS,
    ILLEGAL,
    LEAVES,
    LEGAL,
    LONGEST,
    N_LOOK,
    OUTCOME,
    RETURNS,
    WAIT,
    WAITS_AT,
    Asked,
    looked,
)
from solvers.core.movements import Run
from solvers.drafting.compiled_hours import FRESH, NO_RIDERS, figures_of
from solvers.drafting.compiled_looks import QuickLooks, room_for
from tests.solvers.drafting.test_compiled_looks import drawn, route_of
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving import pace
from transport.hours import HOURS_PRESETS
from transport.roads.distances import distances_of
from transport.trips.calls import RouteCalls
from transport.trips.routes import legs_of


@pytest.mark.parametrize("preset", HOURS_PRESETS)
def test_a_coach_leaves_as_late_as_the_domain_says(preset: str) -> None:
    chance = random.Random(preset)
    rules = HOURS_PRESETS[preset]
    figures = figures_of(rules)
    for _ in range(300):
        by_s = chance.randrange(0, 3 * DAY_S, MINUTE_S)
        driving_s = chance.randrange(0, 20 * HOUR_S)
        wanted = pace.leaving_s(rules, by_s=by_s, driving_s=driving_s)
        assert leaving_s(figures, by_s, driving_s) == wanted


def test_no_departure_looks_different_for_those_before_it() -> None:
    chance = random.Random(3)
    n_legal = 0
    for _ in range(20):
        scenario = drawn("cn", chance)
        route = route_of(scenario)
        looker = QuickLooks(
            RouteCalls(scenario, route),
            legs_of(distances_of(scenario), route)[1],
            riders=None,
            most_wait_s=HOUR_S,
        )
        rules = scenario.policy.hours
        starts = [chance.randrange(0, 2 * DAY_S, MINUTE_S) for _ in range(9)]
        together = looker.at(starts, drivers=2, rules=rules)
        alone = [looker.at([one], drivers=2, rules=rules)[0] for one in starts[::-1]]
        assert together == alone[::-1]
        n_legal += sum(look is not None and look.is_legal for look in together)
    assert n_legal > 20


def test_a_departure_told_by_hand() -> None:
    """An hour each way, ten minutes at each stop, a gate open from 10:00 to 11:00."""
    run = Run(
        dwell_s=np.array([0, 600, 600, 0]),
        opening=np.array([(UNSET, UNSET), (0, 1), (1, 2), (UNSET, UNSET)]),
        open_s=np.array([(0, 20 * HOUR_S), (10 * HOUR_S, 11 * HOUR_S)]),
        driving_s=np.array([HOUR_S, HOUR_S, HOUR_S]),
        most_wait_s=UNSET,
    )
    asked = Asked(
        ready_s=np.zeros(4, dtype=np.int64),
        loads=np.array([(1, 2, 5)]),
        most_wait_s=HOUR_S,
        short_rest_s=HOUR_S,
    )
    starts = np.array([8, 9, 11]) * HOUR_S
    looks = np.full((3, N_LOOK), 7, dtype=np.int64)
    rules = figures_of(HOURS_PRESETS["none"])
    room = room_for(run, drivers=1)
    looked(rules, NO_RIDERS, run, FRESH, asked, room, 1, starts, looks)
    told = [OUTCOME, WAITS_AT, WAIT, BEGINS, LONGEST, LEAVES, RETURNS, ABOARD]
    assert looks[:, told].tolist() == [
        # at the gate by 9:10, they wait for fifty minutes, which is allowed
        [LEGAL, 0, 0, 8 * HOUR_S, 7_800, 7 * HOUR_S, 40_200, 5 * 7_800],
        [LEGAL, 0, 0, 9 * HOUR_S, 4_800, 8 * HOUR_S, 40_800, 5 * 4_800],
        [ILLEGAL, 0, 0, 0, 0, 0, 0, 0],
    ]
    strict = asked._replace(most_wait_s=49 * MINUTE_S)
    looked(rules, NO_RIDERS, run, FRESH, strict, room, 1, starts[:1], looks[:1])
    assert looks[0, [WAITS_AT, WAIT]].tolist() == [2, 50 * MINUTE_S]
