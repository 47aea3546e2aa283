"""One crew on several movements: whether it may drive them one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.driving.duty import Crew
from transport.driving.timetable import work_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.driving.timetable import Timetable
    from transport.hours import HoursRules


def may_drive_all(
    movements: Sequence[Timetable],
    *,
    rules: HoursRules,
    drivers: int,
    fewest: int | None = None,
) -> bool:
    """Whether the rules hold over all of them, each driver having one number.

    The movements follow one another; between two the coach stands at its depot.
    ``drivers``: on the movement with the most; ``fewest``: on that with the fewest,
    as many where none is told. Who drives alone on one of them rests on all as one
    who is alone.
    """
    depart_s = movements[0].halts[0].depart_s
    crew = Crew(rules=rules, drivers=drivers, depart_s=depart_s, fewest=fewest)
    for movement in movements:
        for from_s, until_s, number in work_of(movement):
            if number is None:
                crew.serve(from_s=from_s, until_s=until_s)
                continue
            driver = crew.driver(number)
            if not crew.may_drive(driver, from_s=from_s, until_s=until_s):
                return False
            crew.drive(driver, from_s=from_s, until_s=until_s)
    return True
