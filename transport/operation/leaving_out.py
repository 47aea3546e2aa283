"""Why workers are out, as codes of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.operation.events import EventKind
    from transport.operation.state import State

OUT_CODE: Mapping[EventKind, str] = {
    "no_show": "NO_SHOW",
    "cancellation": "CANCELLED",
    "fever": "FEVER_AT_BOARDING",
    "code_at_boarding": "CODE_AT_BOARDING",
    "employer_withdraws": "EMPLOYER_NOT_ACCEPTING",
}


def out_codes(state: State) -> Mapping[str, str]:
    """Why each worker is out, by worker."""
    return {worker_id: OUT_CODE[by.kind] for worker_id, by in state.out.items()}
