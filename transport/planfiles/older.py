"""Plans in an older format, as the files of today's would say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.plan import own_block_id

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT_1 = "p2p-plan/1"
_NEW_IN_TRIPS = ("block_id", "crew")


def of_today(data: dict[str, Any], *, today: str) -> dict[str, Any]:
    """The file as format ``today``; one of `FORMAT_1` has each trip alone in a block.

    Whatever else is not of its format stays as it is.
    """
    if data.get("format") != FORMAT_1 or not isinstance(data.get("trips"), list):
        return data
    return {**data, "format": today, "trips": list(map(_alone, data["trips"]))}


def strangers(data: dict[str, Any]) -> Iterator[str]:
    """Key paths of a `FORMAT_1` file that only later formats have."""
    if data.get("format") != FORMAT_1:
        return
    if "blocks" in data:
        yield "blocks"
    trips = data.get("trips")
    for number, trip in enumerate(trips if isinstance(trips, list) else ()):
        if isinstance(trip, dict):
            yield from (f"trips.{number}.{key}" for key in _NEW_IN_TRIPS if key in trip)


def _alone(trip: Any) -> Any:
    if not isinstance(trip, dict):
        return trip
    block_id = own_block_id(str(trip.get("trip_id")))
    return {"block_id": block_id, "crew": 1, **trip}
