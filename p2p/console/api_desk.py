"""Check-in for programs: scanned lines, marks of coaches, entries taken back."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request

from p2p.console.asking import Where
from p2p.console.desk_entries import (
    OfCoaches,
    OfWorkers,
    coach_mark,
    only_at,
    taken_back,
)
from p2p.console.desk_view import setting_here
from p2p.console.folders import OperationFolder
from p2p.console.on_behalf import note_opened
from p2p.console.our_words import sentence
from p2p.console.reporters import reporter
from p2p.console.viewing import lang_of, running_of
from p2p.moments import moment_told
from transport.answers.check_in_lines import answer_facts, counts, entry_facts
from transport.operation.scanning import Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from p2p.checking_in import Desk, Told
    from transport.language import Lang

_FIELDS = {"at_s": "at", "ride_id": "trip", "place_id": "place"}  # as they are sent
_MOST_LINES, _MOST_LISTED = 500, 5_000

Lines = Annotated[list[str], Form(min_length=1, max_length=_MOST_LINES)]
Word = Annotated[str, Form(max_length=300)]
Name = Annotated[str, Form(max_length=60)]

router = APIRouter(prefix="/v1")  # who checks in
listing = APIRouter(prefix="/v1")  # coordinators


@router.post("/operations/{name}/check-ins")
def check_in(
    request: Request,
    where: Where,
    lines: Lines,
    stage: Annotated[OfWorkers, Form()] = "boarded",
    trip: Word = "",
    place: Word = "",
    at: Name = "",
    by: Name = "",
) -> dict[str, Any]:
    """Lines as a scanner reads or somebody types them, in their order; what each is.

    A line is the code of a list or of a card, or an id of a worker or trip. `fate` of
    each is `kept`, `already`, `set` (it says what is being done), `refused` or
    `unknown`. A line sent again is `already`, so that a lost answer does no harm.
    """
    setting = Setting(stage=stage, ride_id=trip, place_id=place or None)

    def entered(own: Desk, at_s: int) -> list[Told]:
        return [own.scan(line.strip(), at_s) for line in lines if line.strip()]

    return _entered(request, where, setting, entered, at=at, by=by)


@router.post("/operations/{name}/coach-marks")
def mark_coach(
    request: Request,
    where: Where,
    trip: Word,
    mark: Annotated[OfCoaches, Form()],
    place: Word = "",
    counted: Annotated[str, Form(pattern=r"^\d{0,4}$")] = "",
    signed_by: Name = "",
    missing: Annotated[str, Form(max_length=4_000)] = "",
    at: Name = "",
    by: Name = "",
) -> dict[str, Any]:
    """That a coach has left a place, has come to it, or its workers are signed for."""

    def entered(own: Desk, at_s: int) -> list[Told]:
        more = {"counted": counted, "signed_by": signed_by, "missing": missing}
        return [own.enter(coach_mark(own, mark, trip, place, at_s, **more))]

    return _entered(request, where, Setting(), entered, at=at, by=by)


@router.post("/operations/{name}/check-ins/{number}/take-back")
def take_back(
    request: Request, where: Where, number: int, at: Name = "", by: Name = ""
) -> dict[str, Any]:
    """An entry taken back; it stays in the list, and no longer counts."""

    def entered(own: Desk, at_s: int) -> list[Told]:
        return [own.enter(taken_back(own, number, at_s))]

    return _entered(request, where, Setting(), entered, at=at, by=by)


@listing.get("/operations/{name}/check-ins")
def entries(
    request: Request, where: Where, after: Annotated[int, Query(ge=0)] = 0
) -> dict[str, Any]:
    """Entries after that number, at most 5,000, the first one first; nobody's name."""
    with running_of(request, _under_way(where)).desk() as own:
        ledger = own.look()
    note_opened(request, where, "check-ins")
    found = [one for one in ledger.entries if one.number > after][:_MOST_LISTED]
    return {"check_ins": [entry_facts(ledger, one) for one in found]}


def _under_way(where: OperationFolder) -> OperationFolder:
    if not where.is_under_way:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return where


def _entered(
    request: Request,
    where: OperationFolder,
    setting: Setting,
    entered: Callable[[Desk, int], list[Told]],
    *,
    at: str,
    by: str,
) -> dict[str, Any]:
    """What came of it, told as `p2p checkin --json` does."""
    running = running_of(request, _under_way(where))
    name, lang = reporter(request, by), lang_of(request)
    moment = moment_told(running.operation, at.replace("T", " ") or None)
    with running.desk() as own:
        own.by, own.only_at = name, only_at(request)
        own.setting = setting_here(own.look(), setting, own.only_at)
        found = entered(own, moment)
        answers = [
            {**answer_facts(one.ledger, one.answer, lang), "faults": _faults(one, lang)}
            for one in found
        ]
    return {**counts([one.answer for one in found]), "answers": answers}


def _faults(told: Told, lang: Lang) -> list[dict[str, Any]]:
    """Why it was refused: the field, its value, what is wrong, what to do."""
    return [
        {
            "field": _FIELDS.get(one.fact, one.fact),
            "value": one.value,
            "wrong": sentence(one.wrong, lang),
            "remedy": sentence(one.remedy, lang),
        }
        for one in told.answer.refusals
    ]
