"""Single coaches: each is one of its fleet row, and no plate is on two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings


def check_coaches(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Report coaches that the fleet does not have, and plates that stand twice."""
    coaches = tables["coaches"]
    _refuse_same_plates(coaches, findings)
    if "fleet" in tables and tables["fleet"].raw.is_whole:
        _refuse_strangers(coaches, tables["fleet"], findings)


def _refuse_strangers(coaches: Parsed, fleet: Parsed, findings: Findings) -> None:
    keys = zip(fleet.values["depot_id"], fleet.values["vehicle_type"], strict=True)
    counts = dict(zip(keys, fleet.values["count"], strict=True))
    depots = {depot_id for depot_id, _ in counts}
    columns = ("depot_id", "vehicle_type", "number")
    rows = zip(*(coaches.values[name] for name in columns), strict=True)
    for at, (depot_id, vehicle_type, number) in enumerate(rows):
        if vehicle_type is None or depot_id not in depots:
            continue  # reported as missing or unknown
        if (depot_id, vehicle_type) not in counts:
            known = sorted(kind for depot, kind in counts if kind and depot == depot_id)
            coaches.fault(
                at,
                "vehicle_type",
                findings,
                wrong=said("NO_SUCH_COACHES", depot=depot_id),
                remedy=said("WRITE_ONE_OF_TYPES", types=tuple(known)),
            )
            continue
        count = counts[depot_id, vehicle_type]
        if number is not None and count is not None and number > count:
            coaches.fault(
                at,
                "number",
                findings,
                wrong=said("COACH_BEYOND_COUNT", n=count, depot=depot_id),
                remedy=said("NUMBER_UP_TO", n=count),
            )


def _refuse_same_plates(coaches: Parsed, findings: Findings) -> None:
    first: dict[str, int] = {}
    for at, plate in coaches.known("plate"):
        if not plate:
            continue
        earlier = first.setdefault(plate, at)
        if earlier != at:
            coaches.fault(
                at,
                "plate",
                findings,
                wrong=said("STANDS_ALREADY", row=coaches.rows[earlier]),
                remedy=said("REMOVE_ONE_ROW"),
            )
