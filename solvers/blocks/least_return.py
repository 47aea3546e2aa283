"""When a coach is back from a trip at the earliest, drivers' hours aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

HORIZON_S = 3 * DAY_S  # within which every place opens that opens daily


def least_return_s(scenario: Scenario, quote: Quote, *, leaves_s: int) -> int | None:
    """No timetable of the quote's trip ends sooner whose coach leaves so late.

    Every place is served while it is open, for as long as in the quote. None where
    one opens no more.
    """
    calls = [halt for halt in quote.timetable.halts if halt.call_idx is not None]
    at_s = leaves_s
    for place_id, leg_s, call in zip(
        quote.route.place_ids[1:-1], quote.leg_driving_s, calls[1:-1], strict=False
    ):
        at_s += leg_s
        opening = scenario.opening(place_id)
        open_s = opening.intervals(start_s=at_s, end_s=at_s + HORIZON_S)
        if not open_s:
            return None
        at_s = open_s[0][0] + call.depart_s - call.service_s
    return at_s + quote.leg_driving_s[-1]
