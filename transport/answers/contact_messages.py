"""What those around a journey are told of a change: drivers, carriers, employers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.presentation.masking import masked_number
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.answers.difference_lines import MessageAudience
    from transport.answers.differences import Difference, Differences, Side
    from transport.plan import Trip
    from transport.said import Said

Role = Literal["driver", "carrier", "gathering_point", "employer", "health"]
CONTACT_HEADINGS = (
    *("role", "about", "name", "phone", "text_zh", "text_en"),
    *("sms_zh", "sms_en"),
)
_UCS2, _GSM7 = (70, 67), (160, 153)  # characters of a lone message, and of each part


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMessage:
    """A message to somebody who is no passenger. ``about``: id of what he answers for.

    It names no worker and says nothing of anybody's health.
    """

    role: Role
    about: str
    name: str
    phone: str
    told: Said


def n_sms(text: str) -> int:
    """Parts of the text as a short message: of 70 characters, or 160 of plain ones."""
    lone, part = _GSM7 if text.isascii() else _UCS2
    n = len(text.encode("utf-16-le")) // 2
    return 1 if n <= lone else -(-n // part)


def contact_messages(
    found: Differences, before: Side, after: Side
) -> Iterator[ContactMessage]:
    """For whoever answers for a trip, place or employer touched, and nobody else."""
    yield from _to_drivers(found, before, after)
    yield from _to_carriers(found, before, after)
    yield from _to_gathering_points(found, before, after)
    yield from _to_employers(found, before, after)
    parts = tuple(_trips_told(found.trips_touched, found.trips_new, found.trips_gone))
    if parts:
        yield ContactMessage(
            role="health",
            about="",
            name="",
            phone="",
            told=said("CONTACT_HEALTH", parts=parts),
        )


def contact_rows(
    found: Differences, before: Side, after: Side, *, audience: MessageAudience
) -> Iterator[tuple[str, ...]]:
    """The messages as rows; for the ``office`` without names, numbers masked."""
    for one in contact_messages(found, before, after):
        name, phone = one.name, one.phone
        if audience == "office":
            name, phone = "", masked_number(phone) if phone else ""
        texts = [printable(sentence(one.told, lang)) for lang in ("zh", "en")]
        parts = [str(n_sms(text)) for text in texts]
        yield (one.role, one.about, name, phone, *texts, *parts)


def _sides(
    found: Differences, before: Side, after: Side
) -> Iterator[tuple[Trip, Side, bool]]:
    """Trips that changed or are new as they are now, those that are no more as before.

    With the side that tells of each, and whether it still runs.
    """
    for trip_id in (*found.trips_touched, *found.trips_new):
        yield after.plan.trip[trip_id], after, True
    for trip_id in found.trips_gone:
        yield before.plan.trip[trip_id], before, False


def _to_drivers(
    found: Differences, before: Side, after: Side
) -> Iterator[ContactMessage]:
    for trip, side, runs in _sides(found, before, after):
        coach = side.scenario.coach.get((trip.depot_id, trip.vehicle_type, trip.coach))
        told = _trip_told(trip, side) if runs else None
        for name, phone in () if coach is None else coach.drivers:
            yield ContactMessage(
                role="driver",
                about=trip.trip_id,
                name=name,
                phone=phone,
                told=told or said("CONTACT_TRIP_GONE", trip=trip.trip_id),
            )


def _trip_told(trip: Trip, side: Side) -> Said:
    pickups = [stop for stop in trip.stops if stop.board]
    first = pickups[0] if pickups else trip.stops[0]
    last = max(trip.stops, key=lambda stop: (bool(stop.alight), stop.arrive_s))
    return said(
        "CONTACT_TRIP",
        trip=trip.trip_id,
        leaves=_when(side, trip.depart_s),
        place=_place(side, first.place_id),
        when=_when(side, first.arrive_s),
        n=sum(len(stop.board) for stop in trip.stops),
        end=_place(side, last.place_id),
        arrives=_when(side, last.arrive_s),
    )


def _to_carriers(
    found: Differences, before: Side, after: Side
) -> Iterator[ContactMessage]:
    own: dict[tuple[str, str], dict[str, list[str]]] = {}
    new = set(found.trips_new)
    for trip, side, runs in _sides(found, before, after):
        coach = side.scenario.coach.get((trip.depot_id, trip.vehicle_type, trip.coach))
        if coach is None or not coach.carrier:
            continue
        kind = "gone" if not runs else "new" if trip.trip_id in new else "touched"
        key = (coach.carrier, coach.carrier_phone)
        own.setdefault(key, {}).setdefault(kind, []).append(trip.trip_id)
    for (carrier, phone), trips in sorted(own.items()):
        parts = _trips_told(
            *(tuple(trips.get(kind, ())) for kind in ("touched", "new", "gone"))
        )
        yield ContactMessage(
            role="carrier",
            about=carrier,
            name=carrier,
            phone=phone,
            told=said("CONTACT_CARRIER", parts=tuple(parts)),
        )


def _trips_told(
    touched: tuple[str, ...], new: tuple[str, ...], gone: tuple[str, ...]
) -> Iterator[Said]:
    if touched:
        yield said("DIFF_TRIPS_TOUCHED", trips=touched)
    if new:
        yield said("DIFF_TRIPS_NEW", trips=new)
    if gone:
        yield said("DIFF_TRIPS_GONE", trips=gone)


def _to_gathering_points(
    found: Differences, before: Side, after: Side
) -> Iterator[ContactMessage]:
    """To places where somebody who is touched was to board, or boards now."""
    places = {
        leg.place
        for one in found.workers
        for pair in one.legs
        for leg in pair
        if leg is not None
    }
    for village in after.scenario.villages:
        if village.village_id not in places:
            continue
        calls = [
            said(
                "CONTACT_CALL",
                trip=trip.trip_id,
                when=_when(after, stop.depart_s),
                n=len(stop.board),
            )
            for trip in after.plan.trips
            for stop in trip.stops
            if stop.board and stop.place_id == village.village_id
        ]
        yield ContactMessage(
            role="gathering_point",
            about=village.village_id,
            name=village.contact,
            phone=village.contact_phone,
            told=said(
                "CONTACT_PLACE",
                place=village.name,
                parts=tuple(calls) or (said("CONTACT_NO_CALL"),),
            ),
        )


def _to_employers(
    found: Differences, before: Side, after: Side
) -> Iterator[ContactMessage]:
    touched: dict[str, list[Difference]] = {}
    for one in found.workers:
        person = after.people.get(one.worker_id) or before.people.get(one.worker_id)
        if person is not None:
            touched.setdefault(person.works_for_id, []).append(one)
    for employer in after.scenario.employers:
        own = touched.get(employer.employer_id)
        if own is None:
            continue
        fates = Counter(one.fate for one in own)
        yield ContactMessage(
            role="employer",
            about=employer.employer_id,
            name=employer.contact,
            phone="",
            told=said(
                "CONTACT_EMPLOYER",
                employer=employer.name,
                changed=fates["changed"],
                gone=fates["gone"],
                new=fates["new"],
            ),
        )


def _place(side: Side, place_id: str | None) -> str:
    return side.scenario.place_name.get(place_id or "", place_id or "")


def _when(side: Side, at_s: int) -> str:
    return f"{side.scenario.clock.moment(at_s):%Y-%m-%d %H:%M}"
