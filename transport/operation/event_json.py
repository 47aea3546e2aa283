"""An event as JSON holds it: moments as ISO 8601, temperatures as text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transport.operation.events import FACTS, PRIVATE, Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.clock import Clock

_MOMENTS = ("until_s", "moved_to_s", "certificate_until_s")
_DECIMALS = ("temperature_c", "again_c")
_NAMES = ("aboard", "arrived")  # what the program tells, lists of workers
_PLAIN = ("spent_fen", "lender")


def facts_to_dict(event: Event, clock: Clock) -> dict[str, Any]:
    """The facts that the event has, by name without the unit of a moment."""
    found: dict[str, Any] = {}
    for fact in FACTS:
        value = getattr(event, fact)
        if value is None:
            continue
        if fact in _MOMENTS:
            found[fact.removesuffix("_s")] = clock.iso(value)
        else:
            found[fact] = str(value) if fact in _DECIMALS else value
    if event.from_s is not None:
        found["from"] = clock.iso(event.from_s)
    for fact in _NAMES:
        if getattr(event, fact) is not None:
            found[fact] = list(getattr(event, fact))
    for fact in _PLAIN:
        if getattr(event, fact) is not None:
            found[fact] = getattr(event, fact)
    return found


def event_to_dict(event: Event, clock: Clock) -> dict[str, Any]:
    """The event for programs, without name and numbers of a person."""
    facts = facts_to_dict(event, clock)
    return {
        "number": event.number,
        "event": event.kind,
        "at": clock.iso(event.at_s),
        "by": event.reporter,
        "version": event.version,
        **{name: value for name, value in facts.items() if name not in PRIVATE},
        "remark": event.remark,
    }


def facts_from_dict(facts: Mapping[str, Any], clock: Clock) -> dict[str, Any]:
    """The fields of `Event` that `facts_to_dict` wrote."""
    found: dict[str, Any] = {}
    for fact in FACTS:
        name = fact.removesuffix("_s") if fact in _MOMENTS else fact
        if name not in facts:
            continue
        value = facts[name]
        if fact in _MOMENTS:
            value = clock.seconds(value)
        elif fact in _DECIMALS:
            value = Decimal(value)
        found[fact] = value
    if "from" in facts:
        found["from_s"] = clock.seconds(facts["from"])
    found |= {fact: tuple(facts[fact]) for fact in _NAMES if fact in facts}
    return found | {fact: facts[fact] for fact in _PLAIN if fact in facts}
