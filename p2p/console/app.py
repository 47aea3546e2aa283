"""The console as an application: its pages, behind what every request passes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

from p2p.console.api import make_api
from p2p.console.asking import NoOperation, guard_for
from p2p.console.guard import ICON, Guard
from p2p.console.keeper import Keeper
from p2p.console.our_words import fault_facts
from p2p.console.pages import pages
from p2p.console.running import AllRunning
from p2p.console.state import State
from p2p.console.viewing import go, lang_of, show
from transport.errors import OutputError, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from p2p.console.settings import Settings
    from transport.said import Said

_MOST_SHOWN, _FEW_SHOWN = 60, 20  # characters of what was given
SIGN_IN = "/sign-in"
_TOLD = {  # what is told where a request is refused
    400: "CONSOLE_ASKED_WRONGLY",
    401: "CONSOLE_SIGN_IN_FIRST",
    403: "CONSOLE_NOT_ALLOWED",
    404: "CONSOLE_NOT_FOUND",
    405: "CONSOLE_NOT_FOUND",
    413: "CONSOLE_TOO_LARGE",
    422: "CONSOLE_ASKED_WRONGLY",
    429: "CONSOLE_TOO_OFTEN",
}


def make_app(settings: Settings, *, with_worker: bool = True) -> Guard:
    """The console of a folder; ``with_worker``: a process does its jobs.

    Raises
    ------
    OutputError
        If the folder's store cannot be opened.
    """
    settings.folder.mkdir(parents=True, exist_ok=True)
    state = State(settings.folder.resolve())

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        keeper = Keeper(state) if with_worker else None
        _app.state.keeper = keeper
        yield
        if keeper is not None:
            keeper.end()
        _app.state.running.close()
        state.close()

    app = FastAPI(
        title="p2p console",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=living,
    )
    app.state.console, app.state.settings = state, settings
    app.state.running = AllRunning()
    api = make_api(state, settings)
    api.state.running = app.state.running
    app.mount("/api", api)
    for page in pages():
        app.include_router(page.router, dependencies=[Depends(guard_for(page.roles))])
    static = str(files("p2p.console") / "static")
    app.mount("/static", StaticFiles(directory=static), name="static")

    @app.get(ICON, include_in_schema=False)
    def icon() -> Response:
        """The icon where no page names it: a PDF looked at by itself."""
        return FileResponse(f"{static}/icon.svg", media_type="image/svg+xml")

    _tell_errors(app)
    return Guard(app, settings=settings, state=state)


def _tell_errors(app: FastAPI) -> None:
    """Errors as pages, in words."""

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        status = error.status_code
        if status == HTTPStatus.UNAUTHORIZED and request.method == "GET":
            return go(SIGN_IN)
        if isinstance(error, NoOperation):
            return _problem(request, status, "CONSOLE_NO_OPERATION", name=error.name)
        return _problem(request, status, _TOLD.get(status, "CONSOLE_ASKED_WRONGLY"))

    @app.exception_handler(RequestValidationError)
    def misread(request: Request, error: RequestValidationError) -> Response:
        lines = tuple(dict.fromkeys(map(_misread, error.errors())))
        return _problem(request, 422, "CONSOLE_ASKED_WRONGLY", lines)

    @app.exception_handler(OutputError)
    def cannot(request: Request, error: OutputError) -> Response:
        return _problem(request, 409, "CONSOLE_CANNOT", (error.told,))

    @app.exception_handler(ScenarioError)
    def unfit(request: Request, error: ScenarioError) -> Response:
        faults = [fault_facts(fault, lang_of(request)) for fault in error.faults]
        return _problem(request, 409, "CONSOLE_CANNOT", faults=faults)

    @app.exception_handler(Exception)
    def defect(request: Request, _error: Exception) -> Response:
        return _problem(request, 500, "CONSOLE_DEFECT")


def _problem(
    request: Request,
    status: int,
    code: str,
    lines: Sequence[Said] = (),
    *,
    faults: Sequence[Mapping[str, Any]] = (),
    **figures: str,
) -> Response:
    """The page of what cannot be: its heading, sentences, faults with their places."""
    return show(
        request,
        "problem.html",
        status=status,
        told=said(code, **figures),
        lines=lines,
        faults=faults,
    )


def _misread(error: Any) -> Said:
    """What was given where something else was asked for, and its limits."""
    if error["type"] == "missing":
        return said("CONSOLE_LEFT_EMPTY")
    given, limits = str(error.get("input"))[:_MOST_SHOWN], error.get("ctx") or {}
    if "le" in limits:
        return said("CONSOLE_TOO_MUCH", given=given, most=limits["le"])
    if "ge" in limits:
        return said("CONSOLE_TOO_LITTLE", given=given, least=limits["ge"])
    if "max_length" in limits:
        most = limits["max_length"]
        return said("CONSOLE_TOO_LONG", given=given[:_FEW_SHOWN], most=most)
    if "min_length" in limits:
        return said("CONSOLE_LEFT_EMPTY")
    return said("CONSOLE_NOT_TAKEN", given=given)
