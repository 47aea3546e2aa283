"""What of a plan is of which county, and what several counties share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from transport.plan import Block, Plan, Trip
    from transport.scenario import Scenario

LISTS = ("trips", "journeys", "screenings", "individual", "held", "unplanned")
"""The lists of a plan that are cut by county, by the names of its fields."""

County = str | None  # None: of several
Places = dict[str, list[int]]  # positions in each of the plan's lists, ascending


def shares_of(scenario: Scenario, plan: Plan) -> dict[County, Places]:
    """Positions in the plan's lists by county, in the order of their names.

    A worker is of the county where he lives. A trip is of a county if its coach, on all
    trips of its block, carries workers and calls at villages of that county alone; any
    other is shared. What several share comes last, also where that is nothing.
    """
    home = homes_of(scenario)
    runs_for = {
        block.block_id: _one(_counties(scenario, home, block)) for block in plan.blocks
    }
    found: defaultdict[County, Places] = defaultdict(lambda: {n: [] for n in LISTS})
    for at, trip in enumerate(plan.trips):
        found[runs_for[trip.block_id]]["trips"].append(at)
    for name in LISTS[1:]:
        for at, entry in enumerate(getattr(plan, name)):
            found[home.get(entry.worker_id)][name].append(at)
    named = sorted(county for county in found if county is not None)
    return {county: found[county] for county in (*named, None)}


def together(
    scenario: Scenario, shared: Plan, counties: Iterable[str]
) -> frozenset[str]:
    """These counties, and all that they share coaches or services with, at any remove.

    ``shared``: what of the plan counties share. What is of these counties is then a
    plan of its own: nobody of another is on any of its coaches and services.
    """
    home = homes_of(scenario)
    groups = [set(_counties(scenario, home, block)) for block in shared.blocks]
    groups += [{home.get(w) for w in use.workers} for use in shared.services]
    found: set[County] = set(counties)
    while True:
        meeting = [group for group in groups if group & found]
        if not meeting:
            return frozenset(county for county in found if county is not None)
        groups = [group for group in groups if not group & found]
        found.update(*meeting)


def homes_of(scenario: Scenario) -> Mapping[str, str]:
    """The county of each worker."""
    return {
        worker.worker_id: scenario.own_village[worker.lives_by_id].county
        for worker in scenario.workers
    }


def _counties(
    scenario: Scenario, home: Mapping[str, str], block: Block
) -> Iterator[County]:
    """Of all whom the coach carries, and of all villages where it calls."""
    for trip in block.trips:
        yield from (home.get(worker_id) for worker_id in trip.worker_ids)
        for place_id in _calls(trip):
            if place_id in scenario.own_village:
                yield scenario.own_village[place_id].county


def _calls(trip: Trip) -> Sequence[str]:
    return [
        str(stop.place_id) for stop in trip.stops if stop.kind in ("pickup", "drop")
    ]


def _one(counties: Iterable[County]) -> County:
    """The county, where it is one."""
    found = set(counties)
    return found.pop() if len(found) == 1 else None
