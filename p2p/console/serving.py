"""The console served: a port found, the address told, the browser opened."""

from __future__ import annotations

import errno
import ipaddress
import socket
import threading
import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from p2p.console.accounts import accounts
from p2p.console.app import make_app
from p2p.console.settings import LOOPBACK, Settings
from p2p.console.state import State
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from transport.language import Lang
    from transport.said import Said

DEFAULT_PORT = 8612
_N_PORTS = 50  # tried upwards from the one asked for
_ADD = "p2p console account add NAME --role coordinator"
_LEAVES_S = 2  # for requests that are open when the console ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the console is asked to be served.

    ``listen``: address of this machine in the office's network; None: this machine
    alone. ``hosts``: names that others call it by. ``certificate``, ``key``: files, for
    https. ``is_behind_proxy``: a proxy in front does https.
    """

    folder: Path
    lang: Lang
    port: int = DEFAULT_PORT
    listen: str | None = None
    hosts: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    is_behind_proxy: bool = False
    opens_browser: bool = True


def serve(wishes: Wishes, tell: Callable[[Said], None]) -> None:
    """Serve the console until it is ended by Ctrl-C.

    Raises
    ------
    OutputError
        If it may not or cannot be served like that.
    """
    refuse_open_wishes(wishes)
    settings = settings_for(wishes)
    app = make_app(settings)
    listener = bound(wishes.listen or LOOPBACK[0], wishes.port)
    port = int(listener.getsockname()[1])
    if port != wishes.port:
        tell(said("CONSOLE_PORT_TAKEN", wished=str(wishes.port), port=str(port)))
    address = address_of(wishes, port)
    tell(said("CONSOLE_SERVED", address=address, folder=str(wishes.folder)))
    if wishes.opens_browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # no address of a page stands in a log
        server_header=False,
        proxy_headers=wishes.is_behind_proxy,
        ssl_certfile=wishes.certificate,
        ssl_keyfile=wishes.key,
        timeout_graceful_shutdown=_LEAVES_S,
    )
    uvicorn.Server(config).run(sockets=[listener])


def refuse_open_wishes(wishes: Wishes) -> None:
    """Nothing, if the console may be served like that.

    Raises
    ------
    OutputError
        If others could reach it without https, or nobody could sign in.
    """
    if (wishes.certificate is None) != (wishes.key is None):
        raise OutputError(said("CONSOLE_HALF_A_CERTIFICATE"))
    if not is_open(wishes):
        return
    if wishes.certificate is None and not wishes.is_behind_proxy:
        raise OutputError(said("CONSOLE_NEEDS_TLS"))
    wishes.folder.mkdir(parents=True, exist_ok=True)
    state = State(wishes.folder)
    try:
        if not accounts(state):
            raise OutputError(said("CONSOLE_NEEDS_ACCOUNTS", command=_ADD))
    finally:
        state.close()


def is_open(wishes: Wishes) -> bool:
    """Whether others than this machine may reach it."""
    return wishes.listen is not None


def settings_for(wishes: Wishes) -> Settings:
    """What the application is to know of it."""
    hosts = (*LOOPBACK, *(name.lower() for name in wishes.hosts))
    if wishes.listen is not None and not _is_every(wishes.listen):
        hosts = (*hosts, _in_url(wishes.listen).lower())
    return Settings(
        folder=wishes.folder,
        lang=wishes.lang,
        is_open=is_open(wishes),
        is_tls=wishes.certificate is not None or wishes.is_behind_proxy,
        hosts=hosts,
    )


def bound(host: str, port: int) -> socket.socket:
    """A socket at the port, or at the next free one.

    Raises
    ------
    OutputError
        If the address is not one of this machine, or no port is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(port + _N_PORTS, 2**16) if port else 1
    for tried in range(port, last):
        made = socket.socket(family, socket.SOCK_STREAM)
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(
            socket, "SO_EXCLUSIVEADDRUSE"
        ):
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, tried))
            made.listen()
        except OSError as error:
            made.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise OutputError(said("CONSOLE_NO_ADDRESS", given=host)) from error
        else:
            return made
    raise OutputError(said("CONSOLE_NO_PORT", first=str(port), last=str(last - 1)))


def address_of(wishes: Wishes, port: int) -> str:
    """What is typed into a browser."""
    scheme = "https" if wishes.certificate is not None else "http"
    host = wishes.hosts[0] if wishes.hosts else wishes.listen or LOOPBACK[0]
    if _is_every(host):
        host = socket.gethostname()
    return f"{scheme}://{_in_url(host)}:{port}/"


def _is_every(host: str) -> bool:
    """Whether it means every address of this machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host and host[0] != "[" else host
