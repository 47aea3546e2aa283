"""Papers for programs: printed, and fetched by whoever may have them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response

from p2p.console.archives import archive
from p2p.console.asking import Where
from p2p.console.job_facts import job_facts
from p2p.console.on_behalf import note_opened, put_job
from p2p.console.reporters import reporter
from p2p.console.routes.papers import READERS
from p2p.console.routes.papers import fetch as fetch_papers
from p2p.console.version_papers import version_papers
from transport.documents.parts import Audience
from transport.errors import OutputError
from transport.said import said

router = APIRouter(prefix="/v1")  # coordinators
own = APIRouter(prefix="/v1")  # whoever has papers


@router.post("/operations/{name}/papers", status_code=HTTPStatus.ACCEPTED)
def print_them(
    request: Request,
    where: Where,
    readers: Annotated[list[Audience] | None, Form()] = None,
    since: Annotated[int | None, Form(ge=1)] = None,
    by: Annotated[str, Form(max_length=60)] = "",
) -> dict[str, Any]:
    """Papers of the plan in force printed, all readers' if none are named; the job.

    `since`: instead what changed since that version, with the copies to call back.
    """
    if not where.has_plan:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if since is None:
        chosen = [r for r in READERS if readers is None or r in readers]
        return job_facts(put_job(request, where, "papers", {"readers": chosen}))
    if readers is not None:
        raise OutputError(said("API_SINCE_OR_READERS"))
    if not where.is_under_way:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    name = reporter(request, by)
    asked = {"since": since, "by": name}
    return job_facts(put_job(request, where, "since", asked, by=name))


@router.get("/operations/{name}/versions/{number}/papers.zip")
def of_version(
    request: Request,
    where: Where,
    number: int,
    since: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """What a version changed since the one before it, or since an earlier one."""
    new, files = version_papers(where, number, since or number - 1)
    if not files:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    note_opened(request, where, f"version:{number}")
    return archive(files, new, f"{where.name}-{number}")


@own.get("/operations/{name}/papers.zip")
def fetch(request: Request, where: Where, reader: Audience | None = None) -> Response:
    """One archive of the papers of a reader, or of all that the account may have."""
    return fetch_papers(request, where, reader)
