"""Price lists of coaches by region and year, each with its source and date.

The lists ship as ``data/price-lists.toml``; one more is one more table there.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from transport.said import either

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.said import Said


@dataclass(frozen=True, slots=True)
class Price:
    """Yuan a day with the included kilometres, a further km, motorway toll a km."""

    day: float
    per_km: float
    toll: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """Prices by approved seats; without ``provinces`` those of the whole country."""

    name: str
    provinces: tuple[str, ...]
    year: int
    as_of: str
    source: Said
    included_km: int
    driver_day: float
    coaches: Mapping[int, Price]

    def price(self, seats: int) -> Price:
        """The price of a coach with so many approved seats.

        Raises
        ------
        KeyError
            If the list has none of that size.
        """
        return self.coaches[seats]


def price_list(province: str, year: int, lists: Sequence[PriceList] = ()) -> PriceList:
    """The list of the province, else of the country, of the nearest year."""
    known = lists or LISTS
    own = [one for one in known if province in one.provinces]
    national = [one for one in known if not one.provinces]
    return min(own or national, key=lambda one: (abs(one.year - year), one.name))


def _lists() -> tuple[PriceList, ...]:
    file = resources.files("scenarios") / "data" / "price-lists.toml"
    found: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["lists"]
    return tuple(
        PriceList(
            name=one["name"],
            provinces=tuple(one["provinces"]),
            year=one["year"],
            as_of=one["as_of"],
            source=either(one["source"], one["source_zh"]),
            included_km=one["included_km"],
            driver_day=one["driver_day"],
            coaches={int(k): Price(**price) for k, price in one["coaches"].items()},
        )
        for one in found
    )


LISTS = _lists()
NATIONAL = price_list("", LISTS[0].year)
