"""The day: the operation begun, what happened reported, taken back, locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.behind import behind
from p2p.console.event_forms import KINDS, fields_of, kinds_named, moment_offered
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import put_job
from p2p.console.our_words import fault_facts
from p2p.console.reporters import remember, reporter, reporter_of
from p2p.console.routes.jobs import stage_words
from p2p.console.version_papers import printed_of
from p2p.console.viewing import go, lang_of, running_of, show, state_of, turned_to
from p2p.console.waiting_files import TABLES, keep_for_job
from p2p.proposing import told_of_proposal
from transport.answers.event_lines import event_lines, follow_lines
from transport.errors import ScenarioError
from transport.operation.events import EventKind
from transport.operation.freeze import LockKind
from transport.operation.standing import countermanded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from p2p.operating import Operation
    from transport.language import Lang

_A_PAGE, _MOST_FACTS, _REFUSED = 50, 40, 409
JOBS = ("begin", "events", "replan", "accept", "since")

Name = Annotated[str, Form(max_length=60)]
Remark = Annotated[str, Form(max_length=500)]

router = APIRouter(prefix="/o/{name}/day")
PAGES = (Page(router=router, tab=Tab(path="day", code="CONSOLE_TAB_DAY")),)


@router.get("")
def day(
    request: Request, where: Where, kind: EventKind = "no_show", at: int = 0
) -> Response:
    """What happened so far and the form for more; ``at``: older events from there."""
    return _page(request, where, kind=kind, at=at)


@router.post("/begin")
def begin(request: Request, where: Where, by: Name = "", note: Remark = "") -> Response:
    """Have the plan proved again and its operation begun."""
    name = reporter(request, by)
    put_job(request, where, "begin", {"by": name, "note": note}, by=name)
    return _back(request, where, name)


@router.post("/events")
async def report(request: Request, where: Where) -> Response:
    """Keep an event; where it cannot be, the form comes back with what is wrong."""
    import anyio

    form = await request.form(max_fields=_MOST_FACTS)
    words = {key: str(value).strip() for key, value in form.items()}
    return await anyio.to_thread.run_sync(_reported, request, where, words)


def _reported(
    request: Request, where: OperationFolder, words: dict[str, str]
) -> Response:
    from p2p.reporting import report_words

    name = reporter(request, words.pop("by", ""))
    expected = words.pop("expected", "")
    kind = words.get("event", "")
    facts = _facts(kind, words, running_of(request, where).operation, lang_of(request))
    try:
        report_words(
            running_of(request, where).operation,
            {"event": kind, "at": words.get("at", "").replace("T", " "), "by": name}
            | {"remark": words.get("remark", "")}
            | facts,
            expected=int(expected) if expected.isdecimal() else None,
        )
    except ScenarioError as error:
        shown: Any = kind if kind in KINDS else KINDS[0]
        return _page(request, where, kind=shown, given=words, error=error, by=name)
    return _back(request, where, name)


def _facts(
    kind: str, words: Mapping[str, str], operation: Operation, lang: Lang
) -> dict[str, str]:
    """What the form of the kind asks for, and nothing else."""
    if kind not in KINDS:
        return {}
    asked = fields_of(kind, operation.situation(), lang)
    return {
        field.name: text.replace("T", " ") if field.is_moment else text
        for field in asked
        if (text := words.get(field.name, ""))
    }


@router.post("/countermand")
def countermand(
    request: Request,
    where: Where,
    number: Annotated[int, Form(ge=1)],
    by: Name = "",
    remark: Remark = "",
) -> Response:
    """Take an event back; it stays in the list."""
    from p2p.reporting import report_words

    name = reporter(request, by)
    operation = running_of(request, where).operation
    was = operation.situation()
    words = {
        "event": "countermand",
        "at": was.moment(was.events[-1].at_s if was.events else 0),
        "by": name,
        "countermands": str(number),
        "remark": remark,
    }
    report_words(operation, words)
    return _back(request, where, name)


@router.post("/files")
def bring(
    request: Request,
    where: Where,
    files: Annotated[list[UploadFile], File()],
    by: Name = "",
) -> Response:
    """Have events read from tables, all of each or none."""
    name = reporter(request, by)
    kept = keep_for_job(files, where)
    if kept:
        put_job(request, where, "events", {"files": kept}, by=name)
    return _back(request, where, name)


@router.post("/lock")
def lock(
    request: Request,
    where: Where,
    kind: Annotated[LockKind, Form()],
    ref: Annotated[str, Form(max_length=200)],
    by: Name = "",
    remark: Remark = "",
) -> Response:
    """Keep a trip, a worker or a coach as printed."""
    from p2p import reporting

    name = reporter(request, by)
    operation = running_of(request, where).operation
    reporting.lock(operation, kind, ref.strip(), by=name, remark=remark)
    return _back(request, where, name)


@router.post("/release")
def release(
    request: Request,
    where: Where,
    kind: Annotated[LockKind, Form()],
    ref: Annotated[str, Form(max_length=200)],
    by: Name = "",
) -> Response:
    """Let it change again."""
    from p2p import reporting

    name = reporter(request, by)
    reporting.unlock(running_of(request, where).operation, kind, ref, by=name)
    return _back(request, where, name)


def _back(request: Request, where: OperationFolder, name: str) -> Response:
    answer = go(f"/o/{quote(where.name)}/day")
    remember(request, answer, name)
    return answer


def _page(
    request: Request,
    where: OperationFolder,
    *,
    kind: EventKind,
    at: int = 0,
    given: Mapping[str, str] | None = None,
    error: ScenarioError | None = None,
    by: str = "",
) -> Response:
    lang = lang_of(request)
    job = jobs.newest(state_of(request), where.name, *JOBS)
    faults = [] if error is None else [fault_facts(f, lang) for f in error.faults]
    return show(
        request,
        "day.html",
        status=_REFUSED if faults else 200,
        op=where,
        tab="day",
        job=job,
        stage=stage_words(job, lang) if job else "",
        by=by or reporter_of(request),
        given=given or {},
        faults=faults,
        endings=",".join(TABLES),
        behind=behind(request, where),
        **(_under_way(request, where, kind, at) if where.is_under_way else {}),
    )


def _under_way(
    request: Request, where: OperationFolder, kind: EventKind, at: int
) -> dict[str, Any]:
    """Versions, events and locks of the operation, the form of a kind."""
    from p2p.reporting import locks

    lang = lang_of(request)
    operation = running_of(request, where).operation
    was = operation.situation()
    at = turned_to(at, len(was.events), _A_PAGE)
    proposed = told_of_proposal(where.versions / str(was.version + 1))
    newest_first = was.events[::-1][at : at + _A_PAGE]
    lines = event_lines(was.events, was.scenario.clock, lang, shown=newest_first)
    gone = countermanded(was.events)
    return {
        "zone": was.scenario.clock.zone,
        "versions": operation.versions()[::-1],
        "proposed": None if proposed is None else proposed["number"],
        **printed_of(where, was.version),
        "events": [
            (one.number, line, one.kind != "countermand" and one.number not in gone)
            for one, line in zip(newest_first, lines, strict=True)
        ],
        "n_events": len(was.events),
        "is_news": operation.has_news(),
        "n_new": len(was.events) - sum(e.number <= was.taken for e in was.events),
        "at": at,
        "a_page": _A_PAGE,
        "follows": follow_lines(was, was.events, lang),
        "locks": locks(operation),
        "kind": kind,
        "kinds": kinds_named(lang),
        "fields": fields_of(kind, was, lang),
        "version": was.version,
        "moment": moment_offered(operation, was),
    }
