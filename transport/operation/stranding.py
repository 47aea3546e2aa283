"""Workers on the road beside a coach that goes no further, as a scenario has them.

They board anew where it stands, which is a place for each village that they are from:
it has that village's county, risk and name, so that whoever shares a coach with them
and who pays for them stays as it was. For those who go home it is a gate for each
employer, with its city; they work for that employer still, who keeps rank and budget.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.places import Opening, rough_away
from transport.scenario import Road, SuppliedDistance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.changes import Broken
    from transport.places import Employer, Village
    from transport.roster import Worker
    from transport.scenario import Scenario

_MARK = "@"
_DEGREE_M = 111_000
_ANY_TIME = Opening(from_s=0, until_s=DAY_S)


def stranded_id(trip_id: str, village_id: str) -> str:
    """The place beside the coach for those of a village, or a gate: T014@V3."""
    return f"{trip_id}{_MARK}{village_id}"


def employing(scenario: Scenario) -> dict[str, Employer]:
    """Employers by id for whom somebody may work: no gate beside the road."""
    rows = scenario.own_employer.items()
    return {one: row for one, row in rows if row.stands_for_id is None}


def stands_for(scenario: Scenario, place_id: str) -> str | None:
    """The village or employer for whose people the place beside a road was made.

    None where it is none. A place that no table has is one by its id; one that a table
    has may have the mark in an id of its own.
    """
    names = scenario.place_name
    if place_id in names:
        row = scenario.own_village.get(place_id) or scenario.own_employer.get(place_id)
        return None if row is None else row.stands_for_id
    trips, mark, true_id = place_id.rpartition(_MARK)
    return true_id if trips and mark and true_id in names else None


def with_stranded(scenario: Scenario, broken: Sequence[Broken]) -> Scenario:
    """The scenario in which those aboard of the trips board where these stand.

    A worker of two of them is where the last one stands.
    """
    for one in broken:
        scenario = _with_one(scenario, one)
    return scenario


def _with_one(scenario: Scenario, broken: Broken) -> Scenario:
    aboard = [scenario.worker[w] for w in broken.aboard if w in scenario.worker]
    moved = {w.worker_id: _beside(scenario, w, broken) for w in aboard}
    villages = {
        moved[w.worker_id].village_id: scenario.own_village[w.village_id]
        for w in aboard
        if not w.is_homebound
    }
    gates = {
        moved[w.worker_id].village_id: scenario.own_employer[w.village_id]
        for w in aboard
        if w.is_homebound
    }
    places, ids = _places(villages, broken), (*villages, *gates)
    found = replace(
        scenario,
        workers=tuple(moved.get(w.worker_id, w) for w in scenario.workers),
        villages=(*scenario.villages, *places),
        employers=(*scenario.employers, *_gates(gates, broken)),
        distances=(*scenario.distances, *_distances(scenario, ids, broken)),
        roads=(*scenario.roads, *_roads(scenario, ids, broken)),
    )
    return found.read_from(scenario.inputs)


def _beside(scenario: Scenario, worker: Worker, broken: Broken) -> Worker:
    """The worker there; whoever was to be checked before boarding has been."""
    until_s = worker.certificate_until_s
    edition = scenario.edition_at(max(0, broken.at_s))
    if edition.certificate_required and (until_s is None or until_s <= broken.at_s):
        until_s = broken.at_s + edition.certificate_valid_days * DAY_S
    return replace(
        worker,
        village_id=stranded_id(broken.trip_id, worker.village_id),
        home_id=None,
        employed_by_id=worker.works_for_id if worker.is_homebound else None,
        ready_from_s=max(0, broken.at_s),
        certificate_until_s=until_s,
    )


def _places(villages: Mapping[str, Village], broken: Broken) -> tuple[Village, ...]:
    return tuple(
        replace(
            village,
            village_id=place_id,
            name=f"{village.name} ({broken.trip_id})",
            lat=broken.lat,
            lon=broken.lon,
            max_seats=None,
            opening=_ANY_TIME,
            muster_id=None,
            gathering_point=f"{broken.trip_id} · {broken.lat:.5f}, {broken.lon:.5f}",
            stands_for_id=village.stands_for_id or village.village_id,
            precision="point",
        )
        for place_id, village in villages.items()
    )


def _gates(gates: Mapping[str, Employer], broken: Broken) -> Iterator[Employer]:
    """Where those who go home board anew; nobody is received there.

    The name tells the position: a gate has no word of where to gather.
    """
    for place_id, employer in gates.items():
        yield replace(
            employer,
            employer_id=place_id,
            name=f"{employer.name} ({broken.trip_id}"
            f" · {broken.lat:.5f}, {broken.lon:.5f})",
            lat=broken.lat,
            lon=broken.lon,
            opening=_ANY_TIME,
            daily_intake=None,
            let_in=frozenset(),
            stands_for_id=employer.stands_for_id or employer.employer_id,
            precision="point",
        )


def _distances(
    scenario: Scenario, ids: Sequence[str], broken: Broken
) -> Iterator[SuppliedDistance]:
    """What is supplied for the known place holds where the coach stands at it."""
    for row in scenario.distances if broken.place_id is not None else ():
        for place_id in ids:
            if row.from_id == broken.place_id:
                yield replace(row, from_id=place_id)
            if row.to_id == broken.place_id:
                yield replace(row, to_id=place_id)


def _roads(scenario: Scenario, ids: Sequence[str], broken: Broken) -> Iterator[Road]:
    """In a road graph the coach stands on a road to the known place nearest to it."""
    if not scenario.roads:
        return
    here = (broken.lat, broken.lon)
    ends = {end for road in scenario.roads for end in (road.from_id, road.to_id)}
    known = [(rough_away(at, here), p) for p, at in scenario.position.items()]
    away, near_id = min((one for one in known if one[1] in ends), default=(0.0, ""))
    for place_id in ids if near_id else ():
        yield Road(
            from_id=near_id,
            to_id=place_id,
            distance_m=max(1, round(away * _DEGREE_M)),
            driving_s=None,
        )
