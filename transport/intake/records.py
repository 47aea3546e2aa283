"""What the intake of a roster passes on: people, places asked for, doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from transport.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.places import Precision
    from transport.said import Said

Answers: TypeAlias = "Mapping[str, str]"  # what the office wrote, by the doubt's key


@dataclass(frozen=True, slots=True, order=True)
class RowAddress:
    """A row of a file as the office sees it; ``row`` counts from 1."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One row of a roster, understood; texts in the forms that workers.csv takes.

    ``""`` is what the roster does not say. ``household`` is whatever joins people who
    travel together: a household number or the name of its head. ``companions`` are
    people of other rows by name or number, divided by 、. ``direction`` is out or home,
    ``rides`` yes or no. ``home`` is
    ``"lat,lon"`` in degrees, as written, where the row has a position of its own.
    Moments are ISO days or ``YYYY-MM-DD HH:MM``.
    """

    source: RowAddress
    name: str
    worker_id: str = ""
    id_number: str = ""
    phone: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    town: str = ""
    village: str = ""
    home_address: str = ""
    home: str = ""
    employer: str = ""
    employer_address: str = ""
    household: str = ""
    companions: str = ""
    direction: str = ""
    rides: str = ""
    ready_from: str = ""
    report_by: str = ""
    certificate_issued: str = ""
    certificate_until: str = ""
    health_code: str = ""
    temperature_c: str = ""
    poverty_listed: str = ""
    bags: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTaken:
    """What a column of a roster was taken for, and how sure that is (0 to 1).

    ``field`` is one of `Person`, or ``lat``, ``lon``, ``surname``, ``given_name``,
    ``household_head``, ``employer_province``, ``employer_city``, ``employer_county``,
    which become parts of those. ``layout`` is the fingerprint of all headings of the
    sheet.
    """

    file: str
    sheet: str
    heading: str
    field: str
    confidence: float
    how: Said
    layout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFault(Fault):
    """A fault of one cell, which a link can lead to; ``cell`` is like ``C5``."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing the office must look at, once, however many rows it touches.

    ``key`` is stable from one reading to the next: answers are found by it.
    What stands before its colon is the kind, by which questions are grouped.
    ``proposal`` is taken where nothing is answered, if there is one; ``if_left`` says
    what happens then. ``choices`` are offered as a list; other words are taken only if
    there are none, or ``is_open``. A choice with a sentence ``CHOICE_...`` in the
    catalogue is shown as that, and answered by either.
    """

    key: str
    about: str  # the name in question: a village, a heading, a firm
    asked: Said
    if_left: Said
    proposal: str = ""
    choices: tuple[str, ...] = ()
    sources: tuple[RowAddress, ...] = ()
    must: bool = False  # without an answer nothing is planned
    is_open: bool = False

    @property
    def kind(self) -> str:
        """What kind of thing is in doubt: ``place``, ``column``, ``health``, ..."""
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Assumed:
    """Something that nobody said, what was taken for it, and where that comes from."""

    what: str  # a key of the settings, or the name of a table
    value: str
    why: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Where the people of a roster live, as far as known.

    What a village or a station leaves out of its own surroundings is taken from here.
    """

    province: str = ""
    city: str = ""
    county: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAsked:
    """A place by name: a village, an employer or a station with what surrounds it.

    ``at`` is the position that the roster itself gives, in WGS-84 degrees.
    """

    kind: Literal["village", "employer", "depot"]
    name: str
    town: str = ""
    county: str = ""
    city: str = ""
    province: str = ""
    address: str = ""
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A place with its position (WGS-84 degrees), where it was found and how well.

    ``source`` names the finding place: ``book``, ``roster``, ``gazetteer`` or a
    geocoder; ``error_m`` is the error to expect in metres.
    """

    name: str
    lat: float
    lon: float
    precision: Precision
    source: str
    error_m: int
    town: str = ""
    county: str = ""
    city: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A place as it is shown to the office, to be confirmed or put right."""

    key: str
    kind: Literal["village", "employer", "depot"]
    n_people: int
    asked: PlaceAsked
    found: PlaceFound


@dataclass(frozen=True, slots=True)
class Located:
    """The answer to a place asked for: the place taken, and others it may be."""

    place: PlaceFound | None
    others: tuple[PlaceFound, ...] = ()


class PlaceFinder(Protocol):
    """Whatever finds places: the place book, the gazetteer, a geocoder, a chain."""

    def find(self, asked: PlaceAsked) -> Located:
        """The place, or none; never one outside the county or city asked for."""
