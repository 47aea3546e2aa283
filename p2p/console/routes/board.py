"""The board: how many are where, who is late, whom to call; new by itself."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.responses import HTMLResponse

from p2p.console.asking import Where
from p2p.console.folders import OperationFolder
from p2p.console.framing import Page, Tab
from p2p.console.on_behalf import note_opened
from p2p.console.roles import COORDINATOR, SEES_COUNTS
from p2p.console.viewing import lang_of, running_of, show, turned_to, visit_of
from p2p.moments import moment_told
from transport.answers.board_lines import (
    call_lines,
    head_line,
    late_lines,
    open_lines,
)
from transport.catalogue.stages import group_name, where_name
from transport.operation.board import GROUP_KINDS, GroupKind
from transport.operation.whereabouts import WHERE
from transport.report.board_style import BOARD_SCRIPT

if TYPE_CHECKING:
    from p2p.boards import ShownBoard
    from transport.answers.board_lines import BoardAudience
    from transport.operation.board import Line

_REFRESH_S, _A_PAGE, _N_SHOWN = 15, 60, 40
_NOT_FOUND = 404
_DIGEST = base64.b64encode(hashlib.sha256(BOARD_SCRIPT.encode()).digest()).decode()
# The page for a wall is one file with its own script, which alone may run in it.
_WALL_POLICY = (
    f"default-src 'none'; script-src 'sha256-{_DIGEST}'; style-src 'unsafe-inline';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

router = APIRouter(prefix="/o/{name}/board")
PAGES = (
    Page(
        router=router,
        roles=SEES_COUNTS,
        tab=Tab(path="board", code="CONSOLE_TAB_BOARD"),
    ),
)


@router.get("")
def board(
    request: Request,
    where: Where,
    group: GroupKind = "county",
    at: str = "",
    first: int = 0,
) -> Response:
    """The board of now, or of the moment asked for, with the lines of one group."""
    audience = _audience(request)
    if audience == "caller" and where.is_under_way:
        note_opened(request, where, "board")
    return _page(request, where, "board.html", group, at, first)


@router.get("/now")
def now(
    request: Request,
    where: Where,
    group: GroupKind = "county",
    at: str = "",
    first: int = 0,
) -> Response:
    """What of the page changes, for the page to renew itself."""
    if not where.is_under_way:
        raise HTTPException(_NOT_FOUND)
    return _page(request, where, "board_now.html", group, at, first)


@router.get("/wall")
def wall(request: Request, where: Where, at: str = "") -> Response:
    """The board for a wall, as ``p2p board --html`` writes it; nobody is named."""
    if not where.is_under_way:
        raise HTTPException(_NOT_FOUND)
    page = _shown(request, where, at).page(
        lang=lang_of(request), audience="hall", refresh_s=_REFRESH_S
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": _WALL_POLICY})


def _audience(request: Request) -> BoardAudience:
    """Coordinators call people; nobody else is told whom."""
    account = visit_of(request).account
    return "caller" if account and account.role in COORDINATOR else "hall"


def _shown(request: Request, where: OperationFolder, at: str) -> ShownBoard:
    running = running_of(request, where)
    return running.board(moment_told(running.operation, at.replace("T", " ") or None))


def _page(
    request: Request,
    where: OperationFolder,
    template: str,
    group: GroupKind,
    at: str,
    first: int,
) -> Response:
    found = _shown(request, where, at) if where.is_under_way else None
    facts = {} if found is None else _facts(request, found, group, first)
    return show(
        request,
        template,
        op=where,
        tab="board",
        at=at,
        group=group,
        refresh_s=_REFRESH_S,
        a_page=_A_PAGE,
        **facts,
    )


def _facts(
    request: Request, found: ShownBoard, group: GroupKind, first: int
) -> dict[str, Any]:
    """The board in words and figures, as far as the visitor may see it."""
    lang, audience = lang_of(request), _audience(request)
    was, board = found.was, found.board
    lines = sorted(board.groups[group], key=lambda line: -line.counts["missing"])
    first = turned_to(first, len(lines), _A_PAGE)
    shown = [w for w in WHERE if w != "alone" or board.total.counts["alone"]]
    late, things = late_lines(was, board, lang), open_lines(board, lang)
    return {
        "head": head_line(was, board, lang),
        "states": [(one, where_name(one, lang)) for one in ("registered", *shown)],
        "total": _row(board.total, shown),
        "groups": [(k, group_name(k, lang)) for k in GROUP_KINDS if board.groups[k]],
        "lines": [
            (line.name or line.key, _row(line, shown))
            for line in lines[first : first + _A_PAGE]
        ],
        "n_lines": len(lines),
        "first": first,
        "late": late[:_N_SHOWN],
        "n_late": len(late),
        "calls": call_lines(was, board, lang, audience=audience),
        "open": things[:_N_SHOWN] if audience == "caller" else None,
        "n_open": len(things),
    }


def _row(line: Line, shown: list[Any]) -> list[int]:
    return [line.registered, *(line.counts[where] for where in shown)]
