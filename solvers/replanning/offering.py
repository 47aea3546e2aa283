"""The options of a round: ways to run what is printed, and new trips."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from solvers.problem.cohorts import strict_cohort
from solvers.replanning.chaining import with_its_block
from solvers.replanning.closed import all_known
from solvers.replanning.coaches import Coaches
from solvers.replanning.locking import under_lock
from solvers.replanning.newcomers import newcomers
from solvers.replanning.options import Room, as_kept
from solvers.replanning.over_services import OverServices
from solvers.replanning.printed import is_called_in_vain, told_at
from solvers.replanning.relief import Relief
from solvers.replanning.retiming import Retiming
from transport.places import rough_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.newcomers import Newcomers
    from solvers.replanning.options import Option
    from solvers.replanning.printed import Told
    from solvers.replanning.rounds import Round
    from solvers.running.deadline import Deadline
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.outcome import Limits
    from transport.plan import Trip
    from transport.scenario import Scenario

MOST_NEIGHBOURS = 8  # printed trips near to a group that are asked to take it
MOST_LINES = 6  # of the fleet that are asked to run a printed trip
STEPS = 12  # of the search for new trips, unless limits say otherwise
LATER_S = (0, 30 * 60)  # by which a trip may run later on another coach


@dataclass(frozen=True, kw_only=True)
class Offering:
    """What may be chosen in a round. ``told``: what is printed of times.

    ``refit``: trips whose riders would wait for those who were taken off.
    """

    asked: Asked
    this: Round
    told: Told
    limits: Limits
    deadline: Deadline
    refit: frozenset[str] = frozenset()

    def options(self) -> list[Option]:
        """Every option: printed trips as they are, shorter, longer, elsewhere; new."""
        found = [self._kept(now) for now in self.this.kept.values()]
        found += self._shorter()
        for trip_id, now in self.this.lost.items():
            if trip_id in self.this.on_road:
                found += self.relief[trip_id]
                continue
            ways = [*self._elsewhere(trip_id, now), *self._later(trip_id, now)]
            found += under_lock(self.asked, now, ways)
        found += self._longer()
        found += OverServices(
            asked=self.asked, this=self.this, told=self.told
        ).options()
        if self.new is not None:
            found += [
                option
                for option in self.new.options()
                if self._coaches.free(option.line, option.span) is not None
            ]
        return found

    def _kept(self, now: Trip) -> Option:
        """The trip as printed; nobody joins one that is locked."""
        option = as_kept(self.this.ground, now, self.told, self._still_to_board(now))
        if self.asked.fixed.holds(now):
            return replace(option, room=Room(seats=0), open_to=frozenset())
        return option

    def _still_to_board(self, now: Trip) -> Sequence[Group]:
        """The groups, less those at stops that the coach has left before its time."""
        from_s = self.asked.fixed.open_from_s(now.trip_id)
        if from_s <= self.asked.fixed.moment_s:
            return self.groups
        at_s = told_at(now, self.told)
        return [g for g in self.groups if at_s.get(g.village_id, from_s) >= from_s]

    @cached_property
    def relief(self) -> Mapping[str, list[Option]]:
        """Ways to take on, together, those of each trip that ended on its way."""
        return {
            trip_id: Relief(
                ground=self.this.ground,
                coaches=self._coaches,
                broken=self.this.stuck[trip_id],
                now=self.this.lost[trip_id],
            ).options()
            if trip_id in self.this.stuck
            else []
            for trip_id in self.this.on_road
        }

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Groups to be placed by whatever trip; those who wait for a relief are not."""
        together = {
            place_id
            for trip_id, places in self.this.on_road.items()
            if self.relief[trip_id]
            for place_id in places
        }
        return tuple(g for g in self.this.groups if g.village_id not in together)

    @cached_property
    def new(self) -> Newcomers | None:
        """The search for new trips; None where nobody is to be placed."""
        busy = self._coaches.busy()
        return newcomers(
            self.this.ground,
            self.groups,
            kept=list(self.this.kept.values()),
            spans=[(line, span) for line, spans in busy.items() for span in spans],
            steps=self.limits.steps or STEPS,
            seed=self.limits.seed,
            deadline=self.deadline,
        )

    @cached_property
    def _coaches(self) -> Coaches:
        return Coaches(self.this.ground.scenario, self.this.kept.values())

    @cached_property
    def _retiming(self) -> Retiming:
        return Retiming(self.this.ground, self.told, self.groups)

    @cached_property
    def _n_in_block(self) -> Counter[str]:
        return Counter(trip.block_id for trip in self.this.kept.values())

    def _may_be_retimed(self, now: Trip) -> bool:
        """Whether the trip has not begun, and no other shares its coach's days."""
        return (
            now.segment == "direct"
            and now.trip_id not in self.asked.fixed.departed
            and self._n_in_block[now.block_id] == 1
            and now.depart_s >= self.this.ground.changes.moment_s
        )

    def _shorter(self) -> Iterator[Option]:
        """Trips without halts at which nobody boards or alights any more."""
        for trip_id, now in self.this.kept.items():
            if is_called_in_vain(now) or trip_id in self.refit:
                option = self.shortened(trip_id)
                if option is not None:
                    yield option

    def shortened(self, trip_id: str) -> Option | None:
        """A kept trip that halts no longer than those who are still on it need."""
        now = self.this.kept[trip_id]
        if not self._may_be_retimed(now):
            return None
        return self._retiming.shorter(self.asked.plan.trip[trip_id], now)

    def _elsewhere(self, trip_id: str, now: Trip) -> Iterator[Option]:
        """The trip of a lost coach run by another, at its times or a little later."""
        ground = self.this.ground
        if now.segment != "direct" or not ground.eligible.issuperset(now.worker_ids):
            return
        if not all_known(ground.scenario, now):
            return
        n_asked = 0
        for line in self._lines_near(now):
            if n_asked >= MOST_LINES:
                return
            for slack_s in LATER_S:
                option = self._retiming.elsewhere(
                    self.asked.plan.trip[trip_id], now, line, slack_s=slack_s
                )
                if option is None:
                    continue
                if self._coaches.free(line.key, option.span) is not None:
                    n_asked += 1
                    yield self._instead(trip_id, option)
                break

    def _instead(self, trip_id: str, option: Option) -> Option:
        """The option; where the trip's coach comes later, its riders are changed."""
        if trip_id not in self.this.late:
            return option
        return replace(option, changed=frozenset(option.takes), keeps_times=False)

    def _later(self, trip_id: str, now: Trip) -> Iterator[Option]:
        """The trip by its own coach once that is there, or around what is closed."""
        ready_s = self.this.late.get(trip_id)
        if ready_s is None or now.segment != "direct":
            return
        if not self.this.ground.eligible.issuperset(now.worker_ids):
            return
        printed = self.asked.plan.trip[trip_id]
        found: list[Option | None] = [*self._retiming.around(printed, now)]
        if ready_s:
            found = [self._retiming.later(printed, now, ready_s=ready_s)]
        for option in found:
            if option is not None:
                yield from self._by_its_coach(option, now)

    def _by_its_coach(self, option: Option, now: Trip) -> Iterator[Option]:
        """The option if its coach is free, with what it runs next if need be."""
        whole = with_its_block(self.asked, self.this, self._retiming, option)
        if whole is None:
            return
        kept = self.this.kept.values()
        others = [t for t in kept if t.trip_id not in whole.covers]
        coaches = Coaches(self.this.ground.scenario, others)
        if coaches.is_free(whole.line, now.coach, whole.span):
            yield whole

    def _lines_near(self, now: Trip) -> list[FleetLine]:
        """Rows of the fleet with seats for all aboard: its own, then the nearest."""
        ground = self.this.ground
        first = next(str(s.place_id) for s in now.stops if s.board)
        return sorted(
            (
                line
                for line in ground.scenario.fleet
                if line.count and line.seats > len(now.worker_ids)
            ),
            key=lambda line: (
                line.key != (now.depot_id, now.vehicle_type),
                ground.ways.metres(line.depot_id, first),
                line.seats,
                line.key,
            ),
        )

    def _longer(self) -> Iterator[Option]:
        """Printed trips near to a group with some of it aboard too."""
        able = [
            now
            for now in self.this.kept.values()
            if self._may_take_more(now) and now.usable_seats > len(now.worker_ids)
        ]
        for group in self.groups:
            for now in self.near(able, group):
                yield from self.longer(now, group, group.n_workers)

    def near(self, trips: Iterable[Trip], group: Group) -> list[Trip]:
        """The trips least off the way of the group that may carry it at all."""
        ground = self.this.ground
        scenario, own = ground.scenario, strict_cohort(ground.scenario, group)
        return sorted(
            (
                now
                for now in trips
                if strict_cohort(scenario, ground.group_of[now.worker_ids[0]]) == own
            ),
            key=lambda now: (_off_the_way(scenario, now, group), now.trip_id),
        )[:MOST_NEIGHBOURS]

    def longer(self, now: Trip, group: Group, n: int) -> Iterator[Option]:
        """The trip with so many of the group too, or as many as there are seats."""
        n = min(n, now.usable_seats - len(now.worker_ids))
        printed = self.asked.plan.trip[now.trip_id]
        for option in self._retiming.longer(printed, now, group, n):
            is_free = option.changed.isdisjoint(self.asked.fixed.locked_workers)
            if is_free and self._coach_has_time(now, option):
                yield option

    def crowded(self, group: Group) -> list[Trip]:
        """Printed trips near to the group that may be timed anew, full or not."""
        able = [now for now in self.this.kept.values() if self._may_take_more(now)]
        return self.near(able, group)

    def _may_take_more(self, now: Trip) -> bool:
        return self._may_be_retimed(now) and not self.asked.fixed.holds(now)

    def _coach_has_time(self, now: Trip, option: Option) -> bool:
        """Whether the coach is back in time for what it runs next."""
        clean_s = self.this.ground.scenario.policy.turnaround_s
        return all(
            t.return_s + clean_s <= option.span[0] or option.span[1] <= t.depart_s
            for t in self.this.kept.values()
            if t.trip_id != now.trip_id
            and (t.depot_id, t.vehicle_type, t.coach)
            == (now.depot_id, now.vehicle_type, now.coach)
        )


def _off_the_way(scenario: Scenario, trip: Trip, group: Group) -> float:
    """How far the group's two places are from the nearest the trip calls at."""
    at = scenario.position
    up = [str(s.place_id) for s in trip.stops if s.board]
    down = [str(s.place_id) for s in trip.stops if s.alight]
    return sum(
        min(
            (rough_away(at[here], at[place_id]) for place_id in places),
            default=math.inf,
        )
        for here, places in ((group.village_id, up), (group.employer_id, down))
    )
