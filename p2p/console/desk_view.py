"""What a check-in desk looks at: the answer, the vehicle's counts, its riders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.answers.check_in_lines import answer_line, entry_lines
from transport.catalogue.stages import stage_name
from transport.operation.check_ins import OF_WORKERS
from transport.operation.ledger import Ledger
from transport.operation.own_place import rides_at
from transport.operation.scanning import Setting, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from p2p.checking_in import Told
    from transport.language import Lang
    from transport.operation.courses import Course

_N_LAST, _N_LOOKED_AT = 8, 80
A_PAGE = 60  # riders shown at once; a train has hundreds
_LOOKS = {"kept": "good", "already": "again", "set": "ready"}

_CALLED = {
    "good": "CONSOLE_SCAN_GOOD",
    "again": "CONSOLE_SCAN_AGAIN",
    "ready": "CONSOLE_SCAN_READY",
    "bad": "CONSOLE_SCAN_BAD",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a line came to: in words, and how its box looks."""

    look: str
    line: str

    @property
    def code(self) -> str:
        """The word above the line."""
        return _CALLED[self.look]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rider:
    """One of the vehicle's riders. ``seen``: stage and time of each of his entries.

    ``last``: the number of his last entry, which may be taken back; 0: there is none.
    """

    worker_id: str
    name: str
    seat: str
    place: str
    seen: Sequence[tuple[str, str]]
    last: int
    is_out: bool
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """Everything that the page of a desk shows of the operation."""

    rides: Sequence[str]
    places: Sequence[tuple[str, str]]
    counts: Sequence[tuple[str, int, int]]
    riders: Sequence[Rider]
    n_riders: int
    last: Sequence[tuple[int, str]]


def answered(told: Told, lang: Lang) -> Answered:
    """The answer as the box shows it."""
    answer = told.answer
    look = _LOOKS.get(answer.fate, "bad")
    if look == "good" and answer.notes:
        look = "again"
    line = answer_line(told.ledger, answer, lang, names="full")
    return Answered(look=look, line=line)


def desk_view(
    ledger: Ledger,
    setting: Setting,
    lang: Lang,
    *,
    by: str,
    only_at: str | None,
    first: int = 0,
) -> DeskView:
    """The view; with ``only_at`` of that place alone. ``first``: of the riders."""
    names = ledger.was.scenario.place_name
    rides = tuple(ledger.courses)
    if only_at is not None:
        rides = rides_at(ledger, only_at)
    course = ledger.courses.get(setting.ride_id)
    places = [] if course is None else _places(course, only_at)
    workers = [] if course is None else _workers(course, setting.place_id)
    shown = workers[first : first + A_PAGE]
    return DeskView(
        rides=rides,
        places=[(place_id, names.get(place_id, place_id)) for place_id in places],
        counts=[] if course is None else _counts(ledger, setting, lang),
        riders=[_rider(ledger, setting, w, lang) for w in shown],
        n_riders=len(workers),
        last=_last(ledger, lang, by=by, only_at=only_at),
    )


def setting_here(ledger: Ledger, setting: Setting, only_at: str | None) -> Setting:
    """The setting as far as there is such a vehicle and it calls there."""
    course = ledger.courses.get(setting.ride_id)
    own = course is not None and (only_at is None or only_at in _calls(course))
    ride_id = setting.ride_id if own else ""
    place_id = setting.place_id if only_at is None else only_at
    if course is None or not own or place_id not in _calls(course):
        place_id = only_at
    return Setting(stage=setting.stage, ride_id=ride_id, place_id=place_id)


def _calls(course: Course) -> list[str]:
    return list(dict.fromkeys(call.place_id for call in course.calls))


def _places(course: Course, only_at: str | None) -> list[str]:
    return [one for one in _calls(course) if only_at in (None, one)]


def _workers(course: Course, place_id: str | None) -> list[str]:
    """Who gets on or off there, in the order of the calls; without a place all."""
    found = [
        worker_id
        for call in course.calls
        if place_id in (None, call.place_id)
        for worker_id in (*call.on, *call.off)
    ]
    return list(dict.fromkeys(found))


def _counts(ledger: Ledger, setting: Setting, lang: Lang) -> list[tuple[str, int, int]]:
    ride_id = setting.ride_id
    return [
        (
            stage_name(stage, lang),
            *progress(ledger, Setting(stage=stage, ride_id=ride_id)),
        )
        for stage in OF_WORKERS
    ]


def _rider(ledger: Ledger, setting: Setting, worker_id: str, lang: Lang) -> Rider:
    was, course = ledger.was, ledger.courses[setting.ride_id]
    worker, trip = was.people.get(worker_id), was.trip.get(setting.ride_id)
    seen = ledger.attendance.seen(worker_id, setting.ride_id)
    place_id = course.calls[course.on_at[worker_id]].place_id
    entries = [seen[stage] for stage in OF_WORKERS if stage in seen]
    return Rider(
        worker_id=worker_id,
        name=worker.name if worker else "",
        seat=trip.seats.get(worker_id, "") if trip else "",
        place=was.scenario.place_name.get(place_id, place_id),
        seen=[(stage_name(e.stage, lang), was.moment(e.at_s)[-5:]) for e in entries],
        last=max((entry.number for entry in entries), default=0),
        is_out=ledger.is_out(worker_id),
        is_done=setting.stage in seen,
    )


def _last(
    ledger: Ledger, lang: Lang, *, by: str, only_at: str | None
) -> list[tuple[int, str]]:
    """The newest entries of this desk: number and line, the newest first."""
    tail = Ledger(was=ledger.was, entries=ledger.entries[-_N_LOOKED_AT:])
    lines = zip(tail.entries, entry_lines(tail, lang, names="full"), strict=True)
    gone = {one.takes_back for one in tail.entries}
    own = [
        (0 if one.takes_back or one.number in gone else one.number, line)
        for one, line in lines
        if one.by == by and only_at in (None, one.place_id)
    ]
    return own[: -_N_LAST - 1 : -1]
