"""How a console is run: for this machine alone, or for an office's network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the console in ``folder`` is run.

    ``is_open``: whether others than this machine may reach it, so that all sign in.
    ``hosts``: names by which it is asked for; others are refused. ``is_tls``: whether
    browsers reach it by https. ``most_bytes``: of one request.
    """

    folder: Path
    lang: Lang
    is_open: bool = False
    is_tls: bool = False
    hosts: tuple[str, ...] = field(default=LOOPBACK)
    most_bytes: int = 48 * 2**20
