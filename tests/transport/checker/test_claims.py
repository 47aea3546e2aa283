from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.admitting import admitted
from solvers.planner import solve
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from tests.transport.checker.breakages import on_cost, tariff_with, unplanned_as
from tests.transport.checker.claim_breakages import (
    GROUP,
    OTHER,
    beaten,
    priced,
    with_a_second_van,
)
from tests.transport.checker.handmade import good_plan, good_scenario
from transport.catalogue.codes import MEANINGS, REMEDIES
from transport.catalogue.sentences import sentence
from transport.changes import Changes
from transport.checker import could_ride, stated, violations
from transport.checker.stated import stated_changes
from transport.clock import HOUR_S
from transport.dual_prices import Certificate
from transport.outcome import Limits
from transport.plan import NotTravelling, Plan
from transport.said import said
from transport.tariff import Tariff
from transport.unplanned import LEFT_BY_SEARCH, UNPLANNED_CODES
from transport.versions import Version

if TYPE_CHECKING:
    from transport.scenario import Scenario

STEPS = Limits(time_limit_s=None, steps=1, seed=1)


def six(**changes: object) -> Scenario:
    """Six workers of V1 for E1, 130 km away, and ten coaches."""
    workers = tuple(make_worker(f"W{n}") for n in range(6))
    return make_scenario(workers=workers, **changes)


def without_trips(scenario: Scenario, *, code: str) -> Plan:
    """A plan in which all trips are dropped, and whose money agrees with that."""
    plan = solve(scenario, limits=STEPS).plan
    names = sorted(w.worker_id for w in scenario.workers)
    return replace(
        plan,
        trips=(),
        journeys=(),
        marginal=None,
        unplanned=tuple(
            NotTravelling(worker_id=name, code=code, told=said("AS_WRITTEN", text=""))
            for name in names
        ),
        cost=replace(
            plan.cost,
            total_fen=0,
            penalty_fen=scenario.tariff.penalty_fen * len(names),
            lines={},
            payers={"government": 0},
        ),
    )


@pytest.mark.parametrize(
    "code", sorted(set(UNPLANNED_CODES) - {LEFT_BY_SEARCH, "NO_COACH_FITS_VILLAGE"})
)
def test_a_dropped_trip_is_found_whatever_code_its_workers_get(code: str) -> None:
    scenario = six()
    found = violations(scenario, without_trips(scenario, code=code))
    named = {v.where for v in found}
    assert named == {f"W{n}" for n in range(6)}
    assert {v.code for v in found} <= {"UNPLANNED_COULD_RIDE", "UNPLANNED_CODE_WRONG"}


def test_a_ride_is_told_with_its_price_and_what_leaving_weighs() -> None:
    scenario = six()
    found = violations(scenario, without_trips(scenario, code="NO_COACH_FREE"))
    assert str(found[0]) == (
        "UNPLANNED_COULD_RIDE W0: unplanned for 'no coach free', yet a free coach-49 of"
        " D1 could carry 1 for 3,250.31 CNY; leaving them weighs 100,000.00 CNY; give"
        " the search more time"
    )


def test_who_costs_more_than_leaving_may_stay() -> None:
    scenario = six(tariff=Tariff(penalty_fen=300_000))  # 3,000.00 CNY a worker
    plan = without_trips(scenario, code="DEARER_THAN_PENALTY")
    assert violations(scenario, plan) == []


def test_nobody_could_ride_in_coaches_that_are_too_large_or_rides_too_long() -> None:
    narrow = six(villages=(make_village("V1", max_seats=20),))
    plan = without_trips(narrow, code="NO_COACH_FITS_VILLAGE")
    assert violations(narrow, plan) == []
    short = six(policy=make_policy(max_ride_s=HOUR_S))
    plan = without_trips(short, code="RIDE_TOO_LONG")
    assert violations(short, plan) == []


def test_a_long_ride_with_its_breaks_and_rests_is_made_by_hand() -> None:
    scenario = six(fleet=(make_line(drivers=2),))
    far = replace(scenario.employers[0], lat=31.0, lon=120.0)
    scenario = replace(scenario, employers=(far,))
    rides = could_ride(scenario, without_trips(scenario, code="NO_COACH_FREE"))
    assert len(rides) == 6


def test_a_party_needs_seats_for_all_of_it() -> None:
    workers = tuple(make_worker(f"W{n}", party_id="P") for n in range(6))
    scenario = replace(six(), workers=workers, fleet=(make_line(seats=6),))
    plan = without_trips(scenario, code="NO_SEATS_LEFT")
    assert violations(scenario, plan) == []
    wider = replace(scenario, fleet=(make_line(seats=9),))
    found = violations(wider, without_trips(wider, code="NO_SEATS_LEFT"))
    assert "could carry 6" in str(found[0])


def test_a_plan_that_says_so_may_leave_who_could_ride() -> None:
    scenario = six()
    plan = without_trips(scenario, code=LEFT_BY_SEARCH)
    assert violations(scenario, plan) == []
    assert len(could_ride(scenario, plan)) == 6


def test_the_planner_says_so_itself() -> None:
    scenario = six()
    plan = admitted(scenario, without_trips(scenario, code="NO_COACH_FREE"))
    assert {entry.code for entry in plan.unplanned} == {LEFT_BY_SEARCH}
    assert "could carry 1" in sentence(plan.unplanned[0].told, "en")
    assert violations(scenario, plan) == []


def test_where_a_payers_share_decides_no_ride_is_called_cheaper() -> None:
    case = tariff_with(net_of="government")(*with_a_second_van(*_good()))
    case = unplanned_as("NO_LEGAL_TIMETABLE")(*case)
    assert violations(*case) == []


def test_a_plan_rightly_rejected_and_true_prices_are_no_violation() -> None:
    cheaper = replace(OTHER, total_fen=900_000, net_fen=800_000)
    assert violations(*beaten(total_fen=900_000, net_fen=800_000)(*_good())) == []
    assert violations(*priced(GROUP)(*_good())) == []
    listed = {one.field for one in stated(on_cost(rejected=cheaper)(*_good())[1])}
    assert "cost.rejected" in listed


def test_every_code_of_the_unplanned_has_words_and_a_remedy() -> None:
    for code in UNPLANNED_CODES:
        assert code in MEANINGS
        assert code in REMEDIES


def test_intake_may_be_full_where_it_is_limited() -> None:
    scenario, plan = unplanned_as("INTAKE_FULL")(*_good())
    limited = tuple(replace(e, daily_intake=7) for e in scenario.employers)
    assert violations(replace(scenario, employers=limited), plan) == []


def _good() -> tuple[Scenario, Plan]:
    return good_scenario(), good_plan()


def test_that_a_bound_was_enumerated_is_told_as_the_planners_word() -> None:
    scenario = six()
    plan = without_trips(scenario, code=LEFT_BY_SEARCH)
    proved_fen = plan.cost.lower_bound_fen
    for is_enumerated in (True, False):
        claims = replace(plan, certificate=Certificate(is_enumerated=is_enumerated))
        told = {one.field for one in stated(claims, proved_fen=proved_fen)}
        assert ("certificate.enumerated" in told) == is_enumerated
        assert "cost.lower_bound" not in told


def test_changes_of_a_version_are_told_as_stated() -> None:
    version = Version(
        number=2, parent_sha256="5" * 64, note="", changes=Changes(moment_s=0)
    )
    assert [one.field for one in stated_changes(version)] == ["version.json: changes"]
    assert stated_changes(None) == []
