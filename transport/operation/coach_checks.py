"""What refuses an event about a coach or its driver: trip over, place not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.operation.headings import about
from transport.operation.leaving import departure_s, has_departed
from transport.operation.refusals import Refusal
from transport.operation.roll import coach_of
from transport.operation.unsound import MOST_SPARES
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from transport.operation.events import Event, EventKind
    from transport.operation.situation import Situation


def _down(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _not_over(was, event)
    trip = was.trip[event.trip_id or ""]
    by = was.state.coaches_down.get(coach_of(trip))
    if by is not None:
        wrong = said(
            "COACH_DOWN_ALREADY",
            coach=str(coach_of(trip)),
            n=by.number,
            when=was.moment(by.at_s),
        )
        yield Refusal("trip_id", wrong, said("COUNTERMAND_FIRST"), event.trip_id)
    yield from _placed(was, event)


def _placed(was: Situation, event: Event) -> Iterator[Refusal]:
    """Where a coach on its way stands is told."""
    trip = was.trip[event.trip_id or ""]
    is_placed = event.place_id is not None or event.lat is not None
    if has_departed(was.state, trip, event.at_s) and not is_placed:
        when = was.moment(departure_s(was.state, trip))
        wrong = said("DOWN_ON_THE_WAY", trip=trip.trip_id, when=when)
        yield Refusal("place_id", wrong, said("TELL_WHERE"))
    yield from _position(event)


def _delayed(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _not_over(was, event)
    delay_s = event.delay_s or 0
    if not MINUTE_S <= delay_s <= DAY_S:
        wrong = said("DELAY_IMPOSSIBLE", least_s=MINUTE_S, most_s=DAY_S)
        value = str(delay_s // MINUTE_S)
        yield Refusal("delay_s", wrong, said("DELAY_IN_MINUTES"), value)


def _driver(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _not_over(was, event)
    trip = was.trip[event.trip_id or ""]
    if event.driver is not None and not 1 <= event.driver <= trip.drivers:
        wrong = said("NO_SUCH_DRIVER", trip=trip.trip_id, n=trip.drivers)
        remedy = said("FILL_IT_IN", meaning=about("driver"))
        yield Refusal("driver", wrong, remedy, str(event.driver))
    by = was.state.drivers_out.get(trip.trip_id)
    if by is not None and by.driver == event.driver:
        wrong = said("DRIVER_OUT_ALREADY", n=by.number, when=was.moment(by.at_s))
        yield Refusal("trip_id", wrong, said("EVENT_NOT_NEEDED"), trip.trip_id)
    yield from _placed(was, event)


def _spare(was: Situation, event: Event) -> Iterator[Refusal]:
    n_coaches = 1 if event.n_coaches is None else event.n_coaches
    if not 1 <= n_coaches <= MOST_SPARES:
        wrong = said("SPARES_IMPOSSIBLE", n=MOST_SPARES)
        remedy = said("FILL_IT_IN", meaning=about("n_coaches"))
        yield Refusal("n_coaches", wrong, remedy, str(n_coaches))
    yield from ends_later(was, event)


def _not_over(was: Situation, event: Event) -> Iterator[Refusal]:
    trip = was.trip[event.trip_id or ""]
    over_s = trip.return_s + was.state.is_late(trip.trip_id, trip.return_s)
    if over_s < event.at_s:
        wrong = said("TRIP_IS_OVER", trip=trip.trip_id, when=was.moment(over_s))
        value = was.moment(event.at_s)
        yield Refusal("at_s", wrong, said("TELL_IN_CLOSING"), value)


def _position(event: Event) -> Iterator[Refusal]:
    """Latitude and longitude are given together."""
    if (event.lat is None) != (event.lon is None):
        lacking = "lat" if event.lat is None else "lon"
        remedy = said("FILL_IT_IN", meaning=about(lacking))
        yield Refusal(lacking, said("HALF_A_POSITION"), remedy)


def ends_later(was: Situation, event: Event) -> Iterator[Refusal]:
    """What holds until some time holds at least for a moment."""
    if event.until_s is not None and event.until_s <= event.at_s:
        wrong = said("ENDS_BEFORE_IT_BEGINS", when=was.moment(event.at_s))
        value = was.moment(event.until_s)
        remedy = said("FILL_IT_IN", meaning=about("until_s"))
        yield Refusal("until_s", wrong, remedy, value)


COACH_CHECKS: Mapping[EventKind, Callable[[Situation, Event], Iterator[Refusal]]] = {
    "coach_down": _down,
    "coach_delayed": _delayed,
    "driver_out_of_hours": _driver,
    "spare_coach": _spare,
}
