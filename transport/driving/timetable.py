"""The times of one coach movement: calls, breaks, rests and who drives when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from transport.clock import HOUR_S, MINUTE_S
from transport.driving.duty import Crew
from transport.driving.pace import (
    WORK_PER_S,
    after_standstill,
    arrival_s,
    leaving_s,
    work_done,
)
from transport.driving.rider_stops import RiderClock
from transport.plan import DrivingBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transport.driving.duty import Turn
    from transport.driving.rider_stops import RiderStops
    from transport.hours import HoursRules

# Assumption: nobody spends a night on a leg that can be driven in a driver's day.
HELD_LEG_S = 8 * HOUR_S

HaltKind = Literal["call", "break", "rest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A place the coach serves, for ``dwell_s`` seconds (whole minutes).

    ``intervals``: when the service may start, scenario seconds, bounds included;
    ``None`` means at any time, an empty tuple never.
    """

    dwell_s: int = 0
    intervals: tuple[tuple[int, int], ...] | None = None

    def __post_init__(self) -> None:
        if self.dwell_s < 0 or self.dwell_s % MINUTE_S:
            msg = f"call: dwell_s is {self.dwell_s}, expected whole minutes, at least 0"
            raise ValueError(msg)

    def service_s(self, arrive_s: int) -> int | None:
        """First whole minute from ``arrive_s`` at which the service may start."""
        if self.intervals is None:
            return arrive_s
        starts = (
            (start_s, until_s)
            for from_s, until_s in self.intervals
            for start_s in (max(arrive_s, from_s + -from_s % MINUTE_S),)
        )
        return min((start for start, until in starts if start <= until), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """A stand of the coach.

    A ``"call"`` has its ``call_idx``; its service runs from ``service_s`` to
    ``depart_s``. A ``"break"`` or ``"rest"`` has the ``leg_idx`` it lies on and the
    day-speed driving seconds done on that leg so far; ``service_s`` = ``arrive_s``.
    A rest is a stand that the night standstill, used-up daily or weekly driving or a
    daily rest asks for, or a call that is still closed; any other stand on the way is a
    break.
    """

    kind: HaltKind
    call_idx: int | None
    leg_idx: int | None
    leg_driven_s: int
    arrive_s: int
    service_s: int
    depart_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """Every halt in order, first and last call included, and every driving block."""

    halts: tuple[Halt, ...]
    driving: tuple[DrivingBlock, ...]


def timetable(
    *,
    calls: Sequence[Call],
    driving_s: Sequence[int],
    depart_s: int,
    drivers: int,
    rules: HoursRules,
    riders: RiderStops | None = None,
    most_wait_s: int | None = None,
    earlier: Sequence[Timetable] = (),
) -> Timetable | None:
    """The movement as early as the crew can run it; ``None`` if it cannot.

    Parameters
    ----------
    calls
        Places in order, the depot at both ends included.
    driving_s
        ``driving_s[i]``: driving seconds at day speed from call i to call i + 1.
    depart_s
        When the coach is at the first call, a whole minute. Where it stands there for
        the night standstill alone, it simply leaves later.
    drivers
        On board. With none the answer is ``None``.
    rules
        The driver-hours rules to keep.
    riders
        The stops that workers aboard are due; ``None`` for no such rule.
    most_wait_s
        How long workers may wait aboard before a closed call; ``None`` for no limit.
        Where it would be longer, the last stand on the way there lasts until the drive
        ends as the call opens, as far as the crew may drive then, on legs of
        `HELD_LEG_S` and more: a night is spent where one can stand, not before a gate.
    earlier
        Movements of the same drivers before this one, in order, with no more drivers;
        without any they are fresh.

    Notes
    -----
    A timetable of fewer of the drivers is taken when it ends earlier, so one more
    driver never makes a movement end later.

    Raises
    ------
    ValueError
        If legs do not match calls, a leg is negative or ``depart_s`` no whole minute.
    """
    _check(calls=calls, driving_s=driving_s, depart_s=depart_s)
    crewed = partial(
        _Movement,
        rules=rules,
        driving_s=driving_s,
        riders=riders,
        most_wait_s=most_wait_s,
        earlier=earlier,
    )
    crews = range(drivers, fewest_drivers(earlier) - 1, -1)
    return _soonest(crewed, crews, calls, driving_s, depart_s, rules)


def _soonest(
    crewed: Callable[..., _Movement],
    crews: Iterable[int],
    calls: Sequence[Call],
    driving_s: Sequence[int],
    depart_s: int,
    rules: HoursRules,
) -> Timetable | None:
    """The movement of the crew, of so many drivers, that ends first."""
    best: Timetable | None = None
    for n in crews:
        if best is not None:
            least_s = rules.least_elapsed_s(sum(driving_s), drivers=n)
            if depart_s + least_s >= best.halts[-1].depart_s:
                break  # nor would fewer still be any faster
        before_s = None if best is None else best.halts[-1].depart_s
        movement = crewed(drivers=n)
        found = movement.run(calls=calls, depart_s=depart_s, before_s=before_s)
        best = found or best
        if found is not None and len(found.halts) == len(calls):
            break  # nothing but calls: no other crew can be faster
    return best


def fewest_drivers(earlier: Sequence[Timetable]) -> int:
    """How many drivers go on at least: all who drove these movements; 1 after none."""
    return max((block.driver for one in earlier for block in one.driving), default=1)


def crew_after(
    movements: Sequence[Timetable], *, rules: HoursRules, drivers: int, depart_s: int
) -> Crew:
    """So many drivers with the movements behind them; fresh at ``depart_s`` else."""
    begins_s = movements[0].halts[0].depart_s if movements else depart_s
    crew = Crew(rules=rules, drivers=drivers, depart_s=begins_s)
    for movement in movements:
        for from_s, until_s, driver in work_of(movement):
            if driver is None:
                crew.serve(from_s=from_s, until_s=until_s)
            else:
                crew.drive(crew.driver(driver), from_s=from_s, until_s=until_s)
    return crew


def work_of(movement: Timetable) -> list[tuple[int, int, int | None]]:
    """From, until, and who is at the wheel; None where all help workers on or off."""
    served: list[tuple[int, int, int | None]] = [
        (halt.service_s, halt.depart_s, None)
        for halt in movement.halts
        if halt.kind == "call" and halt.depart_s > halt.service_s
    ]
    driven = [(block.from_s, block.until_s, block.driver) for block in movement.driving]
    return sorted([*served, *driven], key=lambda work: work[:2])


def _check(*, calls: Sequence[Call], driving_s: Sequence[int], depart_s: int) -> None:
    if not calls or len(driving_s) != len(calls) - 1:
        msg = (
            f"timetable: {len(driving_s)} legs for {len(calls)} calls, expected at"
            " least one call and one leg fewer than calls"
        )
        raise ValueError(msg)
    if min(driving_s, default=0) < 0:
        msg = f"timetable: a leg takes {min(driving_s)} s, expected at least 0"
        raise ValueError(msg)
    if depart_s % MINUTE_S:
        msg = f"timetable: depart_s is {depart_s}, expected a whole minute"
        raise ValueError(msg)


class _Movement:
    """One run of a crew from first to last call, halting as late as it may."""

    def __init__(
        self,
        *,
        rules: HoursRules,
        drivers: int,
        driving_s: Sequence[int],
        riders: RiderStops | None,
        most_wait_s: int | None,
        earlier: Sequence[Timetable],
    ) -> None:
        self._most_wait_s = most_wait_s
        self._earlier = earlier
        self._riders = RiderClock(riders)
        self._rules = rules
        self._drivers = drivers
        self._driving_s = driving_s
        self._halts: list[Halt] = []
        self._blocks: list[DrivingBlock] = []

    def run(
        self, *, calls: Sequence[Call], depart_s: int, before_s: int | None
    ) -> Timetable | None:
        """The timetable, if all calls are open in time and it ends ``before_s``."""
        now_s = self._leaving_s(calls[0], depart_s)
        crew = crew_after(
            self._earlier, rules=self._rules, drivers=self._drivers, depart_s=now_s
        )
        ahead_s = sum(self._driving_s)
        for i, call in enumerate(calls):
            if i > 0:
                ahead_s -= self._driving_s[i - 1]
                due_s = None if before_s is None else before_s - ahead_s
                is_loaded = 1 < i < len(calls) - 1
                is_long = self._driving_s[i - 1] >= HELD_LEG_S
                to = call if is_loaded and is_long else None
                arrive_s = self._leg(
                    crew, to, leg_idx=i - 1, depart_s=now_s, due_s=due_s
                )
                if arrive_s is None:
                    return None
                now_s = arrive_s
            service_s = call.service_s(now_s)
            if service_s is None:
                return None
            now_s = self._call(crew, call, call_idx=i, arrive_s=now_s, at_s=service_s)
            if before_s is not None and now_s + ahead_s >= before_s:
                return None
        return Timetable(halts=tuple(self._halts), driving=tuple(self._blocks))

    def _leaving_s(self, first: Call, depart_s: int) -> int:
        """When a coach with nothing to do at the first call leaves it."""
        if first.dwell_s or first.intervals is not None or not self._driving_s:
            return depart_s
        work = WORK_PER_S * self._driving_s[0]
        need_s = arrival_s(self._rules, from_s=depart_s, work=work) - depart_s
        if need_s == 0:
            return depart_s
        least_s = min(need_s, self._rules.least_block_s)
        return after_standstill(self._rules, at_s=depart_s, least_s=least_s)

    def _call(
        self, crew: Crew, call: Call, *, call_idx: int, arrive_s: int, at_s: int
    ) -> int:
        depart_s = at_s + call.dwell_s
        crew.serve(from_s=at_s, until_s=depart_s)
        self._halts.append(
            Halt(
                kind="call",
                call_idx=call_idx,
                leg_idx=None,
                leg_driven_s=0,
                arrive_s=arrive_s,
                service_s=at_s,
                depart_s=depart_s,
            )
        )
        return depart_s

    def _leg(
        self,
        crew: Crew,
        to: Call | None,
        *,
        leg_idx: int,
        depart_s: int,
        due_s: int | None,
    ) -> int | None:
        """Drive a leg, halts included; when it ends, unless not before ``due_s``.

        ``to``: where workers aboard may have to wait after a long leg.
        """
        rules = self._rules
        whole = WORK_PER_S * self._driving_s[leg_idx]
        work, now_s = whole, depart_s
        while work > 0:
            turn = self._turn(
                crew, leg_idx=leg_idx, at_s=now_s, work=work, is_call=work == whole
            )
            if to is not None and work < whole and turn.from_s > now_s:
                turn = self._held(crew, turn, to, leg_idx=leg_idx, work=work)
            if due_s is not None and turn.from_s + work // WORK_PER_S >= due_s:
                return None
            if turn.from_s > now_s:
                done_s = (whole - work) // WORK_PER_S
                self._halts.append(_stand(turn, leg_idx, done_s, arrive_s=now_s))
            room_s = self._riders.room_s(turn.from_s, leg_idx=leg_idx)
            now_s = min(
                turn.limit_s,
                turn.from_s + room_s,
                arrival_s(rules, from_s=turn.from_s, work=work),
            )
            self._riders.leaves(turn.from_s)
            self._riders.arrives(now_s, driven_s=now_s - turn.from_s, leg_idx=leg_idx)
            work -= work_done(rules, from_s=turn.from_s, until_s=now_s)
            crew.drive(turn.driver, from_s=turn.from_s, until_s=now_s)
            self._blocks.append(
                DrivingBlock(
                    driver=turn.driver.number, from_s=turn.from_s, until_s=now_s
                )
            )
        return now_s

    def _held(
        self, crew: Crew, turn: Turn, to: Call, *, leg_idx: int, work: int
    ) -> Turn:
        """The turn after a stand so long that nobody waits too long before a call."""
        rules = self._rules
        there_s = arrival_s(rules, from_s=turn.from_s, work=work)
        if self._most_wait_s is None or there_s > turn.limit_s:
            return turn
        opens_s = to.service_s(there_s)
        if opens_s is None or opens_s - there_s <= self._most_wait_s:
            return turn
        later_s = leaving_s(rules, by_s=opens_s, driving_s=-(-work // WORK_PER_S))
        if later_s <= turn.from_s:
            return turn
        at_s = later_s - rules.change_s
        held = self._turn(crew, leg_idx=leg_idx, at_s=at_s, work=work, is_call=False)
        return replace(held, is_rest=True)

    def _turn(
        self, crew: Crew, *, leg_idx: int, at_s: int, work: int, is_call: bool
    ) -> Turn:
        """Who drives on from when, the stop that workers are due taken before."""
        turn = crew.turn(at_s=at_s, work=work, is_call=is_call)
        if not self._riders.is_due_on(leg_idx):
            return turn
        need_s = arrival_s(self._rules, from_s=turn.from_s, work=work) - turn.from_s
        least_s = min(need_s, self._rules.least_block_s)
        if self._riders.room_s(turn.from_s, leg_idx=leg_idx) >= least_s:
            return turn
        rested_s = self._riders.rested_s(at_s)
        if not is_call:
            rested_s = max(at_s, rested_s - self._rules.change_s)
        return crew.turn(at_s=rested_s, work=work, is_call=is_call)


def _stand(turn: Turn, leg_idx: int, leg_driven_s: int, *, arrive_s: int) -> Halt:
    return Halt(
        kind="rest" if turn.is_rest else "break",
        call_idx=None,
        leg_idx=leg_idx,
        leg_driven_s=leg_driven_s,
        arrive_s=arrive_s,
        service_s=arrive_s,
        depart_s=turn.from_s,
    )
