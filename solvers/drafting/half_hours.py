"""A trip moved to a half-hour in which fewer gather at one of its places."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from solvers.drafting.drafts import Booking
from transport.clock import DAY_S
from transport.trips.quotes import HALF_HOUR_S, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.drafting.drafts import Draft
    from solvers.problem.fleet_use import FleetUse
    from transport.trips.quoting import TripMaker

MOST_TRIED = 8  # half-hours with room, the nearest ones first
A_DAY = DAY_S // HALF_HOUR_S


def moved_aside(
    maker: TripMaker, draft: Draft, crowded: Quote, fleet: FleetUse
) -> Booking | None:
    """The trip in the nearest half-hour with room, within a day before or after.

    ``crowded``: its quote, at one of whose places too many gather already.
    """

    def fits(quote: Quote) -> bool:
        return fleet.takes(draft.line_idx, quote)

    for start_s in islice(_starts(crowded, fleet), MOST_TRIED):
        found = maker.quote(
            crowded.route, not_before_s=start_s, not_after_s=start_s, final=fits
        )
        if isinstance(found, Quote):
            return Booking(draft=draft, quote=found)
    return None


def _starts(crowded: Quote, fleet: FleetUse) -> Iterator[int]:
    """When boarding would begin for half-hours with room at all places at once."""
    gatherings, at_s = crowded.gatherings, crowded.first_service_s
    for n in sorted(_shifts(crowded), key=lambda n: (abs(n), n)):
        shifted = {(place, at + n): more for (place, at), more in gatherings.items()}
        if fleet.crowded_place(shifted) is None:
            yield at_s + n * HALF_HOUR_S


def _shifts(crowded: Quote) -> range:
    """By how many half-hours it may be moved, as ready and due times have it."""
    groups = [load.group for load in crowded.route.loads]
    first = crowded.route.villages[0]
    ready_s = max(group.ready_s for group in groups if group.village_id == first)
    due_s = min(group.deadline_s for group in groups)
    sooner = (crowded.first_service_s - max(0, ready_s)) // HALF_HOUR_S
    later = due_s // HALF_HOUR_S - max(at for _, at in crowded.gatherings)
    return range(-min(sooner, A_DAY), min(later, A_DAY) + 1)
