"""What opens over the map: a trip's run, a place's calls. Counts, never names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.escape import escape
from maps.layers import vehicle_in
from transport.clock import HOUR_S, MINUTE_S
from transport.presentation.figures import lasting, span, whole_km, whole_yuan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maps.words import Words
    from transport.plan import Stop, Trip
    from transport.scenario import Scenario


HOUR_MIN = HOUR_S // MINUTE_S


def trip_popup(scenario: Scenario, trip: Trip, words: Words) -> str:
    """HTML with the trip's figures, then a row for every stop."""
    depot = scenario.depot[trip.depot_id]
    facts = (
        words.seats.format(len(trip.worker_ids), trip.usable_seats),
        words.drivers.format(trip.drivers),
        words.run.format(whole_km(trip.distance_m), whole_km(trip.deadhead_m)),
        words.driving.format(lasting(trip.driving_s)),
        words.money.format(whole_yuan(trip.cost_fen)),
    )
    vehicle = vehicle_in(trip.vehicle_type, words)
    heading = " · ".join(map(escape, (trip.trip_id, vehicle, depot.name)))
    rows = [
        (
            _time(scenario, stop),
            escape(stop_name(scenario, stop, words)),
            *_counts(stop),
        )
        for stop in trip.stops
    ]
    columns = (
        f"{words.arrive}–{words.depart}",
        words.place,
        words.boarding,
        words.alighting,
    )
    return f"<b>{heading}</b><p>{' · '.join(facts)}</p>{_table(columns, rows)}"


def place_popup(
    scenario: Scenario,
    name: str,
    where: str,
    calls: Sequence[tuple[Trip, Stop]],
    words: Words,
) -> str:
    """HTML with the place's name, then a row for every trip that stops there."""
    heading = f"<b>{escape(name)}</b><p>{escape(where)}</p>"
    if not calls:
        return f"{heading}<p>{words.no_calls}</p>"
    rows = [
        (escape(trip.trip_id), _time(scenario, stop), *_counts(stop))
        for trip, stop in calls
    ]
    columns = (
        words.trip,
        f"{words.arrive}–{words.depart}",
        words.boarding,
        words.alighting,
    )
    return heading + _table(columns, rows)


def stop_tip(scenario: Scenario, trip: Trip, stop: Stop, words: Words) -> str:
    """HTML of one line: trip, place or kind of halt, times, counts."""
    name = escape(stop_name(scenario, stop, words))
    parts = [escape(trip.trip_id), name, _time(scenario, stop), *_counts(stop)]
    return " · ".join(part for part in parts if part)


def stop_name(scenario: Scenario, stop: Stop, words: Words) -> str:
    """The place's name, or the kind of halt and its length; not yet escaped."""
    if stop.place_id is not None:
        return scenario.place_name[stop.place_id] or stop.place_id
    kind = words.rest if stop.kind == "rest" else words.break_
    hours, minutes = divmod((stop.depart_s - stop.arrive_s) // MINUTE_S, HOUR_MIN)
    if hours == 0:
        return f"{kind} {words.minutes.format(minutes)}"
    return f"{kind} {words.hours.format(hours, minutes)}"


def _time(scenario: Scenario, stop: Stop) -> str:
    return span(scenario.clock, stop.arrive_s, stop.depart_s)


def _counts(stop: Stop) -> tuple[str, str]:
    """Workers boarding and alighting, empty where there are none."""
    boarding, alighting = len(stop.board), len(stop.alight)
    return (
        f"+{boarding}" if boarding else "",
        f"−{alighting}" if alighting else "",
    )


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{column}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"
