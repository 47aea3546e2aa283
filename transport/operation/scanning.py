"""Lines of a scanner: lists set what is being done, cards and ids tell of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.operation.cards import list_remark
from transport.operation.check_ins import CheckIn
from transport.presentation.codes import TripCode, read_line
from transport.said import said

if TYPE_CHECKING:
    from transport.operation.cards import Cards
    from transport.operation.check_ins import Stage
    from transport.operation.ledger import Ledger
    from transport.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is being done: which stage, at which vehicle and place; empty: any."""

    stage: Stage = "boarded"
    ride_id: str = ""
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a line says: a setting, or an entry, or neither; with what is to be told.

    ``refused``: why it is neither. ``is_unknown``: it is no code of ours.
    """

    setting: Setting | None = None
    entry: CheckIn | None = None
    notes: tuple[Said, ...] = ()
    refused: Said | None = None
    is_unknown: bool = False


def read(
    ledger: Ledger, cards: Cards, setting: Setting, line: str, *, at_s: int, by: str
) -> Read:
    """What a scanned or typed line says in a setting."""
    line = line.strip()
    found = read_line(line)
    if isinstance(found, TripCode):
        return _list(ledger, cards, setting, found)
    was = ledger.was
    if found is None and line in ledger.courses:
        return Read(setting=set_to(ledger, setting, line, None))
    worker_id: str | None = line if found is None else cards.worker(found)
    if worker_id is None or worker_id not in was.people:
        return Read(refused=said("CHECK_IN_UNKNOWN"), is_unknown=True)
    remark = None if found is None else cards.remark(was, found)
    entry = CheckIn(
        stage=setting.stage,
        ride_id=setting.ride_id,
        worker_id=worker_id,
        place_id=setting.place_id,
        at_s=at_s,
        by=by,
    )
    return Read(entry=entry, notes=() if remark is None else (remark,))


def _list(ledger: Ledger, cards: Cards, setting: Setting, code: TripCode) -> Read:
    was = ledger.was
    if code.operation != was.scenario.name:
        refused = said("LIST_OF_OTHER_OPERATION", name=code.operation)
        return Read(refused=refused)
    remark = list_remark(was, cards, code.version, code.trip_id)
    notes = () if remark is None else (remark,)
    if code.trip_id not in ledger.courses:
        refused = said("LIST_TRIP_GONE", trip=code.trip_id, n=was.version)
        return Read(refused=refused, notes=notes)
    place_id = code.stop_id or None
    found = set_to(ledger, setting, code.trip_id, place_id)
    return Read(setting=found, notes=notes)


def set_to(
    ledger: Ledger, setting: Setting, ride_id: str, place_id: str | None
) -> Setting:
    """The setting at that vehicle; where people only get off, they arrive."""
    course = ledger.courses[ride_id]
    is_pickup = place_id is None or course.pickup_at(place_id) is not None
    stage = setting.stage
    if not is_pickup and stage in ("checked", "boarded"):
        stage = "arrived"
    elif place_id is not None and is_pickup and stage in ("arrived", "handed_over"):
        stage = "boarded"
    return replace(setting, ride_id=ride_id, place_id=place_id, stage=stage)


def setting_told(ledger: Ledger, setting: Setting) -> Said:
    """What is being done now, and how many of how many have come so far."""
    course = ledger.courses[setting.ride_id]
    names = ledger.was.scenario.place_name
    n, of = progress(ledger, setting)
    if setting.place_id is None:
        return said("NOW_ON_TRIP", stage=setting.stage, trip=course.ride_id, n=n, of=of)
    calls = [call.place_id for call in course.calls]
    number = calls.index(setting.place_id) + 1 if setting.place_id in calls else 0
    return said(
        "NOW_AT_STOP",
        stage=setting.stage,
        trip=course.ride_id,
        number=number,
        place=names.get(setting.place_id, setting.place_id),
        n=n,
        of=of,
    )


def progress(ledger: Ledger, setting: Setting) -> tuple[int, int]:
    """How many of the vehicle's riders have come to the stage, and how many ride."""
    course = ledger.courses[setting.ride_id]
    riders = [w for w in course.on_at if not ledger.is_out(w)]
    seen = ledger.attendance.seen
    n = sum(setting.stage in seen(w, setting.ride_id) for w in riders)
    return n, len(riders)
