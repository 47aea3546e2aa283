"""The trip register: one row a worker, masked on the coach's sheet, else in full.

Fields follow the register of passengers that charter trips had to keep and hand over
(identity document's type and number, phone: 交运明电〔2020〕44号); temperature,
return-to-work notice, emergency contact and signature are filled in by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.manifests.tables import Cell, Column, Table, columns
from transport.presentation.figures import beginning, ending, moment
from transport.presentation.masking import masked_number, masked_text
from transport.presentation.text import is_resident_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transport.clock import Clock
    from transport.presentation.trip_views import Rider, TripView
    from transport.presentation.words import Words
    from transport.roster import Worker

# Widths are fixed: the seat map stands in columns 7 to 11 of the same sheet.
SHEET_COLUMNS = tuple(
    Column(key=key, min_width=size, max_width=size, is_centred=is_centred)
    for key, size, is_centred in (
        ("no", 4, True),
        ("seat", 5, True),
        ("name", 15, False),
        ("id_type_number", 20, True),
        ("phone", 12, True),
        ("home", 14, False),
        ("employer", 18, False),
        ("check_passed", 11, True),
        ("certificate", 14, True),
        ("temperature", 7, True),
        ("notice", 11, True),
        ("emergency", 12, False),
        ("remark", 12, False),
        ("signature", 12, False),
    )
)


def sheet_register(
    view: TripView, clock: Clock, words: Words, *, is_full: bool
) -> Table:
    """The register of one trip for its sheet; IDs and phones masked unless full."""
    rows = [
        _sheet_row(number, rider, clock, words, is_full=is_full)
        for number, rider in enumerate(view.riders, start=1)
    ]
    return Table(key="register", columns=SHEET_COLUMNS, rows=rows)


def legal_register(views: Iterable[TripView], clock: Clock, words: Words) -> Table:
    """The registers of all trips in full, as one table."""
    return Table(
        key="legal_register",
        columns=columns(
            "trip",
            "coach_type",
            "depart",
            "board_from",
            "seat",
            "worker_id",
            "name",
            "id_type",
            "id_number",
            "phone",
            "county",
            "town",
            "village",
            "employer",
            "city",
            "check_passed",
            "certificate_issued",
            "certificate_until",
            "temperature",
            "notice",
            "emergency",
            "remark",
            "signature",
        ),
        rows=[row for view in views for row in _legal_rows(view, clock, words)],
    )


def id_type(worker: Worker, words: Words) -> str:
    """What the number's form says: a resident identity card or another paper."""
    if not worker.id_number:
        return ""
    return words["resident_id" if is_resident_id(worker.id_number) else "other_id"]


def _sheet_row(
    number: int, rider: Rider, clock: Clock, words: Words, *, is_full: bool
) -> tuple[Cell, ...]:
    worker, village = rider.worker, rider.village
    id_number, phone = worker.id_number or "", worker.phone or ""
    return (
        number,
        rider.seat,
        worker.name,
        _lines(
            id_type(worker, words), id_number if is_full else masked_number(id_number)
        ),
        phone if is_full else masked_number(phone),
        _lines(village.town, village.name),
        rider.employer.name,
        words["yes_no"],
        _certificate(worker, clock, words),
        "",
        words["yes_no"],
        "",
        worker.remark if is_full else masked_text(worker.remark),
        "",
    )


def _legal_rows(
    view: TripView, clock: Clock, words: Words
) -> Iterator[tuple[Cell, ...]]:
    trip = view.trip
    depart = moment(clock, trip.depart_s)
    for rider in view.riders:
        worker, village, employer = rider.worker, rider.village, rider.employer
        yield (
            trip.trip_id,
            words.vehicle(trip.vehicle_type),
            depart,
            moment(clock, rider.board_s),
            rider.seat,
            worker.worker_id,
            worker.name,
            id_type(worker, words),
            worker.id_number or "",
            worker.phone or "",
            village.county,
            village.town,
            village.name,
            employer.name,
            employer.city,
            "",
            *_certificate_days(worker, clock),
            "",
            "",
            "",
            worker.remark,
            "",
        )


def _lines(*parts: str) -> str:
    """The parts that say something, one below the other."""
    return "\n".join(part for part in parts if part)


def _certificate(worker: Worker, clock: Clock, words: Words) -> str:
    issued, until = _certificate_days(worker, clock)
    if not issued and not until:
        return ""
    return words("issued_until", issued=issued or "—", until=until or "—")


def _certificate_days(worker: Worker, clock: Clock) -> tuple[str, str]:
    issued_s, until_s = worker.certificate_issued_s, worker.certificate_until_s
    return (
        "" if issued_s is None else beginning(clock, issued_s),
        "" if until_s is None else ending(clock, until_s),
    )
