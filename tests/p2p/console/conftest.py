"""A console for the tests: its folder, a browser without a window, one operation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from argon2 import PasswordHasher
from httpx2 import ASGITransport, AsyncByteStream, BaseTransport, ByteStream, Response
from starlette.testclient import TestClient

from p2p.console import accounts, jobs
from p2p.console.app import make_app
from p2p.console.folders import operation_folder
from p2p.console.settings import Settings
from p2p.console.state import State
from p2p.console.worker import do
from tests.tiny import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Request

ADDRESS = "http://127.0.0.1:8612"


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """Passwords hashed in no time: how long it takes is for the office."""
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(accounts, "_HASHER", quick)
        yield


class Desk:
    """A browser at a console whose jobs are done when the test says so."""

    def __init__(self, client: TestClient, folder: Path, state: State) -> None:
        self.client, self.folder, self.state = client, folder, state

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def token(self) -> str:
        found = re.search(r'name="csrf" content="(\w+)"', self.get("/sign-in").text)
        assert found is not None
        return found[1]

    def post(self, path: str, **fields: Any) -> Any:
        files = fields.pop("files", None)
        data = {"csrf": self.token(), **fields}
        return self.client.post(path, data=data, files=files)

    def work(self) -> jobs.Job:
        """Do the next job here, in this process; how it ended."""
        job = jobs.take(self.state)
        assert job is not None
        do(self.state, job)
        ended = jobs.job_of(self.state, job.job_id)
        assert ended is not None
        return ended


class _Whole(BaseTransport):
    """A request goes to the console's thread and its answer comes back, as one piece.

    Starlette's own transport goes to that thread and back seven times, for answers that
    come in parts.
    """

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self._console = ASGITransport(app=client.app, client=("testclient", 50_000))

    def handle_request(self, request: Request) -> Response:
        request.read()  # what comes in parts is put together here
        assert self._client.portal is not None
        return self._client.portal.call(self._answer, request)

    async def _answer(self, request: Request) -> Response:
        found = await self._console.handle_async_request(request)
        assert isinstance(found.stream, AsyncByteStream)
        body = b"".join([part async for part in found.stream])
        status = found.status_code
        return Response(status, headers=found.headers, stream=ByteStream(body))


def desk_at(folder: Path, **settings: Any) -> Iterator[Desk]:
    """A desk at a console in the folder; no worker runs."""
    app = make_app(Settings(folder=folder, lang="en", **settings), with_worker=False)
    with TestClient(app, base_url=ADDRESS) as client:
        client._transport = _Whole(client)
        state = State(folder)
        yield Desk(client, folder, state)
        state.close()


def tiny_operation(folder: Path, name: str = "tiny") -> Path:
    """A scenario as commands make it, in the console's folder."""
    made = folder / name
    made.mkdir(parents=True)
    for file, table in TABLES.items():
        (made / file).write_text(table, encoding="utf-8")
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from desk_at(tmp_path / "operations")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with one operation that is planned; its tests change nothing of it."""
    folder = tmp_path_factory.mktemp("operations")
    tiny_operation(folder)
    for desk in desk_at(folder):
        desk.post("/o/tiny/plan", steps=1)
        assert desk.work().state == "done"
        found = operation_folder(folder, "tiny")
        assert found is not None
        assert found.has_plan
        yield desk
