"""How many workers an employer can take in on all its days together.

**Claim.** Coaches bring no more than ``gate_rooms`` workers to an employer, so of those
who are expected there the others stay or travel alone. **Proof.** The checker counts
whom a coach brings on the day on which they have all alighted, and allows
``daily_intake`` a day. They begin to alight while the employer receives, no earlier
than the first of them is ready and has been driven there, and have alighted by the
latest of their deadlines and by the scenario's end. A coach stands there for ``stop +
(daily_intake + seats) * each`` at most, as long as it takes to serve those who alight
and a load for the way back, so each trip's day is among those that such stands touch.
QED

An employer that lets workers in beyond its intake, as they were under way when it was
lowered, is left out.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.groups import Group
    from transport.places import Employer
    from transport.scenario import Scenario


def gate_rooms(
    scenario: Scenario, groups: Sequence[Group], drive_s: Iterable[int] | None = None
) -> dict[str, int]:
    """Workers by employer that coaches can bring it, where fewer than are expected.

    ``drive_s``: seconds of each group on the way at least; none where not known.
    """
    arriving: defaultdict[str, list[tuple[Group, int]]] = defaultdict(list)
    for group, own_s in zip(groups, drive_s or [0] * len(groups), strict=True):
        if _arrives(group):
            arriving[group.employer_id].append((group, max(0, own_s)))
    return {
        employer_id: room
        for employer_id, coming in arriving.items()
        for room in [_room(scenario, scenario.own_employer.get(employer_id), coming)]
        if room is not None and room < sum(group.n_workers for group, _ in coming)
    }


def must_stay_fen(
    groups: Sequence[Group], rooms: Mapping[str, int], more_fen: Sequence[Sequence[int]]
) -> int:
    """What those whom no gate takes in add, at least, to a bound that moves all.

    ``more_fen``: by group and party, what it weighs more to leave the whole party than
    the bound counts for it. The cheapest ones stay, parties in parts if need be.
    """
    offers: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for group, own_fen in zip(groups, more_fen, strict=True):
        if group.employer_id in rooms and _arrives(group):
            sizes = (party.n for party in group.parties)
            offers[group.employer_id] += zip(own_fen, sizes, strict=True)
    total_fen = 0
    for employer_id, parties in offers.items():
        n_left = sum(n for _, n in parties) - rooms[employer_id]
        for fen, n in sorted(parties, key=lambda party: party[0] / party[1]):
            n_here = max(0, min(n, n_left))
            total_fen += fen * n_here // n
            n_left -= n_here
    return total_fen


def _arrives(group: Group) -> bool:
    """Whether its trip ends at the employer's gate."""
    return not group.is_homebound and group.segment != "feeder"


def _room(
    scenario: Scenario,
    employer: Employer | None,
    coming: Sequence[tuple[Group, int]],
) -> int | None:
    """All whom the employer can take in; None where it takes in any number."""
    if employer is None or employer.daily_intake is None or employer.let_in:
        return None
    policy = scenario.policy
    first_s = min(group.ready_s + drive_s for group, drive_s in coming)
    end_s = min(max(group.deadline_s for group, _ in coming), scenario.end_s)
    n_served = employer.daily_intake + max((k.seats for k in scenario.fleet), default=0)
    stand_s = policy.stop_s + n_served * policy.stop_per_worker_s
    gate = scenario.opening(employer.employer_id)
    days = {
        day
        for from_s, until_s in gate.intervals(start_s=first_s, end_s=end_s)
        for day in range(from_s // DAY_S, min(until_s + stand_s, end_s) // DAY_S + 1)
    }
    return employer.daily_intake * len(days)
