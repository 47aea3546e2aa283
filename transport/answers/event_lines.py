"""Events of the day as lines to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.clock import MINUTE_S
from transport.errors import printable
from transport.operation.events import FACTS, PRIVATE
from transport.operation.headings import EVENTS, column_of
from transport.operation.standing import countermanded
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.clock import Clock
    from transport.language import Lang
    from transport.operation.events import Event
    from transport.operation.situation import Situation
    from transport.said import Said


def event_lines(
    events: Sequence[Event], clock: Clock, lang: Lang, *, shown: Sequence[Event] | None
) -> list[str]:
    """A line each of those ``shown`` among the events; None: of all."""
    gone = countermanded(events)
    lines = []
    for event in events if shown is None else shown:
        told = _told(event, clock)
        if event.number in gone:
            told = said("EVENT_TAKEN_BACK", told=told, by=gone[event.number])
        lines.append(printable(sentence(told, lang)))
    return lines


def _told(event: Event, clock: Clock) -> Said:
    facts = tuple(_facts(event, clock))
    return said(
        "EVENT_LINE",
        n=event.number,
        when=clock.told(event.at_s),
        event=event.kind,
        facts=facts,
        reporter=event.reporter,
    )


def _facts(event: Event, clock: Clock) -> Iterator[Said]:
    for fact in FACTS:
        value = getattr(event, fact)
        if value is None or fact in PRIVATE:
            continue
        if fact == "delay_s":
            value //= MINUTE_S
        elif fact.endswith("_s"):
            value = clock.last_moment(value)
        column = EVENTS.column[column_of(fact)]
        heading = either(column.name, column.zh[0])
        yield said("EVENT_FACT", heading=heading, value=str(value))
    if event.remark:
        yield said("AS_WRITTEN", text=event.remark)


def follow_lines(was: Situation, kept: Sequence[Event], lang: Lang) -> list[str]:
    """What follows of the events just kept for others, whom a person must look at."""
    numbers = {event.number for event in kept}
    lines = [
        said("COMPANION_TO_DECIDE", worker=worker_id, other=by.worker_id or "")
        for worker_id, by in was.state.to_decide.items()
        if by.number in numbers
    ]
    lines += [
        said("EMPLOYER_TO_CALL", employer=employer_id, contact=contact)
        for employer_id, by in was.state.withdrawn.items()
        if by.number in numbers
        and (contact := was.scenario.own_employer[employer_id].contact)
    ]
    return [printable(sentence(told, lang)) for told in lines]
