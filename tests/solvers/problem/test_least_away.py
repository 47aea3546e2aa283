from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.problem.least_away import NEVER, AwayBounds
from tests.transport.builders import make_policy
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving.timetable import Call, timetable
from transport.hours import HOURS_PRESETS
from transport.places import Opening
from transport.trips.routes import dwell_s

POLICY = make_policy("cn-2023")
PICKUP = Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S)
GATE = Opening(from_s=6 * HOUR_S, until_s=22 * HOUR_S)
DWELL_S = dwell_s(POLICY, 1)


def least_h(rules: str, drivers: int, *hours: float) -> float:
    bounds = AwayBounds(HOURS_PRESETS[rules], POLICY)
    out_s, loaded_s, back_s = (round(h * HOUR_S) for h in hours)
    found = bounds.least_away_s(
        drivers=drivers,
        out_s=out_s,
        loaded_s=loaded_s,
        back_s=back_s,
        village=PICKUP,
        gate=GATE,
    )
    return found / HOUR_S


def test_without_rules_only_driving_and_calls_count() -> None:
    assert least_h("none", 1, 0.5, 3.0, 3.0) == 6.5 + 2 * DWELL_S / HOUR_S


def test_a_gate_that_has_closed_opens_in_the_morning() -> None:
    """Boarding at 06:00, 17 h of driving: the gate is reached after 22:00."""
    boarding_to_gate_h = 24.0
    expected = boarding_to_gate_h + DWELL_S / HOUR_S + 1.0
    assert least_h("none", 3, 0.0, 17.0, 1.0) >= expected - 14.0
    assert least_h("none", 3, 0.0, 25.9, 1.0) > 26.9


def test_one_driver_rests_until_the_next_day() -> None:
    """10 h at the wheel where 8 h are allowed in 24 h: 2 h are left for the next."""
    assert least_h("cn", 1, 0.0, 5.0, 5.0) >= 26.0
    assert least_h("cn", 2, 0.0, 5.0, 5.0) < 24.0


def test_where_the_ride_is_too_long_no_trip_is_legal() -> None:
    assert least_h("cn", 1, 0.0, 40.0, 40.0) == NEVER / HOUR_S


def test_more_driving_never_takes_less_time() -> None:
    times = [least_h("cn", 2, 0.5, 6.0 + h / 4, 8.0) for h in range(30)]
    assert times == sorted(times)


def test_what_a_day_allows_is_where_the_second_day_begins() -> None:
    bounds = AwayBounds(HOURS_PRESETS["cn"], POLICY)
    most_s = bounds.most_loaded_s(
        drivers=2, days=1, out_s=0, back_s=6 * HOUR_S, village=PICKUP, gate=GATE
    )
    assert 6 * HOUR_S < most_s < 16 * HOUR_S
    assert least_h("cn", 2, 0.0, most_s / HOUR_S + 0.1, 6.0) > 24.0


def test_two_rides_that_share_little_may_follow_each_other() -> None:
    """The longest ride is each worker's own; between his two calls nobody need ride."""
    policy = replace(POLICY, max_ride_s=3 * HOUR_S)
    most_s = AwayBounds(HOURS_PRESETS["none"], policy).most_loaded_s(
        drivers=1, days=1, out_s=0, back_s=0, village=PICKUP, gate=GATE
    )
    # both rides hold two calls each, and two of these four are of both
    assert most_s == 2 * 3 * HOUR_S - 4 * DWELL_S + MINUTE_S


def test_a_call_on_the_way_home_may_serve_for_the_change_of_drivers() -> None:
    """Other drops may follow: a call shorter than a change is the stand."""
    quick = replace(POLICY, stop_s=2 * MINUTE_S, stop_per_worker_s=0)
    rules = replace(HOURS_PRESETS["cn"], change_s=20 * MINUTE_S)
    found = [
        AwayBounds(rules, policy).least_away_s(
            drivers=2, out_s=0, loaded_s=0, back_s=6 * HOUR_S, village=PICKUP, gate=GATE
        )
        for policy in (quick, POLICY)
    ]
    # two calls of 2 or 11 min; a stand as long counts 0.8 of it, as by night
    assert found[0] == 6 * HOUR_S + (2 * 2 + 2) * MINUTE_S
    assert found[1] == 6 * HOUR_S + (2 * 11 + 9) * MINUTE_S


def test_a_way_home_beyond_the_time_line_is_no_illegal_trip() -> None:
    """One driver takes 12 days for 100 h at the wheel; the bound may only say less."""
    found = least_h("cn", 1, 0.0, 3.0, 100.0)
    assert 7 * 24 < found < 13 * 24


minutes = st.integers(0, 60 * 16).map(lambda m: m * MINUTE_S)


@given(
    rules=st.sampled_from(["cn", "eu", "us", "none"]),
    drivers=st.integers(1, 3),
    out_s=st.integers(0, 120).map(lambda m: m * MINUTE_S),
    loaded_s=minutes,
    back_s=minutes,
    start_min=st.integers(0, 14 * 60),
)
@settings(deadline=None, max_examples=300, derandomize=True)
def test_no_timetable_beats_the_bound(
    rules: str, drivers: int, out_s: int, loaded_s: int, back_s: int, start_min: int
) -> None:
    start_s = DAY_S + PICKUP.from_s + start_min * MINUTE_S
    found = timetable(
        calls=[
            Call(),
            Call(dwell_s=DWELL_S, intervals=((start_s, start_s),)),
            Call(
                dwell_s=DWELL_S, intervals=GATE.intervals(start_s=0, end_s=10 * DAY_S)
            ),
            Call(),
        ],
        driving_s=[out_s, loaded_s, back_s],
        depart_s=start_s - out_s,
        drivers=drivers,
        rules=HOURS_PRESETS[rules],
    )
    if found is None:
        return
    calls = [halt for halt in found.halts if halt.call_idx is not None]
    if calls[2].depart_s - calls[1].service_s > POLICY.max_ride_s:
        return
    away_s = calls[3].arrive_s - calls[0].depart_s
    least_s = AwayBounds(HOURS_PRESETS[rules], POLICY).least_away_s(
        drivers=drivers,
        out_s=out_s,
        loaded_s=loaded_s,
        back_s=back_s,
        village=PICKUP,
        gate=GATE,
    )
    assert least_s <= away_s
