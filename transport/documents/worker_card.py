"""A worker's card: when, where and in which seat, with the QR code that checks in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Paper
from transport.presentation.codes import card_line
from transport.presentation.figures import day_and_time, moment
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.plan import Plan
    from transport.presentation.trip_views import Rider, TripView
    from transport.scenario import Scenario

_N_DIGEST = 12


def worker_cards(
    scenario: Scenario, plan: Plan, views: Sequence[TripView]
) -> dict[str, Paper]:
    """Cards by worker, without their codes; places in order, then by time."""
    order = {place_id: at for at, place_id in enumerate(scenario.village)}
    later = dict(_later_legs(scenario, plan))
    found: dict[str, tuple[int, int, TripView, Rider]] = {}
    for view in views:
        for rider in view.riders:
            worker_id = rider.worker.worker_id
            place = order.get(str(rider.pickup.place_id), len(order))
            if worker_id not in found or rider.board_s < found[worker_id][1]:
                found[worker_id] = (place, rider.board_s, view, rider)
    first = sorted(found.items(), key=lambda item: item[1][:2])
    return {
        worker_id: _card(scenario, view, rider, later.get(worker_id, ""))
        for worker_id, (_, _, view, rider) in first
    }


def said_by(card: Paper) -> str:
    """Digest of what the card says."""
    told = repr((card.subject, card.fields))
    return hashlib.sha256(told.encode()).hexdigest()[:_N_DIGEST]


def with_codes(cards: Mapping[str, Paper], tokens: Mapping[str, str]) -> list[Paper]:
    """The cards with the codes of their tokens, as far as they have any."""
    return [
        replace(card, qr=(card_line(tokens[worker_id]),) * 2)
        if worker_id in tokens
        else card
        for worker_id, card in cards.items()
    ]


def _card(scenario: Scenario, view: TripView, rider: Rider, later: str) -> Paper:
    clock, stop = scenario.clock, rider.pickup
    board = place_name(scenario, stop.place_id)
    place = scenario.village.get(str(stop.place_id))
    where = place.gathering_point if place is not None else ""
    return Paper(
        key="worker-card",
        title=("Worker's card", "乘车卡"),
        subject=rider.worker.name,
        ref=rider.worker.worker_id,
        fields=(
            (("Board at", "上车地点"), " ".join(p for p in (board, where) if p)),
            (("Be there by", "集合时间"), moment(clock, rider.board_s)),
            (c.TRIP, view.trip.trip_id),
            (c.LEAVES, moment(clock, stop.depart_s)),
            (c.SEAT, rider.seat),
            (c.PLATE, view.plate),
            (("Goes to", "去向"), rider.employer.name),
            (("Then", "换乘"), later or "-"),
        ),
        form="slip",
    )


def _later_legs(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, str]]:
    """What a worker changes to after the first ride: vehicle, seat, departure."""
    for journey in plan.journeys:
        after = [
            f"{leg.trip_id or leg.service_id} {leg.seat}"
            f" {day_and_time(scenario.clock, leg.board_s)}"
            for leg in journey.legs[1:]
        ]
        if after:
            yield journey.worker_id, "; ".join(after)
