"""The lists over all trips: trips, boarding, arrivals, who stays. All masked."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.manifests.tables import Cell, Table
from transport.presentation.figures import km, moment
from transport.presentation.forms import columns
from transport.presentation.masking import masked_number, masked_text
from transport.presentation.trip_views import (
    names_joined,
    place_name,
    strangers_refused,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan
    from transport.presentation.trip_views import Rider, TripView
    from transport.presentation.words import Words
    from transport.roster import Worker
    from transport.scenario import Scenario


def trips_table(
    scenario: Scenario,
    views: Sequence[TripView],
    words: Words,
    *,
    has_totals: bool,
    note: str = "",
) -> Table:
    """One row a trip; with totals in a last row when asked for."""
    rows: list[tuple[Cell, ...]] = [_trip_row(scenario, view, words) for view in views]
    if has_totals:
        rows.append(_totals(rows, words))
    return Table(
        key="index",
        columns=columns(
            "trip",
            "depot",
            "coach_type",
            "block",
            "depart",
            "first_pickup",
            "last_drop",
            "return",
            "villages",
            "employers",
            "workers",
            "usable_seats",
            "passenger_seats",
            "drivers",
            "km",
            "km_empty",
            narrow=("workers", "usable_seats", "passenger_seats", "drivers"),
            wide=("villages", "employers"),
        ),
        rows=rows,
        has_totals=has_totals,
        note=note,
    )


def boarding_table(
    scenario: Scenario, views: Sequence[TripView], words: Words
) -> Table:
    """Who boards which trip, when and on which seat; village by village."""
    order = {place_id: idx for idx, place_id in enumerate(scenario.village)}
    found = [
        ((order[str(rider.pickup.place_id)], rider.board_s, nth), view, rider)
        for view in views
        for nth, rider in enumerate(view.riders)
        if rider.pickup.kind == "pickup"
    ]
    found.sort(key=itemgetter(0))
    return Table(
        key="boarding",
        columns=columns(
            "village",
            "town",
            "county",
            "board_from",
            "coach_leaves",
            "trip",
            "coach_type",
            "seat",
            "name",
            "worker_id",
            "id_number",
            "phone",
            "employer",
            "party",
            "bags",
            "boarded",
            narrow=("seat", "bags", "boarded"),
        ),
        rows=[_boarding_row(scenario, v, rider, words) for _, v, rider in found],
        group=(0, 1, 2),
    )


def arrivals_table(
    scenario: Scenario, views: Sequence[TripView], words: Words
) -> Table:
    """Who arrives on which trip and when; employer by employer."""
    order = {place_id: idx for idx, place_id in enumerate(scenario.employer)}
    found = [
        ((order[str(rider.drop.place_id)], rider.drop.arrive_s, nth), view, rider)
        for view in views
        for nth, rider in enumerate(view.riders)
        if rider.drop.kind == "drop"
    ]
    found.sort(key=itemgetter(0))
    return Table(
        key="arrivals",
        columns=columns(
            "employer",
            "city",
            "contact",
            "coach_arrives",
            "alighted_by",
            "trip",
            "seat",
            "name",
            "worker_id",
            "id_number",
            "phone",
            "home",
            "received",
            "signature",
            narrow=("seat", "received"),
        ),
        rows=[_arrival_row(scenario, v, rider, words) for _, v, rider in found],
        group=(0, 1),
    )


def held_table(scenario: Scenario, plan: Plan, words: Words) -> Table:
    """Who does not travel and why: held by a rule, or eligible without a place."""
    entries = [("status_held", entry) for entry in plan.held]
    entries += [("status_unplanned", entry) for entry in plan.unplanned]
    rows: list[tuple[Cell, ...]] = []
    for status, entry in entries:
        with strangers_refused("held or unplanned"):
            worker = scenario.worker[entry.worker_id]
        village = scenario.own_village[worker.lives_by_id]
        rows.append(
            (
                words[status],
                masked_text(entry.worker_id),
                worker.name,
                masked_number(worker.phone or ""),
                village.town,
                village.name,
                place_name(scenario, worker.works_for_id),
                entry.code,
                _meaning(entry.code, worker, scenario, words),
                words.remedy(entry.code),
                masked_text(sentence(entry.told, words.lang)),
            )
        )
    return Table(
        key="held",
        columns=columns(
            "status",
            "worker_id",
            "name",
            "phone",
            "town",
            "village",
            "employer",
            "code",
            "meaning",
            "what_to_do",
            "reason",
            wide=("meaning", "what_to_do", "reason"),
        ),
        rows=rows,
        note=words["held_note"],
    )


def _meaning(code: str, worker: Worker, scenario: Scenario, words: Words) -> str:
    """What the code says, with the roster's figure it rests on."""
    fact = ""
    if code == "FEVER" and worker.temperature_c is not None:
        fact = f"{worker.temperature_c} °C"
    elif code == "CODE_NOT_ALLOWED" and worker.health_code is not None:
        fact = words[worker.health_code]
    elif code.startswith("CERT_EXPIRE") and worker.certificate_until_s is not None:
        fact = scenario.clock.last_moment(worker.certificate_until_s)
    meaning = words.meaning(code)
    return words("meaning_fact", meaning=meaning, fact=fact) if fact else meaning


def _trip_row(scenario: Scenario, view: TripView, words: Words) -> tuple[Cell, ...]:
    trip, clock = view.trip, scenario.clock
    return (
        trip.trip_id,
        place_name(scenario, trip.depot_id),
        words.vehicle(trip.vehicle_type),
        trip.block_id,
        moment(clock, trip.depart_s),
        moment(clock, min((r.board_s for r in view.riders), default=trip.depart_s)),
        moment(clock, max((s.arrive_s for s in view.drops), default=trip.return_s)),
        moment(clock, trip.return_s),
        names_joined(scenario, view.pickups, words["joiner"]),
        names_joined(scenario, view.drops, words["joiner"]),
        view.n_workers,
        trip.usable_seats,
        view.line.passenger_seats,
        trip.drivers,
        km(trip.distance_m),
        km(trip.deadhead_m),
    )


_TOTALLED = (10, 11, 12, 13, 14, 15)  # columns of numbers


def _totals(rows: Sequence[tuple[Cell, ...]], words: Words) -> tuple[Cell, ...]:
    total: list[Cell] = [words["total"], len(rows), *[""] * 14]
    for column in _TOTALLED:
        numbers = (row[column] for row in rows)
        total[column] = round(sum(n for n in numbers if not isinstance(n, str)), 1)
    return tuple(total)


def _boarding_row(
    scenario: Scenario, view: TripView, rider: Rider, words: Words
) -> tuple[Cell, ...]:
    worker, clock = rider.worker, scenario.clock
    place = scenario.village[str(rider.pickup.place_id)]
    return (
        place.name,
        place.town,
        place.county,
        moment(clock, rider.board_s),
        moment(clock, rider.pickup.depart_s),
        view.trip.trip_id,
        words.vehicle(view.trip.vehicle_type),
        rider.seat,
        worker.name,
        masked_text(worker.worker_id),
        masked_number(worker.id_number or ""),
        masked_number(worker.phone or ""),
        rider.employer.name,
        masked_text(worker.party_id or ""),
        worker.n_bags,
        words["box"],
    )


def _arrival_row(
    scenario: Scenario, view: TripView, rider: Rider, words: Words
) -> tuple[Cell, ...]:
    worker, village = rider.worker, rider.village
    place = scenario.employer[str(rider.drop.place_id)]
    return (
        place.name,
        place.city,
        place.contact,
        moment(scenario.clock, rider.drop.arrive_s),
        moment(scenario.clock, rider.drop.depart_s),
        view.trip.trip_id,
        rider.seat,
        worker.name,
        masked_text(worker.worker_id),
        masked_number(worker.id_number or ""),
        masked_number(worker.phone or ""),
        " ".join(part for part in (village.town, village.name) if part),
        words["box"],
        "",
    )
