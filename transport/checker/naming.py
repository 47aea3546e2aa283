"""How a stop is named in what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from transport.plan import Stop
    from transport.said import Figure


def place_or_kind(stop: Stop) -> Figure:
    """The place; of a halt on the way its kind."""
    return stop.place_id or said("HALT_OF_KIND", kind=stop.kind)


def place_or_none(stop: Stop) -> Figure:
    """The place; words for none."""
    return stop.place_id or said("AT_NO_PLACE")
