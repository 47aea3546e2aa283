"""Ends of rides home: an employer where workers board, a village where they alight.

To a coach the place where workers board is a village and the place where they alight
an employer. For whoever goes home the gate stands in for the one, the village for the
other: ids, positions and hours are their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.places import Employer, Village

if TYPE_CHECKING:
    from transport.places import Opening


def boarding_at(employer: Employer, opening: Opening) -> Village:
    """The gate as the place where workers board who go home.

    Any coach that brings workers there may also collect some.
    """
    return Village(
        village_id=employer.employer_id,
        name=employer.name,
        town="",
        county=employer.city,
        lat=employer.lat,
        lon=employer.lon,
        opening=opening,
    )


def alighting_at(
    village: Village, opening: Opening, *, province: str, city: str
) -> Employer:
    """The village as the place where workers alight who come home.

    No agreement is asked of it, and it takes any number.
    """
    return Employer(
        employer_id=village.village_id,
        name=village.name,
        city=city,
        province=province,
        contact=village.contact,
        lat=village.lat,
        lon=village.lon,
        opening=opening,
    )
