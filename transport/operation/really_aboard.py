"""Who was really aboard a trip at a moment, by check-ins or the printed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.operation.ledger import Ledger
    from transport.operation.situation import Situation
    from transport.plan import Trip


@dataclass(frozen=True, slots=True, kw_only=True)
class Aboard:
    """Riders aboard, in the order of the list.

    ``is_by_list``: nobody's boarding was entered for the trip. ``n_not_seen``: riders
    who should have boarded by then and were not entered so.
    """

    names: tuple[str, ...]
    is_by_list: bool
    n_not_seen: int


def really_aboard(ledger: Ledger, trip: Trip, at_s: int) -> Aboard:
    """Who was aboard at the moment; nobody whom an event tells not to travel.

    Where somebody's boarding was entered, whoever was entered so by then, or as come
    since. Off is who was entered as come by then; where nothing says when somebody got
    off, the timetable does, with what is known of delays.
    """
    was = ledger.known
    is_by_list = ledger.attendance.is_by_list(trip.trip_id)
    late_s = late_at(was, trip.trip_id, at_s)
    up_s = {w: stop.depart_s for stop in trip.stops for w in stop.board}
    down_s = {w: stop.arrive_s for stop in trip.stops for w in stop.alight}
    names, n_not_seen = [], 0
    for worker_id, planned_s in up_s.items():
        if worker_id in was.state.out:
            continue
        seen = ledger.attendance.seen(worker_id, trip.trip_id)
        is_due = planned_s + late_s <= at_s
        if "boarded" in seen:
            has_boarded = seen["boarded"].at_s <= at_s
        else:
            has_boarded = is_due and (is_by_list or bool(seen.keys() - {"checked"}))
            n_not_seen += is_due and not has_boarded
        off_s = was.marks.off.get((worker_id, trip.trip_id))
        if off_s is None:
            off_s = down_s[worker_id] + late_s
        if has_boarded and at_s < off_s:
            names.append(worker_id)
    return Aboard(names=tuple(names), is_by_list=is_by_list, n_not_seen=n_not_seen)


def late_at(was: Situation, trip_id: str, at_s: int) -> int:
    """By how much the trip is behind its times, by what was entered and reported then.

    Delays reported since the last entry of the coach come on top of it.
    """
    came = [
        one
        for one in was.marks.way.get(trip_id, ())
        if one.is_sure and one.at_s <= at_s
    ]
    late_s, since_s = 0, None
    if came:
        late_s, since_s = max(0, came[-1].at_s - came[-1].planned_s), came[-1].at_s
    return late_s + sum(
        event.delay_s or 0
        for event in was.state.delays.get(trip_id, ())
        if event.at_s <= at_s and (since_s is None or since_s < event.at_s)
    )
