"""Papers: printed for the readers chosen, fetched as one archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import FileResponse

from p2p.console import jobs
from p2p.console.archives import archive
from p2p.console.asking import Where
from p2p.console.behind import behind
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import account_of, note_opened, put_job
from p2p.console.own_papers import papers_of, readers_of
from p2p.console.roles import COORDINATOR, HAS_PAPERS
from p2p.console.viewing import go, show, state_of
from transport.documents.parts import Audience

CALLED: Mapping[Audience, str] = {
    "hr": "CONSOLE_READER_HR",
    "carrier": "CONSOLE_READER_CARRIER",
    "employer": "CONSOLE_READER_EMPLOYER",
    "health": "CONSOLE_READER_HEALTH",
    "police": "CONSOLE_READER_POLICE",
    "transport": "CONSOLE_READER_TRANSPORT",
    "railway": "CONSOLE_READER_RAILWAY",
    "airline": "CONSOLE_READER_AIRLINE",
    "finance": "CONSOLE_READER_FINANCE",
    "public": "CONSOLE_READER_PUBLIC",
}
READERS = tuple(CALLED)
_NOT_FOUND = 404
# The browser's own reader of PDF stands in a page of its own, with a style in it.
_PAPER_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline';"
    " frame-ancestors 'none'"
)

router = APIRouter(prefix="/o/{name}")
prints = APIRouter(prefix="/o/{name}")
PAGES = (
    Page(
        router=router,
        roles=HAS_PAPERS,
        tab=Tab(path="papers", code="CONSOLE_TAB_PAPERS"),
    ),
    Page(router=prints, roles=COORDINATOR),
)


@router.get("/papers")
def papers(request: Request, where: Where) -> Response:
    """What is printed, by reader, and the form to print."""
    account = account_of(request)
    return show(
        request,
        "papers.html",
        op=where,
        tab="papers",
        job=jobs.newest(state_of(request), where.name, "papers"),
        behind=behind(request, where),
        called=CALLED,
        printed={
            reader: (len(found), _to_be_seen(where, reader, found))
            for reader in readers_of(account, READERS)
            if (found := papers_of(where, account, reader))
        },
        may_print=account.role in COORDINATOR,
    )


def _to_be_seen(
    where: OperationFolder, reader: Audience, files: Sequence[Path]
) -> list[str]:
    """Those that a browser shows, as paths in the reader's folder."""
    home = where.documents / reader
    return [p.relative_to(home).as_posix() for p in files if p.suffix == ".pdf"]


@prints.post("/papers")
def print_them(
    request: Request, where: Where, readers: Annotated[list[Audience], Form()]
) -> Response:
    """Have papers printed for the readers chosen."""
    asked = {"readers": [r for r in READERS if r in readers]}
    put_job(request, where, "papers", asked)
    return go(f"/o/{quote(where.name)}/papers")


@router.get("/papers/{reader}/{path:path}")
def look(request: Request, where: Where, reader: Audience, path: str) -> Response:
    """One paper, which a browser shows and prints by itself where it is a PDF."""
    files = papers_of(where, account_of(request), reader)
    found = {
        file.relative_to(where.documents / reader).as_posix(): file for file in files
    }
    if path not in found:
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"papers:{reader}")
    is_shown = found[path].suffix == ".pdf"
    return FileResponse(
        found[path],
        filename=found[path].name,
        content_disposition_type="inline" if is_shown else "attachment",
        headers={"Content-Security-Policy": _PAPER_POLICY},
    )


@router.get("/papers.zip")
def fetch(request: Request, where: Where, reader: Audience | None = None) -> Response:
    """One archive of the papers of a reader, or of all that the visitor may have."""
    account = account_of(request)
    chosen = [r for r in readers_of(account, READERS) if reader in (None, r)]
    files = [path for r in chosen for path in papers_of(where, account, r)]
    if not files:
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"papers:{','.join(chosen)}")
    return archive(files, where.documents, where.name)
