"""A compiled crew takes turns as the domain's does."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solvers.core import crews
from solvers.core.driving import WORK_PER_S
from solvers.drafting.compiled_hours import figures_of
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving.duty import Crew
from transport.hours import HOURS_PRESETS

MOST = 40


def compiled_crew(drivers: int) -> crews.Crew:
    """Room for a few days of a crew."""
    return crews.Crew(
        crew=np.zeros(crews.N_CREW, dtype=np.int64),
        driver=np.zeros((drivers, crews.N_DRIVER), dtype=np.int64),
        blocks=np.zeros((drivers, MOST, 2), dtype=np.int64),
        shifts=np.zeros((2 * MOST + 1, 2), dtype=np.int64),
    )


def test_a_lone_driver_stands_for_a_break_after_four_hours() -> None:
    rules = figures_of(HOURS_PRESETS["cn"])
    crew = compiled_crew(1)
    work = 10 * WORK_PER_S * HOUR_S
    crews.begin(rules, crew, 1, 8 * HOUR_S)
    assert crews.turn(rules, crew, 8 * HOUR_S, 0, work) == (
        *(0, 8 * HOUR_S),
        *(12 * HOUR_S, 0),
    )
    crews.drive(rules, crew, 0, 8 * HOUR_S, 12 * HOUR_S)
    noon_s, change_s = 12 * HOUR_S, 20 * MINUTE_S
    assert crews.turn(rules, crew, noon_s, change_s, work) == (
        *(0, noon_s + change_s),
        *(noon_s + change_s + 4 * HOUR_S, 0),
    )


@pytest.mark.parametrize("preset", HOURS_PRESETS)
@pytest.mark.parametrize("drivers", [1, 2, 3])
def test_turns_are_those_of_the_domain(preset: str, drivers: int) -> None:
    chance = random.Random(drivers)
    rules = HOURS_PRESETS[preset]
    own = figures_of(rules)
    for _ in range(40):
        now_s = chance.randrange(0, DAY_S, MINUTE_S)
        theirs = Crew(rules=rules, drivers=drivers, depart_s=now_s)
        ours = compiled_crew(drivers)
        crews.begin(own, ours, drivers, now_s)
        for _ in range(MOST):
            if chance.random() < 0.3:
                until_s = now_s + chance.randrange(0, 3 * HOUR_S, MINUTE_S)
                theirs.serve(from_s=now_s, until_s=until_s)
                crews.serve(own, ours, now_s, until_s)
                now_s = until_s
            is_call = chance.random() < 0.5
            work = WORK_PER_S * chance.randrange(1, 12 * HOUR_S)
            turn = theirs.turn(at_s=now_s, work=work, is_call=is_call)
            change_s = 0 if is_call else rules.change_s
            found = crews.turn(own, ours, now_s, change_s, work)
            d = turn.driver.number - 1
            assert found == (d, turn.from_s, turn.limit_s, turn.is_rest)
            most_s = min(turn.limit_s - turn.from_s, 6 * HOUR_S)
            now_s = turn.from_s + chance.randrange(MINUTE_S, most_s + 1, MINUTE_S)
            theirs.drive(turn.driver, from_s=turn.from_s, until_s=now_s)
            crews.drive(own, ours, d, turn.from_s, now_s)
