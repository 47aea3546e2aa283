"""Which parts of a large problem may raise bounds of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.problem import parts, reach, seat_table
from solvers.problem.parts import sharing
from solvers.running import setup
from tests.solvers.cases import county_day
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

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
    assert sharing(scenario, apart[:2]) == [True, True]
    assert parts.parts_of(scenario, groups) == [list(groups)]


def counted(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> list[object]:
    """The arguments of every call of the module's function from now on."""
    calls: list[object] = []
    real = getattr(module, name)

    def noted(*args: object, **named: object) -> object:
        calls.append((args, named))
        return real(*args, **named)

    monkeypatch.setattr(module, name, noted)
    return calls


def at_depots(n: int) -> Scenario:
    """A county day whose coaches of each type stand at so many yards."""
    scenario = county_day(n_workers=24)
    yard, first = scenario.depots[0], scenario.fleet[0].depot_id
    depots = tuple(replace(yard, depot_id=f"{first}{i}") for i in range(n))
    own = [line for line in scenario.fleet if line.depot_id == first]
    fleet = tuple(replace(x, depot_id=d.depot_id) for d in depots for x in own)
    return replace(scenario, depots=depots, fleet=fleet)


@pytest.mark.parametrize(
    ("module", "name"), [(seat_table, "usable_seats"), (reach, "_is_ride_legal")]
)
def test_coaches_that_are_alike_are_counted_once_however_many_yards_have_them(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> None:
    calls = counted(monkeypatch, module, name)
    n_calls = []
    for n in (1, 5):
        scenario = at_depots(n)
        groups = groups_of(scenario, scenario.workers)
        (search,) = setup.searches_of(scenario, distances_of(scenario), groups, seed=0)
        assert len(search.problem.lines) == len(scenario.fleet)
        assert (search.problem.seats > 0).all()
        n_calls.append(len(calls))
        calls.clear()
    assert n_calls[0] == n_calls[1] > 0
