"""The chain of finders: the first that knows a place well enough is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from transport.intake.records import Located, PlaceFinder, PlaceFound
from transport.places import ERROR_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.errors import Warned
    from transport.intake.records import PlaceAsked

ROSTER = "roster"
_FINE = ("point", "village")


class OnlineFinder(PlaceFinder, Protocol):
    """A finder that may fall silent."""

    @property
    def told(self) -> tuple[Warned, ...]:
        """That it did, and will not be asked again."""


class ChainedPlaces:
    """Finders one after the other, and a last one that knows centres, too.

    Taken is the first answer as fine as a village: of the ``finders`` before the
    gazetteer, of the roster's own position, of the gazetteer, of the ``geocoders``.
    Where none is, the gazetteer's coarser one is, the centre of the town or county.
    """

    def __init__(
        self,
        *,
        gazetteer: PlaceFinder,
        before: Sequence[PlaceFinder] = (),
        after: Sequence[OnlineFinder] = (),
    ) -> None:
        self._gazetteer = gazetteer
        self._before = tuple(before)
        self._after = tuple(after)
        self._known: dict[PlaceAsked, Located] = {}

    @property
    def told(self) -> tuple[Warned, ...]:
        """What a geocoder has to say of itself: that it fell silent."""
        return tuple(warned for finder in self._after for warned in finder.told)

    def find(self, asked: PlaceAsked) -> Located:
        """The place; the same one however often it is asked for."""
        if asked not in self._known:
            self._known[asked] = self._find(asked)
        return self._known[asked]

    def _find(self, asked: PlaceAsked) -> Located:
        for finder in self._before:
            found = finder.find(asked)
            if found.place or found.others:
                return found
        listed = self._gazetteer.find(asked)
        if asked.at is not None:
            return _at_own_position(asked, listed)
        if listed.place and listed.place.precision in _FINE:
            return listed
        for finder in self._after:
            found = finder.find(asked)
            if found.place:
                return found
        return listed


def _at_own_position(asked: PlaceAsked, listed: Located) -> Located:
    """The roster's position, with the names that the list has for the place."""
    assert asked.at is not None
    lat, lon = asked.at
    if listed.place:
        place = replace(
            listed.place,
            lat=lat,
            lon=lon,
            precision="point",
            source=ROSTER,
            error_m=ERROR_M["point"],
        )
        return Located(place)
    return Located(
        PlaceFound(
            name=asked.name,
            lat=lat,
            lon=lon,
            precision="point",
            source=ROSTER,
            error_m=ERROR_M["point"],
            town=asked.town,
            county=asked.county,
            city=asked.city,
            province=asked.province,
        )
    )
