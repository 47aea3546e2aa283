"""Parts of a problem too large for one set of distance tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.groups import Group
    from transport.scenario import Scenario

MOST_PLACES = 3_000  # villages and employers of a part; its tables are square


def parts_of(
    scenario: Scenario, groups: Sequence[Group], *, most_places: int = MOST_PLACES
) -> list[list[Group]]:
    """The groups in parts of at most so many places, each near each other.

    A problem that is small enough stays whole. Otherwise it is cut along county,
    destination province, city and employer, in this order: groups of one destination
    stay together as long as they can, since they share coaches.
    """

    def key(group: Group) -> tuple[str, ...]:
        employer = scenario.employer[group.employer_id]
        county = "" if scenario.policy.mix_counties else group.county
        return (county, employer.province, employer.city, employer.employer_id)

    ordered = sorted(groups, key=lambda group: (key(group), group.group_id))
    if _n_places(ordered) <= most_places:
        return [list(groups)]
    parts: list[list[Group]] = []
    places: set[str] = set()
    for group in ordered:
        ends = {group.village_id, group.employer_id}
        if not parts or len(places) + len(ends - places) > most_places:
            parts.append([])
            places = set()
        parts[-1].append(group)
        places |= ends
    return parts


def _n_places(groups: Sequence[Group]) -> int:
    villages = {group.village_id for group in groups}
    return len(villages) + len({group.employer_id for group in groups})
