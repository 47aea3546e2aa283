"""The console as an application: its pages, behind what every request passes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

from p2p.console.api import make_api
from p2p.console.asking import guard_for
from p2p.console.guard import ICON, Guard
from p2p.console.keeper import Keeper
from p2p.console.pages import pages
from p2p.console.running import AllRunning
from p2p.console.state import State
from p2p.console.viewing import go, show
from transport.errors import OutputError, ScenarioError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from p2p.console.settings import Settings

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
        code = _TOLD.get(status, "CONSOLE_ASKED_WRONGLY")
        return show(request, "problem.html", status=status, code=code, lines=())

    @app.exception_handler(RequestValidationError)
    def misread(request: Request, _error: RequestValidationError) -> Response:
        return show(
            request, "problem.html", status=422, code="CONSOLE_ASKED_WRONGLY", lines=()
        )

    @app.exception_handler(OutputError)
    def cannot(request: Request, error: OutputError) -> Response:
        lines = (error.told,)
        return show(
            request, "problem.html", status=409, code="CONSOLE_CANNOT", lines=lines
        )

    @app.exception_handler(ScenarioError)
    def unfit(request: Request, error: ScenarioError) -> Response:
        lines = tuple(told for f in error.faults for told in (f.wrong, f.remedy))
        return show(
            request, "problem.html", status=409, code="CONSOLE_CANNOT", lines=lines
        )

    @app.exception_handler(Exception)
    def defect(request: Request, _error: Exception) -> Response:
        return show(
            request, "problem.html", status=500, code="CONSOLE_DEFECT", lines=()
        )
