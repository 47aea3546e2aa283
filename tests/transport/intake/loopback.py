"""A server on the loopback address that answers what it is told to, and keeps score."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Recorder:
    """The address of the server, and every request with its headers as text."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[str] = []


@contextmanager
def answering(page: Callable[[str], Any]) -> Iterator[Recorder]:
    """A server that answers the JSON that ``page`` makes of the path asked for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote_plus(self.path)
            recorder.requests.append(f"{path}\n{self.headers}")
            body = json.dumps(page(path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        recorder = Recorder(f"http://127.0.0.1:{server.server_address[1]}")
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield recorder
        finally:
            server.shutdown()


def gaode(text: str, lat: float, lon: float, level: str = "村庄") -> dict[str, Any]:
    """An answer as Gaode's."""
    place = {"formatted_address": text, "location": f"{lon},{lat}", "level": level}
    return {"status": "1", "geocodes": [place]}
