"""Every page of the console, in the order of their tabs."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from p2p.console.framing import Page, Tab
    from p2p.console.roles import Role

# Modules of ``p2p/console/routes/``; each has ``PAGES``. A new page is a line here.
ROUTES: tuple[str, ...] = (
    "signing",
    "operations",
    "accesses",
    "jobs",
    "roster",
    "rules",
    "plan",
    "result",
    "by_hand",
    "compare",
    "papers",
    "day",
    "next_version",
    "contacts",
    "checkin",
    "board",
    "close",
)


@cache
def pages() -> tuple[Page, ...]:
    """The pages, made when the console starts."""
    return tuple(
        page
        for name in ROUTES
        for page in import_module(f"p2p.console.routes.{name}").PAGES
    )


def tabs_for(role: Role) -> tuple[Tab, ...]:
    """Tabs of an operation that the role has."""
    return tuple(
        page.tab
        for page in pages()
        if page.tab is not None and (page.roles is None or role in page.roles)
    )
