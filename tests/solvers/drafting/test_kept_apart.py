"""Trips with seats for a party that some limit denies it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.drafting import kept_apart
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.drafting.kept_apart import KeptApart
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from tests.solvers.sources.subproblems import dispatcher_of, problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.catalogue.sentences import sentence

if TYPE_CHECKING:
    import pytest

    from transport.language import Lang
    from transport.scenario import Scenario
    from transport.trips.routes import Refusal


OWN_FEN = 1_000_000  # of a coach for them alone


def neighbours(**second: Any) -> Scenario:
    """Four workers each of two villages a kilometre apart; one coach of 47 seats."""
    homes = ("V1",) * 4 + ("V2",) * 4
    return make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", **({"lat": 37.96} | second))),
        workers=tuple(
            make_worker(f"W{i}", village_id=home) for i, home in enumerate(homes)
        ),
        fleet=(make_line(count=1),),
    )


def refused(scenario: Scenario, *, own_fen: int = OWN_FEN) -> Refusal | None:
    """What keeps those of V2 off the coach that carries those of V1."""
    problem = problem_of(scenario)
    first, second = Waiting(problem, [0, 1]).pieces()
    fleet = FleetUse(line.count for line in problem.lines)
    booking = dispatcher_of(problem).book(draft_of(problem, 0, [first]), fleet)
    assert isinstance(booking, Booking)
    fleet.take(0, booking.quote)
    found = KeptApart(problem, [booking], fleet).refusal(second, own_fen=own_fen)
    assert fleet.free(0, 0) == 0  # as it was before
    return found


def rules(refusal: Refusal | None) -> list[str]:
    assert refusal is not None
    assert refusal.code == "KEPT_APART"
    parts = refusal.told.figures["parts"]
    assert isinstance(parts, tuple)
    return [getattr(part, "code", "") for part in parts]


def test_every_rule_in_the_way_is_told_with_the_seats_and_the_detour() -> None:
    other = neighbours(county="Fangshan", risk="medium")
    strict = replace(other, policy=make_policy(max_villages_per_vehicle=1))
    found = refused(strict)
    assert rules(found) == ["COUNTIES_APART", "RISKS_APART", "VILLAGES_AT_MOST"]
    assert found is not None
    figures = found.told.figures
    assert figures["free"] == 43
    assert isinstance(more_fen := figures["more_fen"], int)
    assert 0 < more_fen < 600 * 10  # a few kilometres at six yuan


def test_who_breaks_no_rule_is_left_by_the_search() -> None:
    found = refused(neighbours())
    assert found is not None
    assert (found.code, found.told.code) == ("LEFT_BY_SEARCH", "COULD_JOIN")


def test_a_village_beyond_the_employer_is_also_too_far_round() -> None:
    """As far again to the north: those of V1 would ride 2.9 times their way."""
    found = refused(neighbours(county="Fangshan", lat=39.75))
    assert rules(found) == ["COUNTIES_APART", "DETOUR_AT_MOST"]


def test_a_detour_alone_is_told_by_its_ratio_and_what_is_allowed() -> None:
    found = refused(neighbours(lat=39.75))
    assert found is not None
    assert found.code == "TOO_FAR_ROUND"
    assert "up to 2.88 times the direct way; 1.3 times" in sentence(found.told, "en")


def test_no_detour_is_told_that_costs_more_than_a_coach_of_their_own() -> None:
    assert refused(neighbours(lat=39.75), own_fen=1_000) is None


def test_a_coach_without_seats_for_all_of_the_party_is_not_offered() -> None:
    other = neighbours(county="Fangshan")
    small = replace(other, fleet=(make_line(seats=9, count=1),))  # 7 for workers
    assert refused(small) is None


def test_a_hold_without_room_is_told_with_what_is_in_it_and_what_they_bring() -> None:
    bags = tuple(replace(w, n_bags=1) for w in neighbours().workers)
    hold = (make_line(count=1, hold_bags=7),)
    found = refused(replace(neighbours(), workers=bags, fleet=hold))
    assert found is not None
    assert found.code == "HOLD_FULL"
    assert (
        "its hold takes 7 pieces of luggage, 4 are in it, and they bring 4 (hold_bags)"
        in sentence(found.told, "en")
    )


def test_who_goes_the_other_way_is_not_told_of_the_coach() -> None:
    other = neighbours()
    home = tuple(
        replace(w, direction="home", village_id="E1", employer_id="V2")
        if w.village_id == "V2"
        else w
        for w in other.workers
    )
    assert refused(replace(other, workers=home)) is None


def test_nobody_is_told_of_trips_once_the_quotes_are_used_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_apart, "MOST_QUOTES", 0)
    assert refused(neighbours(county="Fangshan")) is None


def test_a_village_that_the_coach_does_not_reach_is_told_so() -> None:
    """The smaller coach that does is away; the one with seats has 49 of them."""
    narrow = neighbours(max_seats=30)
    fleet = (make_line(count=1), make_line(vehicle_type="c25", seats=25, count=1))
    found = refused(replace(narrow, fleet=fleet))
    assert found is not None
    assert found.code == "NO_COACH_FREE"
    assert "coaches of more than 30 seats do not reach V2" in sentence(found.told, "en")


def test_on_the_way_home_the_limit_on_villages_is_one_on_gates_and_told_of_places() -> (
    None
):
    """Two gates a kilometre apart; they are taken up there and set down in V1."""
    gates = ("E1",) * 4 + ("E2",) * 4
    home = make_scenario(
        n_days=1,
        employers=(make_employer("E1"), make_employer("E2", lat=38.85)),
        workers=tuple(
            make_worker(f"W{i}", village_id=gate, employer_id="V1", direction="home")
            for i, gate in enumerate(gates)
        ),
        fleet=(make_line(count=1),),
        policy=make_policy(max_villages_per_vehicle=1),
    )
    found = refused(home)
    assert rules(found) == ["VILLAGES_AT_MOST"]
    assert found is not None
    in_words: dict[Lang, str] = {"en": "up at 1 place", "zh": "1 处上车点"}
    for lang, words in in_words.items():
        text = sentence(found.told, lang)
        assert words in text
        assert "1 village" not in text
    wider = replace(home, policy=make_policy(max_villages_per_vehicle=2))
    joined = refused(wider)
    assert joined is not None
    assert joined.told.code == "COULD_JOIN"


def test_a_seat_on_kilometres_that_are_bought_is_told_to_cost_nothing_more() -> None:
    """Never "for 0.00 CNY more"."""
    fleet = (make_line(count=1, billing="per_day", included_m=5_000_000),)
    near = refused(replace(neighbours(), fleet=fleet))
    apart = refused(replace(neighbours(county="Fangshan"), fleet=fleet))
    assert near is not None
    assert apart is not None
    assert near.told.code == "COULD_JOIN_FREE"
    assert (apart.told.code, rules(apart)) == (
        "COULD_JOIN_FREE_BUT",
        ["COUNTIES_APART"],
    )
    assert "at no more cost, were it not for" in sentence(apart.told, "en")
    assert "无需增加费用即可搭乘" in sentence(apart.told, "zh")
