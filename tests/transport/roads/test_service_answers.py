"""A routing service that is slow, or answers something else, is told of in words."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.roads.test_routing_service import on_roads
from transport.errors import ScenarioError
from transport.roads import routing_service
from transport.roads.distances import distances_of
from transport.roads.service_answers import doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytest.importorskip("routingpy", reason="the extra roads is not installed")

WAY = {"durations": [[2_300.0]], "distances": [[41_000.0]]}  # of a line of 34.6 km
JSON = "application/json"
NOT_ROADS = {"code": "InvalidUrl", "message": "no such service"}


@contextmanager
def answering(answer: Callable[[Any], None]) -> Iterator[str]:
    """A server whose every answer is that; its address."""

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is told of each question."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def page(
    body: object, status: int = 200, kind: str | None = JSON
) -> Callable[[Any], None]:
    def answer(to: Any) -> None:
        text = body if isinstance(body, str) else json.dumps(body)
        to.send_response(status)
        if kind is not None:
            to.send_header("Content-Type", kind)
        to.end_headers()
        to.wfile.write(text.encode())

    return answer


def asked(url: str) -> tuple[int, int]:
    distances = distances_of(on_roads(url))
    return distances.metres("V1", "E1"), distances.seconds("V1", "E1")


def test_a_table_is_taken_as_it_is() -> None:
    with answering(page(WAY)) as url:
        assert asked(url) == (41_000, 2_300)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page("<html>log in</html>", kind="text/html"), "answers no table"),
        (page("not json"), "answers no table"),
        (page(WAY, kind=None), "answers no table"),
        (page([]), "answers no table"),
        (page({}), "answers no table"),
        (page({"durations": [[1.0]], "distances": []}), "answers no table"),
        (page(WAY | {"distances": [["far"]]}), "answers no table"),
        (page(WAY | {"distances": [[-1.0]]}), "answers no table"),
        (page(WAY | {"distances": [[float("nan")]]}), "answers no table"),
        (page("<html>oops</html>", status=500), "HTTP 500"),
        (page("<html>who</html>", status=403), "HTTP 403"),
        (page(NOT_ROADS, status=400), "HTTP 400"),
        (page({"code": "NoSegment"}, status=400), "finds no road"),
        (page(WAY | {"distances": [[41.0]]}), "straight line is"),  # kilometres
        (page(WAY | {"durations": [[2_300_000.0]]}), "other units"),  # milliseconds
        (page(WAY | {"durations": [[38.0]]}), "other units"),  # minutes
    ],
)
def test_what_is_no_believable_table_is_told(
    answer: Callable[[Any], None], told: str
) -> None:
    with answering(answer) as url, pytest.raises(ScenarioError) as caught:
        asked(url)
    (fault,) = caught.value.faults
    assert told in str(fault.wrong)


def test_a_server_that_sends_its_bytes_in_drops_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routing_service, "TIMEOUT_S", 0.3)
    over = Event()

    def drip(to: Any) -> None:
        to.send_response(200)
        to.send_header("Content-Type", JSON)
        to.end_headers()
        while not over.wait(0.02):
            to.wfile.write(b" ")

    with answering(drip) as url, pytest.raises(ScenarioError, match="has not answered"):
        asked(url)
    over.set()


def test_only_what_cannot_be_is_doubted() -> None:
    here, there = (37.0, 111.0), (37.2, 111.3)  # 34.7 km apart
    assert doubt(here, there, metres=30_000, s=1_800) is None  # put on roads 5 km off
    assert doubt(here, there, metres=20_000, s=1_800) is not None
    assert doubt(here, there, metres=60_000, s=60_000 / 55) is None  # 198 km/h
    assert doubt(here, there, metres=60_000, s=60_000 / 56) is not None
    assert doubt(here, here, metres=15_000, s=20_000) is None  # a lane and a ferry
