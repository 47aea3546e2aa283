"""Muster points: villages whose workers walk to board in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.roads.geodesy import geodesic_m
from transport.said import said

if TYPE_CHECKING:
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.roads.geodesy import Floats


def check_musters(
    villages: Parsed, lat: Floats, lon: Floats, *, max_walk_m: int, findings: Findings
) -> None:
    """Report muster points that are too far to walk to, or lie at another one."""
    at_of = {village_id: at for at, village_id in villages.known("village_id")}
    muster = villages.values["muster_id"]
    for at, muster_id in villages.known("muster_id"):
        there = at_of.get(muster_id)
        if there is None or there == at:
            continue  # reported as unknown, or its own boarding place
        if muster[there] not in (None, muster_id):
            villages.fault(
                at,
                "muster_id",
                findings,
                wrong=said("MUSTER_HAS_ITS_OWN", muster=muster_id, own=muster[there]),
                remedy=said("WRITE_MUSTER", muster=muster_id, own=muster[there]),
            )
        here = np.array([at]), np.array([there])
        metres = float(
            geodesic_m(lat[here[0]], lon[here[0]], lat[here[1]], lon[here[1]])[0]
        )
        if metres > max_walk_m:
            villages.fault(
                at,
                "muster_id",
                findings,
                wrong=said("TOO_FAR_TO_WALK", away_m=metres, most_m=max_walk_m),
                remedy=said("CHOOSE_NEARER_MUSTER"),
            )
