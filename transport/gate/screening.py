"""Screening: health checks before the first vehicle, in queues hour by hour.

A worker without a valid certificate, where the rules ask for one, is checked by the
staff of the own township in the village (人社部明电〔2020〕4号: check before departure;
townships had about three people for it), or goes to the nearest station, before any
coach is boarded. Checks of one hour are as many as the throughput of that place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S
from transport.groups import PRIORITIES, priority_of
from transport.places import rough_away
from transport.plan import Screening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transport.places import Opening, ScreeningStation, Village
    from transport.roster import Worker
    from transport.scenario import Scenario

TEAM = "team:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where checks are made: a station, or a township's staff going to the villages.

    ``return_s``: from the end of the hour of the check until the worker is back.
    """

    desk_id: str
    opening: Opening | None
    checks_per_hour: int
    return_s: int
    cost_fen: int


def desk_of(scenario: Scenario, village: Village) -> Desk | None:
    """Where those who board there are checked; None where nobody checks.

    The township's staff go to its villages, not to the gates of employers.
    """
    policy = scenario.policy
    if policy.township_staff and village.village_id in scenario.own_village:
        return Desk(
            desk_id=f"{TEAM}{village.county}/{village.town}",
            opening=policy.pickup_opening,
            checks_per_hour=policy.township_staff * policy.checks_per_staff_hour,
            return_s=0,
            cost_fen=0,
        )
    if not scenario.stations:
        return None

    def away(station: ScreeningStation) -> tuple[float, str]:
        place = (station.lat, station.lon)
        return rough_away(place, (village.lat, village.lon)), station.station_id

    station = min(scenario.stations, key=away)
    return Desk(
        desk_id=station.station_id,
        opening=station.opening,
        checks_per_hour=station.checks_per_hour,
        return_s=policy.screening_return_s,
        cost_fen=station.cost_per_check_fen,
    )


def needs_check(scenario: Scenario, worker: Worker) -> bool:
    """Whether the rules of the ready day ask for a certificate and none is valid."""
    ready_s = worker.ready_s
    edition = scenario.edition_at(ready_s)
    until_s = worker.certificate_until_s
    return edition.certificate_required and (until_s is None or until_s <= ready_s)


def screened(scenario: Scenario) -> tuple[Scenario, tuple[Screening, ...]]:
    """The scenario with new certificates and later ready times, and the appointments.

    The queue of a desk goes by priority class, ready time and id. Who finds no hour
    before the last day's end stays without certificate, and the gate holds him.
    """
    desks: dict[str, Desk | None] = {}
    queues: defaultdict[str, list[Worker]] = defaultdict(list)
    for worker in scenario.workers:
        if worker.village_id not in desks:
            village = scenario.village[worker.village_id]
            desks[worker.village_id] = desk_of(scenario, village)
        desk = desks[worker.village_id]
        if desk is not None and needs_check(scenario, worker):
            queues[desk.desk_id].append(worker)
    if not queues:
        return scenario, ()
    by_id = {desk.desk_id: desk for desk in desks.values() if desk is not None}
    found: dict[str, Screening] = {}
    for desk_id, queue in sorted(queues.items()):
        queue.sort(
            key=lambda w: (
                PRIORITIES.index(priority_of(scenario, w)),
                w.ready_s,
                w.worker_id,
            )
        )
        found |= _appointments(scenario, by_id[desk_id], queue)
    workers = tuple(
        worker
        if worker.worker_id not in found
        else _checked(
            scenario,
            worker,
            found[worker.worker_id],
            by_id[found[worker.worker_id].desk_id],
        )
        for worker in scenario.workers
    )
    checked = replace(scenario, workers=workers).read_from(scenario.inputs)
    return checked, tuple(found[worker_id] for worker_id in sorted(found))


def checks_fen(screenings: Iterable[Screening]) -> int:
    """Fen of so many checks; who is checked is the same for every plan."""
    return sum(check.cost_fen for check in screenings)


def _appointments(
    scenario: Scenario, desk: Desk, queue: list[Worker]
) -> dict[str, Screening]:
    """The first hour with a free place for each worker, in the order of the queue."""
    taken: Counter[int] = Counter()
    found: dict[str, Screening] = {}
    hours = list(_hours(scenario, desk))
    for worker in queue:
        for at_s in hours:
            if at_s >= worker.ready_s and taken[at_s] < desk.checks_per_hour:
                taken[at_s] += 1
                found[worker.worker_id] = Screening(
                    worker_id=worker.worker_id,
                    desk_id=desk.desk_id,
                    at_s=at_s,
                    cost_fen=desk.cost_fen,
                )
                break
    return found


def _hours(scenario: Scenario, desk: Desk) -> Iterator[int]:
    """Starts of the clock hours that lie wholly in the desk's opening."""
    if desk.opening is None:
        yield from range(0, scenario.end_s, HOUR_S)
        return
    spans = desk.opening.intervals(start_s=0, end_s=scenario.end_s)
    for at_s in range(0, scenario.end_s, HOUR_S):
        if any(start <= at_s and at_s + HOUR_S <= end for start, end in spans):
            yield at_s


def _checked(
    scenario: Scenario, worker: Worker, check: Screening, desk: Desk
) -> Worker:
    """The worker with the certificate of the check, ready when back from it."""
    done_s = check.at_s + HOUR_S
    edition = scenario.edition_at(done_s)
    return replace(
        worker,
        certificate_issued_s=done_s,
        certificate_until_s=done_s + edition.certificate_valid_days * DAY_S,
        ready_from_s=max(worker.ready_s, done_s + desk.return_s),
    )
