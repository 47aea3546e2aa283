"""Timetables by compiled code, for drafting: as `transport.driving` makes them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.driving import UNSET, HoursFigures
from solvers.core.movements import N_DRIVING, Past, RiderFigures, Run
from solvers.core.timetables import earliest
from transport.driving.timetable import Halt, Timetable, fewest_drivers, work_of
from transport.plan import DrivingBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.driving.rider_stops import RiderStops
    from transport.driving.timetable import Call, HaltKind
    from transport.hours import HoursRules

    Span = tuple[int, int]

KINDS: tuple[HaltKind, ...] = ("call", "break", "rest")  # CALL, BREAK, REST
FRESH = Past(work=np.empty((0, N_DRIVING), dtype=np.int64), from_s=UNSET)
NO_RIDERS = RiderFigures(every_s=UNSET, least_s=0, first_leg=0, last_leg=0)


def quick_timetable(
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
    """What `transport.driving.timetable.timetable` returns, many times sooner.

    The arguments are its own, and not looked at again whether they are in order.
    """
    halts, driving = earliest(
        figures_of(rules),
        rider_figures_of(riders),
        run_of(calls, driving_s, most_wait_s),
        past_of(earlier) if earlier else FRESH,
        (fewest_drivers(earlier), drivers),
        depart_s,
    )
    if not len(halts):
        return None
    return Timetable(
        halts=tuple(_halt(*row) for row in halts.tolist()),
        driving=tuple(
            DrivingBlock(driver=d + 1, from_s=from_s, until_s=until_s)
            for d, from_s, until_s in driving.tolist()
        ),
    )


@lru_cache(maxsize=64)
def figures_of(rules: HoursRules) -> HoursFigures:
    """The rules' figures for compiled code."""
    night, standstill = rules.night or (UNSET,) * 2, rules.standstill or (UNSET,) * 2
    named = {
        "night_from_s": night[0],
        "night_until_s": night[1],
        "standstill_from_s": standstill[0],
        "standstill_until_s": standstill[1],
    }
    return HoursFigures(
        *(
            named[name] if name in named else _figure(getattr(rules, name))
            for name in HoursFigures._fields
        )
    )


def _figure(value: int | None) -> int:
    return UNSET if value is None else int(value)


def rider_figures_of(riders: RiderStops | None) -> RiderFigures:
    """The figures of the workers' stops for compiled code."""
    if riders is None:
        return NO_RIDERS
    return RiderFigures(
        every_s=riders.every_s,
        least_s=riders.least_s,
        first_leg=riders.first_leg,
        last_leg=riders.last_leg,
    )


def run_of(
    calls: Sequence[Call], driving_s: Sequence[int], most_wait_s: int | None = None
) -> Run:
    """Calls and legs for compiled code; ``most_wait_s`` as `timetable` has it."""
    open_s: list[Span] = []
    opening: list[Span] = []
    for call in calls:
        if call.intervals is None:
            opening.append((UNSET, UNSET))
        else:
            opening.append((len(open_s), len(open_s) + len(call.intervals)))
            open_s.extend(call.intervals)
    return Run(
        dwell_s=np.array([call.dwell_s for call in calls], dtype=np.int64),
        opening=np.array(opening, dtype=np.int64).reshape(-1, 2),
        open_s=np.array(open_s, dtype=np.int64).reshape(-1, 2),
        driving_s=np.array(driving_s, dtype=np.int64),
        most_wait_s=_figure(most_wait_s),
    )


def past_of(earlier: Sequence[Timetable]) -> Past:
    """Earlier movements, of which there are some, for compiled code."""
    work = [
        (UNSET if number is None else number - 1, from_s, until_s)
        for movement in earlier
        for from_s, until_s, number in work_of(movement)
    ]
    return Past(
        work=np.array(work, dtype=np.int64).reshape(-1, N_DRIVING),
        from_s=earlier[0].halts[0].depart_s,
    )


def _halt(
    kind: int,
    call_idx: int,
    leg_idx: int,
    leg_driven_s: int,
    arrive_s: int,
    service_s: int,
    depart_s: int,
) -> Halt:
    return Halt(
        kind=KINDS[kind],
        call_idx=None if call_idx == UNSET else call_idx,
        leg_idx=None if leg_idx == UNSET else leg_idx,
        leg_driven_s=leg_driven_s,
        arrive_s=arrive_s,
        service_s=service_s,
        depart_s=depart_s,
    )
