"""Counties that share a name, kept apart by their cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.reading.county_names import county_name, county_parts
from transport.reading.fields import clean_text
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.reading.settings import OriginSettings

_TABLES = ("villages", "depots")


def city_of_county(
    tables: Mapping[str, Parsed], origin: OriginSettings
) -> dict[str, str]:
    """City of each county that is written with one, or named in the settings."""
    written = {county_name(cell): county_parts(cell)[0] for cell in _with_city(tables)}
    named = origin.city_of_county or {}
    return written | {county_name(county): city for county, city in named.items()}


def check_homonyms(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Refuse a county without its city beside one of the same name that has it."""
    with_city = {county_parts(cell)[1]: cell for cell in _with_city(tables)}
    for table in (tables[name] for name in _TABLES if name in tables):
        for at, county in table.known("county"):
            if county in with_city:
                table.fault(
                    at,
                    "county",
                    findings,
                    wrong=said("OR_ANOTHER_COUNTY", county=with_city[county]),
                    remedy=said("WRITE_ITS_CITY"),
                )


def _with_city(tables: Mapping[str, Parsed]) -> Iterator[str]:
    """Cells of counties that name the city too."""
    for table in (tables[name] for name in _TABLES if name in tables):
        for at, _ in table.known("county"):
            cell = clean_text(table.written("county", at) or "")
            if county_parts(cell)[0]:
                yield cell
