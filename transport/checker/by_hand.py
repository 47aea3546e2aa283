"""A trip made by hand: one coach fetches one party and brings it straight there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.checker.block_prices import trip_lines
from transport.checker.quickest import HORIZON_MIN, Ride
from transport.checker.rulebook import (
    PERCENT,
    coach_seats,
    dwell_needed_s,
    is_open,
)
from transport.checker.run import Run
from transport.clock import MINUTE_S
from transport.hours import HOURS_PRESETS
from transport.plan import DrivingBlock, Stop, Trip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.checker.lengths import Lengths
    from transport.fleet import FleetLine
    from transport.places import Opening
    from transport.roster import Worker
    from transport.scenario import Scenario

BY_HAND = "by hand"


def trip_by_hand(
    scenario: Scenario,
    line: FleetLine,
    party: Sequence[Worker],
    lengths: Lengths,
    *,
    leaves_min: int,
) -> Run | None:
    """The party's own coach, which leaves its depot in that minute, priced.

    It is driven as soon as may be; whether all of it is legal is for the audits to
    say. ``None`` where the coach never arrives.
    """
    village_id, employer_id = party[0].village_id, party[0].employer_id
    places = (line.depot_id, village_id, employer_id, line.depot_id)
    drivers = _drivers(scenario, line, lengths.metres(village_id, employer_id))
    log = _Log(scenario, line, lengths, drivers=drivers, at_min=leaves_min)
    names = tuple(worker.worker_id for worker in party)
    log.stop("depot", places[0])
    log.drive(places[0], places[1])
    log.serve("pickup", places[1], names)
    log.drive(places[1], places[2])
    log.serve("drop", places[2], names)
    log.drive(places[2], places[3])
    log.stop("depot", places[3])
    if log.is_lost:
        return None
    return _priced(scenario, line, log, names, drivers=drivers)


def _drivers(scenario: Scenario, line: FleetLine, run_m: int) -> int:
    policy = scenario.policy
    is_long = HOURS_PRESETS[policy.driver_hours].long_run_needs_two
    return max(line.drivers, 2 if is_long and run_m > policy.two_driver_m else 1)


def _priced(
    scenario: Scenario,
    line: FleetLine,
    log: _Log,
    names: tuple[str, ...],
    *,
    drivers: int,
) -> Run:
    whole_m, village, gate = log.at_m, *(s for s in log.stops if s.board or s.alight)
    trip = Trip(
        trip_id=BY_HAND,
        segment="direct",
        service_id=None,
        vehicle_type=line.vehicle_type,
        depot_id=line.depot_id,
        usable_seats=0,
        drivers=drivers,
        distance_m=whole_m,
        deadhead_m=village.at_m + whole_m - gate.at_m,
        driving_s=log.driving_s,
        cost_fen=0,
        cost_lines={},
        stops=tuple(log.stops),
        driving=tuple(log.blocks()),
        seats={},
    )
    return as_stated(Run(scenario=scenario, trip=trip, line=line), names)


def as_stated(run: Run, names: tuple[str, ...]) -> Run:
    """The run with seats for ``names`` and with the figures that follow from it."""
    on_map = coach_seats(run.line, run.edition).seats
    taken = set(run.trip.seats.values())
    free = [s.label for s in on_map if not s.is_observation and s.label not in taken]
    lines = trip_lines(run)
    trip = replace(
        run.trip,
        usable_seats=run.usable_seats,
        seats={**run.trip.seats, **dict(zip(names, free, strict=False))},
        cost_lines=lines,
        cost_fen=sum(lines.values()),
    )
    return Run(scenario=run.scenario, trip=trip, line=run.line)


@dataclass(slots=True)
class _Driven:
    driver: int
    from_min: int
    until_min: int


class _Log:
    """Stops and driving, to the minute, as the coach goes."""

    def __init__(
        self,
        scenario: Scenario,
        line: FleetLine,
        lengths: Lengths,
        *,
        drivers: int,
        at_min: int,
    ) -> None:
        rules = HOURS_PRESETS[scenario.policy.driver_hours]
        self._scenario, self._line, self._lengths = scenario, line, lengths
        self._ride = Ride(rules, drivers, at_min)
        self._now = at_min
        self._driven: list[_Driven] = []
        self._exact_s = 0
        self._is_loaded = False
        self._sat_min = 0  # under way since workers last could stretch their legs
        self._stood_min = 0
        self.stops: list[Stop] = []
        self.at_m = 0
        self.is_lost = False

    @property
    def driving_s(self) -> int:
        """Seconds at the wheel by day at this coach's speed."""
        return -(-self._exact_s * PERCENT // self._line.speed_percent)

    def blocks(self) -> list[DrivingBlock]:
        """The driving, one block for each unbroken time at the wheel."""
        return [
            DrivingBlock(
                driver=one.driver,
                from_s=one.from_min * MINUTE_S,
                until_s=one.until_min * MINUTE_S,
            )
            for one in self._driven
        ]

    def stop(self, kind: str, place_id: str) -> None:
        """At the depot: come and gone in the same minute."""
        self._write(kind, place_id, self._now)

    def serve(self, kind: str, place_id: str, names: tuple[str, ...]) -> None:
        """Wait until the place is open, then board (``pickup``) or alight."""
        came, opening = self._now, self._opening(kind, place_id)
        last = came + HORIZON_MIN
        while not is_open(opening, self._now * MINUTE_S) and self._now < last:
            self._halt()
        dwell_s = dwell_needed_s(self._scenario.policy, n_served=len(names))
        for _ in range(dwell_s // MINUTE_S):
            self._halt()
        boards = names if kind == "pickup" else ()
        alights = names if kind == "drop" else ()
        self._write(kind, place_id, came, board=boards, alight=alights)
        self._is_loaded, self._sat_min = kind == "pickup", 0
        self.is_lost |= self._now >= last

    def drive(self, from_id: str, to_id: str) -> None:
        """Drive there as soon as may be, with the breaks that are due on the way."""
        leg_m, leg_s = (
            self._lengths.metres(from_id, to_id),
            self._lengths.seconds(from_id, to_id),
        )
        needed = leg_s * PERCENT * PERCENT / self._line.speed_percent
        left, start_m, last = needed, self.at_m, self._now + HORIZON_MIN
        stood_from: int | None = None
        while left > 0 and self._now < last:
            minutes, done = self._moved(left, most_min=last - self._now)
            if done and stood_from is not None:
                self._stood(stood_from, leg_m, is_under_way=left < needed)
                stood_from = None
            if done:
                self._at_wheel(minutes)
                left -= done
                share = 1 - max(0.0, left) / needed
                self.at_m = start_m + round(leg_m * share)
            elif stood_from is None:
                stood_from = self._now
            self._now += minutes
        self.at_m = start_m + leg_m
        self._exact_s += leg_s
        self.is_lost |= left > 0

    def _moved(self, left: float, *, most_min: int) -> tuple[int, int]:
        """The next minutes, and what they do of the driving left; 0 for a stand."""
        policy, minutes, done = self._scenario.policy, 1, 0
        every_min = policy.passenger_stop_every_s // MINUTE_S
        is_seated = self._is_loaded and every_min > 0
        if is_seated and self._sat_min >= every_min:
            self._ride.stand(self._now)
        else:
            most_min = min(
                most_min, every_min - self._sat_min if is_seated else most_min
            )
            minutes, done = self._ride.driven_on(self._now, left, most_min=most_min)
        self._stood_min = 0 if done else self._stood_min + minutes
        if done:
            self._sat_min += minutes
        elif self._stood_min * MINUTE_S >= policy.passenger_stop_s:
            self._sat_min = 0
        return minutes, done

    def _stood(self, from_min: int, leg_m: int, *, is_under_way: bool) -> None:
        """A stand that ends now: a break on the way, or a longer halt at the place."""
        if is_under_way and leg_m:
            self._write("break", None, from_min)
        else:
            last = self.stops[-1]
            arrive_s = last.arrive_s
            if last.kind == "depot":
                arrive_s = self._now * MINUTE_S
            depart_s = self._now * MINUTE_S
            self.stops[-1] = replace(last, arrive_s=arrive_s, depart_s=depart_s)

    def _halt(self) -> None:
        self._ride.halt(self._now)
        self._now += 1

    def _at_wheel(self, minutes: int) -> None:
        driver = self._ride.driver
        last = self._driven[-1] if self._driven else None
        if last and last.driver == driver and last.until_min == self._now:
            last.until_min += minutes
        else:
            self._driven.append(_Driven(driver, self._now, self._now + minutes))

    def _opening(self, kind: str, place_id: str) -> Opening:
        scenario, policy = self._scenario, self._scenario.policy
        if kind == "pickup":
            return scenario.village[place_id].opening or policy.pickup_opening
        return scenario.employer[place_id].opening or policy.gate_opening

    def _write(
        self,
        kind: str,
        place_id: str | None,
        came_min: int,
        *,
        board: tuple[str, ...] = (),
        alight: tuple[str, ...] = (),
    ) -> None:
        self.stops.append(
            Stop(
                kind=kind,  # type: ignore[arg-type]  # one of the kinds above
                place_id=place_id,
                at_m=self.at_m,
                arrive_s=came_min * MINUTE_S,
                depart_s=self._now * MINUTE_S,
                board=board,
                alight=alight,
            )
        )
