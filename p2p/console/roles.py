"""Roles: who uses the console, by the readers that papers are made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.documents.parts import Audience

Role = Literal[
    "coordinator", "carrier", "employer", "health", "finance", "station", "display"
]
ROLES: tuple[Role, ...] = get_args(Role)
ALL = frozenset(ROLES)
COORDINATOR: frozenset[Role] = frozenset({"coordinator"})

# Whose papers each may open; None: everybody's.
PAPERS: Mapping[Role, tuple[Audience, ...] | None] = {
    "coordinator": None,
    "carrier": ("carrier",),
    "employer": ("employer",),
    "health": ("health",),
    "finance": ("finance",),
    "station": (),
    "display": (),
}
# Who sees what a plan costs, and how many ride by it.
SEES_MONEY: frozenset[Role] = frozenset({"coordinator", "finance"})
SEES_COUNTS: frozenset[Role] = ALL - {"carrier", "employer"}
CHECKS_IN: frozenset[Role] = frozenset({"coordinator", "station"})
SEES_CONTACTS: frozenset[Role] = frozenset({"coordinator", "health", "employer"})
HAS_PAPERS: frozenset[Role] = frozenset(r for r in ROLES if PAPERS[r] != ())
SCOPED: frozenset[Role] = frozenset({"carrier", "employer", "station"})


@dataclass(frozen=True, slots=True)
class Account:
    """Who is at the browser. ``scope``: id of the one carrier, employer or station."""

    name: str
    role: Role
    scope: str | None = None


HERE = Account("", "coordinator")
"""Whoever sits at the machine that the console runs on."""
