"""What every request passes: which host was meant, how large, from which page, who."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

from p2p.console.accounts import signed_in
from p2p.console.roles import HERE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from p2p.console.roles import Account
    from p2p.console.settings import Settings
    from p2p.console.state import State

COOKIE = "p2p_visit"
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_MOST_COOKIE = 4_096
BAD_HOST, TOO_LARGE, ELSEWHERE = 421, 413, 403
STATIC, ICON = "/static/", "/favicon.ico"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self';"
    " media-src 'self' blob:; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks. ``account``: None where nobody has signed in.

    ``is_program``: it showed a token of its own instead of a cookie, which no other
    site can have a browser do.
    """

    token: str
    account: Account | None
    csrf: str
    is_program: bool = False


class Guard:
    """Lets through what is meant for this console; every answer gets its headers."""

    def __init__(self, app: ASGIApp, *, settings: Settings, state: State) -> None:
        self._app, self._settings, self._state = app, settings, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(scope["method"], headers)
        sender = _Sender(send, scope, self._settings)
        if refused is not None:
            await PlainTextResponse("", refused)(scope, receive, sender)
            return
        bearer = _bearer(headers)
        token = bearer or _token(headers)
        account: Account | None = HERE
        if self._settings.is_open:
            account = await anyio.to_thread.run_sync(self._account, token)
        if token is None:
            token = sender.new_token = secrets.token_urlsafe(32)
        csrf = csrf_of(self._state, token)
        visit = Visit(token, account, csrf, is_program=bearer is not None)
        scope.setdefault("state", {})["visit"] = visit
        bounded = _bounded(receive, self._settings.most_bytes)
        await self._app(scope, bounded, sender)

    def _account(self, token: str | None) -> Account | None:
        return None if token is None else signed_in(self._state, token)

    def _refusal(self, method: str, headers: Headers) -> int | None:
        """The status by which a request is refused."""
        if _name_of(headers.get("host", "")) not in self._settings.hosts:
            return BAD_HOST
        if method not in UNSAFE:
            return None
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return ELSEWHERE
        if int(length) > self._settings.most_bytes:
            return TOO_LARGE
        return None if self._is_from_here(headers) else ELSEWHERE

    def _is_from_here(self, headers: Headers) -> bool:
        """Whether a browser sends it from a page of ours, or no browser does."""
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


class _Sender:
    """Sends an answer with the headers that all have."""

    def __init__(self, send: Send, scope: Scope, settings: Settings) -> None:
        self._send, self._settings = send, settings
        self._is_static = scope["path"].startswith((STATIC, ICON))
        self.new_token = ""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                if name not in headers:
                    headers[name] = value
            if self._settings.is_tls:
                headers["Strict-Transport-Security"] = "max-age=31536000"
            if self._is_new(headers):
                headers.append("Set-Cookie", cookie(self.new_token, self._settings))
        await self._send(message)

    def _is_new(self, headers: MutableHeaders) -> bool:
        """Whether the browser gets its first cookie with this answer."""
        own = bool(self.new_token) and not self._is_static
        return own and f"{COOKIE}=" not in headers.get("set-cookie", "")


def cookie(token: str, settings: Settings) -> str:
    """The cookie that a browser keeps until it is closed."""
    safe = "; Secure" if settings.is_tls else ""
    return f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict{safe}"


def csrf_of(state: State, token: str) -> str:
    """What forms of that browser carry; other sites cannot know it."""
    return hmac.new(state.secret, token.encode(), hashlib.sha256).hexdigest()


def is_csrf(visit: Visit, given: object) -> bool:
    """Whether a form carries what we gave this browser."""
    return isinstance(given, str) and hmac.compare_digest(
        visit.csrf.encode(), given.encode()
    )


def _token(headers: Headers) -> str | None:
    text = headers.get("cookie", "")
    if not text or len(text) > _MOST_COOKIE:
        return None
    try:
        found = SimpleCookie(text).get(COOKIE)
    except CookieError:
        return None
    return None if found is None or not found.value else found.value


def _bearer(headers: Headers) -> str | None:
    """The token that a program shows."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if kind.lower() == "bearer" else None


def _name_of(host: str) -> str:
    """The host without its port, in small letters."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _bounded(receive: Receive, most: int) -> Receive:
    """The body as it comes, refused where it grows longer than it may."""
    n_bytes = 0

    async def received() -> Message:
        nonlocal n_bytes
        message = await receive()
        n_bytes += len(message.get("body", b""))
        if n_bytes > most:
            raise HTTPException(TOO_LARGE)
        return message

    return received
