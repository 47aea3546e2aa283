"""The sentences of an explanation, made from its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.answers.explain import GroupFacts, TripFacts, WorkerFacts
from transport.catalogue.sentences import sentence
from transport.language import line_name
from transport.presentation.figures import yuan
from transport.said import Said, either, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.answers.explain import Facts
    from transport.clock import Clock
    from transport.language import Lang
    from transport.plan import NotTravelling
    from transport.said import Figure


def sentences(facts: Facts, clock: Clock, *, lang: Lang) -> list[str]:
    """The facts as plain sentences, one a line."""
    return [sentence(told, lang) for told in explained(facts, clock)]


def explained(facts: Facts, clock: Clock) -> Iterator[Said]:
    """What is told of the facts, in its order; whose word prices are, once."""
    told = [*_told(facts, clock)]
    stated = said("EXPLAIN_STATED")
    yield from (one for one in told if one != stated)
    if stated in told:
        yield stated


def _told(facts: Facts, clock: Clock) -> Iterator[Said]:
    if isinstance(facts, TripFacts):
        return _of_trip(facts)
    if isinstance(facts, GroupFacts):
        return _of_group(facts)
    return _of_worker(facts, clock)


def _of_trip(trip: TripFacts) -> Iterator[Said]:
    yield said(
        "EXPLAIN_TRIP",
        trip=trip.trip_id,
        vehicle_type=trip.vehicle_type,
        depot=trip.depot_id,
        n=trip.n_workers,
        seats=trip.usable_seats,
        drivers=trip.drivers,
        pickups=trip.n_pickups,
        drops=trip.n_drops,
    )
    yield from _hired(trip)
    yield said(
        "EXPLAIN_COST",
        cost_fen=trip.cost_fen,
        lines=tuple(
            said(
                "EXPLAIN_COST_LINE",
                name=either(line_name(key, "en"), line_name(key, "zh")),
                amount=yuan(fen),
            )
            for key, fen in trip.cost_lines.items()
        ),
        each_fen=trip.each_fen,
    )
    if trip.one_more_saves_fen is None:
        yield said("EXPLAIN_NO_MARGINAL")
    elif trip.one_more_saves_fen:
        yield said("EXPLAIN_SAVES", saves_fen=trip.one_more_saves_fen)
    else:
        yield said("EXPLAIN_IDLE")
    if trip.one_more_saves_fen is not None and trip.is_stated:
        yield said("EXPLAIN_STATED")


def _hired(trip: TripFacts) -> Iterator[Said]:
    """The days of hire and the way, or of which block it is and who buys its days."""
    way = {"way_m": trip.distance_m, "empty_m": trip.deadhead_m}
    if len(trip.block_trips) == 1:
        yield said("EXPLAIN_WAY", days=trip.block_days, **way)
        return
    yield said("EXPLAIN_WAY_ALONE", **way)
    yield said(
        "EXPLAIN_BLOCK",
        number=1 + trip.block_trips.index(trip.trip_id),
        n=len(trip.block_trips),
        block=trip.block_id,
        coach=trip.coach,
        trips=trip.block_trips,
        days=trip.block_days,
        cost_fen=trip.block_fen,
    )
    first, *_ = trip.block_trips
    if trip.trip_id == first:
        yield said("EXPLAIN_BUYS_DAYS", block=trip.block_id)
    else:
        yield said("EXPLAIN_DAYS_BOUGHT", block=trip.block_id, first=first)


def _of_group(group: GroupFacts) -> Iterator[Said]:
    yield said(
        "EXPLAIN_GROUP",
        group=group.group_id,
        n=group.n_workers,
        village=group.village,
        employer=group.employer,
    )
    for trip_id, n in group.riders.items():
        yield said("EXPLAIN_ON", n=n, trip=trip_id)
    if len(group.riders) > 1:
        yield said("EXPLAIN_SPLIT", n=len(group.riders))
    if group.n_unplanned:
        yield said("EXPLAIN_UNPLANNED", n=group.n_unplanned)
    if group.n_alone:
        yield said("EXPLAIN_SOME_ALONE", n=group.n_alone)
    yield from _marginal(group)


def _of_worker(worker: WorkerFacts, clock: Clock) -> Iterator[Said]:
    if worker.stays is not None:
        yield _staying(worker, worker.stays)
    if worker.alone is not None:
        yield said(
            "EXPLAIN_ALONE",
            ticket_fen=worker.alone.ticket_fen,
            subsidy_fen=worker.alone.subsidy_fen,
            **_who(worker),
        )
        if worker.alone.consent == "to_sign":
            yield said("EXPLAIN_TO_SIGN")
    yield from _riding(worker, clock)
    known = set() if worker.stays is None else set(_no_ways(worker.stays.told))
    for entry in worker.refused:
        if entry.service_id not in known:
            yield said("EXPLAIN_NOT_BY", service=entry.service_id, why=entry.told)
    if worker.companions:
        yield said("EXPLAIN_PARTY", others=worker.companions)
    if worker.trip is not None:
        yield from _of_trip(worker.trip)
    is_told = worker.trip is not None and worker.trip.one_more_saves_fen is None
    if not worker.is_held and not (is_told and worker.marginal_fen is None):
        yield from _marginal(worker)


def _no_ways(told: Said) -> Iterator[Figure]:
    """Services of which the reason tells already that, and why, they are no way."""
    for name, value in told.pairs:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Said):
                is_named = told.code == "SERVICE_IS_NO_WAY" and name == "service"
                yield from part.figures.values() if is_named else _no_ways(part)


def _who(worker: WorkerFacts) -> dict[str, str]:
    return {
        "worker": worker.worker_id,
        "village": worker.village,
        "employer": worker.employer,
    }


def _staying(worker: WorkerFacts, stays: NotTravelling) -> Said:
    if worker.is_held:
        return said("EXPLAIN_HELD", code=stays.code, why=stays.told, **_who(worker))
    return said("EXPLAIN_LEFT", code=stays.code, why=stays.told, **_who(worker))


def _riding(worker: WorkerFacts, clock: Clock) -> Iterator[Said]:
    """The one ride, or the legs of a journey."""
    rides = worker.rides
    if not rides:
        return
    whole_s = rides[-1].alight_s - rides[0].board_s
    if len(rides) == 1:
        yield said(
            "EXPLAIN_RIDES",
            trip=rides[0].on,
            seat=rides[0].seat,
            board=clock.told(rides[0].board_s),
            alight=clock.told(rides[0].alight_s),
            ride_s=whole_s,
            **_who(worker),
        )
        return
    yield said("EXPLAIN_JOURNEY", n=len(rides), journey_s=whole_s, **_who(worker))
    for nth, ride in enumerate(rides, start=1):
        yield said(
            "EXPLAIN_LEG",
            nth=nth,
            on=ride.on,
            start=ride.from_place,
            board=clock.told(ride.board_s),
            end=ride.to_place,
            alight=clock.told(ride.alight_s),
            seat=ride.seat,
        )


def _marginal(facts: WorkerFacts | GroupFacts) -> Iterator[Said]:
    """What one more worker costs, and whose word that is."""
    if facts.marginal_fen is None:
        yield said("EXPLAIN_NO_MARGINAL")
        return
    yield said("EXPLAIN_MARGINAL", price_fen=facts.marginal_fen)
    if facts.is_stated:
        yield said("EXPLAIN_STATED")
