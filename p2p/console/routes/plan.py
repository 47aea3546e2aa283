"""The plan: started, watched as cost and bound move, stopped with the best so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from starlette.responses import HTMLResponse

from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.charts import chart_of
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.map_pages import map_page as drawn_in
from p2p.console.on_behalf import put_job
from p2p.console.opened import opened
from p2p.console.routes.jobs import figures, stage_words
from p2p.console.summaries import gap_of, summary_of
from p2p.console.viewing import go, lang_of, show, state_of
from p2p.plan_age import Age, age_of_plan
from transport.errors import ScenarioError
from transport.files.inventory import digest
from transport.planfiles.folder import PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_S, _MOST_STEPS = 24 * 3_600, 100_000
_NOT_FOUND = 404
# The map page has scripts of its own: it runs without our cookies, and asks nobody.
_MAP_POLICY = (
    "sandbox allow-scripts allow-popups; default-src 'none';"
    " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:;"
    " font-src data:; connect-src 'none'; frame-ancestors 'self'"
)

# What the log calls a job, by its kind, and how it ended.
_KINDS: Mapping[str, str] = {
    "import": "CONSOLE_LOG_IMPORT",
    "plan": "CONSOLE_LOG_PLAN",
    "papers": "CONSOLE_LOG_PAPERS",
    "limits": "CONSOLE_LOG_LIMITS",
    "repairs": "CONSOLE_LOG_REPAIRS",
    "begin": "CONSOLE_LOG_BEGIN",
    "events": "CONSOLE_LOG_EVENTS",
    "replan": "CONSOLE_LOG_REPLAN",
    "accept": "CONSOLE_LOG_ACCEPT",
    "close": "CONSOLE_LOG_CLOSE",
    "by_hand_keep": "CONSOLE_LOG_BY_HAND",
    "by_hand_undo": "CONSOLE_LOG_UNDO",
    "compare": "CONSOLE_LOG_COMPARE",
}
_STATES: Mapping[str, str] = {
    "waiting": "CONSOLE_JOB_WAITS",
    "running": "CONSOLE_JOB_RUNS",
    "done": "CONSOLE_LOG_DONE",
    "failed": "CONSOLE_LOG_FAILED",
}

router = APIRouter(prefix="/o/{name}")
PAGES = (Page(router=router, tab=Tab(path="plan", code="CONSOLE_TAB_PLAN")),)


@router.get("/plan")
def plan(request: Request, where: Where) -> Response:
    """The form to start with, the search as it runs, the totals of the plan."""
    state, lang = state_of(request), lang_of(request)
    job = jobs.newest(state, where.name, "plan")
    limits = jobs.newest(state, where.name, "limits")
    summary = summary_of(where)
    return show(
        request,
        "plan.html",
        op=where,
        tab="plan",
        job=job,
        figures=figures(job) if job else {},
        stage=stage_words(job, lang) if job else "",
        summary=summary,
        gap=gap_of(where, summary, lang) if summary else "",
        age=_age(where),
        chart=chart_of(jobs.points(state, job)) if job else None,
        limits=limits,
        limits_are_now=_is_of_plan(where, limits),
        log=jobs.newest_of(state, where.name),
        kinds=_KINDS,
        states=_STATES,
    )


def _is_of_plan(where: OperationFolder, job: jobs.Job | None) -> bool:
    """Whether what the job found is true of the plan that is there."""
    if job is None or job.result is None or not where.has_plan:
        return False
    return bool(job.result.get("plan_sha256") == digest(where.out / PLAN))


@router.post("/plan/limits")
def price_limits(request: Request, where: Where) -> Response:
    """Have it looked which limits hold the plan up, and what lifting them saves."""
    put_job(request, where, "limits", {})
    return go(f"/o/{quote(where.name)}/plan#limits")


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
    put_job(request, where, "plan", limit if steps is None else {"steps": steps})
    return go(f"/o/{quote(where.name)}/plan")


@router.get("/map")
def map_page(request: Request, where: Where) -> Response:
    """The map of the plan, for a frame of its own."""
    if not where.map.is_file():
        raise HTTPException(_NOT_FOUND)
    try:
        found = opened(where)
    except ScenarioError:  # its scenario is another by now: it is shown as it was drawn
        found = None
    if found is None or found.map != where.map:  # or another version is in force
        return map_in_frame(where.map.read_text("utf-8"))
    return map_in_frame(drawn_in(found, where.map, lang_of(request)))


def map_in_frame(page: str) -> Response:
    """The page of a map, which runs apart from ours."""
    return HTMLResponse(page, headers={"Content-Security-Policy": _MAP_POLICY})
