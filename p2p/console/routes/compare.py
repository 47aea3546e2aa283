"""Compare: variants of the scenario side by side, what differs, and what is proven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from starlette.responses import FileResponse

from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.compare_tasks import FOLDER
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import put_job
from p2p.console.our_words import fault_facts
from p2p.console.routes.jobs import stage_words
from p2p.console.viewing import go, lang_of, show, state_of
from p2p.rules import KEYS, change_rules
from transport.errors import ScenarioError
from transport.report.compare_files import BOOK

if TYPE_CHECKING:
    from p2p.console.folders import OperationFolder

_MOST_S, _MOST_STEPS = 24 * 3_600, 100_000
_REFUSED, _NOT_FOUND = 409, 404

router = APIRouter(prefix="/o/{name}/compare")
PAGES = (Page(router=router, tab=Tab(path="compare", code="CONSOLE_TAB_COMPARE")),)


@router.get("")
def compare(request: Request, where: Where) -> Response:
    """The variants to choose from, and the last comparison."""
    return _page(request, where)


@router.post("")
def start(
    request: Request,
    where: Where,
    variants: Annotated[list[str], Form(max_length=50)],
    time_limit_s: Annotated[int, Form(ge=1, le=_MOST_S)] = 120,
    steps: Annotated[int | None, Form(ge=1, le=_MOST_STEPS)] = None,
) -> Response:
    """Put a comparison into the queue."""
    limit: dict[str, Any] = {"time_limit_s": time_limit_s}
    asked = {"variants": variants, **(limit if steps is None else {"steps": steps})}
    put_job(request, where, "compare", asked)
    return _back(where)


@router.post("/variant")
def variant(
    request: Request,
    where: Where,
    called: Annotated[str, Form(max_length=60, min_length=1)],
    key: Annotated[str, Form(max_length=100)],
    value: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """A rule that a variant has otherwise, written into the scenario if it fits."""
    if not where.has_scenario or key not in KEYS:
        raise HTTPException(_NOT_FOUND)
    try:
        change_rules(where.scenario, {key: value or None}, variant=called.strip())
    except ScenarioError as error:
        typed = {"called": called, "key": key, "value": value}
        return _page(request, where, refused=error, typed=typed)
    return _back(where)


@router.get("/compare.xlsx")
def workbook(where: Where) -> Response:
    """The table of the last comparison as a workbook."""
    path = where.folder / FOLDER / BOOK
    if not path.is_file():
        raise HTTPException(_NOT_FOUND)
    return FileResponse(path, filename=f"{where.name}.xlsx")


def _page(
    request: Request,
    where: OperationFolder,
    *,
    refused: ScenarioError | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    lang = lang_of(request)
    job = jobs.newest(state_of(request), where.name, "compare")
    faults = refused.faults if refused else ()
    return show(
        request,
        "compare.html",
        status=200 if refused is None else _REFUSED,
        op=where,
        tab="compare",
        job=job,
        stage=stage_words(job, lang) if job else "",
        found=(job.result or {})[lang] if job and job.state == "done" else None,
        variants=_variants(where),
        keys=KEYS,
        typed=typed or {},
        faults=[fault_facts(fault, lang) for fault in faults],
        has_book=(where.folder / FOLDER / BOOK).is_file(),
    )


def _variants(where: OperationFolder) -> tuple[str, ...]:
    """Names of the variants that the scenario's settings hold."""
    from p2p.rules import variants_of

    return variants_of(where.scenario) if where.has_scenario else ()


def _back(where: OperationFolder) -> Response:
    return go(f"/o/{quote(where.name)}/compare")
