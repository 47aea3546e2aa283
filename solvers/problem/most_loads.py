"""How many of a group any trip can carry, whatever its seats: the bound counts on it.

The stand at a stop grows with the workers served there, and an employer takes in so
many a day. **Claim.** No legal trip carries more than ``most_loads`` of a group.
**Proof.** Say it carries ``a`` of them. They board from when the village may be served
and they are ready, ``b``, or later, which takes ``stop + a * each``; their coach drives
for ``d`` or more, no way being shorter than the least and none faster than by day in
the fastest coach; they alight within ``stop + a * each``, which must begin while the
employer receives, at ``c`` at last, and end by their deadline. Hence
``b + stop + a * each + d <= c`` and ``b + 2 (stop + a * each) + d <= deadline``; and as
they are aboard all the while, ``2 (stop + a * each) + d`` is no more than the longest
ride. A stand lasts whole minutes, so ``stop + a * each``, rounded up to a minute, is no
more than what these leave to one stand, rounded down. All of a group alight at one
time, so within one day's intake. Parties are whole, so ``a`` is a sum of sizes. QED

A group that no such load leaves a party of counts as one that takes one worker. No
coach carries any of it (`is_never_aboard`): each trip would carry a whole party; nor of
one all of whose parties have more members or bags than any coach has room for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.problem.fleet_use import intake_of
from solvers.problem.unseatable import is_unseatable
from transport.clock import MINUTE_S
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from transport.groups import Group
    from transport.scenario import Scenario

    Ints = npt.NDArray[np.int64]


def least_drive_s(scenario: Scenario, least_s: Ints, *, n_places: int) -> Ints:
    """Seconds that no coach drives less than, of ways that take ``least_s`` by day.

    Trips call at ``n_places`` at most.
    """
    policy = scenario.policy
    fastest = max((line.speed_percent for line in scenario.fleet), default=PERCENT)
    calls = policy.max_villages_per_vehicle + policy.max_employers_per_vehicle
    # by so much a way over many calls may be shorter than the direct one
    return least_s * PERCENT // fastest - min(calls, n_places) - 2


def most_loads(scenario: Scenario, groups: Sequence[Group], drive_s: Ints) -> Ints:
    """``(n_groups,)``: workers of each group on a trip at most, one at least.

    ``drive_s``: between each group's ends at least.
    """
    return np.maximum(1, _loads(scenario, groups, drive_s))


def is_never_aboard(
    scenario: Scenario, groups: Sequence[Group], drive_s: Ints
) -> npt.NDArray[np.bool_]:
    """``(n_groups,)``: whether no trip carries anybody of the group.

    Not asked of rides to a service or from it, whose windows depend on one another.
    """
    is_direct = np.array([group.segment == "direct" for group in groups], dtype=bool)
    is_shut = [not all(_windows(scenario, group)) for group in groups]
    is_none = (_loads(scenario, groups, drive_s) == 0) | np.array(is_shut, dtype=bool)
    is_none |= [all(is_unseatable(scenario, p) for p in g.parties) for g in groups]
    return np.array(is_direct & is_none, dtype=np.bool_)


def _loads(scenario: Scenario, groups: Sequence[Group], drive_s: Ints) -> Ints:
    """Workers of each group on a trip at most; none where that is fewer than a party.

    All where nobody boards or alights within the hours of either place.
    """
    intake = intake_of(scenario)
    found = [
        min(
            _in_time(scenario, group, max(0, own_s)),
            intake.get(group.employer_id, group.n_workers),
        )
        for group, own_s in zip(groups, drive_s.tolist(), strict=True)
    ]
    return np.array(
        [
            _whole_parties((party.n for party in group.parties), most)
            for group, most in zip(groups, found, strict=True)
        ],
        dtype=np.int64,
    )


def _windows(
    scenario: Scenario, group: Group
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """When the village is served for the group, and its employer receives it."""
    end_s = min(group.deadline_s, scenario.end_s)
    village = scenario.opening(group.village_id)
    served = village.intervals(start_s=group.ready_s, end_s=scenario.end_s)
    received = scenario.opening(group.employer_id).intervals(start_s=0, end_s=end_s)
    return served, received


def _in_time(scenario: Scenario, group: Group, drive_s: int) -> int:
    """Workers of the group who are in time together; all where time is no matter."""
    policy = scenario.policy
    each_s, stop_s = policy.stop_per_worker_s, policy.stop_s
    if not each_s:
        return group.n_workers
    end_s = min(group.deadline_s, scenario.end_s)
    served, received = _windows(scenario, group)
    if not served or not received:
        return group.n_workers  # nobody rides
    first_s = min(from_s for from_s, _ in served)
    last_s = max(until_s for _, until_s in received)
    ride_s = min(policy.max_ride_s, end_s - first_s)
    stand_s = min((ride_s - drive_s) // 2, last_s - first_s - drive_s)
    stand_s -= stand_s % MINUTE_S
    return min(group.n_workers, (stand_s - stop_s) // each_s)


def _whole_parties(sizes: Iterable[int], most: int) -> int:
    """The greatest sum of some sizes that is ``most`` at most."""
    sums = 1  # a bit for each sum there is
    for size in sizes:
        sums |= sums << size
    return (sums & ((1 << (max(0, most) + 1)) - 1)).bit_length() - 1
