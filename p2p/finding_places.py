"""Where the places of a roster lie: whatever finders the user has, in a chain."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from transport.intake import geocoders
from transport.intake.geocode_cache import GeocodeCache
from transport.intake.geocoders import KEY_VARIABLE
from transport.intake.place_book import DATABASES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from transport.intake.finding import ChainedPlaces
    from transport.intake.records import PlaceShown, Within
    from transport.intake.settling import PlaceWords


def place_finder(
    *,
    book: Path | None = None,
    geocoder: str | None = None,
    key: str | None = None,
    within: Within | None = None,
) -> ChainedPlaces:
    """A finder over the user's place book, the gazetteer and a geocoder if named.

    Parameters
    ----------
    book
        File of the office's own places; they win over everything else.
    geocoder
        Name or address of an online service, which is asked for names of places
        alone; see `transport.intake.geocoders.geocoder`.
    key
        Key of the service; None: that of the environment, ``P2P_GEOCODER_KEY``.
    within
        Where the people live, as far as known.

    Raises
    ------
    ScenarioError
        If the place book cannot be used, or the service is none that is known here.
    """
    from scenarios.divisions import ListedDivisions
    from transport.intake.finding import ChainedPlaces
    from transport.intake.gazetteer_places import GazetteerPlaces
    from transport.intake.geocoding import OnlinePlaces
    from transport.intake.place_book import PlaceBook, read_book

    listed = GazetteerPlaces(ListedDivisions(), within=within)
    before = [PlaceBook(read_book(book), within=within)] if book else []
    after = []
    if geocoder:
        service = geocoders.geocoder(geocoder, key=key or os.environ.get(KEY_VARIABLE))
        cache = GeocodeCache(_cache_path(book))
        after = [OnlinePlaces(service, gazetteer=listed, cache=cache)]
    return ChainedPlaces(gazetteer=listed, before=before, after=after)


def remember_answered(book: Path, places: Sequence[PlaceShown], *, on: date) -> None:
    """Keep where the office said that places are, in a book that is a database.

    A sheet is the office's own, and stays as it is.
    """
    from transport.intake.book_entries import BookEntry
    from transport.intake.place_answers import OFFICE
    from transport.intake.place_book import remember
    from transport.intake.question_book import QUESTIONS_FILE

    answered = [shown for shown in places if shown.found.source == OFFICE]
    if not answered or book.suffix.lower() not in DATABASES:
        return
    entries = [
        BookEntry(
            kind=shown.kind,
            name=shown.found.name,
            town=shown.found.town,
            county=shown.found.county,
            city=shown.found.city,
            province=shown.found.province,
            lat=shown.found.lat,
            lon=shown.found.lon,
            confirmed_by=QUESTIONS_FILE,
            confirmed_on=on.isoformat(),
        )
        for shown in answered
    ]
    remember(book, entries)


def _cache_path(book: Path | None) -> Path:
    """The place book where it is a database, else a file in the user's cache."""
    if book and book.suffix.lower() in DATABASES:
        return book
    import platformdirs

    return platformdirs.user_cache_path("p2p-transport") / "geocoded.sqlite"


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
