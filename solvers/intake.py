"""Workers who arrive at an employer in a day, held against what it takes in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from transport.plan import Plan
    from transport.scenario import Scenario


def arrivals_of(
    scenario: Scenario, plan: Plan, *, without: Collection[str] = ()
) -> Counter[tuple[str, int]]:
    """Workers by employer and day of arrival, but those named in ``without``."""
    return Counter(
        (
            scenario.worker[journey.worker_id].employer_id,
            journey.legs[-1].alight_s // DAY_S,
        )
        for journey in plan.journeys
        if journey.worker_id not in without
    )


def is_overrun(scenario: Scenario, arrivals: Mapping[tuple[str, int], int]) -> bool:
    """Whether an employer would take in more a day than it does."""
    return any(
        n > most
        for (employer_id, _), n in arrivals.items()
        if (most := scenario.employer[employer_id].daily_intake) is not None
    )
