"""Villages of the official list by their names, in counties that are known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from transport.intake.found import centre_of
from transport.intake.place_names import called, tidy, town_stem, village_stem
from transport.intake.records import Located
from transport.intake.resembling import resembles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.intake.divisions import Division, Divisions
    from transport.intake.records import PlaceAsked, PlaceFound
    from transport.intake.units_named import NamedUnits

_N_OTHERS = 5
_N_COUNTIES = 32  # a roster names a few; more are looked up anew


class ListedVillages:
    """Look-up by county, town and village; what only resembles is told as another."""

    def __init__(self, divisions: Divisions, units: NamedUnits) -> None:
        self._divisions = divisions
        self._units = units
        self._by_stem = lru_cache(_N_COUNTIES)(self._villages_by_stem)

    def find(self, asked: PlaceAsked, counties: Sequence[Division]) -> Located:
        """The village, or the centre of its town or county."""
        towns = self._towns(counties, asked.town)
        if not asked.name:
            return self._centre_among(asked, counties, towns)
        named = self._named(asked.name, counties)
        here = [v for v in named if v.code[:9] in {town.code for town in towns}]
        chosen = here if asked.town else named
        if len(chosen) == 1:
            return Located(self._place(chosen[0]))
        if chosen:
            return Located(None, self._places(chosen))
        centre = self._centre_among(asked, counties, towns)
        alike = self._alike(asked.name, towns)
        return Located(centre.place, (*centre.others, *self._places([*named, *alike])))

    def centre(self, asked: PlaceAsked, county: Division) -> Located:
        """The centre of the town asked for, or of the county."""
        return self._centre_among(asked, (county,), self._towns((county,), asked.town))

    def _towns(self, counties: Sequence[Division], name: str) -> list[Division]:
        """Towns of that name; else those whose name differs in its kind alone."""
        if not name:
            return []
        towns = [t for county in counties for t in self._divisions.towns(county.code)]
        exact = [town for town in towns if town.name == tidy(name)]
        return exact or [t for t in towns if town_stem(t.name) == town_stem(name)]

    def _centre_among(
        self,
        asked: PlaceAsked,
        counties: Sequence[Division],
        towns: Sequence[Division],
    ) -> Located:
        """The centre of the one town, else of the one county there is.

        A town of another kind than was written (镇 for 乡) is told as another, too.
        """
        if len(towns) > 1:
            return Located(None, self._centres(asked, towns))
        if len(towns) == 1:
            found = self._centres(asked, towns)
            written = tidy(asked.town)
            is_sure = written in (towns[0].name, town_stem(towns[0].name))
            return Located(found[0] if found else None, () if is_sure else found)
        if len(counties) > 1:
            return Located(None)
        (county,) = counties
        centre = centre_of(county, *self._units.parents(county), name=_name(asked))
        alike = [
            town
            for town in self._divisions.towns(county.code)
            if asked.town and resembles(town_stem(town.name), town_stem(asked.town))
        ]
        return Located(centre, self._centres(asked, alike))

    def _centres(
        self, asked: PlaceAsked, towns: Iterable[Division]
    ) -> tuple[PlaceFound, ...]:
        """The place asked for, in the centre of each of the towns."""
        name = _name(asked)
        found = (centre_of(t, *self._units.parents(t), name=name) for t in towns)
        return tuple(place for place in found if place)[:_N_OTHERS]

    def _named(self, name: str, counties: Sequence[Division]) -> list[Division]:
        """Villages of that name: of exactly it, else of the same without its kind."""
        text, stem = tidy(name), village_stem(name)
        alike = [v for c in counties for v in self._by_stem(c.code).get(stem.stem, ())]
        exact = [v for v in alike if text in (v.name, called(v.name))]
        same_kind = [v for v in alike if village_stem(v.name).kind == stem.kind]
        return exact or same_kind or alike

    def _villages_by_stem(self, county_code: str) -> dict[str, list[Division]]:
        found: dict[str, list[Division]] = {}
        for town in self._divisions.towns(county_code):
            for village in self._divisions.villages(town.code):
                found.setdefault(village_stem(village.name).stem, []).append(village)
        return found

    def _alike(self, name: str, towns: Sequence[Division]) -> list[Division]:
        """Villages of the towns whose name may be this one misspelt."""
        stem = village_stem(name).stem
        return [
            village
            for town in towns
            for village in self._divisions.villages(town.code)
            if resembles(village_stem(village.name).stem, stem)
        ]

    def _places(self, villages: Iterable[Division]) -> tuple[PlaceFound, ...]:
        found = (self._place(village) for village in villages)
        return tuple(place for place in found if place)[:_N_OTHERS]

    def _place(self, village: Division) -> PlaceFound | None:
        """The village at its own position, or at its town's or county's."""
        parents = (self._town(village), *self._units.parents(village))
        return centre_of(village, *parents, name=called(village.name))

    def _town(self, village: Division) -> Division | None:
        towns = self._divisions.towns(village.code[:6])
        return next((t for t in towns if t.code == village.code[:9]), None)


def _name(asked: PlaceAsked) -> str:
    """The name of the place found where the list has none of its own."""
    if asked.kind == "village":
        return called(asked.name or asked.town)
    return asked.name
