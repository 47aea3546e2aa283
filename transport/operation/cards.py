"""What a card says beside its worker: of which version it is, what is another now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.operation.ledger import ride_id_of
from transport.operation.roll import roll_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.operation.situation import Situation
    from transport.plan import Plan
    from transport.said import Said


@dataclass(frozen=True, kw_only=True)
class Cards:
    """Cards by token, versions by the start of their digests, plans by number."""

    holder: Mapping[str, tuple[str, str]]  # worker and digest, by token
    versions: Mapping[str, int]
    plan: Callable[[int], Plan]

    def worker(self, token: str) -> str | None:
        """Whose card has the token; None: nobody's."""
        found = self.holder.get(token)
        return None if found is None else found[0]

    def remark(self, was: Situation, token: str) -> Said | None:
        """What is to be said of the card; None: it says what holds."""
        worker_id, digest = self.holder[token]
        number = self.versions.get(digest)
        if number is None:
            return said("CARD_OF_NO_VERSION", digest=digest, n=was.version)
        if number == was.version:
            return None
        before = _printed(was, self.plan(number), worker_id)
        now = _printed(was, was.plan, worker_id)
        if before == now:
            return None
        if not now:
            return said("CARD_OLD_NO_RIDE", old=number, n=was.version)
        ride_id, seat, place_id, leaves_s = now[0]
        return said(
            "CARD_OLD",
            old=number,
            n=was.version,
            ride=ride_id,
            seat=seat or "-",
            place=was.scenario.place_name.get(place_id, place_id),
            when=was.moment(leaves_s),
        )


def _printed(
    was: Situation, plan: Plan, worker_id: str
) -> tuple[tuple[str, str, str, int], ...]:
    """Ride, seat, place and time of each of the worker's rides in a plan."""
    roll = was.roll if plan is was.plan else roll_of(was.scenario, plan)
    return tuple(
        (
            ride_id_of(ride),
            plan.trip[ride.trip_id].seats.get(worker_id, "") if ride.trip_id else "",
            ride.place_id,
            ride.leaves_s,
        )
        for ride in roll.get(worker_id, ())
    )


def list_remark(was: Situation, cards: Cards, digest: str, ride_id: str) -> Said | None:
    """What is to be said of a list of that version; None: it says what holds."""
    number = cards.versions.get(digest)
    if number is None:
        return said("LIST_OF_NO_VERSION", digest=digest, n=was.version)
    if number == was.version:
        return None
    if cards.plan(number).trip.get(ride_id) == was.trip.get(ride_id):
        return None
    return said("LIST_OLD", old=number, n=was.version, trip=ride_id)
