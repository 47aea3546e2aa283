"""What a page is to the frame: its routes, who may see it, its place in the tabs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from p2p.console.roles import COORDINATOR

if TYPE_CHECKING:
    from fastapi import APIRouter

    from p2p.console.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page of an operation among its tabs: ``/o/NAME/{path}``, called by the code."""

    path: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Routes that belong together.

    ``roles``: who may use them; None: whoever has not signed in, too.
    """

    router: APIRouter
    roles: frozenset[Role] | None = COORDINATOR
    tab: Tab | None = None
