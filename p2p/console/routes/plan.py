"""The plan: started, watched as cost and bound move, stopped with the best so far."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from starlette.responses import HTMLResponse

from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.routes.jobs import figures, stage_words
from p2p.console.summaries import summary_of
from p2p.console.viewing import go, lang_of, show, state_of, visit_of
from p2p.plan_age import Age, age_of_plan

_MOST_S, _MOST_STEPS = 24 * 3_600, 100_000
_NOT_FOUND = 404
# The map page has scripts of its own: it runs without our cookies, and asks nobody.
_MAP_POLICY = (
    "sandbox allow-scripts allow-popups; default-src 'none';"
    " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:;"
    " font-src data:; connect-src 'none'; frame-ancestors 'self'"
)

router = APIRouter(prefix="/o/{name}")
PAGES = (Page(router=router, tab=Tab(path="plan", code="CONSOLE_TAB_PLAN")),)


@router.get("/plan")
def plan(request: Request, where: Where) -> Response:
    """The form to start with, the search as it runs, the totals of the plan."""
    state, lang = state_of(request), lang_of(request)
    job = jobs.newest(state, where.name, "plan")
    return show(
        request,
        "plan.html",
        op=where,
        tab="plan",
        job=job,
        figures=figures(job) if job else {},
        stage=stage_words(job, lang) if job else "",
        summary=summary_of(where),
        age=_age(where),
    )


def _age(where: OperationFolder) -> Age:
    """Whether rules or tables changed since; under way they do so by events."""
    if not where.has_plan or where.is_under_way or not where.has_scenario:
        return "current"
    return age_of_plan(where.out, where.scenario)


@router.post("/plan")
def start(
    request: Request,
    where: Where,
    time_limit_s: Annotated[int, Form(ge=1, le=_MOST_S)] = 60,
    steps: Annotated[int | None, Form(ge=1, le=_MOST_STEPS)] = None,
) -> Response:
    """Put a plan of the operation into the queue."""
    limit: dict[str, Any] = {"time_limit_s": time_limit_s}
    account = visit_of(request).account
    jobs.put(
        state_of(request),
        where.name,
        "plan",
        limit if steps is None else {"steps": steps},
        by=account.name if account else "",
        lang=lang_of(request),
    )
    return go(f"/o/{quote(where.name)}/plan")


@router.get("/map")
def map_page(where: Where) -> Response:
    """The map of the plan, for a frame of its own."""
    if not where.map.is_file():
        raise HTTPException(_NOT_FOUND)
    page = where.map.read_text("utf-8")
    return HTMLResponse(page, headers={"Content-Security-Policy": _MAP_POLICY})
