"""The end: what was run and what is charged brought, compared, recorded; sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Form, HTTPException, Request, Response, UploadFile
from starlette.responses import FileResponse

from p2p.console import jobs
from p2p.console.archives import archive, is_own
from p2p.console.asking import Where
from p2p.console.close_tasks import DRAFT, TEMPLATE
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.reporters import remember, reporter, reporter_of
from p2p.console.roles import COORDINATOR, SEES_MONEY
from p2p.console.routes.jobs import stage_words
from p2p.console.viewing import go, lang_of, show, state_of, turned_to, visit_of
from p2p.console.waiting_files import TABLES, keep_for_job, taken_in
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder

_NOT_FOUND, _A_PAGE = 404, 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = ("compare-day", "close", "close-template", "totals")

router = APIRouter(prefix="/o/{name}/close")
closes = APIRouter(prefix="/o/{name}/close")
PAGES = (
    Page(
        router=router,
        roles=SEES_MONEY,
        tab=Tab(path="close", code="CONSOLE_TAB_CLOSE"),
    ),
    Page(router=closes, roles=COORDINATOR),
)


@router.get("")
def close(request: Request, where: Where, first: int = 0) -> Response:
    """What was compared last, what was recorded, and the forms for more."""
    state, lang = state_of(request), lang_of(request)
    account = visit_of(request).account
    may_close = bool(account and account.role in COORDINATOR)
    job = jobs.newest(state, where.name, *KINDS) if may_close else None
    found = _done(jobs.newest(state, where.name, "compare-day", "close"))
    summed = _done(jobs.newest(state, where.name, "totals"))
    invoices = found.get("invoices", {}).get(lang, [])
    first = turned_to(first, len(invoices), _A_PAGE)
    return show(
        request,
        "close.html",
        op=where,
        tab="close",
        job=job,
        stage=stage_words(job, lang) if job else "",
        may_close=may_close,
        is_compared="tables" in found,
        lines=found.get("lines", {}).get(lang, []),
        doubts=found.get("doubts", {}).get(lang, []),
        rides=found.get("rides", [])[:_A_PAGE],
        n_rides=len(found.get("rides", [])),
        invoices=invoices[first : first + _A_PAGE],
        n_invoices=len(invoices),
        first=first,
        a_page=_A_PAGE,
        closings=_closings(where),
        has_draft=(where.out / DRAFT).is_dir(),
        has_template=(where.out / TEMPLATE).is_file(),
        totals=summed.get("totals", {}).get(lang, []),
        by=reporter_of(request),
        endings=",".join(TABLES),
    )


def _done(job: jobs.Job | None) -> dict[str, Any]:
    if job is None or job.state != "done" or job.result is None:
        return {}
    return job.result


def _closings(where: OperationFolder) -> list[int]:
    """Numbers of the closings whose files are there, the newest first."""
    from p2p.closing import last_number

    return list(range(last_number(where.out), 0, -1))


@closes.post("/tables")
def bring(
    request: Request,
    where: Where,
    actuals: Annotated[UploadFile | None, File()] = None,
    invoices: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Have what was run, and what is charged, compared with the plan."""
    last = _done(jobs.newest(state_of(request), where.name, "compare-day"))
    taken_in(where, [one for one in last.get("tables", {}).values() if one])
    asked: dict[str, Any] = {}
    for kind, file in (("actuals", actuals), ("invoices", invoices)):
        kept = [] if file is None else keep_for_job([file], where)
        asked[kind] = kept[0] if kept else None
    return _put(request, where, "compare-day", asked)


@closes.post("/record")
def record(
    request: Request,
    where: Where,
    by: Annotated[str, Form(max_length=60)] = "",
    note: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Close the operation with the tables that were compared last."""
    name = reporter(request, by)
    last = _done(jobs.newest(state_of(request), where.name, "compare-day", "close"))
    if "tables" not in last:
        raise OutputError(said("CONSOLE_COMPARE_FIRST"))
    n_before = len(_closings(where))
    asked = {**last["tables"], "by": name, "note": note, "n_before": n_before}
    answer = _put(request, where, "close", asked)
    remember(request, answer, name)
    return answer


@closes.post("/template")
def template(request: Request, where: Where) -> Response:
    """Have the tables to fill in written."""
    return _put(request, where, "close-template", {})


@closes.post("/totals")
def totals(request: Request, where: Where) -> Response:
    """Have all operations of the folder summed up."""
    return _put(request, where, "totals", {})


@closes.get("/template.xlsx")
def fetch_template(where: Where) -> Response:
    """The tables to fill in."""
    path = where.out / TEMPLATE
    if not path.is_file():
        raise HTTPException(_NOT_FOUND)
    return FileResponse(path, media_type=_XLSX, filename=f"{where.name}.xlsx")


@router.get("/draft.zip")
def fetch_draft(request: Request, where: Where) -> Response:
    """What was compared last, as workbook and corrected claims."""
    return _archive(request, where, where.out / DRAFT, "draft")


@router.get("/{number}.zip")
def fetch(request: Request, where: Where, number: int) -> Response:
    """The files of a closing."""
    from p2p.closing import FOLDER

    return _archive(request, where, where.out / FOLDER / str(number), str(number))


def _archive(
    request: Request, where: OperationFolder, folder: Path, called: str
) -> Response:
    files = [path for path in sorted(folder.glob("*")) if is_own(path)]
    if not files:
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"closing:{called}")
    return archive(files, folder, f"{where.name}-{called}")


def _put(
    request: Request, where: OperationFolder, kind: str, asked: dict[str, Any]
) -> Response:
    put_job(request, where, kind, asked)
    return go(f"/o/{quote(where.name)}/close")
