"""Small operations on which anything is reported, in any order, and planned anew."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from p2p.events_since import asked_of
from solvers.planner import solve
from solvers.replanning.closed import barred
from solvers.replanning.replanner import replan
from solvers.replanning.rounds import without_coach
from solvers.replanning.seated import still_aboard
from tests.solvers.cases import county_day
from tests.solvers.journeys.days import far_day, train
from tests.solvers.tiny import tiny
from tests.solvers.tiny_rules import ruled
from tests.transport.builders import make_line
from transport.checker import frozen, violations, wrongly_said
from transport.clock import HOUR_S
from transport.operation.changing import changes_of
from transport.operation.check_ins import CheckIn
from transport.operation.checks import refusals
from transport.operation.desk import entered
from transport.operation.events import Event
from transport.operation.freeze import Lock, fixed_at
from transport.operation.ledger import Ledger
from transport.operation.roll import roll_of
from transport.operation.situation import Situation
from transport.operation.unknown_facts import refuse_unknown
from transport.operation.unsound import refuse_unsound
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.replanning.asking import Asked, Replanned
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario

N_OPERATIONS = 48
LIMITS = Limits(time_limit_s=None, steps=1, seed=1, threads=1)
BEGINS_S = -7 * HOUR_S  # in the afternoon before, when no list is frozen


@cache
def operation(number: int) -> tuple[Scenario, Plan]:
    """One of the small operations, planned; the same every time."""
    dice = random.Random(f"operation {number}")
    while True:
        scenario = _scenario(dice, number)
        plan = solve(scenario, limits=LIMITS).plan
        if plan.trips and not violations(scenario, plan):
            return scenario, plan


def _scenario(dice: random.Random, number: int) -> Scenario:
    match number % 6:
        case 0:
            return tiny(dice, with_services=True)
        case 1:
            return ruled(dice)
        case 2:
            return tiny(dice, with_services=False)
        case 3:
            return _with_health(_by_train(dice, number))
        case 4:
            return _with_health(_half_go_home(dice, _small_coaches(dice, number)))
        case _:
            return _with_health(_small_coaches(dice, number))


def _small_coaches(dice: random.Random, number: int) -> Scenario:
    """A county day whose coaches take few, so that there are several trips."""
    scenario = county_day(
        n_workers=dice.randint(10, 30),
        n_villages=dice.randint(2, 6),
        n_employers=dice.randint(1, 3),
        north_deg=dice.choice((0.3, 1.2, 3.0)),
        seed=number,
    )
    fleet = [make_line(vehicle_type="small", seats=9, count=dice.randint(3, 8))]
    if dice.random() < 0.5:
        fleet.append(make_line(vehicle_type="van", seats=7, count=2, fixed_fen=90_000))
    return replace(scenario, fleet=tuple(fleet), workers=_in_parties(dice, scenario))


def _half_go_home(dice: random.Random, scenario: Scenario) -> Scenario:
    """The day with some of the workers on their way home, from gate to village."""
    workers = tuple(
        replace(
            w,
            village_id=w.employer_id,
            employer_id=w.village_id,
            party_id=None,
            direction="home",
        )
        if dice.random() < 0.5
        else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers)


def _by_train(dice: random.Random, number: int) -> Scenario:
    """A far day with two trains, of which one has few seats."""
    few = train("K1", seats=dice.randint(3, 12), max_units=1)
    late = train("K2", departs_s=(36 + dice.randrange(6)) * HOUR_S)
    n_workers = dice.randint(4, 25)
    return far_day(n_workers=n_workers, services=(few, late), seed=number)


def _in_parties(dice: random.Random, scenario: Scenario) -> tuple[Worker, ...]:
    """The workers; some travel with others of their village to the same employer."""
    return tuple(
        replace(w, party_id=f"P-{w.village_id}-{w.employer_id}")
        if dice.random() < 0.2
        else w
        for w in scenario.workers
    )


def _with_health(scenario: Scenario) -> Scenario:
    """The scenario with limits of temperature and code."""
    editions = tuple(
        replace(e, temperature_limit_c=Decimal("37.3"), codes_allowed=("green",))
        for e in scenario.policy.editions
    )
    workers = tuple(replace(w, health_code="green") for w in scenario.workers)
    policy = replace(scenario.policy, editions=editions)
    return replace(scenario, policy=policy, workers=workers)


Kept = Event | Lock | CheckIn | Literal["release", "replan"]


@dataclass
class Day:
    """An operation as it goes on: its newest version, events, locks, check-ins.

    ``log``: what was kept, in order, so that it can be done again.
    """

    scenario: Scenario
    was: Situation
    locks: tuple[Lock, ...] = ()
    entries: tuple[CheckIn, ...] = ()
    log: list[Kept] = field(default_factory=list)
    versions: list[Plan] = field(default_factory=list)

    @classmethod
    def begun(cls, number: int) -> Day:
        """The operation of that number before anything has happened."""
        scenario, plan = operation(number)
        return cls(scenario, Situation(scenario=scenario, plan=plan), versions=[plan])

    def report(self, event: Event) -> bool:
        """Whether the event may be; if so, it is kept."""
        found = refusals(self.was, event)
        for one in found:
            fault = one.fault("events", 2)
            assert fault.wrong
            assert fault.remedy
        if not found:
            self.was = was = self.was.with_event(event)
            self.log.append(event)
            refuse_unsound(was.events[-1])  # else no store could be read again
            refuse_unknown(self.scenario, was.plan, was.events, version=was.version)
        return not found

    def check_in(self, asked: CheckIn) -> bool:
        """Whether the check-in is new and may be; if so, it is kept."""
        ledger = Ledger(was=self.was, entries=self.entries)
        answer = entered(ledger, asked)
        if answer.fate == "kept" and answer.entry is not None:
            self.entries = (*self.entries, answer.entry)
            self.was = Ledger(was=self.was, entries=self.entries).known
            self.log.append(asked)
        return answer.fate == "kept"

    def lock(self, lock: Lock) -> None:
        """Keep a lock."""
        self.locks = (*self.locks, lock)
        self.log.append(lock)

    def asked(self) -> Asked:
        """What the next version is asked."""
        changes = changes_of(self.was)
        stays = fixed_at(self.was.plan, self.was.state, self.locks)
        return asked_of(self.scenario, self.was, changes, stays, None)

    def release(self) -> None:
        """Release every lock."""
        self.locks = ()
        self.log.append("release")

    def replan(self) -> Replanned:
        """The next version, kept."""
        found = replan(self.asked(), LIMITS)
        self.log.append("replan")
        self.versions.append(found.plan)
        was = Situation(
            scenario=self.scenario,
            plan=found.plan,
            events=self.was.events,
            version=self.was.version + 1,
            taken=len(self.was.events),
        )
        self.was = Ledger(was=was, entries=self.entries).known
        return found


def again(number: int, log: Sequence[Kept]) -> Day:
    """The same events, locks and versions once more, from the beginning."""
    day = Day.begun(number)
    for one in log:
        if one == "replan":
            day.replan()
        elif one == "release":
            day.release()
        elif isinstance(one, Event):
            assert day.report(one)
        elif isinstance(one, CheckIn):
            assert day.check_in(one)
        else:
            day.lock(one)
    return day


def wrongs(asked: Asked, found: Replanned) -> list[str]:
    """What is wrong with a version, by both checkers and by counting people."""
    plan, scenario = found.plan, found.scenario
    clock = scenario.clock
    untouched = replace(
        asked.fixed,
        frozen=asked.fixed.frozen - found.touched,
        out=found.fixed.out,
        moved=frozenset(found.moved),
        aboard=still_aboard(asked.fixed, _hit(asked, found)),
        coachless=frozenset(without_coach(asked, asked.changes)),
        waiting=_waiting(asked),
    )
    return [
        *map(str, violations(scenario, plan)),
        *map(str, frozen(asked.plan, plan, found.fixed, clock=clock)),
        *map(str, frozen(asked.plan, plan, untouched, clock=clock)),
        *map(str, wrongly_said(asked.plan, scenario, asked.fixed)),
        *_uncounted(asked, found),
        *_on_two(scenario, plan),
    ]


def _waiting(asked: Asked) -> frozenset[str]:
    """Coaches on their way to a service that has moved, which may wait for it."""
    return frozenset(
        trip.trip_id
        for trip in asked.plan.trips
        if trip.segment == "receiving" and trip.service_id in asked.changes.moved
    )


def _hit(asked: Asked, found: Replanned) -> set[str]:
    """Trips and services that an event has hit: nobody can stay in them."""
    changes, plan = asked.changes, asked.plan
    services = {*changes.services_gone, *changes.moved}
    return {
        *services,
        *without_coach(asked, changes),
        *asked.fixed.broken,
        *barred(found.scenario, plan, asked.fixed),
        *(t.trip_id for t in plan.trips if t.service_id in services),
    }


def _uncounted(asked: Asked, found: Replanned) -> list[str]:
    """Everybody is told of exactly once: rides, is held, or stays for a reason."""
    plan = found.plan
    told = [
        *(j.worker_id for j in plan.journeys),
        *(e.worker_id for e in plan.individual),
        *(e.worker_id for e in plan.held),
        *(e.worker_id for e in plan.unplanned),
    ]
    added = {w.worker_id for w in asked.changes.added}
    everybody = {*asked.scenario.worker, *added}
    everybody |= {one.worker_id for one in found.standby}
    everybody |= {journey.worker_id for journey in asked.plan.journeys}
    everybody |= {one.worker_id for one in (*asked.plan.held, *asked.plan.unplanned)}
    wrong = [f"{w} is told of {told.count(w)} times" for w in {*told, *everybody}]
    return [
        text
        for text, w in zip(wrong, {*told, *everybody}, strict=True)
        if told.count(w) != 1 or w not in everybody
    ]


def _on_two(scenario: Scenario, plan: Plan) -> list[str]:
    """Whoever is on a vehicle before having got off the one before."""
    return [
        f"{worker_id} is on two"
        for worker_id, rides in roll_of(scenario, plan).items()
        for one, two in pairwise(rides)
        if two.leaves_s < one.ends_s
    ]
