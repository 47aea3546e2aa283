"""A version of a plan: which one it follows, why, what has changed since the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What is kept beside a plan that follows another one.

    ``number``: 2 for the first that follows. ``parent_sha256``: digest of the
    ``plan.json`` that it follows. ``changes``: all since the scenario's files.
    """

    number: int
    parent_sha256: str
    note: str
    changes: Changes
