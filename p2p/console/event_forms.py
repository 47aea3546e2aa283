"""Forms to report what happened, made from the kinds of events and their facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.catalogue.event_kinds import event_name
from transport.language import say
from transport.operation.events import EVENT_KINDS, FORMS
from transport.operation.headings import EVENTS, column_of
from transport.operation.stranding import employing, stands_for
from transport.operation.unknown_facts import AFTER_S, EARLIEST_S
from transport.reading.fields import HOW_TO_WRITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from p2p.operating import Operation
    from transport.language import Lang
    from transport.operation.events import EventKind
    from transport.operation.situation import Situation
    from transport.reading.table_records import Column
    from transport.said import Said
    from transport.scenario import Scenario

KINDS: tuple[EventKind, ...] = tuple(k for k in EVENT_KINDS if k != "countermand")
_MOST_OFFERED = 1_500  # ids to choose from; more would only slow the page
_MOMENTS = ("moment", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact to be filled in; ``name``: its heading in the table of events.

    ``hints``: what it is and how it is written, beyond the label. ``offered``: ids to
    choose from, with what they are called.
    """

    name: str
    label: str
    hints: Sequence[Said]
    must: bool
    is_moment: bool
    offered: Sequence[tuple[str, str]] = ()


def kinds_named(lang: Lang) -> list[tuple[str, str]]:
    """Kinds of events to choose from, with their names."""
    return [(kind, event_name(kind, lang)) for kind in KINDS]


def fields_of(kind: EventKind, was: Situation, lang: Lang) -> list[Field]:
    """What an event of the kind needs, then what it may have."""
    form, offered = FORMS[kind], _offered(was)
    found = []
    for fact in form.facts:
        column = EVENTS.column[column_of(fact)]
        found.append(
            Field(
                name=column.name,
                label=say((column.name.replace("_", " "), column.zh[0]), lang),
                hints=_hints(column, lang),
                must=fact in form.needs,
                is_moment=column.kind in _MOMENTS,
                offered=offered.get(fact, ()),
            )
        )
    return found


def _hints(column: Column, lang: Lang) -> list[Said]:
    """Chinese labels say what it is; that a text is one helps nobody."""
    found = [] if lang == "zh" else [column.about]
    how = HOW_TO_WRITE.get(column.kind)
    if how is not None and how.code != "AS_TEXT" and column.kind not in _MOMENTS:
        found.append(how)
    return found


def _offered(was: Situation) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Ids of the operation by fact; nobody's, since that list would be the roster."""
    scenario = was.scenario
    names = scenario.place_name
    places = _named(_true(scenario, _calls(was)), names)
    return {
        "trip_id": [(trip_id, "") for trip_id in was.trip],
        "employer_id": _named(employing(scenario), names),
        "village_id": _named(_true(scenario, scenario.own_village), names),
        "service_id": [(service_id, "") for service_id in scenario.service],
        "depot_id": _named(scenario.depot, names),
        "vehicle_type": [
            (one, "") for one in sorted({line.vehicle_type for line in scenario.fleet})
        ],
        "place_id": places,
        "to_place_id": places,
        "health_code": [(code, "") for code in ("green", "yellow", "red")],
    }


def _calls(was: Situation) -> list[str]:
    """Places at which something calls, once each."""
    stops = (stop.place_id for trip in was.plan.trips for stop in trip.stops)
    return sorted({place_id for place_id in stops if place_id})


def _true(scenario: Scenario, ids: Iterable[str]) -> list[str]:
    """Those of the places that are none beside a coach on the road."""
    return [one for one in ids if stands_for(scenario, one) is None]


def _named(ids: Iterable[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    found = [(one, names.get(one, "")) for one in ids]
    return found if len(found) <= _MOST_OFFERED else []


def moment_offered(operation: Operation, was: Situation) -> str:
    """The moment to begin with: now, or on another day that of the last report."""
    from p2p.moments import moment_told

    now_s = moment_told(operation, None)
    first_s, last_s = EARLIEST_S, was.scenario.end_s + AFTER_S
    last_report_s = was.events[-1].at_s if was.events else 0
    if not max(first_s, last_report_s) <= now_s <= last_s:
        now_s = last_report_s
    return was.scenario.clock.moment(now_s).strftime("%Y-%m-%dT%H:%M")
