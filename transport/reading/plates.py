"""Depots whose city is not written: whose plates their coaches bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said
from transport.scenario import nearest_region

if TYPE_CHECKING:
    from transport.places import Depot
    from transport.reading.atlas import Atlas
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.scenario import Region, Scenario


def warn_homeless(
    scenario: Scenario, depots: Parsed, atlas: Atlas | None, findings: Findings
) -> None:
    """Warn of depots whose home is not known, or only that of the nearest place.

    Nothing is said where nobody asks for it, nor where the atlas knows a county of
    that name in the city that is taken.
    """
    policy = scenario.policy
    if not policy.one_end_home or policy.emergency_dispatch:
        return
    unknown: list[int] = []
    taken: dict[tuple[str, str], list[int]] = {}
    counties = {village.county for village in scenario.villages} - {""}
    for row, depot in zip(depots.rows, scenario.depots, strict=True):
        if depot.city or depot.county in counties:
            continue
        if not depot.county:
            unknown.append(row)
            continue
        region = nearest_region(depot, scenario.known_regions)
        if not _is_confirmed(depot, region, atlas):
            taken.setdefault((depot.county, region.city), []).append(row)
    column = depots.heading("city")
    if unknown:
        findings.warn(
            depots.file, said("DEPOT_WITHOUT_HOME"), rows=unknown, column=column
        )
    for (county, city), rows in taken.items():
        told = said("HOME_OF_NEAREST", county=county, city=city)
        findings.warn(depots.file, told, rows=rows, column=column)


def _is_confirmed(depot: Depot, region: Region, atlas: Atlas | None) -> bool:
    """Whether the region's city, in whatever language, has a county of that name."""
    if atlas is None:
        return False
    cities = atlas.namesakes(depot.county, province=region.province)
    if region.city in cities:
        return True
    seat = atlas.city_seat(region.city, province=region.province)
    seats = (atlas.city_seat(city, province=region.province) for city in cities)
    return seat is not None and seat in seats
