"""A job as programs see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from p2p.console.jobs import Job


def job_facts(found: Job) -> dict[str, Any]:
    """What it is, how it stands and what came of it, as JSON values."""
    return {
        "job_id": found.job_id,
        "operation": found.operation,
        "kind": found.kind,
        "state": found.state,
        "progress": found.progress,
        "result": found.result,
    }
