"""The independent checker: a plan re-proved from the scenario alone.

It imports nothing that plans, quotes or prices: every rule is written here a second
time, so that a mistake made while planning is found instead of repeated. What it does
share is data and geometry: the records, the dated editions, the figures of the
driver-hours presets, the seat map, and the distance tables, whose great-circle runs it
re-proves with another library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.checker import (
    aboard_audit,
    accounting,
    blocks_audit,
    bound_audit,
    closures_audit,
    cohorts_audit,
    connections_audit,
    distance_audit,
    fleet_audit,
    frozen_audit,
    health_audit,
    home_audit,
    hours_audit,
    kept_audit,
    money_audit,
    prices_audit,
    priority_audit,
    progress_audit,
    reasons_audit,
    rides,
    screening_audit,
    seats_audit,
    services_audit,
    structure,
    tickets_audit,
    times_audit,
    wheel_audit,
)
from transport.checker.findings import CODES, Violation
from transport.checker.lengths import Lengths
from transport.checker.minutes import joined, minutes_of
from transport.checker.stated import Stated, stated
from transport.hours import HOURS_PRESETS
from transport.said import said
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.checker.blocks_audit import Chain
    from transport.checker.run import Run
    from transport.hours import HoursRules
    from transport.plan import Plan
    from transport.scenario import Scenario

__all__ = [
    "CODES",
    "Stated",
    "Violation",
    "confirmed_bound_fen",
    "could_ride",
    "frozen",
    "kept_bound_fen",
    "part_violations",
    "provable_prices",
    "refuted_reasons",
    "stated",
    "violations",
    "wrongly_said",
]

confirmed_bound_fen = bound_audit.confirmed_fen
frozen = frozen_audit.frozen
kept_bound_fen = kept_audit.kept_fen
provable_prices = bound_audit.provable
wrongly_said = frozen_audit.wrongly_said


def violations(scenario: Scenario, plan: Plan) -> list[Violation]:
    """Everything wrong in the plan; an empty list means that it is proved.

    The scenario's identity first, then the plan, then trip by trip in the plan's
    order, then the money. A trip that names unknown places, workers or vehicles
    cannot be read and is audited no further than that.
    """
    identity = structure.identity(scenario, plan)
    prices = bound_audit.prices(scenario, plan)
    asked, scenario = scenario, screening_audit.after_checks(scenario, plan)
    runs, unread = structure.readable_runs(scenario, plan)
    checks = [*_of_checks(asked, plan), *prices]
    found = [*identity, *unread, *checks]
    lengths = Lengths(scenario, runs)
    gate = health_audit.Gate(scenario, lengths.seconds)
    found.extend(_of_the_plan(scenario, plan, runs, gate))
    found.extend(_of_all_trips(scenario, plan, runs, lengths, gate))
    found.extend(money_audit.plan_cost(scenario, plan))
    found.extend(prices_audit.rejected(scenario, plan))
    found.extend(prices_audit.marginal(scenario, plan))
    if not found:
        found.extend(_left_behind(scenario, plan, runs, gate))
        found.extend(kept_audit.kept(asked, plan))
    return list(dict.fromkeys(found))


def part_violations(scenario: Scenario, plan: Plan) -> list[Violation]:
    """What is wrong in a part of a plan: its people, trips, services.

    ``scenario``: with the workers of the part alone, who share no coach and no service
    with others. What is asked of a whole plan is not: its cost and bound, who was
    passed over or could ride, nor whether the rest leaves enough of the fleet.
    """
    found = _of_checks(scenario, plan)
    scenario = screening_audit.after_checks(scenario, plan)
    runs, unread = structure.readable_runs(scenario, plan)
    lengths = Lengths(scenario, runs)
    gate = health_audit.Gate(scenario, lengths.seconds)
    found.extend(unread)
    found.extend(_of_people(scenario, plan, runs, gate))
    found.extend(_of_the_fleet(scenario, runs))
    found.extend(_of_all_trips(scenario, plan, runs, lengths, gate))
    return list(dict.fromkeys(found))


def _of_checks(scenario: Scenario, plan: Plan) -> list[Violation]:
    return [
        *screening_audit.screenings(scenario, plan),
        *screening_audit.in_turn(scenario, plan),
    ]


def _of_all_trips(
    scenario: Scenario,
    plan: Plan,
    runs: list[Run],
    lengths: Lengths,
    gate: health_audit.Gate,
) -> Iterator[Violation]:
    """Trip by trip, then what meets between them: blocks, services, crowds, tickets."""
    chains = blocks_audit.chains(plan, runs)
    alone = {c.runs[0].trip_id for c in chains if c.is_whole and len(c.runs) == 1}
    for run in runs:
        audit = _of_a_trip if run.trip_id in alone else _of_a_movement
        yield from audit(run, lengths)
        yield from health_audit.travellers(run, gate)
    for chain in chains:
        yield from _of_a_block(chain)
    yield from lengths.great_circles()
    yield from services_audit.services(scenario, plan)
    yield from connections_audit.links(scenario, plan, runs)
    yield from connections_audit.riders(scenario, plan)
    yield from connections_audit.hubs(scenario, runs, lengths.metres)
    yield from connections_audit.intake(scenario, runs)
    metres, seconds = lengths.metres, lengths.seconds
    yield from tickets_audit.tickets(scenario, plan, gate, metres, seconds)


def could_ride(scenario: Scenario, plan: Plan) -> dict[str, rides.Ride]:
    """By worker left behind: a ride that costs less than leaving the party there.

    Of a plan that is legal otherwise; an empty answer does not say that there is none.
    """
    scenario = screening_audit.after_checks(scenario, plan)
    runs, _ = structure.readable_runs(scenario, plan)
    gate = health_audit.Gate(scenario, Lengths(scenario, runs).seconds)
    return rides.rides_missed(scenario, plan, runs, gate, _of_a_trip)


def refuted_reasons(scenario: Scenario, plan: Plan) -> set[str]:
    """Workers left behind for a reason that the plan, legal otherwise, refutes."""
    scenario = screening_audit.after_checks(scenario, plan)
    runs, _ = structure.readable_runs(scenario, plan)
    return {found.where for found in reasons_audit.refuted(scenario, plan, runs)}


def _left_behind(
    scenario: Scenario, plan: Plan, runs: list[Run], gate: health_audit.Gate
) -> Iterator[Violation]:
    """Nobody stays for whom a cheaper ride is at hand, unless the plan says so.

    Nor for a reason that the plan itself refutes.
    """
    explained = [entry for entry in plan.unplanned if entry.code != LEFT_BY_SEARCH]
    if not explained:
        return
    missed = rides.rides_missed(scenario, plan, runs, gate, _of_a_trip)
    for entry in explained:
        ride = missed.get(entry.worker_id)
        if ride is not None:
            told = said("UNPLANNED_COULD_RIDE", code=entry.code, ride=ride.told)
            yield Violation(
                code="UNPLANNED_COULD_RIDE", where=entry.worker_id, told=told
            )
    wrong = reasons_audit.refuted(scenario, plan, runs)
    yield from (found for found in wrong if found.where not in missed)


def _of_the_plan(
    scenario: Scenario, plan: Plan, runs: list[Run], gate: health_audit.Gate
) -> Iterator[Violation]:
    yield from accounting.counts(scenario, plan)
    yield from _of_people(scenario, plan, runs, gate)
    yield from priority_audit.passed_over(scenario, plan, runs)
    yield from _of_the_fleet(scenario, runs)


def _of_people(
    scenario: Scenario, plan: Plan, runs: list[Run], gate: health_audit.Gate
) -> Iterator[Violation]:
    yield from structure.trip_ids(plan)
    yield from accounting.everybody_once(scenario, plan)
    yield from accounting.journeys(plan, runs)
    yield from health_audit.held_and_unplanned(scenario, plan, gate)
    yield from cohorts_audit.parties_whole(scenario, plan)


def _of_the_fleet(scenario: Scenario, runs: list[Run]) -> Iterator[Violation]:
    yield from closures_audit.walked(scenario)
    yield from fleet_audit.fleet_in_use(scenario, runs)
    yield from fleet_audit.rotations(scenario, runs)
    yield from blocks_audit.not_interrupted(runs)


def _of_a_trip(run: Run, lengths: Lengths) -> Iterator[Violation]:
    """Of a trip that is a block of its own, or stands for one that could be run."""
    yield from _of_a_movement(run, lengths)
    yield from _of_a_crew([run], where=run.trip_id)
    yield from money_audit.trip_cost(run)


def _of_a_block(chain: Chain) -> Iterator[Violation]:
    yield from blocks_audit.one_coach(chain)
    yield from blocks_audit.not_too_many(chain)
    yield from blocks_audit.crews_in_turn(chain)
    if chain.is_whole:
        yield from blocks_audit.straight_on(chain)
    if len(chain.runs) == 1 or not chain.is_whole:
        return
    for runs in chain.crews():
        alone = len(runs) == 1
        yield from _of_a_crew(runs, where=runs[0].trip_id if alone else chain.block_id)
    if chain.is_of_one_row:
        yield from money_audit.block_cost(chain)


def _of_a_movement(run: Run, lengths: Lengths) -> Iterator[Violation]:
    yield from structure.stop_order(run)
    yield from structure.boarding(run)
    yield from seats_audit.usable_seats(run)
    yield from seats_audit.load(run)
    yield from seats_audit.luggage(run)
    yield from seats_audit.seat_labels(run)
    yield from cohorts_audit.mixing(run)
    yield from cohorts_audit.village_access(run)
    yield from cohorts_audit.forbidden_pickups(run)
    yield from home_audit.one_end_home(run)
    yield from times_audit.in_order(run)
    yield from times_audit.planning_days(run)
    yield from times_audit.service(run)
    yield from times_audit.workers_on_time(run, lengths.metres)
    yield from closures_audit.kept_clear(run)
    yield from aboard_audit.waits(run)
    yield from aboard_audit.slow_ways(run, lengths.seconds)
    yield from distance_audit.legs(run, lengths.metres)
    yield from distance_audit.driving_time(run, lengths.seconds)
    yield from _of_the_wheel(run, lengths)


def _of_the_wheel(run: Run, lengths: Lengths) -> Iterator[Violation]:
    rules = _hours(run)
    yield from wheel_audit.crew(run, rules, lengths.metres)
    yield from wheel_audit.blocks(run)
    yield from wheel_audit.changes(run, rules)
    yield from wheel_audit.halts(run)
    too_long = list(times_audit.readable_length([run], where=run.trip_id))
    yield from too_long
    if too_long:
        return
    minutes = minutes_of(run)
    yield from wheel_audit.one_at_the_wheel(run, minutes)
    yield from aboard_audit.passenger_stops(run, minutes)
    yield from hours_audit.night_ban(run, minutes, rules)
    yield from progress_audit.progress(run, minutes, rules, lengths.seconds)


def _of_a_crew(runs: Sequence[Run], *, where: str) -> Iterator[Violation]:
    """The hours of the drivers over all trips that they drive one after the other."""
    too_long = list(times_audit.readable_length(runs, where=where))
    if too_long:
        yield from too_long
        return
    rules = _hours(runs[0])
    minutes = joined([minutes_of(run) for run in runs])
    fewest = min(run.trip.drivers for run in runs)
    shift = hours_audit.Shift(where=where, fewest=fewest)
    yield from hours_audit.on_end(shift, minutes, rules)
    yield from hours_audit.in_a_day(shift, minutes, rules)
    yield from hours_audit.on_duty(shift, minutes, rules)


def _hours(run: Run) -> HoursRules:
    return HOURS_PRESETS[run.scenario.policy.driver_hours]
