"""The plan's own views of itself: trips by block."""

from __future__ import annotations

from transport.plan import Stop, Trip, blocks_of


def make_trip(trip_id: str, *, depart_s: int, block_id: str = "") -> Trip:
    """An empty hour's movement from D1 and back."""
    yard = [
        Stop(kind="depot", place_id="D1", at_m=0, arrive_s=at_s, depart_s=at_s)
        for at_s in (depart_s, depart_s + 3_600)
    ]
    return Trip(
        trip_id=trip_id,
        segment="direct",
        service_id=None,
        vehicle_type="coach-49",
        depot_id="D1",
        usable_seats=48,
        drivers=1,
        distance_m=0,
        deadhead_m=0,
        driving_s=0,
        cost_fen=100,
        cost_lines={"hire": 100},
        stops=tuple(yard),
        driving=(),
        seats={},
        block_id=block_id,
    )


def test_a_trip_of_which_no_block_is_told_is_a_block_of_its_own() -> None:
    trips = [make_trip("T001", depart_s=7_200), make_trip("T002", depart_s=0)]
    blocks = blocks_of(trips)
    assert [(b.block_id, len(b.trips)) for b in blocks] == [("B002", 1), ("B001", 1)]


def test_trips_of_a_block_are_in_order_of_departure_whatever_theirs_in_the_plan() -> (
    None
):
    late = make_trip("T001", depart_s=7_200, block_id="B001")
    early = make_trip("T002", depart_s=0, block_id="B001")
    (block,) = blocks_of([late, early])
    assert block.trips == (early, late)
    assert (block.depart_s, block.return_s) == (0, 10_800)
    assert block.cost_fen == 200
