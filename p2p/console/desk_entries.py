"""Entries of a desk as pages and programs ask for them, and where they may be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from p2p.console.viewing import visit_of
from transport.operation.check_ins import CheckIn

if TYPE_CHECKING:
    from starlette.requests import Request

    from p2p.checking_in import Desk

OfWorkers = Literal["checked", "boarded", "arrived", "handed_over"]
OfCoaches = Literal["departed", "arrived", "handed_over"]
_MOST_MISSING = 200


def only_at(request: Request) -> str | None:
    """The one place that the visitor enters at; None: anywhere."""
    account = visit_of(request).account
    if account is None or account.role != "station":
        return None
    return account.scope or ""


def taken_back(own: Desk, number: int, at_s: int) -> CheckIn:
    """That an entry was wrong."""
    return CheckIn(
        stage="taken_back", ride_id="", at_s=at_s, by=own.by, takes_back=number
    )


def coach_mark(
    own: Desk,
    mark: OfCoaches,
    ride_id: str,
    place_id: str,
    at_s: int,
    *,
    counted: str = "",
    signed_by: str = "",
    missing: str = "",
) -> CheckIn:
    """That a coach has left, has come, or its workers were signed for.

    ``missing``: ids of workers, apart by commas or blanks; as ``counted`` and
    ``signed_by`` it is told of a hand-over alone.
    """
    is_hand_over = mark == "handed_over"
    absent = missing.replace(",", " ").split()[:_MOST_MISSING]
    return CheckIn(
        stage=mark,
        ride_id=ride_id,
        place_id=own.only_at or place_id or None,
        at_s=at_s,
        by=own.by,
        counted=int(counted) if counted and is_hand_over else None,
        signed_by=signed_by if is_hand_over else "",
        missing=tuple(absent) if is_hand_over else (),
    )
