"""Fever on the way: who was near, where to go, and the lists for their readers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response

from p2p.console import jobs
from p2p.console.archives import archive, is_own
from p2p.console.asking import Where
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import account_of, note_opened, put_job
from p2p.console.own_papers import own_folder
from p2p.console.roles import COORDINATOR, SEES_CONTACTS, Account
from p2p.console.routes.jobs import stage_words
from p2p.console.viewing import go, lang_of, show, state_of
from p2p.fever_contacts import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder

_NOT_FOUND = 404

router = APIRouter(prefix="/o/{name}/contacts")
finds = APIRouter(prefix="/o/{name}/contacts")
PAGES = (
    Page(
        router=router,
        roles=SEES_CONTACTS,
        tab=Tab(path="contacts", code="CONSOLE_TAB_CONTACTS"),
    ),
    Page(router=finds, roles=COORDINATOR),
)


@router.get("")
def contacts(request: Request, where: Where) -> Response:
    """The cases so far, and the form for another."""
    account = account_of(request)
    may_find = account.role in COORDINATOR
    lang = lang_of(request)
    job = jobs.newest(state_of(request), where.name, "contacts") if may_find else None
    result: dict[str, Any] = (job.result or {}) if job and job.state == "done" else {}
    return show(
        request,
        "contacts.html",
        op=where,
        tab="contacts",
        job=job,
        stage=stage_words(job, lang) if job else "",
        may_find=may_find,
        lines=result.get("lines", {}).get(lang, []),
        cases=[
            (_mark(case), case.name) for case in _cases(where) if _files(case, account)
        ],
    )


@finds.post("")
def find(
    request: Request,
    where: Where,
    worker: Annotated[str, Form(min_length=1, max_length=100)],
    at: Annotated[str, Form(max_length=40)] = "",
    trip: Annotated[str, Form(max_length=60)] = "",
    windows: Annotated[Literal["", "open"], Form()] = "",
) -> Response:
    """Have the contacts of somebody ill found, and the lists written."""
    put_job(
        request,
        where,
        "contacts",
        {
            "worker": worker.strip(),
            "at": at.replace("T", " ").strip(),
            "trip": trip.strip(),
            "ventilated": windows == "open",
        },
    )
    return go(f"/o/{quote(where.name)}/contacts")


@router.get("/{case}.zip")
def fetch(request: Request, where: Where, case: str) -> Response:
    """The lists of a case that the visitor may have."""
    account = account_of(request)
    found = [one for one in _cases(where) if _mark(one) == case]
    files = _files(found[0], account) if found else []
    if not files:
        raise HTTPException(_NOT_FOUND)
    note_opened(request, where, f"contacts:{case}")
    return archive(files, found[0], case)


def _cases(where: OperationFolder) -> list[Path]:
    home = where.out / FOLDER
    return sorted(p for p in home.iterdir() if p.is_dir()) if home.is_dir() else []


def _mark(case: Path) -> str:
    """What the case is called in addresses, which tell no seat of anybody ill."""
    return hashlib.sha256(case.name.encode()).hexdigest()[:12]


def _files(case: Path, account: Account) -> list[Path]:
    """All of it for the coordinator, the full list for health, seats for employers."""
    home: Path | None = case
    if account.role == "health":
        home = case / "health"
    elif account.role == "employer":
        home = own_folder(case / "employer", account.scope or "")
    elif account.role not in COORDINATOR:
        home = None
    if home is None or not home.is_dir():
        return []
    return sorted(p for p in home.rglob("*") if is_own(p))
