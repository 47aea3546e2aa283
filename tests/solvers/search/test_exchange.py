from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.assembly import _coaches, _waiting
from solvers.running.deadline import NO_DEADLINE
from solvers.running.setup import searches_of
from solvers.search import exchange
from solvers.search.exchange import exchange_all
from solvers.search.polishing import polished
from tests.transport.builders import make_line, make_scenario, make_worker
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    import pytest

    from solvers.search.exchange import Coach, Member
    from transport.scenario import Scenario


def half_planned(scenario: Scenario) -> tuple[list[Coach], list[Member]]:
    """Trips and who stays, before the search has looked at priorities."""
    groups = groups_of(scenario, scenario.workers)
    (search,) = searches_of(scenario, distances_of(scenario), groups, seed=1)
    search._fill()
    return _coaches(scenario, polished([search], NO_DEADLINE)), _waiting(search)


def aboard(coaches: list[Coach]) -> set[str]:
    return {w for coach in coaches for w in coach.trip.seats}


def four_seats(*, ready_s: int) -> Scenario:
    """Three seats; four others can leave at once, a listed worker from ``ready_s``."""
    others = tuple(make_worker(f"A{i}") for i in range(4))
    listed = make_worker("L", is_poverty_listed=True, ready_from_s=ready_s)
    return make_scenario(
        n_days=1, workers=(*others, listed), fleet=(make_line(seats=4, count=1),)
    )


def test_a_listed_worker_takes_a_seat_and_no_time_changes() -> None:
    scenario = four_seats(ready_s=6 * 3600 - 1)
    coaches, left = half_planned(scenario)
    before = [coach.trip for coach in coaches]
    assert "L" not in aboard(coaches)
    stays = exchange_all(scenario, coaches, left)
    assert "L" in aboard(coaches)
    assert all(member.party.worker_ids != ("L",) for member in stays)
    for old, coach in zip(before, coaches, strict=True):
        times = [(stop.arrive_s, stop.depart_s) for stop in old.stops]
        assert [(s.arrive_s, s.depart_s) for s in coach.trip.stops] == times
        assert sorted(coach.trip.seats.values()) == sorted(old.seats.values())
        assert replace(coach.trip, stops=old.stops, seats=old.seats) == old


def test_who_is_ready_after_the_coach_has_left_takes_no_seat() -> None:
    scenario = four_seats(ready_s=23 * 3600)
    coaches, left = half_planned(scenario)
    stays = exchange_all(scenario, coaches, left)
    assert "L" in {w for m in stays for w in m.party.worker_ids}


def test_only_coaches_that_call_at_both_ends_are_asked_for_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenario = four_seats(ready_s=6 * 3600 - 1)
    coaches, left = half_planned(scenario)
    elsewhere = [
        replace(c, aboard=[_of_village(m, "V9") for m in c.aboard]) for c in coaches
    ]
    asked: list[Coach] = []
    offers = exchange.Coach.offers

    def noted(coach: Coach, scenario: Scenario, member: Member) -> list[Member]:
        asked.append(coach)
        return offers(coach, scenario, member)

    monkeypatch.setattr(exchange.Coach, "offers", noted)
    exchange_all(scenario, [*elsewhere, *coaches], left)
    assert asked
    assert not {id(coach) for coach in elsewhere} & set(map(id, asked))
    assert "L" in aboard(coaches)


def _of_village(member: Member, village_id: str) -> Member:
    return replace(member, group=replace(member.group, village_id=village_id))
