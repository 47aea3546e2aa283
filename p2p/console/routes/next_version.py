"""The next version: asked for, looked at, accepted or thrown away; its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response

from p2p.console import jobs
from p2p.console.archives import archive
from p2p.console.asking import Where
from p2p.console.framing import Page
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.reporters import remember, reporter, reporter_of
from p2p.console.version_papers import version_papers
from p2p.console.viewing import (
    go,
    lang_of,
    running_of,
    show,
    state_of,
    turned_to,
)
from p2p.next_versions import refuse_without_news
from p2p.proposing import is_proposal, throw_away, told_of_proposal
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder

_A_PAGE, _NOT_FOUND, _MOST_STEPS = 100, 404, 100_000

Name = Annotated[str, Form(max_length=60)]

router = APIRouter(prefix="/o/{name}/day")
PAGES = (Page(router=router),)


@router.post("/replan")
def ask(
    request: Request,
    where: Where,
    by: Name = "",
    note: Annotated[str, Form(max_length=500)] = "",
    steps: Annotated[int | None, Form(ge=1, le=_MOST_STEPS)] = None,
    *,
    anyway: Annotated[bool, Form()] = False,
) -> Response:
    """Have a next version made; nothing of it is in force until it is accepted.

    ``anyway``: also where nothing is new, which the page has told.
    """
    if not anyway:
        refuse_without_news(where.out)
    asked: dict[str, Any] = {"note": note}
    return _put(request, where, "replan", asked | {"steps": steps}, by)


@router.get("/next")
def look(request: Request, where: Where, first: int = 0) -> Response:
    """What the version that is proposed changes for whom, what it costs."""
    new = _next(request, where)
    told = None if new is None else told_of_proposal(new)
    if told is None:
        return go(f"/o/{quote(where.name)}/day")
    lines = told["whom"][lang_of(request)]
    first = turned_to(first, len(lines), _A_PAGE)
    return show(
        request,
        "next_version.html",
        op=where,
        tab="day",
        job=jobs.newest(state_of(request), where.name, "replan", "accept"),
        told=told,
        lines=told["lines"][lang_of(request)],
        whom=lines[first : first + _A_PAGE],
        n_whom=len(lines),
        first=first,
        a_page=_A_PAGE,
        by=reporter_of(request),
    )


@router.post("/accept")
def accept(
    request: Request, where: Where, number: Annotated[int, Form(ge=2)], by: Name = ""
) -> Response:
    """Have the version that was looked at kept, and its papers printed."""
    new = where.versions / str(number)
    if not is_proposal(new):
        raise OutputError(said("PROPOSAL_MISSING", path=str(number)))
    return _put(request, where, "accept", {"number": number}, by)


@router.post("/throw-away")
def discard(
    request: Request, where: Where, number: Annotated[int, Form(ge=2)]
) -> Response:
    """Let the proposal go; the plan in force stays."""
    throw_away(where.versions / str(number))
    return go(f"/o/{quote(where.name)}/day")


@router.post("/since")
def print_changes(
    request: Request, where: Where, since: Annotated[int, Form(ge=1)], by: Name = ""
) -> Response:
    """Have what changed between a version and the one in force printed."""
    return _put(request, where, "since", {"since": since}, by)


@router.get("/versions/{number}.zip")
def papers(
    request: Request, where: Where, number: int, since: int | None = None
) -> Response:
    """What a version changed: papers, copies to call back, messages to be sent.

    ``since``: an earlier version than the one before it.
    """
    new, files = version_papers(where, number, since or number - 1)
    if not files:
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"version:{number}")
    return archive(files, new, f"{where.name}-{number}")


def _next(request: Request, where: OperationFolder) -> Path | None:
    """The folder of the version after the newest."""
    if not where.is_under_way:
        return None
    versions = running_of(request, where).operation.versions()
    return where.versions / str(versions[-1].number + 1)


def _put(
    request: Request,
    where: OperationFolder,
    kind: str,
    asked: dict[str, Any],
    by: str,
) -> Response:
    name = reporter(request, by)
    put_job(request, where, kind, asked | {"by": name}, by=name)
    answer = go(f"/o/{quote(where.name)}/day")
    remember(request, answer, name)
    return answer
