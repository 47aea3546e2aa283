"""Timetables: cases to check on paper, and an audit minute by minute.

The auditor shares nothing with the event-based core: it walks through the minutes and
counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transport.driving.timetable import (
    HELD_LEG_S,
    Call,
    Halt,
    Timetable,
    timetable,
)
from transport.hours import HOURS_PRESETS, HoursRules

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUTE_S, HOUR_S, DAY_S = 60, 3_600, 86_400
DAY_MIN = DAY_S // MINUTE_S
CN, EU, US, NONE = (HOURS_PRESETS[name] for name in ("cn", "eu", "us", "none"))
YARD = Call()


# -- the auditor -----------------------------------------------------------------------


class Movement(NamedTuple):
    """A question to the core."""

    calls: tuple[Call, ...]
    driving_s: tuple[int, ...]
    depart_s: int
    drivers: int
    rules: HoursRules

    def answer(self) -> Timetable | None:
        return timetable(**self._asdict())


class Minute(NamedTuple):
    """What happens in the minute that starts at ``at`` minutes."""

    at: int
    driver: int | None
    is_service: bool


def in_span(span: tuple[int, int] | None, at: int) -> bool:
    if span is None:
        return False
    of_day_s = at % DAY_MIN * MINUTE_S
    from_s, until_s = span
    if from_s <= until_s:
        return from_s <= of_day_s < until_s
    return of_day_s >= from_s or of_day_s < until_s


def minutes_of(times: Timetable) -> list[Minute]:
    """Every minute from the first arrival to the last departure; blocks disjoint."""
    driver_at: dict[int, int] = {}
    for block in times.driving:
        assert block.from_s % MINUTE_S == block.until_s % MINUTE_S == 0
        assert block.from_s < block.until_s
        for at in range(block.from_s // MINUTE_S, block.until_s // MINUTE_S):
            assert at not in driver_at, "two drivers in one minute"
            driver_at[at] = block.driver
    service = {
        at
        for halt in times.halts
        if halt.kind == "call"
        for at in range(halt.service_s // MINUTE_S, halt.depart_s // MINUTE_S)
    }
    first = times.halts[0].arrive_s // MINUTE_S
    last = times.halts[-1].depart_s // MINUTE_S
    assert all(first <= at < last for at in driver_at)
    return [Minute(at, driver_at.get(at), at in service) for at in range(first, last)]


def audit(movement: Movement, times: Timetable) -> None:
    """Fail on the first thing the timetable does wrong."""
    minutes = minutes_of(times)
    audit_calls(movement, times)
    audit_legs(movement, times)
    assert not any(
        m.driver is not None and in_span(movement.rules.standstill, m.at)
        for m in minutes
    )
    for driver in range(1, movement.drivers + 1):
        audit_driving_on_end(movement.rules, minutes, driver)
        audit_windows(movement.rules, minutes, driver)
    audit_shifts(movement.rules, minutes, crew=movement.drivers)


def audit_calls(movement: Movement, times: Timetable) -> None:
    called = [halt for halt in times.halts if halt.kind == "call"]
    assert [halt.call_idx for halt in called] == list(range(len(movement.calls)))
    assert times.halts[0] == called[0]
    assert times.halts[-1] == called[-1]
    for halt, call in zip(called, movement.calls, strict=True):
        assert halt.leg_idx is None
        assert halt.arrive_s <= halt.service_s
        assert halt.depart_s == halt.service_s + call.dwell_s
        if call.intervals is None:
            assert halt.service_s == halt.arrive_s
        else:
            assert any(a <= halt.service_s <= b for a, b in call.intervals)
            # the coach waits no longer than the opening makes it
            waited = range(halt.arrive_s, halt.service_s, MINUTE_S)
            assert not any(a <= s <= b for a, b in call.intervals for s in waited)


def audit_legs(movement: Movement, times: Timetable) -> None:
    """Each leg takes its driving time, and each stand lies where it says."""
    rules = movement.rules
    blocks = list(times.driving)
    leg, done, whole = -1, 0, 0  # hundredths of a day-speed second
    for before, halt in zip((None, *times.halts), times.halts, strict=False):
        moved_s = 0
        if before is not None and before.depart_s < halt.arrive_s:
            block = blocks.pop(0)
            assert (block.from_s, block.until_s) == (before.depart_s, halt.arrive_s)
            assert 1 <= block.driver <= movement.drivers
            for at in range(block.from_s // MINUTE_S, block.until_s // MINUTE_S):
                is_night = in_span(rules.night, at)
                moved_s += 60 * (rules.night_speed_percent if is_night else 100)
        done += moved_s
        if halt.kind == "call":
            assert whole <= done < whole + 60 * 100
            leg, done = leg + 1, 0
            if leg < len(movement.driving_s):
                whole = movement.driving_s[leg] * 100
            continue
        assert halt.call_idx is None
        assert halt.leg_idx == leg
        assert halt.leg_driven_s == done // 100 < movement.driving_s[leg]
        assert halt.arrive_s == halt.service_s < halt.depart_s
        if halt.leg_driven_s > 0:
            assert halt.depart_s - halt.arrive_s >= rules.change_s
    assert not blocks


def audit_driving_on_end(
    rules: HoursRules, minutes: Sequence[Minute], driver: int
) -> None:
    if rules.unbroken_day_s is None:
        return
    day = rules.unbroken_day_s // MINUTE_S
    night = (rules.unbroken_night_s or rules.unbroken_day_s) // MINUTE_S
    unbroken = free = 0
    for minute in minutes:
        if minute.driver == driver:
            free = 0
            assert unbroken < (night if in_span(rules.night, minute.at) else day)
            unbroken += 1
            continue
        is_free = minute.driver is None or rules.riding_is_break
        if minute.is_service and not rules.service_is_break:
            is_free = False
        free = free + 1 if is_free else 0
        if free >= rules.break_s // MINUTE_S:
            unbroken = 0


def audit_windows(rules: HoursRules, minutes: Sequence[Minute], driver: int) -> None:
    drives = [m.driver == driver for m in minutes]
    for cap_s, window in (
        (rules.driving_24h_s, DAY_MIN),
        (rules.driving_7d_s, 7 * DAY_MIN),
    ):
        if cap_s is not None:
            assert most_in_window(drives, window) <= cap_s // MINUTE_S


def most_in_window(flags: Sequence[bool], window: int) -> int:
    most = held = 0
    for i, flag in enumerate(flags):
        held += flag
        if i >= window:
            held -= flags[i - window]
        most = max(most, held)
    return most


def audit_shifts(rules: HoursRules, minutes: Sequence[Minute], *, crew: int) -> None:
    rest_s = rules.rest_s if crew == 1 else rules.rest_crew_s
    span_s = rules.shift_span_s if crew == 1 else rules.shift_span_crew_s
    if rest_s is None or span_s is None or rules.shift_driving_s is None:
        return
    rest, span = rest_s // MINUTE_S, span_s // MINUTE_S
    stood = 0
    shift_from = minutes[0].at if minutes else 0
    driven: dict[int, int] = {}
    on_duty = [True] * len(minutes)
    for i, minute in enumerate(minutes):
        if minute.driver is None and not minute.is_service:
            stood += 1
            continue
        if stood >= rest:
            shift_from, driven = minute.at, {}
            on_duty[i - stood : i] = [False] * stood
        stood = 0
        if minute.driver is not None:
            assert driven.get(minute.driver, 0) < rules.shift_driving_s // MINUTE_S
            assert minute.at < shift_from + span
            driven[minute.driver] = driven.get(minute.driver, 0) + 1
    if rules.duty_7d_s is not None:
        for i, minute in enumerate(minutes):
            if minute.driver is not None:
                week = on_duty[max(0, i + 1 - 7 * DAY_MIN) : i + 1]
                assert sum(week) <= rules.duty_7d_s // MINUTE_S


# -- properties ------------------------------------------------------------------------


@st.composite
def calls(draw: st.DrawFn) -> Call:
    dwell_s = MINUTE_S * draw(st.integers(0, 45))
    if draw(st.booleans()):
        return Call(dwell_s=dwell_s)
    from_s = MINUTE_S * draw(st.integers(0, 20 * 60))
    until_s = from_s + MINUTE_S * draw(st.integers(0, 14 * 60))
    days = draw(st.integers(1, 12))
    return Call(
        dwell_s=dwell_s,
        intervals=tuple((from_s + d * DAY_S, until_s + d * DAY_S) for d in range(days)),
    )


@st.composite
def movements(draw: st.DrawFn) -> Movement:
    middle = draw(st.lists(calls(), max_size=4))
    legs = st.one_of(
        st.integers(0, 3 * HOUR_S), st.integers(0, 30 * HOUR_S), st.just(4 * HOUR_S)
    )
    n_legs = len(middle) + 1
    return Movement(
        calls=(YARD, *middle, YARD),
        driving_s=tuple(draw(st.lists(legs, min_size=n_legs, max_size=n_legs))),
        depart_s=MINUTE_S * draw(st.integers(0, DAY_MIN)),
        drivers=draw(st.integers(1, 3)),
        rules=draw(st.sampled_from([CN, CN, EU, US, NONE])),
    )


@given(movement=movements())
@settings(deadline=None, max_examples=200)
def test_every_timetable_passes_the_audit_minute_by_minute(movement: Movement) -> None:
    times = movement.answer()
    if times is not None:
        audit(movement, times)


@given(movement=movements())
@settings(deadline=None, max_examples=200)
def test_one_more_driver_never_makes_a_movement_end_later(movement: Movement) -> None:
    few = movement._replace(drivers=movement.drivers).answer()
    many = movement._replace(drivers=movement.drivers + 1).answer()
    if few is not None:
        assert many is not None
        assert many.halts[-1].depart_s <= few.halts[-1].depart_s


@given(movement=movements())
@settings(deadline=None)
def test_the_same_question_has_the_same_answer(movement: Movement) -> None:
    assert movement.answer() == movement.answer()


@given(movement=movements())
@settings(deadline=None)
def test_no_movement_ends_before_its_driving_and_dwelling(movement: Movement) -> None:
    times = movement.answer()
    if times is not None:
        least_s = sum(movement.driving_s) + sum(c.dwell_s for c in movement.calls)
        assert times.halts[-1].depart_s - movement.depart_s >= least_s


# -- the auditor notices ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("strict", "driving_h", "at_h"),
    [
        ({"unbroken_day_s": 4 * HOUR_S}, 5, 7),
        ({"driving_24h_s": 8 * HOUR_S}, 9, 7),
        ({"driving_7d_s": 44 * HOUR_S}, 45, 7),
        ({"standstill": (2 * HOUR_S, 5 * HOUR_S)}, 2, 1),
        ({"night": (22 * HOUR_S, 6 * HOUR_S), "night_speed_percent": 80}, 2, 21),
        ({"shift_driving_s": 10 * HOUR_S}, 11, 7),
        ({"shift_span_s": 10 * HOUR_S}, 11, 7),
        ({"duty_7d_s": 60 * HOUR_S, "shift_span_s": DAY_S * 9}, 61, 7),
    ],
)
def test_the_auditor_refuses_what_a_stricter_rule_forbids(
    strict: dict[str, object], driving_h: int, at_h: int
) -> None:
    lax = {
        "break_s": 20 * MINUTE_S,
        "shift_driving_s": 9 * DAY_S,
        "shift_span_s": 9 * DAY_S,
        "shift_span_crew_s": 9 * DAY_S,
        "rest_s": 9 * HOUR_S,
        "rest_crew_s": 9 * HOUR_S,
    }
    asked = Movement((YARD, YARD), (driving_h * HOUR_S,), at_h * HOUR_S, 1, rules=NONE)
    times = asked.answer()
    assert times is not None
    audit(asked, times)
    rules = replace(NONE, **{**lax, **strict})  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        audit(asked._replace(rules=rules), times)


# -- on paper --------------------------------------------------------------------------


def clock(at_s: int) -> str:
    """``1 07:30`` is half past seven on the second day."""
    of_day_min = at_s % DAY_S // MINUTE_S
    return f"{at_s // DAY_S} {of_day_min // 60:02}:{of_day_min % 60:02}"


def told(halts: Sequence[Halt]) -> list[str]:
    return [f"{h.kind} {clock(h.arrive_s)} - {clock(h.depart_s)}" for h in halts]


def asked(
    *,
    calls: Sequence[Call],
    legs_h: Sequence[float],
    at_h: float,
    drivers: int = 1,
    rules: HoursRules = CN,
) -> Timetable:
    times = timetable(
        calls=calls,
        driving_s=[round(h * HOUR_S) for h in legs_h],
        depart_s=round(at_h * HOUR_S),
        drivers=drivers,
        rules=rules,
    )
    assert times is not None
    return times


def test_two_drivers_stop_at_ten_at_night_and_rest_when_both_have_driven_eight() -> (
    None
):
    times = asked(calls=(YARD, YARD), legs_h=(18.75,), at_h=7, drivers=2)
    assert told(times.halts) == [
        "call 0 07:00 - 0 07:00",
        "break 0 11:00 - 0 11:20",
        "break 0 15:20 - 0 15:40",
        "break 0 19:40 - 0 20:00",
        "break 0 22:00 - 0 22:20",
        "rest 1 00:20 - 1 07:00",
        "call 1 10:09 - 1 10:09",
    ]
    assert [block.driver for block in times.driving] == [1, 2, 1, 2, 2, 1]
    driven_h = [halt.leg_driven_s / HOUR_S for halt in times.halts]
    assert driven_h == [0, 4, 8, 12, 14, 15.6, 0]


def test_a_coach_waits_at_a_call_until_its_service_may_start() -> None:
    gate = Call(dwell_s=20 * MINUTE_S, intervals=((8 * HOUR_S + 30, 9 * HOUR_S),))
    times = asked(calls=(YARD, gate, YARD), legs_h=(1, 1), at_h=6)
    halt = times.halts[1]
    assert clock(halt.arrive_s) == "0 07:00"
    assert clock(halt.service_s) == "0 08:01"  # the first whole minute within
    assert clock(halt.depart_s) == "0 08:21"


@pytest.mark.parametrize("intervals", [(), ((0, 7 * HOUR_S - 60),)])
def test_a_missed_window_means_no_timetable(
    intervals: tuple[tuple[int, int], ...],
) -> None:
    assert (
        timetable(
            calls=(YARD, Call(intervals=intervals), YARD),
            driving_s=(HOUR_S, HOUR_S),
            depart_s=6 * HOUR_S,
            drivers=1,
            rules=CN,
        )
        is None
    )


def test_the_bounds_of_a_window_belong_to_it() -> None:
    sharp = Call(intervals=((7 * HOUR_S, 7 * HOUR_S),))
    times = asked(calls=(YARD, sharp, YARD), legs_h=(1, 1), at_h=6)
    assert clock(times.halts[1].service_s) == "0 07:00"


def test_a_call_of_twenty_minutes_is_a_break_and_a_shorter_one_is_none() -> None:
    long, short = Call(dwell_s=20 * MINUTE_S), Call(dwell_s=19 * MINUTE_S)
    kinds = [
        h.kind for h in asked(calls=(YARD, long, YARD), legs_h=(3, 3), at_h=7).halts
    ]
    assert kinds == ["call", "call", "call"]
    times = asked(calls=(YARD, short, YARD), legs_h=(3, 3), at_h=7)
    assert told(times.halts)[2] == "break 0 11:19 - 0 11:39"


def test_a_short_call_is_made_a_break_when_little_driving_would_be_left() -> None:
    call = Call(dwell_s=15 * MINUTE_S)
    times = asked(calls=(YARD, call, YARD), legs_h=(3.75, 2), at_h=7)
    assert told(times.halts)[1:3] == [
        "call 0 10:45 - 0 11:00",
        "break 0 11:00 - 0 11:05",
    ]
    assert times.halts[2].leg_driven_s == 0


def test_drivers_change_at_a_call_without_a_further_stop() -> None:
    call = Call(dwell_s=10 * MINUTE_S)
    times = asked(calls=(YARD, call, YARD), legs_h=(3, 3), at_h=7, drivers=2)
    assert [block.driver for block in times.driving] == [1, 2]
    assert len(times.halts) == 3


def test_under_cn_riding_along_is_no_break() -> None:
    call = Call(dwell_s=10 * MINUTE_S)
    times = asked(calls=(YARD, call, call, YARD), legs_h=(3, 3, 3), at_h=7, drivers=2)
    # at 13:20 both have driven three hours without the coach standing 20 minutes
    assert told(times.halts)[3] == "break 0 14:20 - 0 14:40"


def test_under_eu_riding_along_is_a_break() -> None:
    call = Call(dwell_s=10 * MINUTE_S)
    times = asked(
        calls=(YARD, call, call, YARD), legs_h=(4, 4, 4), at_h=7, drivers=2, rules=EU
    )
    assert [block.driver for block in times.driving] == [1, 2, 1]
    assert len(times.halts) == 4


def test_under_eu_boarding_is_no_break() -> None:
    call = Call(dwell_s=45 * MINUTE_S)
    times = asked(calls=(YARD, call, YARD), legs_h=(4, 4), at_h=7, rules=EU)
    assert told(times.halts)[1:3] == [
        "call 0 11:00 - 0 11:45",
        "break 0 12:15 - 0 13:00",
    ]


def test_a_long_wait_at_a_gate_is_a_daily_rest() -> None:
    gate = Call(dwell_s=HOUR_S, intervals=((28 * HOUR_S, 29 * HOUR_S),))
    times = asked(calls=(YARD, gate, YARD), legs_h=(10, 10), at_h=9, rules=US)
    # there at 19:00, nine hours off duty, the new shift starts with the service
    assert told(times.halts)[1:] == ["call 0 19:00 - 1 05:00", "call 1 15:00 - 1 15:00"]


def test_waiting_on_duty_uses_up_the_shift() -> None:
    gate = Call(intervals=((16 * HOUR_S, 17 * HOUR_S),))
    times = asked(calls=(YARD, gate, YARD), legs_h=(1, 9), at_h=8, rules=US)
    # 15 h after 08:00 nobody drives: two of nine hours are left over
    assert told(times.halts)[2:] == ["rest 0 23:00 - 1 07:00", "call 1 09:00 - 1 09:00"]


def test_the_weeks_duty_ends_a_shift_before_its_time() -> None:
    gate = Call(intervals=((10 * HOUR_S, 11 * HOUR_S),))
    times = asked(calls=(YARD, gate, YARD), legs_h=(5, 51), at_h=0, rules=US)
    # shifts of 15, 10, 10, 10, 10 and then 5 h make 60 h; 55 of 56 h are driven
    assert told(times.halts)[-2:] == [
        "rest 4 04:00 - 7 00:00",
        "call 7 01:00 - 7 01:00",
    ]


def test_the_driver_who_gets_to_the_next_call_is_put_before_the_least_used() -> None:
    long, short = Call(dwell_s=20 * MINUTE_S), Call(dwell_s=10 * MINUTE_S)
    times = asked(
        calls=(YARD, long, short, YARD), legs_h=(2, 1.5, 3), at_h=7, drivers=2
    )
    # the second has driven 1.5 h to the first's 2 h, but needs a break 2.5 h on
    assert [block.driver for block in times.driving] == [1, 2, 1]


def test_a_coach_that_must_stand_at_its_depot_leaves_later() -> None:
    times = asked(calls=(YARD, YARD), legs_h=(0.8,), at_h=3)
    assert told(times.halts) == ["call 0 05:00 - 0 05:00", "call 0 06:00 - 0 06:00"]


def test_places_without_a_way_between_them_need_no_driver() -> None:
    call = Call(dwell_s=5 * MINUTE_S)
    times = asked(calls=(YARD, call, YARD), legs_h=(0, 0), at_h=3)
    assert times.driving == ()
    assert clock(times.halts[-1].depart_s) == "0 03:05"


def test_a_crew_takes_the_timetable_of_fewer_drivers_when_that_ends_earlier() -> None:
    # two would use up 15 h on duty; one drives 10 h, all sleep 8 h, then 7 h are left
    times = asked(calls=(YARD, YARD), legs_h=(17,), at_h=6, drivers=2, rules=US)
    assert {block.driver for block in times.driving} == {1}
    assert clock(times.halts[-1].arrive_s) == "1 07:00"


@pytest.mark.parametrize(
    ("driving_s", "depart_s", "wrong"),
    [
        ((HOUR_S, HOUR_S), 0, "2 legs for 2 calls"),
        ((-1,), 0, "a leg takes -1 s"),
        ((HOUR_S,), 90, "depart_s is 90"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    driving_s: tuple[int, ...], depart_s: int, wrong: str
) -> None:
    with pytest.raises(ValueError, match=wrong):
        timetable(
            calls=(YARD, YARD),
            driving_s=driving_s,
            depart_s=depart_s,
            drivers=1,
            rules=CN,
        )


@pytest.mark.parametrize("dwell_s", [-60, 61])
def test_a_dwell_that_is_no_whole_minute_is_refused(dwell_s: int) -> None:
    with pytest.raises(ValueError, match=f"dwell_s is {dwell_s}"):
        Call(dwell_s=dwell_s)


# -- stands before closed calls --------------------------------------------------------


def _towards_a_gate(
    most_wait_s: int | None, *, leg_s: int = 14 * HOUR_S, depart_s: int = 8 * HOUR_S
) -> Timetable:
    """From 08:00 on, fourteen hours at the wheel, to a gate open 06:00 to 22:00."""
    gate = Call(
        dwell_s=10 * MINUTE_S,
        intervals=tuple(
            (day * DAY_S + 6 * HOUR_S, day * DAY_S + 22 * HOUR_S) for day in range(4)
        ),
    )
    found = timetable(
        calls=(YARD, Call(dwell_s=10 * MINUTE_S), gate, YARD),
        driving_s=(0, leg_s, HOUR_S),
        depart_s=depart_s,
        drivers=2,
        rules=CN,
        most_wait_s=most_wait_s,
    )
    assert found is not None
    return found


def _wait_s(found: Timetable) -> int:
    gate = next(halt for halt in found.halts if halt.call_idx == 2)
    return gate.service_s - gate.arrive_s


def test_a_night_is_spent_on_the_way_and_not_before_a_closed_gate() -> None:
    """From the last break on: it lasts until the drive ends as the gate opens."""
    soonest, held = _towards_a_gate(None), _towards_a_gate(HOUR_S)
    assert _wait_s(soonest) > 5 * HOUR_S
    assert _wait_s(held) <= HOUR_S
    gates = [
        next(halt.service_s for halt in one.halts if halt.call_idx == 2)
        for one in (soonest, held)
    ]
    assert gates[0] == gates[1] == DAY_S + 6 * HOUR_S
    rest = [halt for halt in held.halts if halt.kind == "rest"][-1]
    assert rest.depart_s - rest.arrive_s > 3 * HOUR_S
    before = [halt.arrive_s for halt in soonest.halts if halt.arrive_s < rest.arrive_s]
    assert before == [
        halt.arrive_s for halt in held.halts if halt.arrive_s < rest.arrive_s
    ]


def test_who_waits_no_longer_than_allowed_is_not_held() -> None:
    soonest = _towards_a_gate(None)
    assert _towards_a_gate(_wait_s(soonest)) == soonest
    assert _towards_a_gate(_wait_s(soonest) - MINUTE_S) != soonest


def test_nobody_spends_a_night_on_a_leg_of_a_drivers_day() -> None:
    held = [
        _wait_s(_towards_a_gate(HOUR_S, leg_s=leg_s, depart_s=14 * HOUR_S))
        for leg_s in (HELD_LEG_S - MINUTE_S, HELD_LEG_S)
    ]
    assert held[0] > 5 * HOUR_S
    assert held[1] <= HOUR_S
