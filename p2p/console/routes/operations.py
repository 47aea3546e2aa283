"""The first page: every operation with its totals and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response

from p2p.console import jobs
from p2p.console.asking import Where
from p2p.console.folders import new_operation, operation_folders
from p2p.console.framing import Page
from p2p.console.phases import Phase, phase_of
from p2p.console.roles import ALL, COORDINATOR, SEES_COUNTS, SEES_MONEY
from p2p.console.summaries import Summary, gap_stated, summary_of
from p2p.console.viewing import (
    go,
    lang_of,
    settings_of,
    show,
    state_of,
    tabs_of,
    visit_of,
)

router = APIRouter()
makes = APIRouter()
PAGES = (Page(router=router, roles=ALL), Page(router=makes, roles=COORDINATOR))


_PHASES: dict[Phase, str] = {
    "new": "CONSOLE_PHASE_NEW",
    "ready": "CONSOLE_PHASE_READY",
    "planned": "CONSOLE_PHASE_PLANNED",
    "under way": "CONSOLE_PHASE_UNDER_WAY",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An operation on the first page. ``phase``: code of how far it is.

    ``gap``: as the plan's record states it; plans are not opened for the first page.
    """

    name: str
    phase: str
    summary: Summary | None
    gap: str
    job: Any


@router.get("/")
def operations(request: Request) -> Response:
    """All operations of the folder."""
    state, account = state_of(request), visit_of(request).account
    role = account.role if account else "display"
    running = {job.operation: job for job in jobs.open_jobs(state)}
    lang = lang_of(request)
    cards = [
        Card(
            name=one.name,
            phase=_PHASES[phase_of(one)],
            summary=(found := summary_of(one)),
            gap=gap_stated(found, lang) if found else "",
            job=running.get(one.name),
        )
        for one in operation_folders(settings_of(request).folder)
    ]
    return show(
        request,
        "operations.html",
        cards=cards,
        folder=str(state.folder),
        sees_money=role in SEES_MONEY,
        sees_counts=role in SEES_COUNTS,
    )


@router.get("/o/{name}")
def first_tab(request: Request, where: Where) -> Response:
    """The first page of an operation that the visitor has."""
    tabs = tabs_of(request)
    if not tabs:
        return go("/")
    path = tabs[0].path
    if where.has_plan or where.has_scenario:
        path = next((tab.path for tab in tabs if tab.path == "plan"), path)
    return go(f"/o/{quote(where.name)}/{path}")


@makes.post("/operations")
def make(
    request: Request, name: Annotated[str, Form(min_length=1, max_length=200)]
) -> Response:
    """A new operation, empty."""
    made = new_operation(settings_of(request).folder, name)
    return go(f"/o/{quote(made.name)}/roster")
