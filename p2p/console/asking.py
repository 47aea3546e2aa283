"""What routes ask of a request: an operation that is there, a form of our own."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request

from p2p.console.folders import OperationFolder, operation_folder
from p2p.console.guard import UNSAFE, is_csrf
from p2p.console.rates import Paces
from p2p.console.viewing import settings_of, visit_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from p2p.console.guard import Visit
    from p2p.console.roles import Role

CSRF_HEADER, CSRF_FIELD = "x-csrf-token", "csrf"
PACE = Paces()
MOST_FIELDS = 5_000  # of a form


class NoOperation(HTTPException):
    """There is no operation of that name, or no longer."""

    def __init__(self, name: str) -> None:
        super().__init__(HTTPStatus.NOT_FOUND)
        self.name = name


def operation_of(request: Request, name: str) -> OperationFolder:
    """The operation that the path names; 404 where there is none."""
    found = operation_folder(settings_of(request).folder, name)
    if found is None:
        raise NoOperation(name)
    return found


Where = Annotated[OperationFolder, Depends(operation_of)]
"""An operation as a route takes it: ``def roster(request: Request, where: Where)``."""


async def _typed(request: Request) -> dict[str, str]:
    form = await request.form(max_fields=MOST_FIELDS)
    return {key: str(text) for key, text in form.items() if key != CSRF_FIELD}


Typed = Annotated[dict[str, str], Depends(_typed)]
"""Every field of a form by its name, for routes whose fields are not known before."""


def guard_for(
    roles: frozenset[Role] | None, *, is_for_programs: bool = False
) -> Callable[[Request], Awaitable[None]]:
    """Refuses whoever may not, and forms that are not from a page of ours.

    Programs carry no such form: they show a token of their own, or are on this machine;
    what browsers send there from elsewhere, every request's origin has told already.
    """

    async def guarded(request: Request) -> None:
        visit = visit_of(request)
        if roles is not None:
            if visit.account is None:
                raise HTTPException(HTTPStatus.UNAUTHORIZED)
            if visit.account.role not in roles:
                raise HTTPException(HTTPStatus.FORBIDDEN)
        is_open = settings_of(request).is_open
        is_trusted = is_for_programs and (visit.is_program or not is_open)
        if request.method in UNSAFE and not is_trusted:
            given = request.headers.get(CSRF_HEADER)
            if given is None:
                form = await request.form(max_fields=MOST_FIELDS)
                given = form.get(CSRF_FIELD)  # type: ignore[assignment]
            if not is_csrf(visit, given):
                raise HTTPException(HTTPStatus.FORBIDDEN)
        if is_open and visit.account is not None:
            _keep_pace(request, visit, is_for_programs=is_for_programs)

    return guarded


def _keep_pace(request: Request, visit: Visit, *, is_for_programs: bool) -> None:
    """Nothing, if the session asks no more often than it may."""
    kind = "program"
    if not is_for_programs:
        if request.method not in UNSAFE:
            return
        has_files = request.headers.get("content-type", "").startswith("multipart/")
        kind = "upload" if has_files else "form"
    if not PACE.allows(kind, visit.csrf):
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)
