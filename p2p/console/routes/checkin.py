"""Check-in: a field that scanners type in, the answer large, the vehicle's riders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from p2p.console.asking import Where
from p2p.console.desk_entries import (
    OfCoaches,
    OfWorkers,
    coach_mark,
    only_at,
    taken_back,
)
from p2p.console.desk_view import (
    A_PAGE,
    Answered,
    answered,
    desk_view,
    setting_here,
)
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import note_opened
from p2p.console.our_words import sentence
from p2p.console.reporters import remember, reporter, reporter_of
from p2p.console.roles import CHECKS_IN
from p2p.console.viewing import lang_of, running_of, show
from p2p.moments import moment_told
from transport.catalogue.stages import stage_name
from transport.errors import OutputError, ScenarioError
from transport.operation.check_ins import OF_WORKERS
from transport.operation.scanning import Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from p2p.checking_in import Desk, Told
    from transport.operation.ledger import Ledger

_CAMERA = "camera=(self), geolocation=(), microphone=(), payment=()"
_PART = "x-part"  # a request of the page's own script, which wants the desk alone

Word = Annotated[str, Form(max_length=300)]
Name = Annotated[str, Form(max_length=60)]

router = APIRouter(prefix="/o/{name}/checkin")
PAGES = (
    Page(
        router=router,
        roles=CHECKS_IN,
        tab=Tab(path="checkin", code="CONSOLE_TAB_CHECKIN"),
    ),
)


@router.get("")
def desk(
    request: Request,
    where: Where,
    trip: str = "",
    place: str = "",
    stage: OfWorkers = "boarded",
    first: int = 0,
) -> Response:
    """The desk at a trip and place."""
    setting = Setting(stage=stage, ride_id=trip, place_id=place or None)
    return _page(request, where, setting, by=reporter_of(request), first=first)


@router.post("")
def scan(
    request: Request,
    where: Where,
    code: Word = "",
    worker: Word = "",
    take_back: Annotated[int, Form(ge=0)] = 0,
    trip: Word = "",
    place: Word = "",
    stage: Annotated[OfWorkers, Form()] = "boarded",
    at: Name = "",
    by: Name = "",
    first: Annotated[int, Form(ge=0)] = 0,
) -> Response:
    """What a line, a tap or a take-back comes to; without any the setting alone."""
    setting = Setting(stage=stage, ride_id=trip, place_id=place or None)
    line = (worker or code).strip()

    def entered(own: Desk, at_s: int) -> Told | None:
        if take_back:
            return own.enter(taken_back(own, take_back, at_s))
        return own.scan(line, at_s) if line else None

    return _answer(request, where, setting, entered, at=at, by=by, first=first)


@router.post("/coach")
def coach(
    request: Request,
    where: Where,
    trip: Word,
    mark: Annotated[OfCoaches, Form()],
    place: Word = "",
    counted: Annotated[str, Form(pattern=r"^\d{0,4}$")] = "",
    signed_by: Name = "",
    missing: Annotated[str, Form(max_length=4_000)] = "",
    stage: Annotated[OfWorkers, Form()] = "boarded",
    at: Name = "",
    by: Name = "",
) -> Response:
    """That a coach has left, has come, or its workers were signed for."""
    setting = Setting(stage=stage, ride_id=trip, place_id=place or None)

    def entered(own: Desk, at_s: int) -> Told:
        more = {"counted": counted, "signed_by": signed_by, "missing": missing}
        return own.enter(coach_mark(own, mark, trip, place, at_s, **more))

    return _answer(request, where, setting, entered, at=at, by=by, first=0)


def _answer(
    request: Request,
    where: OperationFolder,
    setting: Setting,
    entered: Callable[[Desk, int], Told | None],
    *,
    at: str,
    by: str,
    first: int,
) -> Response:
    """Enter it; what cannot be entered at all is told in the box, too."""
    lang, place_id = lang_of(request), only_at(request)
    name = by
    try:
        name = reporter(request, by)
        running = running_of(request, where)
        moment = moment_told(running.operation, at.replace("T", " ") or None)
        with running.desk() as own:
            own.by, own.only_at = name, place_id
            own.setting = setting_here(own.look(), setting, place_id)
            told = entered(own, moment)
            box = None if told is None else answered(told, lang)
            setting = own.setting
    except OutputError as error:
        box = Answered(look="bad", line=sentence(error.told, lang))
    except ScenarioError as error:
        lines = [sentence(fault.wrong, lang) for fault in error.faults]
        box = Answered(look="bad", line=" ".join(lines))
    page = _page(request, where, setting, by=name, box=box, at=at, first=first)
    remember(request, page, name)
    return page


def _page(
    request: Request,
    where: OperationFolder,
    setting: Setting,
    *,
    by: str,
    box: Answered | None = None,
    at: str = "",
    first: int = 0,
) -> Response:
    is_part = _PART in request.headers
    facts: dict[str, Any] = {}
    if where.is_under_way:
        lang, place_id = lang_of(request), only_at(request)
        running = running_of(request, where)
        with running.desk() as own:
            ledger = own.look()
            setting = setting_here(ledger, setting, place_id)
            if request.method == "GET" and setting.ride_id:
                note_opened(request, where, f"checkin:{setting.ride_id}")
            first = max(0, first) // A_PAGE * A_PAGE
            facts = {
                "view": desk_view(
                    ledger, setting, lang, by=by, only_at=place_id, first=first
                ),
                "stages": [(one, stage_name(one, lang)) for one in OF_WORKERS],
                "is_today": _is_today(ledger, moment_told(running.operation, None)),
            }
    page = show(
        request,
        "desk.html" if is_part else "checkin.html",
        op=where,
        tab="checkin",
        setting=setting,
        by=by,
        box=box,
        at=at,
        first=first,
        a_page=A_PAGE,
        **facts,
    )
    page.headers["Permissions-Policy"] = _CAMERA
    return page


def _is_today(ledger: Ledger, now_s: int) -> bool:
    """Whether now is about the days of the operation."""
    return 0 <= now_s <= ledger.was.scenario.end_s
