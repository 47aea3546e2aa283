"""Coaches that stand in a plan: on which days, how near, when they could leave."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from transport.checker.rulebook import (
    edition_in_force,
    home_and_work,
    is_open,
    seats_left,
)
from transport.clock import DAY_S, MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from transport.checker.lengths import Lengths
    from transport.fleet import FleetLine
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario

MOST_LINES = 2  # nearest rows of the fleet with a coach that stands, for each kind
MOST_DAYS = 3


class Idle(NamedTuple):
    """A row of the fleet, and the days on which coaches of it are away.

    Of those that nothing needs only the first is there: they are alike.
    """

    line: FleetLine
    away: dict[int, set[int]]

    def free(self, days: set[int]) -> int | None:
        """The first coach that stands on all these days."""
        return next((n for n, away in self.away.items() if not days & away), None)


def idle_rows(scenario: Scenario, plan: Plan) -> list[Idle]:
    """Rows of the fleet with a coach that stands on some day, and when each is away."""
    away: defaultdict[tuple[str, str], defaultdict[int, set[int]]]
    away = defaultdict(lambda: defaultdict(set))
    for trip in plan.trips:
        days = days_between(trip.depart_s, trip.return_s)
        away[trip.depot_id, trip.vehicle_type][trip.coach] |= days
    every = set(range(scenario.n_days))
    rows = []
    for line in scenario.fleet:
        by_coach = {n: away[line.key][n] for n in _told_apart(line, away[line.key])}
        for n, from_s in line.lost:
            by_coach[n] = by_coach[n] | {day for day in every if day >= from_s // DAY_S}
        for n, from_s, until_s in line.away:
            by_coach[n] = by_coach[n] | days_between(from_s, until_s)
        if any(not every <= days for days in by_coach.values()):
            rows.append(Idle(line, by_coach))
    return rows


def _told_apart(line: FleetLine, used: Collection[int]) -> list[int]:
    """Numbers of coaches that something needs, and the first that nothing does."""
    needed = {*used, *(n for n, _ in line.lost), *(n for n, _, _ in line.away)}
    stands = next(n for n in count(1) if n not in needed)
    return sorted(n for n in {*needed, stands} if 1 <= n <= line.count)


def days_between(from_s: int, until_s: int) -> set[int]:
    """The days on which something from the one moment to the other falls."""
    return set(range(from_s // DAY_S, until_s // DAY_S + 1))


def nearest_rows(
    scenario: Scenario,
    lengths: Lengths,
    party: Sequence[Worker],
    idle: Sequence[Idle],
    *,
    below_fen: int,
) -> list[Idle]:
    """Idle coaches that may go there and seat the party, the nearest first.

    ``below_fen``: coaches whose fixed price alone reaches it are left out.
    """
    boards_id = party[0].village_id
    largest = home_and_work(scenario, boards_id, party[0].employer_id)[0].max_seats

    def may_serve(line: FleetLine) -> bool:
        fits = largest is None or line.seats <= largest
        return fits and line.fixed_fen < below_fen and line.seats > len(party)

    near = [row for row in idle if may_serve(row.line)]
    near.sort(
        key=lambda row: (
            lengths.metres(row.line.depot_id, boards_id),
            row.line.fixed_fen,
            row.line.key,
        )
    )
    able = [row for row in near if most_seats(scenario, row.line) >= len(party)]
    return able[:MOST_LINES]


def most_seats(scenario: Scenario, line: FleetLine) -> int:
    """Seats left to workers by the kindest edition of the planning days, uncapped."""
    editions = {
        edition_in_force(scenario.policy, scenario.clock.date_of(day * DAY_S))
        for day in range(scenario.n_days)
    }
    return max(
        (
            seats_left(
                line, scenario.policy, edition, percent=100, drivers=line.drivers
            )
            for edition in editions
        ),
        default=0,
    )


def departures(
    scenario: Scenario, lengths: Lengths, row: Idle, party: Sequence[Worker]
) -> Iterator[int]:
    """Minutes in which the coach leaves, so as to board when the village opens.

    Then so much later that nobody waits before the gate.
    """
    line, policy = row.line, scenario.policy
    village = scenario.village[party[0].village_id]
    employer = scenario.employer[party[0].employer_id]
    opening = village.opening or policy.pickup_opening
    gate = employer.opening or policy.gate_opening
    ready_s = max(0, *(worker.ready_from_s or 0 for worker in party))
    out_s = _slow(line, lengths.seconds(line.depot_id, village.village_id))
    ride_s = _slow(line, lengths.seconds(village.village_id, employer.employer_id))
    ready_s = max(ready_s, out_s)
    days = range(ready_s // DAY_S, scenario.n_days)
    for day in [day for day in days if row.free({day}) is not None][:MOST_DAYS]:
        opens_s = opening.from_s + (day * DAY_S if opening.is_daily else 0)
        boards_s = max(ready_s, opens_s)
        if not is_open(opening, boards_s):
            continue
        yield (boards_s - out_s) // MINUTE_S
        comes_s = boards_s + ride_s
        waits_s = _waits_s(gate.from_s, gate.until_s, comes_s)
        if waits_s:
            yield (boards_s + waits_s - out_s) // MINUTE_S


def _waits_s(from_s: int, until_s: int, comes_s: int) -> int:
    """Seconds until a gate that opens daily does; 0 where it is open."""
    of_day = comes_s % DAY_S
    if from_s <= of_day <= until_s or of_day + DAY_S <= until_s:
        return 0
    return (from_s - of_day) % DAY_S


def _slow(line: FleetLine, day_s: int) -> int:
    """The driving time by this coach, up to the next whole minute."""
    minutes = -(-day_s * 100 // (line.speed_percent * MINUTE_S))
    return minutes * MINUTE_S
