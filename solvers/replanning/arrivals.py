"""Who reaches which gate on which day by a printed plan, and how many more may."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from solvers.replanning.ground import Ground
    from transport.plan import Plan

    Gate = tuple[str, int]  # an employer and a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Who reaches which gate on which day by the printed plan, and who is under way."""

    at: Mapping[str, Gate]
    under_way: frozenset[str]

    def among(self, riders: Collection[str]) -> dict[Gate, list[str]]:
        """The riders by gate and day."""
        found: defaultdict[Gate, list[str]] = defaultdict(list)
        for worker_id, gate in self.at.items():
            if worker_id in riders:
                found[gate].append(worker_id)
        return dict(found)


def arrivals_of(plan: Plan, moment_s: int) -> Arrivals:
    """Arrivals of the printed plan; whoever's first vehicle has gone is under way."""
    at: dict[str, Gate] = {}
    under_way = set()
    for trip in plan.trips:
        for stop in trip.stops:
            if stop.depart_s < moment_s:
                under_way |= {*stop.board, *stop.alight}
            if stop.kind == "drop":
                gate = (str(stop.place_id), stop.depart_s // DAY_S)
                at |= dict.fromkeys(stop.alight, gate)
    return Arrivals(at=at, under_way=frozenset(under_way))


def room_at_gates(
    ground: Ground, printed: Arrivals, gone: Collection[str]
) -> dict[Gate, int]:
    """How many more each employer that limits them takes on days that are printed."""
    riders = ground.eligible.intersection(printed.at).difference(gone)
    n = {gate: len(here) for gate, here in printed.among(riders).items()}
    return {
        gate: max(0, most - n.get(gate, 0))
        for gate in set(printed.at.values())
        if (most := ground.scenario.employer[gate[0]].daily_intake) is not None
    }
