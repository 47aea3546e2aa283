"""The result: totals, trips beside the map, a coach, who stays and why, explained."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from p2p.asked_about import Found, found_by
from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.behind import behind
from p2p.console.framing import Page, Tab
from p2p.console.map_pages import map_page as drawn_in
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.opened import Opened, opened
from p2p.console.result_rows import (
    SEGMENTS,
    Wish,
    by_code,
    choices,
    narrowed,
    vehicle,
)
from p2p.console.routes.plan import map_in_frame
from p2p.console.viewing import (
    go,
    lang_of,
    money_text,
    show,
    state_of,
    turned_to,
)
from transport.answers.sentences import sentences
from transport.language import Lang, line_name, payer_name
from transport.planfiles.folder import plan_digest
from transport.presentation.bounds import bound_told, gap_told, proved_bound_fen
from transport.presentation.figures import day_and_time
from transport.presentation.trip_views import place_name, trip_view
from transport.presentation.words import Words

A_PAGE = 50
_NOT_FOUND = 404
_IN_PART = "hx-request"  # htmx asks for a part of a page
_MONEY = {"line": line_name, "payer": payer_name}
Stay = Literal["held", "unplanned"]

router = APIRouter(prefix="/o/{name}/result")
PAGES = (Page(router=router, tab=Tab(path="result", code="CONSOLE_TAB_RESULT")),)


@router.get("")
def result(
    request: Request,
    where: Where,
    county: str = "",
    employer: str = "",
    depot: str = "",
    mode: str = "",
    order: str = "",
    at: int = 0,
) -> Response:
    """Totals, and the trips that are wished for beside the map."""
    if not where.has_plan:
        return show(request, "result_none.html", op=where, tab="result")
    found, lang = opened(where), lang_of(request)
    wish = Wish(county=county, employer=employer, depot=depot, mode=mode)
    rows = narrowed(found, wish, order)
    at = turned_to(at, len(rows), A_PAGE)
    return show(
        request,
        "result.html",
        op=where,
        tab="result",
        **_told(found, lang),
        behind=behind(request, where),
        job=jobs.newest(state_of(request), where.name, "repairs"),
        riders_a_trip=found.riders_a_trip,
        bound=bound_told(
            found.proved,
            lang,
            figure=money_text(found.plan.cost.lower_bound_fen, lang),
            proved=money_text(proved_bound_fen(found.proved), lang),
        ),
        gap=gap_told(found.proved, lang),
        plan_sha256=plan_digest(found.plan, found.scenario.clock),
        wish=wish,
        order=order,
        choices=choices(found),
        segments=SEGMENTS,
        rows=rows[at : at + A_PAGE],
        shown_ids=[row.trip_id for row in rows] if wish.pairs else None,
        n_rows=len(rows),
        at=at,
        a_page=A_PAGE,
        query=urlencode([*wish.pairs, *([("order", order)] if order else [])]),
    )


def _told(found: Opened, lang: Lang) -> dict[str, Any]:
    """What every template of the result needs."""
    plan, words = found.plan, Words(lang)
    clock = found.scenario.clock
    return {
        "opened": found,
        "plan": plan,
        "moment_of": lambda at_s: day_and_time(clock, at_s),
        "place": lambda place_id: place_name(found.scenario, place_id),
        "vehicle": lambda kind: vehicle(kind, lang),
        "word": words,
        "money_name": lambda kind, key: _MONEY[kind](key, lang),
        "stays": {
            "held": by_code(plan.held),
            "unplanned": by_code(plan.unplanned),
        },
    }


@router.get("/map")
def map_page(request: Request, where: Where) -> Response:
    """The map of the plan in force, for a frame of its own."""
    found = _opened(where)
    if found.map is None:
        raise HTTPException(_NOT_FOUND)
    return map_in_frame(drawn_in(found, found.map, lang_of(request)))


@router.get("/trip/{trip_id}")
def trip(request: Request, where: Where, trip_id: str) -> Response:
    """A coach's trip: timetable, seats with who has them, cost lines."""
    found = _opened(where)
    if trip_id not in found.plan.trip:
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"trip:{trip_id}")
    view = trip_view(found.scenario, found.plan, found.plan.trip[trip_id])
    is_part = _IN_PART in request.headers
    return show(
        request,
        "result_trip_part.html" if is_part else "result_trip.html",
        op=where,
        tab="result",
        **_told(found, lang_of(request)),
        view=view,
        at_seat={rider.seat: rider for rider in view.riders},
    )


@router.get("/{stay}/{code}")
def staying(
    request: Request, where: Where, stay: Stay, code: str, at: int = 0
) -> Response:
    """Who stays for one reason, page by page."""
    found = _opened(where)
    entries = [one for one in getattr(found.plan, stay) if one.code == code]
    if not entries or stay not in get_args(Stay):
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"{stay}:{code}")
    at = turned_to(at, len(entries), A_PAGE)
    return show(
        request,
        "result_stay.html",
        op=where,
        tab="result",
        **_told(found, lang_of(request)),
        stay=stay,
        code=code,
        entries=entries[at : at + A_PAGE],
        n_entries=len(entries),
        at=at,
        a_page=A_PAGE,
    )


@router.post("/repairs")
def repairs(request: Request, where: Where) -> RedirectResponse:
    """Have the prices found of what would carry those who stay."""
    put_job(request, where, "repairs", {})
    return go(f"/o/{quote(where.name)}/result#stay")


@router.post("/explain")
def explain(
    request: Request, where: Where, asked: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Why somebody, or a group, or a trip is planned so. The words stay out of URLs."""
    found, lang = _opened(where), lang_of(request)
    meant = found_by(found.scenario, found.plan, asked)
    note_opened(request, where, "explain")
    return show(
        request,
        "result_explain.html",
        op=where,
        tab="result",
        **_told(found, lang),
        asked=asked,
        meant=meant,
        lines=_lines(found, meant, lang),
    )


def _lines(found: Opened, meant: Found, lang: Lang) -> list[str]:
    """The sentences about what alone was found; none where it is not clear."""
    facts = None if meant.only is None else found.explainer.facts(meant.only)
    if facts is None:
        return []
    return sentences(facts, found.scenario.clock, lang=lang)


def _opened(where: Where) -> Opened:
    if not where.has_plan:
        raise HTTPException(_NOT_FOUND)
    return opened(where)
