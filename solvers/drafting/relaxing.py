"""Scenarios with one limit relaxed by an amount; all else as it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Collection

    from transport.places import Opening
    from transport.scenario import Scenario

LATEST_S = DAY_S // 2  # by which an opening is moved at most


def with_longer_rides(scenario: Scenario, more_s: int) -> Scenario:
    """Rides may take so much longer."""
    policy = scenario.policy
    longer_s = policy.max_ride_s + more_s
    return replace(scenario, policy=replace(policy, max_ride_s=longer_s))


def with_wider_detours(scenario: Scenario, percent: int) -> Scenario:
    """Ways aboard may be up to so many percent of the direct ones."""
    policy = replace(scenario.policy, max_detour_percent=percent)
    return replace(scenario, policy=policy)


def with_longer_waits(scenario: Scenario, more_s: int) -> Scenario:
    """Workers may sit so much longer before a closed place."""
    policy = scenario.policy
    longer_s = policy.max_wait_aboard_s + more_s
    return replace(scenario, policy=replace(policy, max_wait_aboard_s=longer_s))


def with_more_drivers(scenario: Scenario, more: int) -> Scenario:
    """So many drivers more may go on a trip."""
    policy = scenario.policy
    return replace(
        scenario, policy=replace(policy, max_drivers=policy.max_drivers + more)
    )


def with_more_days(scenario: Scenario, more: int) -> Scenario:
    """The operation takes so many days longer."""
    return replace(scenario, n_days=scenario.n_days + more)


def with_later_reports(
    scenario: Scenario, more_s: int, worker_ids: Collection[str] | None = None
) -> Scenario:
    """Those of the workers who are expected by a moment may come so much later.

    ``worker_ids``: who they are; None: all.
    """
    workers = tuple(
        replace(w, report_by_s=w.report_by_s + more_s)
        if w.report_by_s is not None
        and (worker_ids is None or w.worker_id in worker_ids)
        else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers)


def with_higher_intakes(
    scenario: Scenario, most: int, employer_ids: Collection[str] | None = None
) -> Scenario:
    """Employers that limit whom they take in a day take as many at least.

    ``employer_ids``: which; None: all.
    """
    employers = tuple(
        replace(e, daily_intake=max(most, e.daily_intake))
        if e.daily_intake is not None
        and (employer_ids is None or e.employer_id in employer_ids)
        else e
        for e in scenario.employers
    )
    return replace(scenario, employers=employers)


def with_any_coach_at(
    scenario: Scenario, village_ids: Collection[str] | None = None
) -> Scenario:
    """The largest coach reaches these villages; None: all of them."""
    villages = tuple(
        replace(v, max_seats=None)
        if village_ids is None or v.village_id in village_ids
        else v
        for v in scenario.villages
    )
    return replace(scenario, villages=villages)


def with_openings(
    scenario: Scenario,
    place_ids: Collection[str],
    *,
    earlier_s: int = 0,
    later_s: int = 0,
) -> Scenario:
    """These villages and gates are open from so much earlier, until so much later.

    Those who go home board at the gate and alight in the village.
    """
    hours = {
        place_id: _widened(scenario.opening(place_id), earlier_s, later_s)
        for place_id in place_ids
    }
    villages = tuple(
        replace(one, opening=hours[one.village_id]) if one.village_id in hours else one
        for one in scenario.villages
    )
    employers = tuple(
        replace(one, opening=hours[one.employer_id])
        if one.employer_id in hours
        else one
        for one in scenario.employers
    )
    return replace(scenario, villages=villages, employers=employers)


def most_later_s(opening: Opening) -> int:
    """By how much the opening may end later: half a day, and never the clock round."""
    if not opening.is_daily:
        return LATEST_S
    shut_s = DAY_S - (opening.until_s - opening.from_s)
    return max(0, min(shut_s, LATEST_S))


def most_earlier_s(opening: Opening) -> int:
    """By how much it may begin earlier: half a day, and not before midnight."""
    return max(0, min(opening.from_s, most_later_s(opening)))


def most_until_midnight_s(opening: Opening) -> int:
    """By how much it may end later without boarding in the small hours."""
    return max(0, min(most_later_s(opening), DAY_S - opening.until_s))


def _widened(opening: Opening, earlier_s: int, later_s: int) -> Opening:
    return replace(
        opening,
        from_s=opening.from_s - min(earlier_s, most_earlier_s(opening)),
        until_s=opening.until_s + min(later_s, most_later_s(opening)),
    )
