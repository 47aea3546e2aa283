"""Which parts of a large problem may raise bounds of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers import parts, setup
from solvers.parts import may_share_coaches
from tests.solvers.cases import county_day
from transport.distances import distances_of
from transport.groups import groups_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.groups import Group
    from transport.scenario import Scenario


def halves(
    scenario: Scenario, groups: Sequence[Group], **_: object
) -> list[list[Group]]:
    """The groups cut in two, whoever may ride with whom."""
    ordered = sorted(groups, key=lambda group: group.county)
    middle = sum(group.county == ordered[0].county for group in ordered)
    middle = middle if middle < len(ordered) else len(ordered) // 2
    return [list(ordered[:middle]), list(ordered[middle:])]


@pytest.mark.parametrize(("mixes", "rises"), [(True, False), (False, True)])
def test_parts_that_share_coaches_keep_the_seat_cost_bound(
    monkeypatch: pytest.MonkeyPatch, *, mixes: bool, rises: bool
) -> None:
    """Two rising bounds would both count a coach that carries workers of both parts."""
    scenario = county_day(n_workers=12)
    villages = tuple(
        replace(v, county=f"County {i % 2}") for i, v in enumerate(scenario.villages)
    )
    policy = replace(scenario.policy, mix_counties=mixes)
    scenario = replace(scenario, villages=villages, policy=policy)
    groups = groups_of(scenario, scenario.workers)
    monkeypatch.setattr(setup, "parts_of", halves)
    found = setup.searches_of(scenario, distances_of(scenario), groups, seed=0)
    assert len(found) == 2
    assert [search.may_raise_bound for search in found] == [rises, rises]


def test_load_caps_alone_keep_no_two_parts_apart() -> None:
    """Groups of different caps may ride together, under the stricter of them."""
    scenario = county_day(n_workers=12, preset="cn-2020-02-11")
    far = replace(scenario.employers[0], employer_id="FAR", province="Shandong")
    near = replace(scenario.employers[0], city="Luliang", province="Shanxi")
    workers = tuple(
        replace(w, employer_id=("FAR", near.employer_id)[i % 2])
        for i, w in enumerate(scenario.workers)
    )
    scenario = replace(scenario, employers=(near, far), workers=workers)
    groups = groups_of(scenario, scenario.workers)
    scopes = sorted({group.scope for group in groups})
    assert len(scopes) == 2
    apart = [[g for g in groups if g.scope == scope] for scope in scopes]
    assert may_share_coaches(scenario, apart[0], [apart[1]])
    assert parts.parts_of(scenario, groups) == [list(groups)]
