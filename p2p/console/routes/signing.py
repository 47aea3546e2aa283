"""Signing in and out, and the switch of the language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from p2p.console.accounts import sign_out
from p2p.console.entering import enter as admitted
from p2p.console.framing import Page
from p2p.console.guard import cookie
from p2p.console.viewing import LANG_COOKIE, go, settings_of, show, state_of, visit_of

_YEAR_S = 31_536_000
_UNAUTHORIZED = 401

router = APIRouter()
PAGES = (Page(router=router, roles=None),)


@router.get("/sign-in")
def ask(request: Request) -> Response:
    """The form to sign in with."""
    if visit_of(request).account is not None:
        return go("/")
    return show(request, "sign_in.html", is_wrong=False)


@router.post("/sign-in")
def enter(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=500)],
) -> Response:
    """Sign somebody in; the cookie from before counts no more."""
    entered = admitted(request, name, password)
    if entered is None:
        return show(request, "sign_in.html", status=_UNAUTHORIZED, is_wrong=True)
    answer = go("/")
    answer.headers.append("Set-Cookie", cookie(entered[0], settings_of(request)))
    return answer


@router.post("/sign-out")
def leave(request: Request) -> Response:
    """Sign whoever asks out."""
    sign_out(state_of(request), visit_of(request).token)
    return go("/sign-in")


@router.post("/language")
def switch(
    request: Request, lang: Annotated[str, Form(pattern="^(zh|en)$")]
) -> Response:
    """Keep the language for this browser; back to the page it came from."""
    answer = go(_path_back(request))
    answer.set_cookie(
        LANG_COOKIE,
        lang,
        max_age=_YEAR_S,
        httponly=True,
        samesite="strict",
        secure=settings_of(request).is_tls,
    )
    return answer


def _path_back(request: Request) -> str:
    """The page that the form stood on, if it is one of ours."""
    from urllib.parse import urlsplit

    came = urlsplit(request.headers.get("referer", ""))
    is_ours = came.netloc.lower() == request.headers.get("host", "").lower()
    fits = came.path.startswith("/") and not came.path.startswith("//")
    return came.path if is_ours and fits else "/"
