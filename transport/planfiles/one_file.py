"""The plan that a file's JSON values say, once nothing in them is amiss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transport.planfiles.derived import departures
from transport.planfiles.faults import fault, refuse, words
from transport.planfiles.plan_json import plan_from_dict

if TYPE_CHECKING:
    from pathlib import Path

    from transport.clock import Clock
    from transport.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a plan is read. ``clock``: on which; None: on its own.

    ``is_urgent``: whether fields that follow from others do is not asked.
    ``is_numbered``: its trips are, as those are of a plan that follows no other.
    """

    clock: Clock | None = None
    is_urgent: bool = False
    is_numbered: bool = True


def plan_said(path: Path, data: dict[str, Any], asked: Asked) -> tuple[Plan, Clock]:
    """The plan of these values of today's format, which ``path`` holds; its clock.

    Raises
    ------
    ScenarioError
        Naming the fields that are missing, of another kind or not what others make
        them.
    """
    from transport.planfiles.schema import misfits  # pydantic is slow to import

    refuse(path, misfits(data))
    try:
        plan, own_clock = plan_from_dict(data)
        if not asked.is_urgent:
            found = departures(data, plan, own_clock, is_numbered=asked.is_numbered)
            refuse(path, found)
        if asked.clock is None or asked.clock == own_clock:
            return plan, own_clock
        data["scenario"]["first_day"] = asked.clock.first_day.isoformat()
        data["scenario"]["utc_offset_min"] = asked.clock.utc_offset_min
        return plan_from_dict(data)
    except (ValueError, OverflowError) as error:
        raise fault(path, wrong=words(error)) from error
