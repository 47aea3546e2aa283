"""The interface for programs of other bureaus, under ``/api/v1``, and its page."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any

from fastapi import (
    APIRouter,
    Depends,
    FastAPI,
    File,
    Form,
    HTTPException,
    Query,
    Request,
    UploadFile,
)
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response

from p2p.console import api_day, api_desk, api_papers, jobs
from p2p.console.asking import Where, guard_for
from p2p.console.entering import enter
from p2p.console.folders import new_operation, operation_folders
from p2p.console.job_facts import job_facts
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.our_words import fault_facts, sentence
from p2p.console.phases import phase_of
from p2p.console.roles import CHECKS_IN, COORDINATOR, HAS_PAPERS, Role
from p2p.console.rosters import take_in
from p2p.console.settings import Settings
from p2p.console.state import State
from p2p.console.summaries import summary_of
from p2p.console.viewing import lang_of, running_of, show, state_of, visit_of
from p2p.moments import moment_told
from transport.errors import OutputError, ScenarioError
from transport.language import Lang
from transport.planfiles.folder import PLAN, plan_text
from transport.planfiles.identity import is_parted
from transport.planfiles.reading import read_plan
from transport.said import said

_MOST_S, _MOST_STEPS, _MOST_SHOWN = 24 * 3_600, 100_000, 200

opening = APIRouter(prefix="/v1")
router = APIRouter(prefix="/v1")


def make_api(state: State, settings: Settings) -> FastAPI:
    """The interface as an application of its own, in the console's guard."""
    api = FastAPI(
        title="p2p",
        version="1",
        summary="Operations, rosters and plans, for programs.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
    )
    api.state.console, api.state.settings = state, settings
    for each, roles in routers():
        guard = Depends(guard_for(roles, is_for_programs=True))
        api.include_router(each, dependencies=[guard])

    @api.exception_handler(ScenarioError)
    def unfit(request: Request, error: ScenarioError) -> Response:
        faults = [fault_facts(fault, lang_of(request)) for fault in error.faults]
        return JSONResponse({"detail": faults}, HTTPStatus.CONFLICT)

    @api.exception_handler(RequestValidationError)
    def misread(request: Request, error: RequestValidationError) -> Response:
        faults = [_field_fault(one, lang_of(request)) for one in error.errors()]
        return JSONResponse({"detail": faults}, HTTPStatus.UNPROCESSABLE_ENTITY)

    @api.exception_handler(OutputError)
    def cannot(request: Request, error: OutputError) -> Response:
        told = sentence(error.told, lang_of(request))
        return JSONResponse({"detail": told}, HTTPStatus.CONFLICT)

    return api


def _field_fault(error: Any, lang: Lang) -> dict[str, Any]:
    """What is wrong with a field, and what to do; ``rule``: as the schema has it."""
    is_missing = error["type"] == "missing"
    return {
        "field": ".".join(str(part) for part in error["loc"][1:]),
        "value": None if is_missing else str(error.get("input"))[:_MOST_SHOWN],
        "wrong": sentence(
            said("API_FIELD_MISSING" if is_missing else "API_FIELD_UNFIT"), lang
        ),
        "remedy": sentence(said("API_LOOK_IT_UP"), lang),
        "rule": error["msg"],
    }


def routers() -> tuple[tuple[APIRouter, frozenset[Role] | None], ...]:
    """Every router of the interface, with who may use it; None: whoever comes."""
    return (
        (opening, None),
        (router, COORDINATOR),
        (api_day.router, COORDINATOR),
        (api_desk.router, CHECKS_IN),
        (api_desk.listing, COORDINATOR),
        (api_papers.router, COORDINATOR),
        (api_papers.own, HAS_PAPERS),
    )


@opening.get("/", include_in_schema=False)
def page(request: Request) -> Response:
    """The interface described, on a page that needs nothing from elsewhere."""
    schema = request.app.openapi()
    calls = [
        (method.upper(), path, call["summary"], call.get("description", ""))
        for path, methods in schema["paths"].items()
        for method, call in methods.items()
    ]
    return show(request, "api.html", calls=calls)


@opening.post("/token")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=500)],
) -> dict[str, str]:
    """A token for an account, to be shown as ``Authorization: Bearer TOKEN``.

    It counts for twelve hours. On the machine of the console none is needed.
    """
    entered = enter(request, name, password)
    if entered is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED)
    token, account = entered
    return {"token": token, "role": account.role}


@router.get("/operations")
def operations(request: Request) -> list[dict[str, Any]]:
    """Every operation with its phase and, once planned, its totals."""
    root = state_of(request).folder
    return [
        {"name": one.name, "phase": phase_of(one), "plan": _totals(one)}
        for one in operation_folders(root)
    ]


def _totals(where: Any) -> dict[str, Any] | None:
    found = summary_of(where)
    if found is None:
        return None
    told = {name: getattr(found, name) for name in type(found).__slots__}
    return {**told, "gap_is_stated": True}  # the record's word, nobody proves it here


@router.post("/operations", status_code=HTTPStatus.CREATED)
def make(
    request: Request, name: Annotated[str, Form(min_length=1, max_length=200)]
) -> dict[str, str]:
    """A new operation, empty."""
    return {"name": new_operation(state_of(request).folder, name).name}


@router.post("/operations/{name}/rosters", status_code=HTTPStatus.ACCEPTED)
def rosters(
    request: Request, where: Where, files: Annotated[list[UploadFile], File()]
) -> dict[str, Any]:
    """Rosters for the operation, read at once; the job that reads them.

    A file of a name that is there takes its place.
    """
    by, lang = _by(request), lang_of(request)
    job = take_in(state_of(request), where, files, by=by, lang=lang)
    if job is None:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY)
    return job_facts(job)


@router.post("/operations/{name}/plan", status_code=HTTPStatus.ACCEPTED)
def start(
    request: Request,
    where: Where,
    time_limit_s: Annotated[int, Form(ge=1, le=_MOST_S)] = 60,
    steps: Annotated[int | None, Form(ge=1, le=_MOST_STEPS)] = None,
) -> dict[str, Any]:
    """A plan put into the queue; the job that makes it."""
    limit = {"time_limit_s": time_limit_s} if steps is None else {"steps": steps}
    return job_facts(put_job(request, where, "plan", limit))


@router.get("/operations/{name}/plan.json")
def fetch(request: Request, where: Where) -> Response:
    """The plan in force as `p2p plan` writes it; it names workers by ids alone."""
    if not where.has_plan:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    note_opened(request, where, PLAN)
    if where.is_under_way:
        text = running_of(request, where).operation.plan_text()
        return Response(text, media_type="application/json")
    if is_parted(where.out):
        text = plan_text(*read_plan(where.out, is_urgent=True))
        return Response(text, media_type="application/json")
    return FileResponse(Path(where.out / PLAN), media_type="application/json")


@router.get("/operations/{name}/board")
def board(
    request: Request,
    where: Where,
    at: Annotated[str | None, Query(max_length=40)] = None,
) -> dict[str, Any]:
    """The board of now, or of a moment, as ``p2p board --json`` tells it."""
    if not where.is_under_way:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    running = running_of(request, where)
    shown = running.board(moment_told(running.operation, at))
    return shown.facts(lang=lang_of(request), audience="office")


@router.get("/jobs/{job_id}")
def job(request: Request, job_id: str) -> dict[str, Any]:
    """How a job stands: waiting, running, done or failed, and what came of it."""
    found = jobs.job_of(state_of(request), job_id)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return job_facts(found)


@router.post("/jobs/{job_id}/stop", status_code=HTTPStatus.ACCEPTED)
def stop(request: Request, job_id: str) -> dict[str, Any]:
    """Have a job end with the best it has."""
    jobs.ask_to_stop(state_of(request), job_id)
    return job(request, job_id)


def _by(request: Request) -> str:
    account = visit_of(request).account
    return account.name if account else ""
