"""Cohorts: which groups may share a coach, each rule declared once.

Every rule gives a group a key; groups ride together only where all their keys agree.
Search, pricing, parts and, by the subproblems that they get, sources of trips take who
may share a coach from here. Limits that count what is aboard (seats, villages,
employers, detours, hours) are no rules of cohorts: they depend on the trip, not on two
groups alone.

There are two readings, and `CohortRule.is_law` parts them:

- *strict*, of all rules, for the search: whom it puts on one coach;
- *loose*, of the laws alone, for the bound and for parts of a problem. A legal plan of
  somebody else may mix what only our search keeps apart, so a bound that counted on
  more would not hold for it, and costs of a coach would be counted in two parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from transport.gate.rules import RISKS_SAID
from transport.said import said
from transport.trips.seats import load_cap_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from transport.groups import Group
    from transport.said import Said
    from transport.scenario import Scenario

Cohort: TypeAlias = tuple[str, ...]
DIRECTIONS_SAID: Mapping[str, Said] = {
    "out": said("GOING_OUT"),
    "home": said("GOING_HOME"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortRule:
    """Groups whose keys differ never ride together.

    ``is_law``: no legal plan mixes them; otherwise only our search keeps them apart.
    ``apart``: code of the sentence that tells whom it keeps off a coach; its figures
    are the keys, ``own`` and ``others``, in ``words`` where there are any for them.
    """

    name: str
    key: Callable[[Scenario, Group], str]
    is_law: bool
    apart: str = "COHORTS_APART"
    words: Mapping[str, Said] = field(default_factory=dict)

    def told(self, own: str, others: Iterable[str]) -> Said:
        """That groups of these keys may not share a coach."""
        named = [self.words.get(key, key) for key in (own, *others)]
        return said(self.apart, own=named[0], others=tuple(named[1:]))


def _county(scenario: Scenario, group: Group) -> str:
    return "" if scenario.policy.mix_counties else group.county


def _risk(scenario: Scenario, group: Group) -> str:
    return "" if scenario.policy.mix_risk_levels else group.risk


def _segment(scenario: Scenario, group: Group) -> str:
    return group.segment


def _direction(scenario: Scenario, group: Group) -> str:
    return "home" if group.is_homebound else "out"


def _service(scenario: Scenario, group: Group) -> str:
    return group.service_id or ""


def _window(scenario: Scenario, group: Group) -> str:
    """The report window of a feeder's hub: another plan may draw its windows anew."""
    return group.employer_id if group.segment == "feeder" else ""


def _cap(scenario: Scenario, group: Group) -> str:
    """The load cap: a capped worker would halve the load of another one's coach.

    Riding only with groups of one's own cap costs nothing where the destination
    decides the cap.
    """
    edition = scenario.edition_at(max(group.ready_s, 0))
    return str(load_cap_percent(edition, scope=group.scope, risk=group.risk))


RULES: tuple[CohortRule, ...] = (
    CohortRule(name="county", key=_county, is_law=True, apart="COUNTIES_APART"),
    CohortRule(
        name="risk", key=_risk, is_law=True, apart="RISKS_APART", words=RISKS_SAID
    ),
    CohortRule(
        name="direction",
        key=_direction,
        is_law=True,
        apart="DIRECTIONS_APART",
        words=DIRECTIONS_SAID,
    ),
    CohortRule(name="segment", key=_segment, is_law=True),
    CohortRule(name="service", key=_service, is_law=True),
    CohortRule(name="window", key=_window, is_law=False),
    CohortRule(name="cap", key=_cap, is_law=False),
)


def strict_cohort(scenario: Scenario, group: Group) -> Cohort:
    """What the search's trips have in common."""
    return tuple(rule.key(scenario, group) for rule in RULES)


def loose_cohort(scenario: Scenario, group: Group) -> Cohort:
    """What the trips of every legal plan have in common."""
    return tuple(rule.key(scenario, group) for rule in RULES if rule.is_law)


def told_apart(
    scenario: Scenario, aboard: Sequence[Group], group: Group
) -> Iterator[Said]:
    """Of each law that forbids the group beside those aboard, what it says of them."""
    for rule in RULES:
        own = rule.key(scenario, group)
        others = {rule.key(scenario, other) for other in aboard} - {own}
        if rule.is_law and others:
            yield rule.told(own, sorted(others))


def cohort_numbers(scenario: Scenario, groups: Sequence[Group]) -> list[int]:
    """The groups' strict cohorts as numbers, in order of first appearance."""
    number: dict[Cohort, int] = {}
    return [
        number.setdefault(strict_cohort(scenario, group), len(number))
        for group in groups
    ]
