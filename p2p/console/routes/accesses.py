"""Accesses: who opened what the law calls a register, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response

from p2p.console.access import accesses
from p2p.console.framing import Page
from p2p.console.routes.papers import CALLED
from p2p.console.viewing import show, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_A_PAGE = 100
_CALLED: Mapping[str, str] = {
    "coordinator": "CONSOLE_ROLE_COORDINATOR",
    "carrier": "CONSOLE_ROLE_CARRIER",
    "employer": "CONSOLE_ROLE_EMPLOYER",
    "health": "CONSOLE_ROLE_HEALTH",
    "finance": "CONSOLE_ROLE_FINANCE",
    "station": "CONSOLE_ROLE_STATION",
    "display": "CONSOLE_ROLE_DISPLAY",
}

router = APIRouter()
PAGES = (Page(router=router),)


@router.get("/accesses")
def looked(
    request: Request, before: Annotated[int | None, Query(ge=1)] = None
) -> Response:
    """Everybody who opened papers or fetched a plan, the newest first."""
    rows = accesses(state_of(request), most=_A_PAGE + 1, before=before)
    return show(
        request,
        "accesses.html",
        roles=_CALLED,
        rows=[(row, _what(row.what)) for row in rows[:_A_PAGE]],
        before=rows[_A_PAGE - 1].number if len(rows) > _A_PAGE else None,
        is_first=before is None,
    )


def _what(noted: str) -> list[str]:
    """Codes of the readers whose papers were opened; none for anything else."""
    kind, _, readers = noted.partition(":")
    if kind != "papers":
        return []
    return [code for reader, code in CALLED.items() if reader in readers.split(",")]
