"""Some counties of a plan that is cut by county: their parts read, and no others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from transport.planfiles.faults import read_json, refuse
from transport.planfiles.folder import PLAN
from transport.planfiles.identity import is_parted
from transport.planfiles.one_file import Asked, plan_said
from transport.planfiles.parts_json import as_whole
from transport.planfiles.parts_reading import check_index, part_said, refuse_added
from transport.planfiles.shares import LISTS, shares_of, together
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from transport.clock import Clock
    from transport.plan import Plan
    from transport.scenario import Scenario

_FULLY = Asked(is_numbered=False)


@dataclass(frozen=True, kw_only=True)
class Index:
    """The index of a plan, read from ``path``. ``head``: the plan without its lists."""

    path: Path
    data: dict[str, Any]
    head: Plan
    clock: Clock


def read_index(out: Path) -> Index | None:
    """The index of the plan in ``out``; None where it is in one file.

    Raises
    ------
    ScenarioError
        If it is damaged, or there are parts that it does not list.
    """
    path = out / PLAN
    if not path.is_file() or not is_parted(out):
        return None
    data = read_json(path, remedy=said("NAME_PLAN_FOLDER"))
    check_index(path, data)
    refuse_added(path, data)
    head, clock = plan_said(path, as_whole(data, {}), _FULLY)
    return Index(path=path, data=data, head=head, clock=clock)


def read_counties(
    index: Index, scenario: Scenario, counties: Sequence[str]
) -> tuple[Plan, frozenset[str]] | None:
    """What of the plan is of these counties, and of whom else they travel with.

    Those are named, too. None where other parts may tell of these counties as well:
    one is not in the index, or gates stand there from which people go home.

    Raises
    ------
    ScenarioError
        If one of their parts is missing, or not as the index has it, or has something
        of another county.
    """
    entries = {entry["county"]: entry for entry in index.data["counties"]}
    gates = {
        place.county
        for place_id, place in scenario.village.items()
        if place_id not in scenario.own_village
    }
    if not set(counties) <= entries.keys() - gates:
        return None
    path, data = index.path, index.data
    shared, _ = part_said(path, data, data["shared"], _FULLY)
    found = together(scenario, shared, counties)
    parts = [_of_these(scenario, shared, found)]
    for county in sorted(found & entries.keys()):
        part, _ = part_said(path, data, entries[county], _FULLY)
        _refuse_others(path.parent / entries[county]["file"], scenario, part, county)
        parts.append(part)
    return _joined(index, parts), found


def _of_these(scenario: Scenario, shared: Plan, counties: frozenset[str]) -> Plan:
    """What counties share, as far as these do."""
    home = {
        worker.worker_id
        for worker in scenario.workers
        if scenario.own_village[worker.lives_by_id].county in counties
    }
    blocks = {trip.block_id for trip in shared.trips if home & set(trip.worker_ids)}
    return replace(
        shared,
        trips=tuple(trip for trip in shared.trips if trip.block_id in blocks),
        services=tuple(use for use in shared.services if home & set(use.workers)),
    )


def _refuse_others(path: Path, scenario: Scenario, part: Plan, county: str) -> None:
    """Nothing, if the part has nothing of another county."""
    others = shares_of(scenario, part)
    others.pop(county, None)
    if any(places for at in others.values() for places in at.values()):
        refuse(path, [("county", county, said("PART_OF_OTHER_COUNTY"))])


def _joined(index: Index, parts: Iterable[Plan]) -> Plan:
    """The parts as one plan, each list in its order."""
    lists: dict[str, list[Any]] = {name: [] for name in (*LISTS, "services")}
    for part in parts:
        for name, entries in lists.items():
            entries.extend(getattr(part, name))
    lists["trips"].sort(key=lambda trip: (trip.depart_s, trip.trip_id))
    for name in LISTS[1:]:
        lists[name].sort(key=attrgetter("worker_id"))
    found: dict[str, Any] = {name: tuple(entries) for name, entries in lists.items()}
    return replace(index.head, **found, whole_sha256=index.data["plan_sha256"])
