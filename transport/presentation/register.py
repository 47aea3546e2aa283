"""The trip register: one row a worker, on paper and as a table, masked or in full.

Fields follow the register of passengers that charter trips had to keep and hand over
(identity document's type and number, phone: 交运明电〔2020〕44号); the return-to-work
notice, emergency contact and signature are filled in by hand, and so is the
temperature where none is known or the paper may not tell it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.presentation.figures import beginning, moment
from transport.presentation.forms import BLANK, columns, filled, fixed, vehicle_cell
from transport.presentation.masking import masked_number, masked_text
from transport.presentation.text import is_resident_id
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.clock import Clock
    from transport.presentation.forms import Cell, Row
    from transport.presentation.trip_views import Rider, TripView
    from transport.roster import Worker

# Widths are fixed: on a coach's sheet the seat map stands in columns 7 to 11.
ON_PAPER = fixed(
    ("no", 4),
    ("seat", 5),
    ("name", 15),
    ("id_type_number", 20),
    ("phone", 12),
    ("home", 14),
    ("employer", 18),
    ("check_passed", 11),
    ("certificate", 14),
    ("temperature", 7),
    ("notice", 11),
    ("emergency", 12),
    ("remark", 12),
    ("signature", 12),
    centred=(
        *("no", "seat", "id_type_number", "phone"),
        *("check_passed", "certificate", "temperature", "notice"),
    ),
)
AS_TABLE = columns(
    *(
        "trip",
        "block",
        "coach_type",
        "depart",
        "board_from",
        "seat",
        "worker_id",
        "name",
    ),
    *("id_type", "id_number", "phone", "county", "town", "village", "employer"),
    *("city", "check_passed", "certificate_issued", "certificate_until"),
    *("temperature", "notice", "emergency", "remark", "signature"),
)


def paper_rows(view: TripView, clock: Clock, *, is_full: bool) -> Iterator[Row]:
    """Rows of the trip under ``ON_PAPER``; numbers masked, no fever, unless full."""
    for number, rider in enumerate(view.riders, start=1):
        worker, village = rider.worker, rider.village
        numbers = (worker.id_number or "", worker.phone or "")
        id_number, phone = numbers if is_full else map(masked_number, numbers)
        yield (
            number,
            rider.seat,
            worker.name,
            _below(_id_type(worker), id_number),
            phone,
            _lines(village.town, village.name),
            rider.employer.name,
            WORDS["yes_no"],
            _certificate(worker, clock),
            _temperature(worker) if is_full else BLANK,
            WORDS["yes_no"],
            BLANK,
            worker.remark if is_full else masked_text(worker.remark),
            BLANK,
        )


def table_rows(view: TripView, clock: Clock) -> Iterator[Row]:
    """Rows of the trip under ``AS_TABLE``, in full."""
    trip = view.trip
    depart = moment(clock, trip.depart_s)
    head = (trip.trip_id, trip.block_id, vehicle_cell(trip.vehicle_type), depart)
    for rider in view.riders:
        yield (*head, moment(clock, rider.board_s), *_in_full(rider, clock))


def _in_full(rider: Rider, clock: Clock) -> Row:
    worker, village, employer = rider.worker, rider.village, rider.employer
    return (
        rider.seat,
        worker.worker_id,
        worker.name,
        _id_type(worker),
        worker.id_number or "",
        worker.phone or "",
        village.county,
        village.town,
        village.name,
        employer.name,
        employer.city,
        BLANK,
        *_certificate_days(worker, clock),
        _temperature(worker),
        BLANK,
        BLANK,
        worker.remark,
        BLANK,
    )


def _id_type(worker: Worker) -> Cell:
    """What the number's form says: a resident identity card or another paper."""
    if not worker.id_number:
        return ""
    return WORDS["resident_id" if is_resident_id(worker.id_number) else "other_id"]


def _below(kind: Cell, number: str) -> Cell:
    """The kind of paper with its number below."""
    if not isinstance(kind, tuple):
        return number
    english, chinese = kind
    return f"{english}\n{number}", f"{chinese}\n{number}"


def _lines(*parts: str) -> str:
    """The parts that say something, one below the other."""
    return "\n".join(part for part in parts if part)


def _temperature(worker: Worker) -> str:
    return "" if worker.temperature_c is None else f"{worker.temperature_c}"


def _certificate(worker: Worker, clock: Clock) -> Cell:
    issued, until = _certificate_days(worker, clock)
    if not issued and not until:
        return ""
    return filled("issued_until", issued=issued or "—", until=until or "—")


def _certificate_days(worker: Worker, clock: Clock) -> tuple[str, str]:
    issued_s, until_s = worker.certificate_issued_s, worker.certificate_until_s
    return (
        "" if issued_s is None else beginning(clock, issued_s),
        "" if until_s is None else clock.last_moment(until_s),
    )
