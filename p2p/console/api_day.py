"""The day for programs: begun, events reported, the next version accepted."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi import File as Upload

from p2p.console.asking import Where
from p2p.console.folders import OperationFolder
from p2p.console.job_facts import job_facts
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.reporters import reporter
from p2p.console.viewing import lang_of, running_of
from p2p.console.waiting_files import keep_for_job
from p2p.next_versions import refuse_without_news
from p2p.proposing import is_proposal, throw_away, told_of_proposal
from transport.errors import Fault, OutputError, ScenarioError
from transport.operation.event_json import event_to_dict
from transport.operation.headings import EVENTS
from transport.operation.standing import countermanded
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from p2p.operating import Operation

_MOST_STEPS = 100_000
_WHAT = "events"  # how faults call what no file says
_OF_FORM = ("expected", "csrf")

Name = Annotated[str, Form(max_length=60)]
Note = Annotated[str, Form(max_length=500)]

router = APIRouter(prefix="/v1")


@router.post("/operations/{name}/begin", status_code=HTTPStatus.ACCEPTED)
def begin(
    request: Request, where: Where, by: Name = "", note: Note = ""
) -> dict[str, Any]:
    """Have the operation of the plan begun; the job that proves and keeps it."""
    return _job(request, where, "begin", {"note": note}, by)


@router.get("/operations/{name}/events")
def events(request: Request, where: Where) -> dict[str, Any]:
    """Every event, countermanded ones too, as `p2p events list --json` tells them."""
    operation = _operation(request, where)
    found, clock = operation.situation().events, operation.scenario.clock
    note_opened(request, where, "events")
    gone = countermanded(found)
    return {
        "events": [
            {**event_to_dict(one, clock), "countermanded_by": gone.get(one.number)}
            for one in found
        ]
    }


@router.post("/operations/{name}/events", status_code=HTTPStatus.CREATED)
async def report(request: Request, where: Where) -> dict[str, Any]:
    """An event kept, told by the headings of the table of events.

    `event`, `at` and `by`, and the facts of its kind; `expected`: the version that the
    reporter looks at.
    """
    import anyio

    form = await request.form(max_fields=len(EVENTS.column) + len(_OF_FORM))
    words = {key: str(value).strip() for key, value in form.items()}
    return await anyio.to_thread.run_sync(_reported, request, where, words)


def _reported(
    request: Request, where: OperationFolder, words: dict[str, str]
) -> dict[str, Any]:
    from p2p.reporting import report_words

    operation = _operation(request, where)
    expected = words.pop("expected", "")
    words.pop("csrf", None)
    _refuse_unknown(words, expected)
    words["by"] = reporter(request, words.get("by", ""))
    words["at"] = words.get("at", "").replace("T", " ")
    kept = report_words(operation, words, expected=int(expected) if expected else None)
    return event_to_dict(kept, operation.scenario.clock)


def _refuse_unknown(words: Mapping[str, str], expected: str) -> None:
    """Nothing, if each field is a heading of the table, and the version a number."""
    faults = [
        Fault(
            file=_WHAT,
            column=name,
            value=value,
            wrong=said("API_FIELD_UNKNOWN"),
            remedy=said("API_FIELDS_ARE", fields=tuple(EVENTS.column)),
        )
        for name, value in words.items()
        if name not in EVENTS.column
    ]
    if expected and not expected.isdecimal():
        faults.append(
            Fault(
                file=_WHAT,
                column="expected",
                value=expected,
                wrong=said("API_FIELD_UNFIT"),
                remedy=said("API_EXPECTED_IS_A_NUMBER"),
            )
        )
    if faults:
        raise ScenarioError(faults)


@router.post("/operations/{name}/events/files", status_code=HTTPStatus.ACCEPTED)
def bring(
    request: Request,
    where: Where,
    files: Annotated[list[UploadFile], Upload()],
    by: Name = "",
) -> dict[str, Any]:
    """Tables of events, all of each or none; the job that reads them."""
    _operation(request, where)
    kept = keep_for_job(files, where)
    if not kept:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY)
    return _job(request, where, "events", {"files": kept}, by)


@router.get("/operations/{name}/versions")
def versions(request: Request, where: Where) -> dict[str, Any]:
    """Every version of the plan, the first one first; the last one is in force."""
    return {"versions": [asdict(v) for v in _operation(request, where).versions()]}


@router.post("/operations/{name}/next", status_code=HTTPStatus.ACCEPTED)
def propose(
    request: Request,
    where: Where,
    by: Name = "",
    note: Note = "",
    steps: Annotated[int | None, Form(ge=1, le=_MOST_STEPS)] = None,
    *,
    anyway: Annotated[bool, Form()] = False,
) -> dict[str, Any]:
    """Have a next version made; nothing of it is in force until it is accepted.

    ``anyway``: also where nothing is new since the version in force.
    """
    _operation(request, where)
    if not anyway:
        refuse_without_news(where.out)
    return _job(request, where, "replan", {"note": note, "steps": steps}, by)


@router.get("/operations/{name}/next")
def look(request: Request, where: Where) -> dict[str, Any]:
    """What the proposed version costs and changes for whom."""
    told = told_of_proposal(_next(request, where))
    if told is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    note_opened(request, where, "next")
    lang = lang_of(request)
    return told | {"lines": told["lines"][lang], "whom": told["whom"][lang]}


@router.post("/operations/{name}/next/accept", status_code=HTTPStatus.ACCEPTED)
def accept(
    request: Request, where: Where, number: Annotated[int, Form(ge=2)], by: Name = ""
) -> dict[str, Any]:
    """Have the proposed version of that number put in force, its papers printed."""
    new = _next(request, where)
    if int(new.name) != number or not is_proposal(new):
        raise OutputError(said("PROPOSAL_MISSING", path=str(number)))
    return _job(request, where, "accept", {"number": number}, by)


@router.post("/operations/{name}/next/throw-away")
def discard(
    request: Request, where: Where, number: Annotated[int, Form(ge=2)]
) -> dict[str, Any]:
    """Let the proposal go; the version in force stays."""
    new = _next(request, where)
    if int(new.name) != number or not is_proposal(new):
        raise OutputError(said("PROPOSAL_MISSING", path=str(number)))
    throw_away(new)
    return {"version": number - 1}


def _operation(request: Request, where: OperationFolder) -> Operation:
    if not where.is_under_way:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return running_of(request, where).operation


def _next(request: Request, where: OperationFolder) -> Path:
    newest = _operation(request, where).versions()[-1].number
    return where.versions / str(newest + 1)


def _job(
    request: Request, where: OperationFolder, kind: str, asked: dict[str, Any], by: str
) -> dict[str, Any]:
    name = reporter(request, by)
    return job_facts(put_job(request, where, kind, asked | {"by": name}, by=name))
