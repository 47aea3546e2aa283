"""Compiled timetables are those of the domain, on runs drawn at random."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from solvers.core import movements
from solvers.drafting.compiled_hours import quick_timetable
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving import timetable as domain
from transport.driving.rider_stops import RiderStops
from transport.driving.timetable import Call, Timetable, timetable
from transport.hours import HOURS_PRESETS, HoursRules
from transport.places import Opening

N_RUNS = 1500  # by preset


def drawn_rules(preset: str, chance: random.Random) -> HoursRules:
    """The preset, sometimes with longer least drives or a figure of its own."""
    rules = HOURS_PRESETS[preset]
    if chance.random() < 0.3:
        rules = replace(rules, least_block_s=chance.choice((0, 1, 2)) * HOUR_S or 60)
    if chance.random() < 0.3:
        rules = replace(
            rules,
            night=(chance.randrange(18, 24) * HOUR_S, chance.randrange(0, 8) * HOUR_S),
            night_speed_percent=chance.choice((50, 73, 100)),
        )
    if chance.random() < 0.1:
        rules = replace(
            rules, riding_is_break=not rules.riding_is_break, service_is_break=False
        )
    return rules


def drawn_call(chance: random.Random) -> Call:
    """A stand of up to two hours, at any time or within an opening."""
    dwell_s = chance.randrange(0, 120) * MINUTE_S
    if chance.random() < 0.4:
        return Call(dwell_s=dwell_s)
    from_s = chance.randrange(0, DAY_S)
    opening = Opening(
        from_s=from_s,
        until_s=from_s + chance.randrange(1, 14 * HOUR_S),
        is_daily=chance.random() < 0.8,
    )
    return Call(
        dwell_s=dwell_s, intervals=opening.intervals(start_s=0, end_s=8 * DAY_S)
    )


def drawn_riders(chance: random.Random, n_legs: int) -> RiderStops | None:
    """A stop after one hour or more, in two of three runs."""
    if chance.random() < 0.33:
        return None
    return RiderStops(
        every_s=chance.randrange(60, 400) * MINUTE_S,
        least_s=chance.randrange(0, 60) * MINUTE_S,
        first_leg=chance.randrange(0, n_legs),
        last_leg=n_legs - 1,
    )


@pytest.mark.parametrize("preset", HOURS_PRESETS)
def test_a_compiled_timetable_is_the_one_of_the_domain(preset: str) -> None:
    chance = random.Random(preset)
    n_legal = n_stands = 0
    earlier: list[Timetable] = []  # of a crew that makes up to three movements
    for _ in range(N_RUNS):
        if len(earlier) == 3:
            earlier.clear()
        back_s = earlier[-1].halts[-1].depart_s if earlier else 0
        n_legs = chance.randrange(1, 6)
        yard = Call()
        calls = [yard, *(drawn_call(chance) for _ in range(n_legs - 1)), yard]
        longest_s = chance.choice((2, 8, 30)) * HOUR_S
        asked: dict[str, Any] = {
            "calls": calls,
            "driving_s": [chance.randrange(0, longest_s) for _ in range(n_legs)],
            "depart_s": back_s + chance.randrange(0, DAY_S, MINUTE_S),
            "drivers": chance.randrange(0, 4),
            "rules": drawn_rules(preset, chance),
            "riders": drawn_riders(chance, n_legs),
            "most_wait_s": chance.choice((None, 0, HOUR_S)),
            "earlier": tuple(earlier),
        }
        wanted = timetable(**asked)
        assert quick_timetable(**asked) == wanted, asked
        if wanted is not None:
            n_legal += 1
            n_stands += len(wanted.halts) > len(calls)
            earlier.append(wanted)
        else:
            earlier.clear()
    assert n_legal > N_RUNS / 3
    assert n_stands > N_RUNS / 10


def test_a_run_of_more_halts_than_are_noted_at_first_is_whole() -> None:
    stops = RiderStops(every_s=HOUR_S, least_s=MINUTE_S, first_leg=0, last_leg=0)
    asked: dict[str, Any] = {
        "calls": [Call(), Call()],
        "driving_s": [200 * HOUR_S],
        "depart_s": 0,
        "drivers": 1,
        "rules": HOURS_PRESETS["none"],
        "riders": stops,
    }
    found = quick_timetable(**asked)
    assert found is not None
    assert len(found.halts) == 201  # both ends, and 199 stands between 200 hours
    assert found == timetable(**asked)


def test_both_hold_on_legs_as_long() -> None:
    assert movements.HELD_LEG_S == domain.HELD_LEG_S
