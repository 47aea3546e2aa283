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


def test_one_coach_may_fill_a_half_hour_beyond_the_cap() -> None:
    scenario = far_day(n_workers=90, services=(train(),))
    scenario = replace(scenario, policy=replace(scenario.policy, crowd_cap=5))
    groups, network = network_of(scenario)
    chain = {c.group_id: c for c in network.chains}
    rides = {
        (group.group_id, i): (group, chain[group.group_id])
        for group in groups
        for i in range(len(group.parties))
    }
    windows = report_windows(scenario, rides, is_by_coach=True)
    there: dict[int, list[tuple[str, int]]] = {}
    for ride, (_, opening) in windows.items():
        group, _ = rides[ride]
        at = opening.from_s // SLOT_S
        there.setdefault(at, []).append((group.village_id, group.parties[ride[1]].n))
    full = [aboard for aboard in there.values() if sum(n for _, n in aboard) > 5]
    assert full
    for aboard in full:
        assert len({village for village, _ in aboard}) == 1
        assert sum(n for _, n in aboard) <= max(line.seats for line in scenario.fleet)
    by_cap = report_windows(scenario, rides)
    assert len({name for name, _ in by_cap.values()}) > len(there)
