"""Repairs for seats that stay free: limits give way by the least that helps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.repairs import pricing
from solvers.repairs.seat_repairs import denied_by, is_passed_by, wider_limits
from solvers.repairs.whole_repairs import more_villages
from tests.solvers.repairs.asked import asked, planned, pricing_of
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.answers.repairs import repair_text
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening
from transport.plan import NotTravelling
from transport.said import said
from transport.scenario import Origin

if TYPE_CHECKING:
    import pytest

    from transport.answers.repairs import Repair
    from transport.scenario import Scenario


def one_coach(
    homes: str = "1111222", *, lat: float = 37.96, n_bags: int = 0, **line: Any
) -> Scenario:
    """Workers of two villages, by the digits of ``homes``, and one coach."""
    return make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=lat)),
        workers=tuple(
            make_worker(f"W{i}", village_id=f"V{home}", n_bags=n_bags)
            for i, home in enumerate(homes)
        ),
        fleet=(make_line(count=1, **line),),
    )


def costs_as_told(repair: Repair, before: Scenario, repaired: Scenario) -> None:
    """The repaired scenario carries so many more, for so much more."""
    old, new = planned(before), planned(repaired)
    assert len(old.unplanned) - len(new.unplanned) == repair.n_carried
    assert new.cost.total_fen - old.cost.total_fen == repair.cost_fen


def test_a_full_hold_is_repaired_by_a_larger_one_or_by_fewer_bags() -> None:
    """Ten workers with four bags each: seven fill a hold of 30 pieces."""
    small = one_coach("1" * 10, n_bags=4, hold_bags=30)
    plan = planned(small)
    assert plan.n_planned == 7
    assert {e.code for e in plan.unplanned} == {"HOLD_FULL"}
    larger, fewer = asked(wider_limits, small)
    assert (larger.kind, larger.amount, larger.n_carried) == ("larger_hold", 40, 3)
    assert (fewer.kind, fewer.amount, fewer.n_carried) == ("fewer_bags", 3, 3)
    costs_as_told(larger, small, one_coach("1" * 10, n_bags=4, hold_bags=40))
    costs_as_told(fewer, small, one_coach("1" * 10, n_bags=3, hold_bags=30))


def test_a_village_out_of_the_way_is_repaired_by_the_least_ratio() -> None:
    far = one_coach(lat=37.3)
    strict = replace(
        far, policy=make_policy(detour_allowance_m=0, detour_allowance_s=0)
    )
    strict = replace(strict, policy=replace(strict.policy, max_detour_percent=110))
    away = replace(strict, villages=(make_village("V1"), make_village("V2", lon=112.1)))
    assert {e.code for e in planned(away).unplanned} == {"TOO_FAR_ROUND"}
    (repair,) = asked(wider_limits, away)
    assert repair.kind == "longer_detour"
    wider = replace(away.policy, max_detour_percent=repair.amount)
    costs_as_told(repair, away, replace(away, policy=wider))
    less = replace(away.policy, max_detour_percent=repair.amount - 10)
    assert len(planned(replace(away, policy=less)).unplanned) == repair.n_carried
    assert f"ways of {repair.amount / 100} times" in repair_text(repair, "en")


def test_in_a_large_scenario_the_limit_is_tried_on_a_part_of_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same amount, number and price as with everybody planned anew."""
    monkeypatch.setattr(pricing, "MOST_WORKERS", 5)
    small = one_coach("1" * 10, n_bags=4, hold_bags=30)
    larger, fewer = asked(wider_limits, small)
    assert (larger.amount, larger.n_carried) == (40, 3)
    assert (fewer.amount, fewer.n_carried) == (3, 3)
    costs_as_told(larger, small, one_coach("1" * 10, n_bags=4, hold_bags=40))


def test_in_a_large_scenario_a_village_more_is_offered_where_it_denies_seats(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pricing, "MOST_WORKERS", 5)
    strict = replace(one_coach(), policy=make_policy(max_villages_per_vehicle=1))
    (repair,) = asked(wider_limits, strict)
    assert (repair.kind, repair.amount, repair.n_carried) == ("more_villages", 2, 3)
    costs_as_told(repair, strict, one_coach())
    assert asked(more_villages, strict) is None


def test_further_parts_are_planned_for_all_who_stay_whatever_they_were_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Parts of nobody at first: larger ones around all who stay carry them."""
    monkeypatch.setattr(pricing, "MOST_WORKERS", 5)
    strict = replace(one_coach(), policy=make_policy(max_villages_per_vehicle=1))
    asking = pricing_of(strict)
    left = asking.alone(asking.plan.unplanned)
    assert len(left.workers) == 3
    wider = asking.further_proved(one_coach(), asking.plan, left.worker)
    assert (len(wider.unplanned), violations(one_coach(), wider)) == (0, [])
    assert asking.further_proved(strict, asking.plan, left.worker) is asking.plan


def test_a_county_and_a_hold_give_way_together() -> None:
    both = one_coach("11122", n_bags=1, hold_bags=3)
    apart = (make_village("V1"), make_village("V2", lat=37.96, county="Fangshan"))
    both = replace(both, villages=apart)
    larger, _ = asked(wider_limits, both)
    assert larger.also is not None
    assert {larger.kind, larger.also.kind} == {"larger_hold", "mix_counties"}
    text = repair_text(larger, "en")
    assert "let workers of several counties share a coach (mix_counties) and" in text
    assert "holds for 5 pieces: carries 2 of 2" in text


def test_an_intake_that_leaves_seats_free_is_raised_for_the_coach_that_runs() -> None:
    gate = make_employer("E1", daily_intake=4)
    full = replace(one_coach("1" * 7), employers=(gate,))
    (repair,) = asked(wider_limits, full)
    assert (repair.kind, repair.amount, repair.n_carried) == ("higher_intake", 7, 3)
    wider = replace(full, employers=(make_employer("E1", daily_intake=7),))
    costs_as_told(repair, full, wider)


def test_boarding_that_ends_before_the_coach_can_call_is_prolonged() -> None:
    """Both board from 06:00 until 06:20; V2 is half an hour on from V1."""
    hours = Opening(from_s=6 * HOUR_S, until_s=6 * HOUR_S + 20 * MINUTE_S)
    near = (
        make_village("V1", opening=hours),
        make_village("V2", lat=38.2, opening=hours),
    )
    short = replace(one_coach(lat=38.2), villages=near)
    plan = planned(short)
    assert {e.code for e in plan.unplanned} == {"NO_LEGAL_TIMETABLE"}
    assert all(denied_by(entry) for entry in plan.unplanned)
    (repair,) = asked(wider_limits, short)
    assert repair.kind == "later_pickup"
    assert len(repair.places) == 1
    longer = replace(hours, until_s=hours.until_s + repair.amount * MINUTE_S)
    moved = tuple(
        replace(v, opening=longer) if v.village_id in repair.places else v for v in near
    )
    costs_as_told(repair, short, replace(short, villages=moved))


def test_who_lives_where_the_coach_cannot_come_is_asked_to_muster() -> None:
    """The small coach is full with three of V2; the large one has seats left."""
    narrow = one_coach("112222")
    villages = (make_village("V1"), make_village("V2", lat=37.96, max_seats=20))
    small = make_line(vehicle_type="c4", seats=4, count=1)
    narrow = replace(narrow, villages=villages, fleet=(*narrow.fleet, small))
    assert {e.code for e in planned(narrow).unplanned} == {"NO_COACH_FREE"}
    (repair,) = asked(wider_limits, narrow)
    assert (repair.kind, repair.n_carried) == ("muster_point", 1)
    reached = (villages[0], replace(villages[1], max_seats=None))
    costs_as_told(repair, narrow, replace(narrow, villages=reached))


def test_who_could_join_a_coach_is_passed_by_though_no_limit_denies_the_seat() -> None:
    """Told in parts, or before what else would do: found wherever it stands."""
    join = said("COULD_JOIN", vehicle_type="c", villages="V1", employers="E1")
    other = said("CAUSE_NOT_FOUND")
    for told in (join, said("ELSE", first=join, then=other)):
        parts = said("ONE_BY_ONE", parts=(other, told))
        entry = NotTravelling(worker_id="W1", code="LEFT_BY_SEARCH", told=parts)
        assert is_passed_by(entry)
        assert denied_by(entry) == ()
    assert not is_passed_by(replace(entry, told=other))


def test_where_those_aboard_report_later_too_it_is_said_of_everybody() -> None:
    """Both report by the same moment, which the detour by V2 would miss."""
    drive = one_coach("1111222", lat=38.0)
    alone = planned(replace(drive, workers=drive.workers[:4]))
    due_s = max(journey.legs[-1].alight_s for journey in alone.journeys)
    due_s += 10 * MINUTE_S
    ready_s = alone.trips[0].stops[1].arrive_s
    workers = tuple(
        replace(w, report_by_s=due_s, ready_from_s=ready_s) for w in drive.workers
    )
    strict = replace(drive, workers=workers)
    found = [one for one in asked(wider_limits, strict) if one.kind == "later_reports"]
    assert [(one.amount, one.n_carried) for one in found] == [(11, 3)]
    text = repair_text(found[0], "en")
    assert text.startswith(
        "let everybody who is to report by a moment report 11 min later"
    )
    later = tuple(replace(w, report_by_s=due_s + 11 * MINUTE_S) for w in workers)
    costs_as_told(found[0], strict, replace(strict, workers=later))


def two_cities(yard: str, **policy: Any) -> Scenario:
    """Four each of Luliang and, a kilometre on, Taiyuan; a small coach of Yulin.

    All go to Yulin. The small coach takes three, the large one is of the city ``yard``.
    """
    cities = {"Fangshan": "Taiyuan"}
    small = make_line(depot_id="D2", vehicle_type="c4", seats=4, count=1)
    both = one_coach("11112222")
    return replace(
        both,
        origin=Origin(province="Shanxi", city="Luliang", city_of_county=cities),
        villages=(make_village("V1"), make_village("V2", lat=37.96, county="Fangshan")),
        depots=(make_depot(city=yard), make_depot("D2", city="Yulin")),
        fleet=(*both.fleet, small),
        policy=make_policy(mix_counties=True, **policy),
    )


def test_plates_that_keep_some_off_a_coach_with_seats_are_told_and_ordered() -> None:
    """Of Luliang, it may carry those who live there, and nobody from Taiyuan."""
    barred = two_cities("Luliang")
    (entry,) = planned(barred).unplanned
    assert entry.code == "NO_COACH_AT_HOME"
    assert barred.worker[entry.worker_id].village_id == "V2"
    assert denied_by(entry) == (
        said("PLATES_OF_ELSEWHERE", home="Luliang", start="Taiyuan", end="Yulin"),
    )
    (repair,) = asked(wider_limits, barred)
    assert (repair.kind, repair.n_carried) == ("emergency_dispatch", 1)
    costs_as_told(repair, barred, two_cities("Luliang", emergency_dispatch=True))


def test_plates_of_the_city_to_which_all_go_are_no_barrier() -> None:
    assert planned(two_cities("Yulin")).unplanned == ()
