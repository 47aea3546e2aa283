"""What the driver-hours rules mean for a whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.driving.pace import WORK_PER_S, work_done
from transport.driving.timetable import Call, timetable

if TYPE_CHECKING:
    from transport.hours import HoursRules


def drivers_demanded(rules: HoursRules, *, run_m: int, two_driver_m: int) -> int:
    """Drivers that a run of ``run_m`` metres must have on board: 1 or 2.

    Under ``cn`` two beyond ``two_driver_m`` (国发〔2012〕30号, trial norm: 400 km,
    600 km by expressway); elsewhere only the hours decide.
    """
    return 2 if rules.long_run_needs_two and run_m > two_driver_m else 1


def drive_elapsed_s(
    *, driving_s: int, depart_s: int, drivers: int, rules: HoursRules
) -> int | None:
    """Seconds from ``depart_s`` to the end of one run without calls.

    ``driving_s`` is at day speed; ``depart_s`` (scenario seconds, a whole minute)
    decides on nights met. ``None`` when there is no driver.
    """
    times = timetable(
        calls=(Call(), Call()),
        driving_s=(driving_s,),
        depart_s=depart_s,
        drivers=drivers,
        rules=rules,
    )
    return None if times is None else times.halts[-1].arrive_s - depart_s


def work_of_a_day(rules: HoursRules) -> int:
    """Work of driving through any 24 hours but those in which coaches stand."""
    work = work_done(rules, from_s=0, until_s=DAY_S)
    if rules.standstill is not None:
        from_s, until_s = rules.standstill
        until_s = from_s + (until_s - from_s) % DAY_S
        work -= work_done(rules, from_s=from_s, until_s=until_s)
    return work


def most_driving_per_day_s(rules: HoursRules, *, drivers: int) -> int:
    """Day-speed driving seconds that no coach exceeds in any 24 hours.

    A bound, not a timetable: breaks are left out. Twenty-four hours either lie within
    one shift or hold a whole daily rest.
    """
    most_s = work_of_a_day(rules) // WORK_PER_S
    if rules.driving_24h_s is not None:
        most_s = min(most_s, drivers * rules.driving_24h_s)
    rests = [r for r in (rules.rest_s, rules.rest_crew_s) if r is not None]
    if rules.shift_driving_s is not None and rests:
        most_s = min(most_s, max(drivers * rules.shift_driving_s, DAY_S - min(rests)))
    return most_s
