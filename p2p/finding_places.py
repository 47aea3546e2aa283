"""Where the places of a roster lie: whatever finders the user has, in a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.records import PlaceFinder, Within
    from transport.intake.settling import PlaceWords


def place_finder(
    *,
    book: Path | None = None,
    geocoder: str | None = None,
    key: str | None = None,
    within: Within | None = None,
) -> PlaceFinder:
    """A finder over the user's place book, the gazetteer and a geocoder if named.

    Parameters
    ----------
    book
        File of the office's own places; they win over everything else.
    geocoder
        Name or address of an online service, which is asked for names of places alone.
    key
        Key of the service; None: taken from the environment.
    within
        Where the people live, as far as known.

    Raises
    ------
    ScenarioError
        If the place book cannot be used.
    """
    from scenarios.divisions import ListedDivisions
    from transport.intake.finding import ChainedPlaces
    from transport.intake.gazetteer_places import GazetteerPlaces
    from transport.intake.place_book import PlaceBook, read_book

    listed = GazetteerPlaces(ListedDivisions(), within=within)
    before = [PlaceBook(read_book(book), within=within)] if book else []
    return ChainedPlaces(gazetteer=listed, before=before)


def place_words(within: Within | None = None) -> PlaceWords:
    """How names of places and firms are compared, and addresses taken apart.

    Parameters
    ----------
    within
        Where the people live; confirms what an address only half says.
    """
    from scenarios.divisions import ListedDivisions
    from transport.intake.addresses import AddressSplitter
    from transport.intake.firms import firm_key
    from transport.intake.place_names import town_stem, unit_stem, village_stem
    from transport.intake.settling import PlaceWords

    return PlaceWords(
        village=lambda name: village_stem(name).stem,
        town=town_stem,
        unit=unit_stem,
        firm=firm_key,
        split=AddressSplitter(ListedDivisions(), expected=within).split,
    )
