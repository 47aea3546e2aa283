"""Synthetic places around real ones: villages, employers and depots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from transport.roads.geodesy import geodesic_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scenarios.gazetteer import Gazetteer
    from scenarios.units import Unit

Floats: TypeAlias = "NDArray[np.float64]"

_KM_PER_DEGREE = 111.2
_TOWN_REACH_KM = (0.6, 4.5)  # villages around the centre of their town
_SEAT_REACH_KM = (1.5, 6.0)
_ENOUGH_TOWNS = 4  # with fewer known ones, villages lie all over the county
_SEAT_SHARE = 0.25  # of the villages then lie around the county seat
_COUNTY_REACH_KM = (8.0, 24.0)  # least and greatest radius used for a county
_CITY_REACH_KM = 25.0  # towns and districts this near may have an industrial zone
_ZONE_REACH_KM = (0.3, 1.8)  # small: many cities lie on a coast
_BARE_ZONE_REACH_KM = (2.0, 8.0)  # around a city whose parts are not known
_N_NEIGHBOURS = 4
_N_TRIES = 40
_EIGHTHS = ("东", "东北", "北", "西北", "西", "西南", "南", "东南")


@dataclass(frozen=True, slots=True)
class Site:
    """A synthetic place: the real place it is put around, and where."""

    around: str
    lat: float
    lon: float


def village_sites(
    county: Unit, n: int, book: Gazetteer, rng: np.random.Generator
) -> list[Site]:
    """Positions of ``n`` villages; ``around`` is a real town, or a part of the county.

    Around real towns where the gazetteer knows at least four of the county; otherwise
    a quarter around the seat and the others anywhere nearer to this county's seat than
    to another's, ``around`` being the direction from the seat (东北片, north-east).
    """
    seat = Site(_seat_town(county, book), county.lat, county.lon)
    towns = [Site(t.name, t.lat, t.lon) for t in book.towns(county)]
    if len(towns) >= _ENOUGH_TOWNS:
        centres = [towns[at] for at in _spread(len(towns), n, rng)]
        return [_beside(centre, _TOWN_REACH_KM, rng) for centre in centres]
    n_seat = max(1, round(_SEAT_SHARE * n))
    near_seat = [_beside(seat, _SEAT_REACH_KM, rng) for _ in range(n_seat)]
    return near_seat + _within_county(county, n - n_seat, book, rng)


def employer_sites(
    city: Unit, n: int, book: Gazetteer, rng: np.random.Generator
) -> list[Site]:
    """Positions of ``n`` employers beside the city's own centre, districts and towns.

    ``around`` is the Chinese short name of the city or of the district.
    """
    zones = _zones(city, book)
    reach = _ZONE_REACH_KM if len(zones) > 1 else _BARE_ZONE_REACH_KM
    return [_beside(zones[at], reach, rng) for at in _spread(len(zones), n, rng)]


def longest_run_m(counties: Sequence[Unit], cities: Sequence[Unit]) -> float:
    """Great-circle metres from a county seat to a city, the longest pair."""
    lat1, lon1 = (np.array([getattr(u, k) for u in counties]) for k in ("lat", "lon"))
    lat2, lon2 = (np.array([getattr(u, k) for u in cities]) for k in ("lat", "lon"))
    metres = geodesic_m(lat1[:, None], lon1[:, None], lat2[None, :], lon2[None, :])
    return float(metres.max())


def _zones(city: Unit, book: Gazetteer) -> list[Site]:
    """The centre, and the known districts and towns near it."""
    centre = Site(city.short, city.lat, city.lon)
    districts = [city] if city.level == "county" else list(book.districts(city))
    parts = [Site(unit.short, unit.lat, unit.lon) for unit in districts]
    parts += [Site(u.short, t.lat, t.lon) for u in districts for t in book.towns(u)]
    near = [part for part in parts if _km(centre, part) <= _CITY_REACH_KM]
    return list(dict.fromkeys([centre, *near]))


def _within_county(
    county: Unit, n: int, book: Gazetteer, rng: np.random.Generator
) -> list[Site]:
    """Sites around the seat that are nearer to it than to any other county's."""
    others = [u for u in book.counties if u.adcode != county.adcode]
    lat = np.array([u.lat for u in others])
    lon = np.array([u.lon for u in others])
    km = _km_to(county.lat, county.lon, lat, lon)
    nearest = np.argsort(km)[: 4 * _N_NEIGHBOURS]
    reach = float(
        np.clip(np.median(km[nearest[:_N_NEIGHBOURS]]) / 2, *_COUNTY_REACH_KM)
    )
    seat = Site(county.short, county.lat, county.lon)
    return [_own(seat, reach, lat[nearest], lon[nearest], rng) for _ in range(n)]


def _own(
    seat: Site, reach_km: float, lat: Floats, lon: Floats, rng: np.random.Generator
) -> Site:
    """One site nearer to the seat than to the neighbours at ``lat``, ``lon``."""
    for _ in range(_N_TRIES):
        site = _beside(seat, (1.0, reach_km), rng)
        if _km_to(site.lat, site.lon, lat, lon).min() > _km(seat, site):
            break
    else:  # a seat in the corner of a city: stay close to it
        site = _beside(seat, (0.3, 1.5), rng)
    return Site(_part_of_county(seat, site), site.lat, site.lon)


def _part_of_county(seat: Site, site: Site) -> str:
    east = (site.lon - seat.lon) * np.cos(np.radians(seat.lat))
    eighth = round(float(np.arctan2(site.lat - seat.lat, east)) / (np.pi / 4))
    return f"{_EIGHTHS[eighth % 8]}片"


def _seat_town(county: Unit, book: Gazetteer) -> str:
    """Name of the town the seat lies in, if known."""
    seat = Site(county.short, county.lat, county.lon)
    towns = [
        (_km(seat, Site(t.name, t.lat, t.lon)), t.name) for t in book.towns(county)
    ]
    distance_km, name = min(towns, default=(np.inf, ""))
    return name if distance_km < _SEAT_REACH_KM[1] else f"{county.short}城区"


def _spread(n_centres: int, n: int, rng: np.random.Generator) -> list[int]:
    """``n`` centres, each as often as the others within one, in random order."""
    order = rng.permutation(n_centres)
    return [int(order[at % n_centres]) for at in range(n)]


def _beside(
    centre: Site, reach_km: tuple[float, float], rng: np.random.Generator
) -> Site:
    """A site in a ring around the centre, evenly over its area."""
    inner, outer = reach_km
    radius = np.sqrt(inner**2 + rng.random() * (outer**2 - inner**2))
    bearing = rng.random() * 2 * np.pi
    north = radius * np.sin(bearing) / _KM_PER_DEGREE
    east = radius * np.cos(bearing) / _KM_PER_DEGREE
    lat = round(centre.lat + float(north), 5)
    lon = round(centre.lon + float(east / np.cos(np.radians(centre.lat))), 5)
    return Site(centre.around, lat, lon)


def _km_to(lat: float, lon: float, lats: Floats, lons: Floats) -> Floats:
    """Kilometres on a plane touching at the point; for ranking near places."""
    east = (lons - lon) * np.cos(np.radians(lat))
    return np.asarray(_KM_PER_DEGREE * np.hypot(lats - lat, east), dtype=np.float64)


def _km(a: Site, b: Site) -> float:
    return float(_km_to(a.lat, a.lon, np.array([b.lat]), np.array([b.lon]))[0])
