from __future__ import annotations

from dataclasses import replace

from solvers.journeys.report_times import SLOT_S, report_windows
from tests.solvers.journeys.days import far_day, network_of, train
from transport.clock import MINUTE_S


def test_half_hours_do_not_touch_and_hold_no_more_than_the_cap() -> None:
    services = (train(), train("K2", departs_s=train().departs_s + 3_600))
    scenario = far_day(n_workers=90, services=services)
    scenario = replace(scenario, policy=replace(scenario.policy, crowd_cap=20))
    groups, network = network_of(scenario)
    chain = {(c.group_id, c.service_id): c for c in network.chains}
    rides = {}
    for number, group in enumerate(groups):
        service = services[number % 2].service_id
        for i in range(len(group.parties)):
            rides[group.group_id, i] = (group, chain[group.group_id, service])
    windows = report_windows(scenario, rides)
    crowd: dict[int, int] = {}
    for ride, (_, opening) in windows.items():
        first, last = opening.from_s // SLOT_S, opening.until_s // SLOT_S
        assert first == last  # a whole window lies in one half-hour of the clock
        assert opening.until_s % SLOT_S == SLOT_S - MINUTE_S
        group, _ = rides[ride]
        crowd[first] = crowd.get(first, 0) + group.parties[ride[1]].n
    assert max(crowd.values()) <= 20
    assert len(crowd) >= 5


def test_half_hours_that_are_not_dealt_leave_all_time_before_the_departure() -> None:
    scenario = far_day(n_workers=90, services=(train(),))
    scenario = replace(scenario, policy=replace(scenario.policy, crowd_cap=5))
    groups, network = network_of(scenario)
    chain = {c.group_id: c for c in network.chains}
    rides = {
        (group.group_id, i): (group, chain[group.group_id])
        for group in groups
        for i in range(len(group.parties))
    }
    dealt = report_windows(scenario, rides)
    assert len({name for name, _ in dealt.values()}) > 10
    due_s = chain[groups[0].group_id].feeder_deadline_s
    windows = report_windows(scenario, rides, is_dealt=False)
    assert {name for name, _ in windows.values()} == {"K1"}
    assert {(o.from_s, o.until_s) for _, o in windows.values()} == {(0, due_s)}
