"""A check-in: the stage of the way that a worker, or a whole coach, has come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence

Stage = Literal[
    "checked", "boarded", "departed", "arrived", "handed_over", "taken_back"
]
STAGES: tuple[Stage, ...] = get_args(Stage)
OF_WORKERS: tuple[Stage, ...] = ("checked", "boarded", "arrived", "handed_over")
OF_COACHES: tuple[Stage, ...] = ("departed", "arrived", "handed_over")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One entry; times in scenario seconds, those of the thing itself.

    ``number`` counts the entries of an operation from 1; 0: not kept yet. ``version``:
    the plan that was in force. ``ride_id``: a trip or a service. ``worker_id``: None
    where the coach with all it carries is meant. ``place_id``: where; None: a coach at
    the last place of its kind. Of a hand-over, ``signed_by`` is who signed, ``counted``
    how many were there, ``missing`` who was not. ``takes_back``: the number of the
    entry that no longer holds.
    """

    number: int = 0
    stage: Stage
    ride_id: str
    worker_id: str | None = None
    place_id: str | None = None
    at_s: int
    by: str
    version: int = 1
    counted: int | None = None
    signed_by: str = ""
    missing: tuple[str, ...] = ()
    remark: str = ""
    takes_back: int | None = None


def standing_entries(entries: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """Entries that hold, in the order of their own times."""
    gone = {one.takes_back for one in entries if one.takes_back is not None}
    held = [one for one in entries if one.takes_back is None and one.number not in gone]
    return tuple(sorted(held, key=lambda one: (one.at_s, one.number)))
