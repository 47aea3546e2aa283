"""Kept events that name whom or what their operation does not know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.operation.away import coach_told, key_of
from transport.operation.stranding import employing
from transport.operation.unsound import OF_COACHES, Unsound

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from transport.operation.events import Event
    from transport.operation.roll import CoachKey
    from transport.plan import Plan
    from transport.scenario import Scenario

EARLIEST_S = -30 * DAY_S  # reports come before the first day, but not years before
AFTER_S = 7 * DAY_S  # and late ones after the last
SEEKING = ("late_add", "standby_offered")
_OF_NEWCOMER = ("name", "village_id", "employer_id")


def refuse_unknown(
    scenario: Scenario, plan: Plan, events: Sequence[Event], *, version: int
) -> None:
    """Nothing, if every event follows those before it and names what is known.

    ``plan``: the newest, of number ``version``. Of a plan before it only the coaches
    and the people are known.

    Raises
    ------
    Unsound
        Naming the first event that does not, and the fact.
    """
    so_far = _SoFar(scenario)
    for event in events:
        fact = so_far.unknown_in(event)
        if fact is None and event.version == version:
            fact = _unknown_ride(plan, event)
        if fact is None and not 1 <= event.version <= version:
            fact = "version"
        if fact is not None:
            raise Unsound(event, fact)
        so_far.add(event)


def _unknown_ride(plan: Plan, event: Event) -> str | None:
    """The fact that names no trip of the plan, or riders whom it does not carry."""
    if event.trip_id is None:
        return None
    trip = plan.trip.get(event.trip_id)
    if trip is None:
        return "trip_id"
    riders = {*trip.worker_ids}
    return next(
        (f for f in ("aboard", "arrived") if not riders.issuperset(_people(event, f))),
        None,
    )


def _people(event: Event, fact: str) -> tuple[str, ...]:
    found: tuple[str, ...] | None = getattr(event, fact)
    return found or ()


class _SoFar:
    """What is known when an event comes: the scenario, and what earlier ones told."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._last: Event | None = None
        self._newcomers: set[str] = set()
        self._coaches = Counter({line.key: line.count for line in scenario.fleet})
        self._may_go: set[int] = set()
        self._names: Mapping[str, Container[str]] = {
            "employer_id": employing(scenario),
            "village_id": {
                one
                for one, row in scenario.own_village.items()
                if row.stands_for_id is None
            },
            "service_id": scenario.service,
            "place_id": scenario.position,
            "to_place_id": scenario.position,
            "depot_id": scenario.depot,
            "vehicle_type": {line.vehicle_type for line in scenario.fleet},
        }

    def unknown_in(self, event: Event) -> str | None:
        """The fact of the event that cannot be; None: every one can."""
        last = self._last
        if event.number != (1 if last is None else last.number + 1):
            return "number"
        first_s = EARLIEST_S if last is None else last.at_s
        if not first_s <= event.at_s <= self._scenario.end_s + AFTER_S:
            return "at_s"
        for fact, names in self._names.items():
            value = getattr(event, fact)
            if value is not None and value not in names:
                return fact
        if event.countermands is not None and event.countermands not in self._may_go:
            return "countermands"
        return self._unknown_people(event) or self._unknown_coach(event)

    def _unknown_people(self, event: Event) -> str | None:
        for fact in ("aboard", "arrived"):
            if not all(map(self._is_known, _people(event, fact))):
                return fact
        if event.worker_id is None or self._is_known(event.worker_id):
            return None
        if event.kind not in SEEKING:
            return "worker_id"
        return next((f for f in _OF_NEWCOMER if getattr(event, f) is None), None)

    def _is_known(self, worker_id: str) -> bool:
        return worker_id in self._scenario.worker or worker_id in self._newcomers

    def _unknown_coach(self, event: Event) -> str | None:
        if event.lender is not None:
            try:
                key = key_of(event.lender)
            except ValueError:
                return "lender"
            if not self._has(key):
                return "lender"
        if event.kind not in OF_COACHES:
            return None
        parts = (event.depot_id, event.vehicle_type, event.coach)
        if event.kind != "coach_down" and parts == (None, None, None):
            return None  # as earlier versions of the program kept it
        return None if self._has(coach_told(event)) else "coach"

    def _has(self, key: CoachKey) -> bool:
        return 1 <= key.coach <= self._coaches[key.depot_id, key.vehicle_type]

    def add(self, event: Event) -> None:
        """Know what the event tells, for those after it."""
        self._last = event
        if event.kind in SEEKING:
            self._newcomers.add(event.worker_id or "")
        if event.kind == "spare_coach":
            n = 1 if event.n_coaches is None else event.n_coaches
            self._coaches[event.depot_id or "", event.vehicle_type or ""] += n
        if event.countermands is None:
            self._may_go.add(event.number)
        else:
            self._may_go.discard(event.countermands)
