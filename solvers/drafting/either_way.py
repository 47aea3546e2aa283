"""What is told of who could have a coach of its own, or a seat on another's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.said import Said, said

if TYPE_CHECKING:
    from transport.trips.routes import Refusal

SEVERAL = ("COULD_JOIN_BUT", "COULD_JOIN_FREE_BUT", "TWO_LIMITS", "LIMITS_AT_ONCE")
SAME = {"INTAKE_AT_MOST": "DAILY_INTAKE_FULL", "CROWD_AT_MOST": "STOP_TAKES_NO_MORE"}


def either_way(refusal: Refusal, apart: Refusal, *, own_would_do: bool) -> Refusal:
    """The limit that keeps the party off another's trip first, then what is its own.

    ``refusal``: of its own coach; where one more ``own_would_do`` there is a price of
    it. Where not, one limit alone is told first, and none twice. Several limits at once
    are more than the one that the refusal names, and come after it.
    """
    if not own_would_do:
        own = _limit_of_both(refusal, apart)
        if own is not None and apart.code == refusal.code:
            return replace(apart, told=_with(apart, own))
        if own is not None or not is_single(apart):
            return refusal
    first, then = apart, refusal
    if is_single(refusal) and not is_single(apart):
        first, then = refusal, apart
    # a coach too large for the village says nothing of those that are small enough
    code = refusal.code if first.code == "NO_COACH_FREE" else first.code
    told = said("ELSE", first=first.told, then=then.told)
    return replace(first, code=code, told=told)


def is_single(refusal: Refusal) -> bool:
    """Whether one limit alone would have to give way, as far as the refusal tells."""
    is_several = refusal.told.code in SEVERAL
    return not is_several or len(_parts(refusal.told)) == 1


def _limit_of_both(refusal: Refusal, apart: Refusal) -> Said | None:
    """The one limit in the way of another's trip, as the refusal tells it itself."""
    if not is_single(apart):
        return None
    codes = [SAME.get(part.code) for part in _parts(apart.told)]
    own = [refusal.told, *_parts(refusal.told)]
    return next((one for one in own if one.code in codes), None)


def _with(apart: Refusal, own: Said) -> Said:
    """What is told of the trip, with this of the limit in the way."""
    return said(apart.told.code, **{**apart.told.figures, "parts": (own,)})


def _parts(told: Said) -> tuple[Said, ...]:
    parts = told.figures.get("parts", ())
    listed = parts if isinstance(parts, tuple) else (parts,)
    return tuple(part for part in listed if isinstance(part, Said))
