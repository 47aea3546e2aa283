"""Somebody on standby who boards at another stop than his own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.roster import Worker


def boarding_at(worker: Worker, place_id: str) -> Worker:
    """The worker as one who walks from his own village to board there."""
    if place_id == worker.village_id:
        return worker
    home_id = worker.home_id or worker.village_id
    return replace(worker, village_id=place_id, home_id=home_id)
