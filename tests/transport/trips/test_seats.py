from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transport.builders import make_line, make_policy
from transport.places import RISKS, Risk
from transport.policy import SCOPES, Scope
from transport.presets import PRESETS, edition_on
from transport.trips.seats import (
    load_cap_percent,
    n_escorts,
    observation_rows,
    usable_seats,
)

NO_CREW_SEATS = make_policy("cn", relief_driver_uses_seat=False, escorts_per_vehicle=0)
(GRADED,) = PRESETS["cn-2021-01-20"]


@pytest.mark.parametrize(
    ("seats", "at_50", "at_70", "at_90"),
    [
        (7, 3, 4, 5),
        (19, 9, 11, 11),
        (33, 16, 22, 23),
        (37, 18, 25, 27),
        (45, 22, 30, 35),
        (49, 24, 33, 39),
        (53, 26, 36, 43),
    ],
)
def test_largest_loads_of_the_common_vehicles(
    seats: int, at_50: int, at_70: int, at_90: int
) -> None:
    found = [
        usable_seats(
            make_line(seats=seats),
            policy=NO_CREW_SEATS,
            edition=GRADED,
            cap_percent=percent,
            drivers=1,
        )
        for percent in (50, 70, 90)
    ]
    assert found == [at_50, at_70, at_90]


@pytest.mark.parametrize(
    ("day", "scope", "risk", "largest_load", "n_coaches"),
    [
        (date(2020, 2, 10), "inter_province", "low", 39, 1),
        (date(2020, 2, 12), "inter_province", "low", 24, 2),
        # a medium-risk county passed on the way is no endpoint, so the risk stays low
        (date(2020, 2, 29), "inter_province", "low", 39, 1),
        (date(2020, 2, 29), "inter_province", "medium", 24, 2),
        (date(2020, 2, 12), "intra_city", "low", 39, 1),
        (date(2020, 2, 29), "intra_city", "medium", 39, 1),
    ],
)
def test_the_departure_day_decides_how_many_coaches_38_workers_need(
    *, day: date, scope: Scope, risk: Risk, largest_load: int, n_coaches: int
) -> None:
    edition = edition_on(NO_CREW_SEATS, day)
    usable = usable_seats(
        make_line(seats=49),
        policy=NO_CREW_SEATS,
        edition=edition,
        cap_percent=load_cap_percent(edition, scope=scope, risk=risk),
        drivers=2,
    )
    assert usable == largest_load
    assert -(-38 // usable) == n_coaches


def test_in_a_19_seater_at_70_percent_the_rows_bind_before_the_cap() -> None:
    small = make_line(seats=19)
    alone = usable_seats(
        small, policy=NO_CREW_SEATS, edition=GRADED, cap_percent=70, drivers=1
    )
    with_crew = usable_seats(
        small, policy=make_policy("cn"), edition=GRADED, cap_percent=70, drivers=2
    )
    assert (alone, with_crew) == (11, 9)


@pytest.mark.parametrize(
    ("name", "scope", "risk", "percent"),
    [
        ("none", "inter_province", "high", 100),
        ("cn-2020-02-03", "inter_province", "high", 100),
        ("cn-2020-02-11", "inter_city", "low", 50),
        ("cn-2020-02-11", "intra_city", "high", 100),
        ("cn-2020-02-28", "inter_city", "low", 100),
        ("cn-2020-02-28", "inter_city", "high", 50),
        ("cn-2020-02-28", "intra_city", "medium", 100),
        ("cn-2021-01-20", "inter_city", "high", 50),
        ("cn-2021-01-20", "inter_province", "medium", 70),
        ("cn-2021-01-20", "inter_city", "low", 90),
        ("cn-2021-01-20", "intra_city", "high", 100),
        ("cn-2023", "inter_province", "high", 100),
    ],
)
def test_each_edition_caps_the_load_by_scope_and_risk(
    *, name: str, scope: Scope, risk: Risk, percent: int
) -> None:
    assert load_cap_percent(PRESETS[name][0], scope=scope, risk=risk) == percent


def test_the_base_of_the_cap_is_a_switch() -> None:
    approved = replace(NO_CREW_SEATS, cap_base="approved_seats")
    (edition,) = PRESETS["cn-2021-01-20"]
    loads = [
        usable_seats(
            make_line(seats=50),
            policy=policy,
            edition=edition,
            cap_percent=50,
            drivers=1,
        )
        for policy in (NO_CREW_SEATS, approved)
    ]
    assert loads == [24, 25]


def test_without_a_cap_the_drivers_seat_is_still_not_for_workers() -> None:
    approved = replace(NO_CREW_SEATS, cap_base="approved_seats")
    (free,) = PRESETS["none"]
    usable = usable_seats(
        make_line(seats=49), policy=approved, edition=free, cap_percent=100, drivers=1
    )
    assert usable == 48


@pytest.mark.parametrize(("seats", "rows"), [(7, 0), (9, 0), (10, 2), (49, 2)])
def test_small_vehicles_keep_no_observation_rows(seats: int, rows: int) -> None:
    assert observation_rows(make_line(seats=seats), GRADED) == rows


@pytest.mark.parametrize(("seats", "escorts"), [(7, 0), (8, 2), (49, 2)])
def test_small_vehicles_carry_no_escort(seats: int, escorts: int) -> None:
    policy = make_policy(escorts_per_vehicle=2)
    assert n_escorts(make_line(seats=seats), policy) == escorts


def test_each_driver_beyond_the_first_takes_a_seat() -> None:
    policy = make_policy(escorts_per_vehicle=0)
    loads = [
        usable_seats(
            make_line(seats=49),
            policy=policy,
            edition=PRESETS["none"][0],
            cap_percent=100,
            drivers=drivers,
        )
        for drivers in (1, 2, 3)
    ]
    assert loads == [48, 47, 46]


def test_crew_that_fills_the_seats_leaves_none() -> None:
    usable = usable_seats(
        make_line(seats=10),
        policy=make_policy("cn", escorts_per_vehicle=9),
        edition=GRADED,
        cap_percent=50,
        drivers=3,
    )
    assert usable == 0


@settings(deadline=None)
@given(
    seats=st.integers(2, 60),
    drivers=st.integers(1, 3),
    name=st.sampled_from(sorted(PRESETS)),
    scope=st.sampled_from(SCOPES),
    risk=st.sampled_from(RISKS),
)
def test_usable_seats_keep_cap_and_physical_seats(
    *, seats: int, drivers: int, name: str, scope: Scope, risk: Risk
) -> None:
    line, edition = make_line(seats=seats), PRESETS[name][-1]
    percent = load_cap_percent(edition, scope=scope, risk=risk)
    usable = usable_seats(
        line,
        policy=make_policy(name),
        edition=edition,
        cap_percent=percent,
        drivers=drivers,
    )
    assert 100 * usable <= percent * line.passenger_seats
    assert 0 <= usable <= max(0, line.passenger_seats - (drivers - 1))
