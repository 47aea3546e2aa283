"""A state of the day as changes of the scenario, for whoever plans anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.changes import Changes, LostCoach
from transport.closures import Closure
from transport.operation.away import away_of
from transport.operation.breakdown import arrived, broken_of
from transport.operation.freeze import fixed_at
from transport.operation.leaving import has_departed
from transport.operation.leaving_out import out_codes
from transport.operation.state import has_left

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from transport.fleet import FleetLine
    from transport.operation.events import Event
    from transport.operation.situation import Situation
    from transport.operation.state import State
    from transport.plan import Plan


def changes_of(was: Situation) -> Changes:
    """What the events have changed of the scenario."""
    state = was.state
    return Changes(
        moment_s=state.at_s,
        out={**out_codes(state), **dict.fromkeys(arrived(state), "ALREADY_ARRIVED")},
        measured=_measured(state),
        added=tuple(state.added.values()),
        until=dict(state.certificates),
        lost=tuple(
            LostCoach(
                depot_id=key.depot_id,
                vehicle_type=key.vehicle_type,
                coach=key.coach,
                from_s=by.at_s if by.from_s is None else by.from_s,
            )
            for key, by in state.coaches_down.items()
        ),
        coaches=_spares(was),
        intakes=dict(state.intake),
        let_in=_let_in(was),
        services_gone=tuple(state.services_off),
        closed=_closed(was.plan, state),
        broken=tuple(broken_of(was.scenario, state)),
        away=tuple(away_of(was.scenario, was.plan, state)),
        moved={
            service_id: at_s
            for service_id, at_s in state.services_moved.items()
            if service_id not in state.services_off
        },
    )


def _let_in(was: Situation) -> Mapping[str, tuple[str, ...]]:
    """Of employers that receive fewer, who is under way to them, or aboard already.

    So are riders of a coach that has left: it calls for them as it was printed.
    """
    state, found = was.state, dict[str, tuple[str, ...]]()
    if not state.intake:
        return found
    seated = _seated(was)
    for trip_id in fixed_at(was.plan, state).departed:
        seated |= set(was.plan.trip[trip_id].worker_ids)
    for employer_id in state.intake:
        under_way = [
            w
            for w, rides in was.roll.items()
            if was.people[w].employer_id == employer_id
            and w not in state.out
            and (w in seated or has_left(state, rides, state.at_s))
        ]
        found[employer_id] = tuple(under_way)
    return found


def _seated(was: Situation) -> set[str]:
    """Who was seen aboard, and whoever is of the same party."""
    seen = was.marks.seated().keys()
    parties = {was.people[w].party_id for w in seen if w in was.people} - {None}
    together = {w for w in was.roll if was.people[w].party_id in parties}
    return seen | together


def _measured(state: State) -> Mapping[str, Decimal]:
    """The temperature that counts at boarding; whoever falls ill aboard rides on."""
    found = {}
    for events in (state.out, state.passed_again):
        for worker_id, by in events.items():
            counts_c = by.temperature_c if by.again_c is None else by.again_c
            if by.kind == "fever" and counts_c is not None:
                found[worker_id] = counts_c
    return found


def _spares(was: Situation) -> tuple[FleetLine, ...]:
    """Coaches offered, as rows of the fleet: like a row of their type."""
    found = []
    for by in was.state.spares:
        same = [f for f in was.scenario.fleet if f.vehicle_type == by.vehicle_type]
        like = next((f for f in same if f.depot_id == by.depot_id), same[0])
        n = 1 if by.n_coaches is None else by.n_coaches
        found.append(replace(like, depot_id=by.depot_id or "", count=n, lost=()))
    return tuple(found)


def _closed(plan: Plan, state: State) -> tuple[Closure, ...]:
    """Stops and roads that are closed, in the order of their reports."""
    left = tuple(
        trip.trip_id
        for trip in plan.trips
        if state.at_s <= trip.depart_s and has_departed(state, trip, state.at_s)
    )
    told = sorted(
        (*state.roads_closed, *state.stops_closed.values()),
        key=lambda event: event.number,
    )
    return tuple(
        replace(closure_of(event), told_s=state.at_s, left=left) for event in told
    )


def closure_of(event: Event) -> Closure:
    """The closure that the event tells of."""
    return Closure(
        place_id=event.place_id or "",
        to_place_id=event.to_place_id,
        from_s=event.at_s,
        until_s=event.until_s,
    )
