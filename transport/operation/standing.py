"""Which events stand: those that no later one has countermanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.operation.events import Event


def countermanded(events: Sequence[Event]) -> Mapping[int, int]:
    """The number of the countermand by that of the event it takes back."""
    return {
        event.countermands: event.number
        for event in events
        if event.kind == "countermand" and event.countermands is not None
    }


def standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in force, in their order, without countermands."""
    gone = countermanded(events)
    return tuple(
        event
        for event in events
        if event.kind != "countermand" and event.number not in gone
    )
