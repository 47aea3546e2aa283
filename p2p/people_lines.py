"""What a new version tells of workers whom the day has let in, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from p2p.replanning import NextVersion
    from transport.plan import Plan
    from transport.said import Said


def told_of_certificates(version: NextVersion) -> list[Said]:
    """What has become of each worker who brought a certificate."""
    names = [
        event.worker_id or ""
        for event in version.events
        if event.kind == "certificate_brought"
    ]
    return [_of(version.found.plan, name) for name in dict.fromkeys(names)]


def _of(plan: Plan, worker_id: str) -> Said:
    legs = {j.worker_id: j.legs for j in plan.journeys}.get(worker_id)
    if legs:
        ride = legs[0].trip_id or legs[0].service_id or ""
        return said("CERTIFICATE_RIDES", worker=worker_id, ride=ride)
    for entry in plan.held:
        if entry.worker_id == worker_id:
            return said("CERTIFICATE_HELD", worker=worker_id, why=entry.told)
    for entry in plan.unplanned:
        if entry.worker_id == worker_id:
            return said("CERTIFICATE_NO_RIDE", worker=worker_id, why=entry.told)
    return said("CERTIFICATE_ALONE", worker=worker_id)
