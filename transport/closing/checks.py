"""Rows of what was run that cannot be: trips unknown, told twice, figures at odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.closing.headings import ACTUALS
from transport.errors import Fault, Warned
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.closing.records import Actual
    from transport.operation.situation import Situation
    from transport.said import Said

_FAR_DAYS = 7
_FAR_TIMES = 2  # of the planned kilometres, or one part of as many


def faults_in(was: Situation, file: str, rows: Sequence[Actual]) -> Iterator[Fault]:
    """Everything wrong in the table, row by row."""
    first: dict[str, int] = {}
    for row in rows:
        wrong = [*_unknown(was, row, first), *_at_odds(row), *_people(was, row)]
        wrong += _moments(was, row)
        for column, value, told, remedy in wrong:
            yield Fault(
                file=file,
                row=row.row,
                column=column,
                value=value,
                wrong=told,
                remedy=remedy,
            )
        first.setdefault(row.ride_id, row.row)


_Wrong = tuple[str, str, "Said", "Said"]


def _unknown(was: Situation, row: Actual, first: Mapping[str, int]) -> Iterator[_Wrong]:
    known = [*was.trip, *(use.service_id for use in was.plan.services)]
    if row.ride_id not in known:
        remedy = suggestion(row.ride_id, known)
        yield "trip_id", row.ride_id, said("CLOSE_TRIP_UNKNOWN", n=was.version), remedy
    elif row.ride_id in first:
        wrong = said("CLOSE_TRIP_TWICE", n=first[row.ride_id])
        yield "trip_id", row.ride_id, wrong, said("CLOSE_ONE_ROW")


def _at_odds(row: Actual) -> Iterator[_Wrong]:
    if not row.has_run and (row.n_riders or row.distance_m or row.toll_fen):
        yield "ran", "no", said("CLOSE_NOT_RUN_HAS_FIGURES"), said("CLOSE_EMPTY_OR_RAN")
    if (
        row.distance_m is not None
        and row.deadhead_m is not None
        and row.deadhead_m > row.distance_m
    ):
        value = f"{row.deadhead_m / 1_000:g}"
        wrong = said("CLOSE_EMPTY_OVER_KM", all_m=row.distance_m)
        yield "km_empty", value, wrong, said("CLOSE_LOOK_AT_BOTH")


def _people(was: Situation, row: Actual) -> Iterator[_Wrong]:
    trip = was.trip.get(row.ride_id)
    planned = _planned(was, row.ride_id)
    for worker_id in row.absent:
        if planned and worker_id not in planned:
            wrong = said("CLOSE_NOT_OF_TRIP", trip=row.ride_id)
            yield "not_aboard", worker_id, wrong, suggestion(worker_id, planned)
    if row.n_riders is None:
        return
    left = [w for w in planned if w not in was.state.out and w not in row.absent]
    if row.absent and row.n_riders > len(left):
        wrong = said("CLOSE_RIDERS_AND_ABSENT", n=len(left))
        yield "riders", str(row.n_riders), wrong, said("CLOSE_LOOK_AT_BOTH")
    if trip is None:
        return
    seats = was.scenario.fleet_line[trip.depot_id, trip.vehicle_type].passenger_seats
    if row.n_riders > seats:
        wrong = said("CLOSE_OVER_SEATS", n=seats)
        yield "riders", str(row.n_riders), wrong, said("CLOSE_COUNT_AGAIN")


def _planned(was: Situation, ride_id: str) -> Sequence[str]:
    if ride_id in was.trip:
        return was.trip[ride_id].worker_ids
    uses = (use for use in was.plan.services if use.service_id == ride_id)
    return next((use.workers for use in uses), ())


def _moments(was: Situation, row: Actual) -> Iterator[_Wrong]:
    trip = was.trip.get(row.ride_id)
    if trip is None:
        return
    left_s = trip.depart_s if row.left_s is None else row.left_s
    back_s = trip.return_s if row.back_s is None else row.back_s
    if left_s >= back_s:
        column = "left" if row.back_s is None else "back"
        value = was.moment(left_s if row.back_s is None else back_s)
        wrong = said("CLOSE_BACK_BEFORE_LEFT", left=was.moment(left_s))
        yield column, value, wrong, said("CLOSE_LOOK_AT_BOTH")
        return
    for column, told_s, due_s in (
        ("left", row.left_s, trip.depart_s),
        ("back", row.back_s, trip.return_s),
    ):
        if told_s is not None and abs(told_s - due_s) > _FAR_DAYS * DAY_S:
            wrong = said("CLOSE_FAR_FROM_PLAN", when=was.moment(due_s))
            yield column, was.moment(told_s), wrong, said("EVENT_LOOK_AT_DATE")


def doubts_in(was: Situation, file: str, rows: Sequence[Actual]) -> Iterator[Warned]:
    """Figures that may be slips: kilometres far from the planned ones."""
    for row in rows:
        trip = was.trip.get(row.ride_id)
        if trip is None or row.distance_m is None:
            continue
        least, most = sorted((row.distance_m, trip.distance_m))
        if most > _FAR_TIMES * least:
            yield Warned(
                file=file,
                row=row.row,
                column=ACTUALS.column["km"].name,
                value=f"{row.distance_m / 1_000:g}",
                told=said("CLOSE_KM_FAR", planned_m=trip.distance_m),
            )
