"""Compiled paces and windows give what the domain's give."""

from __future__ import annotations

import random

import numpy as np

from solvers.core import driving
from solvers.drafting.compiled_hours import figures_of
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving import duty, pace
from transport.hours import HOURS_PRESETS

CN = HOURS_PRESETS["cn"]  # night 22:00 to 06:00 at 80 %, standstill 02:00 to 05:00
FIGURES = figures_of(CN)
WORK_PER_H = driving.WORK_PER_S * HOUR_S


def test_an_hour_of_driving_takes_longer_by_night() -> None:
    assert driving.arrival_s(FIGURES, 12 * HOUR_S, WORK_PER_H) == 13 * HOUR_S
    assert driving.arrival_s(FIGURES, 23 * HOUR_S, WORK_PER_H) == 24.25 * HOUR_S
    assert driving.work_done(FIGURES, 23 * HOUR_S, 24 * HOUR_S) == 0.8 * WORK_PER_H


def test_before_a_standstill_a_long_drive_waits_for_its_end() -> None:
    assert driving.after_standstill(FIGURES, 1 * HOUR_S, HOUR_S) == 1 * HOUR_S
    assert driving.after_standstill(FIGURES, 1 * HOUR_S, HOUR_S + 60) == 5 * HOUR_S
    assert driving.after_standstill(FIGURES, 3 * HOUR_S, MINUTE_S) == 5 * HOUR_S


def test_paces_are_those_of_the_domain() -> None:
    chance = random.Random(1)
    for rules in HOURS_PRESETS.values():
        own = figures_of(rules)
        for _ in range(300):
            at_s = chance.randrange(0, 4 * DAY_S, MINUTE_S)
            span_s = chance.randrange(0, 30 * HOUR_S)
            work = driving.WORK_PER_S * span_s
            assert driving.arrival_s(own, at_s, work) == pace.arrival_s(
                rules, from_s=at_s, work=work
            )
            assert driving.work_done(own, at_s, at_s + span_s) == pace.work_done(
                rules, from_s=at_s, until_s=at_s + span_s
            )
            assert driving.after_standstill(own, at_s, span_s) == pace.after_standstill(
                rules, at_s=at_s, least_s=span_s
            )
            for drivers in (1, 2):
                assert driving.least_elapsed_s(
                    own, span_s, drivers
                ) == rules.least_elapsed_s(span_s, drivers=drivers)


def test_rolling_windows_are_those_of_the_domain() -> None:
    chance = random.Random(2)
    for _ in range(1000):
        n = chance.randrange(0, 9)
        marks = sorted(chance.sample(range(5 * 24 * 60), 2 * n + 1))
        *ends, at_s = (MINUTE_S * mark for mark in marks)
        spans = [(ends[i], ends[i + 1]) for i in range(0, 2 * n, 2)]
        blocks = np.array(spans, dtype=np.int64).reshape(-1, 2)
        cap_s, window_s = chance.randrange(1, 24) * HOUR_S, DAY_S
        assert driving.room_s(blocks, n, at_s, cap_s, window_s) == duty.room_s(
            spans, at_s=at_s, cap_s=cap_s, window_s=window_s
        )
        least_s = chance.randrange(0, cap_s)
        assert driving.window_opens_s(
            blocks, n, at_s, cap_s, window_s, least_s
        ) == duty.window_opens_s(
            spans, at_s=at_s, cap_s=cap_s, window_s=window_s, least_s=least_s
        )
