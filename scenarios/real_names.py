"""Real towns and villages that invented places are named after, wherever those lie."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from scenarios.divisions import ListedDivisions
from transport.intake.place_names import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scenarios.geography import Site
    from scenarios.units import Unit
    from transport.intake.divisions import Division

_VILLAGE, _STREETS = "村", "街道"


@dataclass(frozen=True, slots=True)
class RealName:
    """A village of the official list and the town it belongs to."""

    town: str
    village: str


def real_names(county: Unit, sites: Sequence[Site]) -> list[RealName]:
    """A name for each site, none twice; sites that follow each other share a town.

    Where there are more sites than villages, groups of them (东庄村2组) follow.

    A site around a town of known position has a village of that town. The others have
    villages of the towns whose position nobody knows, in the order of their codes,
    streets of a city left out where there are others.
    """
    listed = ListedDivisions().towns(county.adcode)
    groups = {town.code: _groups(town) for town in listed if _villages(town)}
    by_name = {town.name: town for town in listed}
    rural = [town for town in listed if not town.name.endswith(_STREETS)]
    unknown = [town for town in rural or listed if town.position is None]
    unknown = unknown or list(listed)
    anywhere = [at for at, site in enumerate(sites) if site.around not in by_name]
    town_of = {
        at: unknown[rank * len(unknown) // len(anywhere)]
        for rank, at in enumerate(anywhere)
    }
    left = {town.code: iter(_villages(town)) for town in listed}
    return [
        _next(town_of.get(at) or by_name[site.around], listed, (left, groups))
        for at, site in enumerate(sites)
    ]


def _villages(town: Division) -> list[str]:
    """Names of the town's villages, those of communities after them."""
    names = dict.fromkeys(
        called(village.name) for village in ListedDivisions().villages(town.code)
    )
    return sorted(names, key=lambda name: not name.endswith(_VILLAGE))


def _groups(town: Division) -> Iterator[str]:
    """Second groups of the town's villages, then third ones, without an end."""
    for group in count(2):
        for name in _villages(town):
            yield f"{name}{group}组"


def _next(
    town: Division,
    towns: Sequence[Division],
    names: tuple[Mapping[str, Iterator[str]], ...],
) -> RealName:
    """The next name of the town, or of one after it when it has no more."""
    start = towns.index(town)
    order = (*towns[start:], *towns[:start])
    for left in names:
        for other in order:
            name = next(left[other.code], None) if other.code in left else None
            if name is not None:
                return RealName(other.name, name)
    msg = f"no town of {town.county} has a village"
    raise ValueError(msg)
