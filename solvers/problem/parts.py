"""Parts of a large problem: cohorts that never share a coach, searched side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from solvers.problem.cohorts import loose_cohort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.problem.cohorts import Cohort
    from transport.groups import Group
    from transport.scenario import Scenario

MOST_PLACES = 3_000  # villages and employers of a part; its tables are square
MOST_GROUPS = 1_200  # of a problem that stays whole
PART_GROUPS = 300  # about so many in a part of a larger one


def parts_of(
    scenario: Scenario,
    groups: Sequence[Group],
    *,
    most_places: int = MOST_PLACES,
    most_groups: int = MOST_GROUPS,
) -> list[list[Group]]:
    """The groups in parts of at most so many places, each near each other.

    A problem that is small enough stays whole. Otherwise it is cut between cohorts,
    which share no coach but only the fleet, and, where a cohort has too many places,
    along destination province, city and employer, in this order: groups of one
    destination stay together as long as they can.
    """

    def cohort(group: Group) -> Cohort:
        return loose_cohort(scenario, group)

    def key(group: Group) -> tuple[str, ...]:
        employer = scenario.employer[group.employer_id]
        return (*cohort(group), employer.province, employer.city, employer.employer_id)

    ordered = sorted(groups, key=lambda group: (key(group), group.group_id))
    if _n_places(ordered) <= most_places and len(ordered) <= most_groups:
        return [list(groups)]
    parts: list[list[Group]] = []
    places: set[str] = set()
    for group in ordered:
        ends = {group.village_id, group.employer_id}
        is_new = not parts or len(places) + len(ends - places) > most_places
        if not is_new and cohort(group) != cohort(parts[-1][-1]):
            is_new = len(parts[-1]) >= PART_GROUPS // 2
        if is_new:
            parts.append([])
            places = set()
        parts[-1].append(group)
        places |= ends
    return parts


def sharing(scenario: Scenario, parts: Sequence[Sequence[Group]]) -> list[bool]:
    """Of each part whether a coach may carry workers of it and of another one.

    Then what a trip costs must not be counted for both.
    """
    cohorts = [{loose_cohort(scenario, group) for group in part} for part in parts]
    n_parts = Counter(cohort for own in cohorts for cohort in own)
    return [any(n_parts[cohort] > 1 for cohort in own) for own in cohorts]


def _n_places(groups: Sequence[Group]) -> int:
    villages = {group.village_id for group in groups}
    return len(villages) + len({group.employer_id for group in groups})
