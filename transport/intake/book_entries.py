"""Entries of an office's place book: where a place is, and who has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from transport.intake.firms import firm_key
from transport.intake.place_names import tidy, town_stem, unit_stem, village_stem
from transport.intake.records import PlaceFound
from transport.places import ERROR_M

if TYPE_CHECKING:
    from transport.intake.records import PlaceAsked

Kind: TypeAlias = Literal["village", "employer", "depot"]
KINDS: tuple[Kind, ...] = get_args(Kind)
BOOK = "book"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """A place as the office knows it, in WGS-84 degrees.

    ``confirmed_on`` is an ISO day, or empty.
    """

    kind: Kind
    name: str
    town: str = ""
    county: str = ""
    city: str = ""
    province: str = ""
    lat: float
    lon: float
    confirmed_by: str = ""
    confirmed_on: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same place as another entry, however it is spelt."""
        return (
            self.kind,
            name_key(self.kind, self.name),
            town_stem(self.town),
            unit_stem(self.county),
        )

    @property
    def place(self) -> PlaceFound:
        """The place, found."""
        return PlaceFound(
            name=self.name,
            lat=self.lat,
            lon=self.lon,
            precision="point",
            source=BOOK,
            error_m=ERROR_M["point"],
            town=self.town,
            county=self.county,
            city=self.city,
            province=self.province,
        )

    def fits(self, asked: PlaceAsked) -> bool:
        """Whether nothing that surrounds the place says that it is another one."""
        pairs = (
            (town_stem(self.town), town_stem(asked.town)),
            (unit_stem(self.county), unit_stem(asked.county)),
            (unit_stem(self.city), unit_stem(asked.city)),
            (unit_stem(self.province), unit_stem(asked.province)),
        )
        return all(own == other for own, other in pairs if own and other)


def name_key(kind: Kind, name: str) -> str:
    """The name in the form in which spellings are one."""
    if kind == "village":
        return village_stem(name).stem
    return firm_key(name) if kind == "employer" else tidy(name)
