"""What events make of a state: a pure fold, so replaying them gives the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from transport.operation.marks import Marks
from transport.operation.roll import CoachKey
from transport.operation.standing import standing
from transport.operation.state import State, has_left, is_fever
from transport.roster import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transport.operation.events import Event, EventKind
    from transport.operation.roll import Ride
    from transport.scenario import Scenario

FACTS = (  # of whoever wants a seat
    *("name", "village_id", "employer_id", "id_number", "phone", "party_id"),
    *("temperature_c", "health_code", "certificate_until_s"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What events fall upon: the scenario, the roll of the plan, what is in it already.

    ``taken``: the plan was made with the events up to this number, so their delays are
    in its times. ``marks``: what check-ins tell of it.
    """

    scenario: Scenario
    roll: Mapping[str, tuple[Ride, ...]]
    taken: int = 0
    marks: Marks = field(default_factory=Marks)


def state_after(
    ground: Ground, events: Sequence[Event], *, at_s: int | None = None
) -> State:
    """The state after these events, at ``at_s``; None: at the last one's moment.

    A check-in may be later than that.

    A pure fold over the events that stand: the same events make the same state.
    """
    if at_s is None:
        told = [event.at_s for event in events]
        entered_s = ground.marks.last_s
        at_s = max(told if entered_s is None else [*told, entered_s], default=0)
    begun = State(at_s=at_s, n_events=len(events), marks=ground.marks)
    return reduce(
        lambda was, event: _apply(ground, was, event), standing(events), begun
    )


def known_worker(scenario: Scenario, state: State, worker_id: str) -> Worker | None:
    """The worker as the roster, an addition or an offer in force tells of him."""
    waiting = {worker.worker_id: worker for worker in state.standby}
    return {**scenario.worker, **waiting, **state.added}.get(worker_id)


def worker_told(event: Event, known: Worker | None) -> Worker:
    """The worker whom a late addition or an offer tells of.

    What the event says holds before what is ``known``.
    """
    worker_id = event.worker_id or ""
    if known is None:
        known = Worker(
            worker_id=worker_id,
            name=event.name or "",
            village_id=event.village_id or "",
            employer_id=event.employer_id or "",
        )
    told = {name: getattr(event, name) for name in FACTS}
    return replace(known, **{name: v for name, v in told.items() if v is not None})


def _apply(ground: Ground, was: State, event: Event) -> State:
    return _FOLDS[event.kind](ground, was, event)


def _worker_out(ground: Ground, was: State, event: Event) -> State:
    worker_id = event.worker_id or ""
    standby = tuple(w for w in was.standby if w.worker_id != worker_id)
    return replace(was, out={**was.out, worker_id: event}, standby=standby)


def _health_out(ground: Ground, was: State, event: Event) -> State:
    """Out; whoever travels in the same party is flagged for a person to decide."""
    found = _worker_out(ground, was, event)
    flagged = {
        one: event
        for one in companions(ground.scenario, was, event.worker_id or "")
        if one not in found.out and not _is_under_way(ground, was, one, event)
    }
    return replace(found, to_decide={**found.to_decide, **flagged})


def companions(scenario: Scenario, state: State, worker_id: str) -> tuple[str, ...]:
    """The others of the worker's party, in the order of their ids."""
    everybody = {**scenario.worker, **state.added}
    party = everybody[worker_id].party_id if worker_id in everybody else None
    if party is None:
        return ()
    return tuple(
        sorted(
            one.worker_id
            for one in everybody.values()
            if one.party_id == party and one.worker_id != worker_id
        )
    )


def _is_under_way(ground: Ground, was: State, worker_id: str, event: Event) -> bool:
    return has_left(was, ground.roll.get(worker_id, ()), event.at_s)


def _fever(ground: Ground, was: State, event: Event) -> State:
    worker_id, rides = event.worker_id or "", ground.roll.get(event.worker_id or "", ())
    by_rail = bool(rides) and is_first_by_rail(ground.scenario, rides)
    found_c = event.temperature_c if event.again_c is None else event.again_c
    is_on = has_left(was, rides, event.at_s)
    if found_c is not None and not is_fever(
        ground.scenario, event.at_s, found_c, by_rail=by_rail
    ):
        return replace(was, passed_again={**was.passed_again, worker_id: event})
    if is_on:
        return replace(was, ill_on_way={**was.ill_on_way, worker_id: event})
    return _health_out(ground, was, event)


def is_first_by_rail(scenario: Scenario, rides: Sequence[Ride]) -> bool:
    """Whether the first ride is by rail, whose limit of temperature counts itself."""
    first = rides[0].service_id
    return first is not None and scenario.service[first].mode == "rail"


def _added(ground: Ground, was: State, event: Event) -> State:
    """Travels, whatever kept the worker before."""
    known = known_worker(ground.scenario, was, event.worker_id or "")
    worker = worker_told(event, known)
    standby = tuple(w for w in was.standby if w.worker_id != worker.worker_id)
    return replace(
        was,
        added={**was.added, worker.worker_id: worker},
        standby=standby,
        out={w: e for w, e in was.out.items() if w != worker.worker_id},
        to_decide={w: e for w, e in was.to_decide.items() if w != worker.worker_id},
    )


def _standby(ground: Ground, was: State, event: Event) -> State:
    known = known_worker(ground.scenario, was, event.worker_id or "")
    worker = worker_told(event, known)
    return replace(was, standby=(*was.standby, worker))


def _certificate(ground: Ground, was: State, event: Event) -> State:
    told = {event.worker_id or "": event.certificate_until_s or 0}
    return replace(was, certificates={**was.certificates, **told})


def _coach_down(ground: Ground, was: State, event: Event) -> State:
    key = CoachKey(event.depot_id or "", event.vehicle_type or "", event.coach or 0)
    return replace(was, coaches_down={**was.coaches_down, key: event})


def _delayed(ground: Ground, was: State, event: Event) -> State:
    was = replace(was, coaches_late=(*was.coaches_late, event))
    if event.number <= ground.taken and event.aboard is None:
        return was  # had not left: the plan says when it leaves now
    trip_id = event.trip_id or ""
    told = (*was.delays.get(trip_id, ()), event)
    return replace(was, delays={**was.delays, trip_id: told})


def _driver_out(ground: Ground, was: State, event: Event) -> State:
    return replace(was, drivers_out={**was.drivers_out, event.trip_id or "": event})


def _spare(ground: Ground, was: State, event: Event) -> State:
    return replace(was, spares=(*was.spares, event))


def _road_closed(ground: Ground, was: State, event: Event) -> State:
    return replace(was, roads_closed=(*was.roads_closed, event))


def _stop_closed(ground: Ground, was: State, event: Event) -> State:
    return replace(was, stops_closed={**was.stops_closed, event.place_id or "": event})


def _withdrawn(ground: Ground, was: State, event: Event) -> State:
    """Whoever works there and is not under way travels no more."""
    employer_id = event.employer_id or ""
    seated = {w.worker_id: w for w in was.standby if w.worker_id in ground.roll}
    everybody = {**ground.scenario.worker, **was.added, **seated}
    out = {
        worker.worker_id: event
        for worker in everybody.values()
        if worker.works_for_id == employer_id
        and not worker.is_homebound
        and worker.worker_id not in was.out
        and not _is_under_way(ground, was, worker.worker_id, event)
    }
    return replace(
        was,
        withdrawn={**was.withdrawn, employer_id: event},
        out={**was.out, **out},
        standby=tuple(w for w in was.standby if w.works_for_id != employer_id),
    )


def _intake(ground: Ground, was: State, event: Event) -> State:
    told = {event.employer_id or "": event.intake or 0}
    return replace(was, intake={**was.intake, **told})


def _service_off(ground: Ground, was: State, event: Event) -> State:
    told = {event.service_id or "": event}
    return replace(was, services_off={**was.services_off, **told})


def _service_moved(ground: Ground, was: State, event: Event) -> State:
    told = {event.service_id or "": event.moved_to_s or 0}
    return replace(was, services_moved={**was.services_moved, **told})


_FOLDS: Mapping[EventKind, Callable[[Ground, State, Event], State]] = {
    "no_show": _worker_out,
    "cancellation": _worker_out,
    "late_add": _added,
    "standby_offered": _standby,
    "fever": _fever,
    "code_at_boarding": _health_out,
    "certificate_brought": _certificate,
    "coach_down": _coach_down,
    "coach_delayed": _delayed,
    "driver_out_of_hours": _driver_out,
    "spare_coach": _spare,
    "road_closed": _road_closed,
    "stop_closed": _stop_closed,
    "employer_withdraws": _withdrawn,
    "intake_lowered": _intake,
    "service_cancelled": _service_off,
    "service_moved": _service_moved,
}
