"""A trip as its papers show it: riders with seats, seat map, stops with headcounts."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.language import vehicle_name
from transport.seat_layout import SeatMap, seat_map
from transport.trips.seats import n_escorts, observation_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.fleet import Coach, FleetLine
    from transport.language import Text
    from transport.places import Employer, Village
    from transport.plan import Block, Leg, Plan, Stop, Trip
    from transport.policy import Edition
    from transport.roster import Worker
    from transport.scenario import Scenario

_NO_SEAT = (10**6, 0)  # sorts after every seat of the map


@dataclass(frozen=True, slots=True, kw_only=True)
class Rider:
    """One worker on one trip. ``board_s``: from when the coach lets workers board."""

    worker: Worker
    village: Village
    employer: Employer
    seat: str
    board_s: int
    pickup: Stop
    drop: Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class TripView:
    """A trip with everything its papers need.

    ``riders`` are in seat order. ``aboard`` counts the workers on board after each of
    the trip's stops. ``crew`` gives the word ("relief_driver", "escort") by seat label.
    ``coach``: what is known of the coach beforehand; None: nothing yet.
    """

    trip: Trip
    block: Block
    line: FleetLine
    edition: Edition
    n_escorts: int
    seat_map: SeatMap
    riders: tuple[Rider, ...]
    crew: Mapping[str, str]
    aboard: tuple[int, ...]
    coach: Coach | None = None

    @property
    def plate(self) -> str:
        """Its number plate; empty where it has still to be written in."""
        return self.coach.plate if self.coach is not None else ""

    @property
    def n_workers(self) -> int:
        """Workers on board."""
        return len(self.riders)

    @property
    def pickups(self) -> tuple[Stop, ...]:
        """Stops where workers board, in order."""
        return tuple(stop for stop in self.trip.stops if stop.board)

    @property
    def drops(self) -> tuple[Stop, ...]:
        """Stops where workers alight, in order."""
        return tuple(stop for stop in self.trip.stops if stop.alight)


def trip_views(scenario: Scenario, plan: Plan) -> Iterator[TripView]:
    """Views of the plan's trips in the plan's order.

    Raises
    ------
    ValueError
        If the plan names a worker or a fleet line that the scenario does not know.
    """
    legs = {
        (leg.trip_id, journey.worker_id): leg
        for journey in plan.journeys
        for leg in journey.legs
        if leg.trip_id is not None
    }
    for trip in plan.trips:
        with strangers_refused(f"trip {trip.trip_id!r}"):
            view = _view(scenario, plan.block[trip.block_id], trip, legs)
        yield view


def trip_view(scenario: Scenario, plan: Plan, trip: Trip) -> TripView:
    """The view of one trip of the plan.

    Raises
    ------
    ValueError
        As `trip_views` does.
    """
    legs = {
        (trip.trip_id, journey.worker_id): leg
        for journey in plan.journeys
        for leg in journey.legs
        if leg.trip_id == trip.trip_id
    }
    with strangers_refused(f"trip {trip.trip_id!r}"):
        return _view(scenario, plan.block[trip.block_id], trip, legs)


@contextmanager
def strangers_refused(where: str) -> Iterator[None]:
    """Turns a failed look-up of a plan's id in the scenario into a clear error."""
    try:
        yield
    except KeyError as error:
        msg = (
            f"{where}: the plan names {error.args[0]!r}, which the scenario does not"
            " know; write the manifests with the scenario that the plan was made for"
        )
        raise ValueError(msg) from error


def place_name(scenario: Scenario, place_id: str | None) -> str:
    """Display name of a place; nothing for halts on the way."""
    if place_id is None:
        return ""
    return scenario.place_name.get(place_id, place_id)


def coach_name(scenario: Scenario, trip: Trip) -> Text:
    """Type, and the number of the coach at its depot, in both languages."""
    english, chinese = vehicle_name(trip.vehicle_type)
    depot = place_name(scenario, trip.depot_id)
    return (
        f"{english} no. {trip.coach} ({depot})",
        f"{chinese}{trip.coach}号（{depot}）",
    )


def block_told(block: Block) -> str:
    """The block with its trips in order: B001: T001 → T002."""
    return f"{block.block_id}: " + " → ".join(trip.trip_id for trip in block.trips)


def names_joined(scenario: Scenario, stops: Sequence[Stop], joiner: str) -> str:
    """Names of the stops' places in order, one after the other."""
    return joiner.join(place_name(scenario, stop.place_id) for stop in stops)


def _view(
    scenario: Scenario,
    block: Block,
    trip: Trip,
    legs: Mapping[tuple[str, str], Leg],
) -> TripView:
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    starts = {
        worker_id: legs[trip.trip_id, worker_id].board_s
        if (trip.trip_id, worker_id) in legs
        else stop.arrive_s
        for stop in trip.stops
        for worker_id in stop.board
    }
    first_s = min(starts.values(), default=trip.depart_s)
    edition = scenario.edition_at(first_s)
    drawn = seat_map(
        passenger_seats=line.passenger_seats,
        observation_rows=observation_rows(line, edition),
    )
    escorts = n_escorts(line, scenario.policy)
    return TripView(
        trip=trip,
        block=block,
        line=line,
        edition=edition,
        n_escorts=escorts,
        seat_map=drawn,
        riders=_riders(scenario, trip, starts, drawn),
        crew=_crew(scenario, trip, drawn, escorts),
        aboard=_aboard(trip),
        coach=scenario.coach.get((trip.depot_id, trip.vehicle_type, trip.coach)),
    )


def _riders(
    scenario: Scenario, trip: Trip, starts: Mapping[str, int], drawn: SeatMap
) -> tuple[Rider, ...]:
    drops = {worker_id: stop for stop in trip.stops for worker_id in stop.alight}
    riders = []
    for stop in trip.stops:
        for worker_id in stop.board:
            worker = scenario.worker[worker_id]
            riders.append(
                Rider(
                    worker=worker,
                    village=scenario.own_village[worker.lives_by_id],
                    employer=scenario.own_employer[worker.works_for_id],
                    seat=trip.seats.get(worker_id, ""),
                    board_s=starts[worker_id],
                    pickup=stop,
                    drop=drops[worker_id],
                )
            )
    return tuple(sorted(riders, key=lambda rider: _place(drawn, rider.seat)))


def _place(drawn: SeatMap, label: str) -> tuple[int, int]:
    seat = drawn.seat.get(label)
    return _NO_SEAT if seat is None else (seat.row, seat.column)


def _crew(
    scenario: Scenario, trip: Trip, drawn: SeatMap, escorts: int
) -> dict[str, str]:
    """The front seats that no worker has, relief drivers first, then escorts."""
    relief = trip.drivers - 1 if scenario.policy.relief_driver_uses_seat else 0
    words = ["relief_driver"] * relief + ["escort"] * escorts
    taken = set(trip.seats.values())
    free = [
        seat.label
        for seat in drawn.seats
        if not seat.is_observation and seat.label not in taken
    ]
    return dict(zip(free, words, strict=False))


def _aboard(trip: Trip) -> tuple[int, ...]:
    counts, aboard = [], 0
    for stop in trip.stops:
        aboard += len(stop.board) - len(stop.alight)
        counts.append(aboard)
    return tuple(counts)
