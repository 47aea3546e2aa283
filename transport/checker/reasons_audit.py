"""Proof that the reason of somebody left behind is not refuted by the plan itself.

Each reason needs something that the plan shows: a row of the fleet that is all away, a
trip with a free seat, an employer that has its number, a full train. Where that is
missing the reason is wrong, whatever the right one may be. Of a plan that is legal
otherwise; versions made on the day keep reasons of before, and are not asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from transport.checker.findings import Violation
from transport.checker.home_audit import asks_home, home_city
from transport.checker.idle_coaches import days_between, most_seats
from transport.checker.lengths import Lengths
from transport.checker.priority_audit import class_of
from transport.checker.quickest import driven_until_min
from transport.checker.rulebook import (
    PERCENT,
    dwell_needed_s,
    home_and_work,
    region_of,
)
from transport.checker.unplanned_audit import may_carry
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.hours import HOURS_PRESETS
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from transport.checker.run import Run
    from transport.fleet import FleetLine
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario

MOST_DRIVERS = 4  # no reason asks for more than so many
STOPS_PERCENT = 125  # of a drive, with the stops for passengers
SHORT_S = 8 * HOUR_S  # on longer drives a coach may stand until the gate opens


class Left(NamedTuple):
    """A party left behind, and the reason that the plan states."""

    party: Sequence[Worker]
    code: str

    @property
    def first(self) -> Worker:
        """One of them; they have one way."""
        return self.party[0]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a plan shows of coaches, seats, arrivals and services."""

    scenario: Scenario
    plan: Plan
    runs: Sequence[Run]
    lengths: Lengths

    @cached_property
    def has_free_seat(self) -> bool:
        """Whether any trip has one."""
        return any(run.usable_seats > len(run.workers) for run in self.runs)

    @cached_property
    def best_class(self) -> int:
        """The highest class of anybody who rides; 3 where nobody does."""
        riders = (worker for run in self.runs for worker in run.workers)
        return min((class_of(self.scenario, (w,)) for w in riders), default=3)

    @cached_property
    def most_arrivals(self) -> Mapping[str, int]:
        """By employer the most workers who arrive on one day."""
        arrived: Counter[tuple[str, int]] = Counter()
        for run in self.runs:
            for stop in run.drops:
                if stop.kind == "drop":
                    day = stop.depart_s // DAY_S
                    arrived[str(stop.place_id), day] += len(stop.alight)
        most: defaultdict[str, int] = defaultdict(int)
        for (employer_id, _), n in arrived.items():
            most[employer_id] = max(most[employer_id], n)
        return most

    @cached_property
    def free_seats(self) -> Mapping[str, int]:
        """Seats that stay free, by service."""
        aboard = {use.service_id: len(use.workers) for use in self.plan.services}
        return {
            service.service_id: service.seats * service.max_units
            - aboard.get(service.service_id, 0)
            for service in self.scenario.services
        }

    @property
    def asks_home(self) -> bool:
        """Whether one end of each ride must lie where the coach is at home."""
        return asks_home(self.scenario.policy)

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """City in which the coaches of a depot are at home, where one is known."""
        scenario = self.scenario
        found = {d.depot_id: home_city(scenario, d) for d in scenario.depots}
        return {depot_id: city for depot_id, city in found.items() if city}

    def is_at_home(self, line: FleetLine, worker: Worker) -> bool:
        """Whether a coach may carry the worker, as far as its plates go."""
        if not self.asks_home or line.depot_id not in self.homes:
            return True
        ends = (worker.village_id, worker.employer_id)
        cities = {region_of(self.scenario, place_id)[1] for place_id in ends}
        return self.homes[line.depot_id] in cities

    @cached_property
    def used_up(self) -> Sequence[FleetLine]:
        """Rows of the fleet of which on some day no coach stands."""
        away: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        clean_s = self.scenario.policy.turnaround_s
        for trip in self.plan.trips:
            days = days_between(trip.depart_s, trip.return_s + clean_s)
            away[trip.depot_id, trip.vehicle_type].update(days)
        return [
            line
            for line in self.scenario.fleet
            if max(away[line.key].values(), default=0) >= line.count
        ]


def refuted(scenario: Scenario, plan: Plan, runs: Sequence[Run]) -> Iterator[Violation]:
    """The reasons that the plan speaks against, by worker."""
    if _is_version(scenario):
        return
    shown = Shown(
        scenario=scenario, plan=plan, runs=runs, lengths=Lengths(scenario, runs)
    )
    parties: defaultdict[tuple[str, str, str], list[Worker]] = defaultdict(list)
    for entry in plan.unplanned:
        worker = scenario.worker[entry.worker_id]
        name = worker.party_id or f"alone {worker.worker_id}"
        parties[worker.village_id, worker.employer_id, name].append(worker)
    code_of = {entry.worker_id: entry.code for entry in plan.unplanned}
    for party in parties.values():
        left = Left(party, code_of[party[0].worker_id])
        against = AGAINST.get(left.code)
        told = against and against(shown, left)
        if told:
            for worker in party:
                if code_of[worker.worker_id] == left.code:
                    yield Violation(
                        code="UNPLANNED_CODE_WRONG", where=worker.worker_id, told=told
                    )


def _is_version(scenario: Scenario) -> bool:
    """Whether the day has changed what the plan was made from."""
    is_changed = scenario.origin_sha256 != scenario.sha256
    gone = any(line.lost or line.away for line in scenario.fleet)
    return bool(is_changed or gone or scenario.seats_held or scenario.halts_stand)


def _no_row_away(shown: Shown, left: Left) -> Said | None:
    """No coach free: of some row that could carry them all coaches are away."""
    scenario, way = shown.scenario, (left.first.village_id, left.first.employer_id)
    largest = home_and_work(scenario, *way)[0].max_seats
    for line in shown.used_up:
        is_small = largest is None or line.seats <= largest
        if is_small and most_seats(scenario, line) >= len(left.party):
            return None
    return said("UNPLANNED_CODE_WRONG_STANDS", code=left.code)


def _no_free_seat(shown: Shown, left: Left) -> Said | None:
    """Kept off seats that are free: some trip has one."""
    if shown.has_free_seat:
        return None
    return said("UNPLANNED_CODE_WRONG_NO_SEAT", code=left.code)


def _no_crowd(shown: Shown, left: Left) -> Said | None:
    """Crowded: more come together somewhere than may."""
    most = shown.scenario.policy.crowd_cap
    n = sum(len(run.workers) for run in shown.runs) + len(left.party)
    if n > most:
        return None
    return said("UNPLANNED_CODE_WRONG_CROWD", code=left.code, n=n, most=most)


def _room_at_gate(shown: Shown, left: Left) -> Said | None:
    """Intake full: on some day the employer has no room for them."""
    employer_id = left.first.employer_id
    most = shown.scenario.employer[employer_id].daily_intake
    n = shown.most_arrivals[employer_id]
    if most is None or n + len(left.party) > most:
        return None
    return said(
        "UNPLANNED_CODE_WRONG_ROOM",
        code=left.code,
        employer=employer_id,
        most=most,
        n=n,
    )


def _seated(shown: Shown, left: Left) -> Said | None:
    """No seats: no coach seats all of them, or somebody of a higher class rides."""
    scenario, n = shown.scenario, len(left.party)
    if shown.best_class < class_of(scenario, tuple(left.party)):
        return None
    at_home = [line for line in scenario.fleet if shown.is_at_home(line, left.first)]
    able = [line for line in at_home if may_carry(scenario, left.first, line, n=n)]
    if not able:
        return None
    return said(
        "UNPLANNED_CODE_WRONG_SEATS",
        code=left.code,
        n=n,
        vehicle_type=tuple(line.vehicle_type for line in able),
    )


def _no_luggage(shown: Shown, left: Left) -> Said | None:
    """Hold full: they bring luggage."""
    del shown
    if any(worker.n_bags for worker in left.party):
        return None
    return said("UNPLANNED_CODE_WRONG_NO_BAGS", code=left.code)


def _crew_allowed(shown: Shown, left: Left) -> Said | None:
    """Crew not allowed: a ride may ask for more drivers than the settings let ride."""
    most = shown.scenario.policy.max_drivers
    if most < max([MOST_DRIVERS, *(line.drivers for line in shown.scenario.fleet)]):
        return None
    return said("UNPLANNED_CODE_WRONG_CREW", code=left.code, most=most)


def _short_ride(shown: Shown, left: Left) -> Said | None:
    """Ride too long: straight there may take longer, or a trip has a free seat."""
    scenario, policy = shown.scenario, shown.scenario.policy
    if scenario.services or shown.has_free_seat or not scenario.fleet:
        return None
    slowest = min(line.speed_percent for line in scenario.fleet)
    leg_s = shown.lengths.seconds(left.first.village_id, left.first.employer_id)
    leg_s = -(-leg_s * PERCENT // slowest)
    if leg_s >= SHORT_S:
        return None
    rules = HOURS_PRESETS[policy.driver_hours]
    drive_s = leg_s * STOPS_PERCENT // PERCENT
    hours = range(0, DAY_S // MINUTE_S, HOUR_S // MINUTE_S)
    longest = max(driven_until_min(rules, 1, at, drive_s) - at for at in hours)
    dwell_s = 2 * dwell_needed_s(policy, n_served=len(left.party))
    ride_s = longest * MINUTE_S + HOUR_S + dwell_s + policy.max_wait_aboard_s
    if ride_s > policy.max_ride_s:
        return None
    return said("UNPLANNED_CODE_WRONG_SHORT", code=left.code, ride_s=ride_s)


def _seats_on_services(shown: Shown, left: Left) -> Said | None:
    """Service full: some flight or train has fewer seats free than they are."""
    free = min(shown.free_seats.values(), default=0)
    if free < len(left.party):
        return None
    return said("UNPLANNED_CODE_WRONG_ABOARD", code=left.code, n=free)


def _no_seat_on_services(shown: Shown, left: Left) -> Said | None:
    """No connecting coach: a flight or train has seats free."""
    barred = shown.asks_home and shown.homes  # a coach of elsewhere may not go there
    if barred or max(shown.free_seats.values(), default=0) > 0:
        return None
    return said("UNPLANNED_CODE_WRONG_FULL", code=left.code)


def _all_admitted(shown: Shown, left: Left) -> Said | None:
    """Mode not admitted: some flight or train is of a kind that is left out."""
    modes = shown.scenario.policy.modes
    if any(service.mode not in modes for service in shown.scenario.services):
        return None
    return said("UNPLANNED_CODE_WRONG_MODES", code=left.code)


AGAINST: Mapping[str, Callable[[Shown, Left], Said | None]] = {
    "NO_COACH_FREE": _no_row_away,
    "KEPT_APART": _no_free_seat,
    "TOO_FAR_ROUND": _no_free_seat,
    "CROWDED": _no_crowd,
    "INTAKE_FULL": _room_at_gate,
    "NO_SEATS_LEFT": _seated,
    "HOLD_FULL": _no_luggage,
    "CREW_NOT_ALLOWED": _crew_allowed,
    "RIDE_TOO_LONG": _short_ride,
    "SERVICE_FULL": _seats_on_services,
    "NO_CONNECTING_COACH": _no_seat_on_services,
    "MODE_NOT_ADMITTED": _all_admitted,
}
