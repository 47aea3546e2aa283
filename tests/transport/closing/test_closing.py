"""A closing: figures as run beside the planned ones, from tables and check-ins."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.closing.a_coach import NAMES, an_actual, fever, situation
from transport.clock import HOUR_S
from transport.closing.closing import closing_of
from transport.operation.check_ins import CheckIn


def test_what_nobody_told_is_as_planned_to_the_fen() -> None:
    found = closing_of(situation())
    assert (found.planned.cost_fen, found.actual) == (176_000, found.planned)
    assert dict(found.actual_lines) == dict(found.planned_lines)
    assert (found.n_as_planned, found.claims.changed) == (1, ())
    (day,) = found.days
    assert (day.vehicles, day.workers, day.poverty_listed) == (1, 21, 0)


def test_figures_told_are_priced_by_the_tariff() -> None:
    row = an_actual(
        n_riders=20, distance_m=160_000, deadhead_m=80_000, back_s=40 * HOUR_S
    )
    (ride,) = closing_of(situation(), actuals=[row]).rides
    # 80 km laden and half of 80 empty, less 2 days' 100: nothing; two days of all else
    assert dict(ride.actual_lines) == {
        "hire": 200_000,
        "drivers": 60_000,
        "escorts": 40_000,
        "disinfection": 5_000,
        "kit": 20_000,
    }
    assert ride.done.aboard.n_unnamed == 1


def test_tolls_of_receipts_count_and_a_trip_that_was_not_run_costs_nothing() -> None:
    (ride,) = closing_of(situation(), actuals=[an_actual(toll_fen=12_300)]).rides
    assert ride.actual_lines["toll"] == 12_300
    found = closing_of(situation(), actuals=[an_actual(has_run=False)])
    assert (found.actual.cost_fen, found.actual.n_riders) == (0, 0)
    assert (found.days, dict(found.actual_lines)) == ((), {})


def test_check_ins_count_before_the_table_and_a_difference_is_noted() -> None:
    seen = [
        CheckIn(
            number=n, stage="boarded", ride_id="T001", worker_id=name, at_s=0, by="x"
        )
        for n, name in enumerate(NAMES[:19], start=1)
    ]
    back = replace(seen[0], number=20, takes_back=1)
    row = an_actual(n_riders=20)
    found = closing_of(situation(), actuals=[row], check_ins=[*seen, back])
    aboard = found.rides[0].done.aboard
    assert (aboard.n, aboard.source, aboard.told_n) == (18, "check_ins", 20)


def test_a_hand_over_that_was_signed_tells_who_was_there() -> None:
    signed = CheckIn(
        number=1, stage="handed_over", ride_id="T001", at_s=0, by="x", missing=("W03",)
    )
    found = closing_of(situation(), check_ins=[signed])
    assert found.rides[0].actual.n_riders == 20


def test_who_is_out_by_an_event_did_not_ride() -> None:
    was = situation(listed=("W00", "W01")).with_event(fever("W00"))
    found = closing_of(was)
    (day,) = found.days
    assert (day.workers, day.poverty_listed) == (20, 1)
