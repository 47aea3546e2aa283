"""What happens on the day: an event, its kinds, which facts each kind needs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

EventKind = Literal[
    "no_show",
    "cancellation",
    "late_add",
    "standby_offered",
    "fever",
    "code_at_boarding",
    "certificate_brought",
    "coach_down",
    "coach_delayed",
    "driver_out_of_hours",
    "spare_coach",
    "road_closed",
    "stop_closed",
    "employer_withdraws",
    "intake_lowered",
    "service_cancelled",
    "service_moved",
    "countermand",
]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, as it was reported; times in scenario seconds.

    ``from_s`` to ``lender`` are told by the program, as later plans may not: from when
    the coach is not to be had, who is on it (None: it had not left, or was empty on its
    way back), whom it has brought, what it costs up to there, and whose crew, by coach,
    drives it instead.

    ``number`` counts the events of an operation from 1; 0: not kept yet. ``version``:
    the plan that was in force. Which of the further facts an event has depends on its
    kind, see `FORMS`; the others are None.

    ``temperature_c`` is the first measurement, ``again_c`` the second. ``coach``
    numbers the coaches of the fleet line ``depot_id``, ``vehicle_type`` from 1. A road
    is closed from ``place_id`` to ``to_place_id``, both ways. ``name`` to ``party_id``
    tell of a worker who is not on the roster.
    """

    number: int = 0
    kind: EventKind
    at_s: int
    reporter: str
    version: int = 1
    worker_id: str | None = None
    trip_id: str | None = None
    employer_id: str | None = None
    village_id: str | None = None
    service_id: str | None = None
    place_id: str | None = None
    to_place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    depot_id: str | None = None
    vehicle_type: str | None = None
    coach: int | None = None
    n_coaches: int | None = None
    driver: int | None = None
    delay_s: int | None = None
    until_s: int | None = None
    moved_to_s: int | None = None
    intake: int | None = None
    temperature_c: Decimal | None = None
    again_c: Decimal | None = None
    health_code: str | None = None
    certificate_until_s: int | None = None
    name: str | None = None
    id_number: str | None = None
    phone: str | None = None
    party_id: str | None = None
    countermands: int | None = None
    remark: str = ""
    from_s: int | None = None
    aboard: tuple[str, ...] | None = None
    arrived: tuple[str, ...] | None = None
    spent_fen: int | None = None
    lender: str | None = None


BY_PROGRAM = (
    "from_s",
    "aboard",
    "arrived",
    "spent_fen",
    "lender",
)  # facts that no reporter tells
_ALWAYS = ("number", "kind", "at_s", "reporter", "version", "remark", *BY_PROGRAM)
FACTS: tuple[str, ...] = tuple(
    one.name for one in fields(Event) if one.name not in _ALWAYS
)
PRIVATE = ("name", "id_number", "phone")  # of a person: on no screen, in no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The facts that an event of a kind must have, and those it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """All facts with a meaning in this kind."""
        return (*self.needs, *self.may)


_PERSON = ("name", "village_id", "employer_id", "id_number", "phone", "party_id")
_HEALTH = ("temperature_c", "health_code", "certificate_until_s")
_WHERE = ("place_id", "lat", "lon")
FORMS: Mapping[EventKind, Form] = {
    "no_show": Form(needs=("worker_id",), may=("trip_id", "place_id")),
    "cancellation": Form(needs=("worker_id",)),
    "late_add": Form(needs=("worker_id",), may=(*_PERSON, *_HEALTH)),
    "standby_offered": Form(needs=("worker_id",), may=(*_PERSON, *_HEALTH)),
    "fever": Form(
        needs=("worker_id", "temperature_c"), may=("again_c", "trip_id", *_WHERE)
    ),
    "code_at_boarding": Form(needs=("worker_id", "health_code"), may=("trip_id",)),
    "certificate_brought": Form(needs=("worker_id", "certificate_until_s")),
    "coach_down": Form(
        needs=("trip_id",), may=(*_WHERE, "depot_id", "vehicle_type", "coach")
    ),
    "coach_delayed": Form(needs=("trip_id", "delay_s")),
    "driver_out_of_hours": Form(needs=("trip_id",), may=("driver", *_WHERE)),
    "spare_coach": Form(
        needs=("depot_id", "vehicle_type"), may=("n_coaches", "until_s")
    ),
    "road_closed": Form(needs=("place_id", "to_place_id"), may=("until_s",)),
    "stop_closed": Form(needs=("place_id",), may=("until_s",)),
    "employer_withdraws": Form(needs=("employer_id",)),
    "intake_lowered": Form(needs=("employer_id", "intake")),
    "service_cancelled": Form(needs=("service_id",)),
    "service_moved": Form(needs=("service_id", "moved_to_s")),
    "countermand": Form(needs=("countermands",)),
}
