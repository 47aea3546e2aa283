"""How many workers an employer can take in on all its days together.

**Claim.** Coaches bring no more than ``gate_rooms`` workers to an employer, so of those
who are expected there the others stay or travel alone. **Proof.** The checker counts
whom a coach brings on the day on which they have all alighted, and allows
``daily_intake`` a day. They begin to alight while the employer receives, no earlier
than the first of them is ready and has been driven there, and have alighted by the
latest of their deadlines and by the scenario's end. A coach stands there for ``stop +
(daily_intake + seats) * each`` at most, as long as it takes to serve those who alight
and a load for the way back, so each trip's day is among those that such stands touch.
QED Where ways are given, workers arrive on these alone (``Ways``).

An employer that lets workers in beyond its intake, as they were under way when it was
lowered, is left out.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from transport.groups import Group
    from transport.places import Employer
    from transport.scenario import Scenario
    from transport.services import Service

    Span = tuple[int, int]


class Ways(NamedTuple):
    """Who may go by coach all the way, and over which services anybody may."""

    direct_ids: Container[str]
    services: Sequence[Service]


def gate_rooms(
    scenario: Scenario,
    groups: Sequence[Group],
    drive_s: Iterable[int] | None = None,
    *,
    ways: Ways | None = None,
) -> dict[str, int]:
    """Workers by employer that coaches can bring it, where fewer than are expected.

    ``drive_s``: seconds of each group on the way at least; none where not known.
    ``ways``: on which groups arrive at all; where not given, whenever it may be.
    """
    arriving: defaultdict[str, list[Group]] = defaultdict(list)
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    for group, own_s in zip(groups, drive_s or [0] * len(groups), strict=True):
        if _arrives(group):
            arriving[group.employer_id].append(group)
            spans[group.employer_id].update(_spans(scenario, group, own_s, ways))
    return {
        employer_id: room
        for employer_id, coming in arriving.items()
        for employer in [scenario.own_employer.get(employer_id)]
        for room in [_room(scenario, employer, spans[employer_id])]
        if room is not None and room < sum(group.n_workers for group in coming)
    }


def _spans(
    scenario: Scenario, group: Group, drive_s: int, ways: Ways | None
) -> Iterator[Span]:
    """When the group's workers may be at the gate, from a first to a last moment.

    Over a service no sooner than it arrives, and no later than a whole ride after it
    has left, as they board before that.
    """
    first_s = group.ready_s + max(0, drive_s)
    if ways is None or group.group_id in ways.direct_ids:
        yield first_s, group.deadline_s
    for service in ways.services if ways else ():
        last_s = service.departs_s + scenario.policy.max_ride_s
        yield max(first_s, service.arrives_s), min(group.deadline_s, last_s)


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
    scenario: Scenario, employer: Employer | None, spans: Iterable[Span]
) -> int | None:
    """All whom the employer can take in; None where it takes in any number."""
    if employer is None or employer.daily_intake is None or employer.let_in:
        return None
    policy, end_s = scenario.policy, scenario.end_s
    n_served = employer.daily_intake + max((k.seats for k in scenario.fleet), default=0)
    stand_s = policy.stop_s + n_served * policy.stop_per_worker_s
    gate = scenario.opening(employer.employer_id)
    days = {
        day
        for first_s, last_s in spans
        for from_s, until_s in gate.intervals(start_s=first_s, end_s=min(last_s, end_s))
        for day in range(from_s // DAY_S, min(until_s + stand_s, end_s) // DAY_S + 1)
    }
    return employer.daily_intake * len(days)
