"""The tables of a drafted scenario, row by row, as the files spell them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scenarios import people
from scenarios.sampling import EXPIRED, NO_CERTIFICATE, NO_PARTY, YELLOW_CODE
from transport.presentation.figures import plain_yuan
from transport.reading import required_tables
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    import numpy as np

    from scenarios.draft import Draft
    from scenarios.units import Unit
    from transport.fleet import FleetLine
    from transport.reading.table_records import Table

Row = tuple[str, ...]

_PAPER_DAYS = 7  # a health paper holds for a week: assumption, it varied by place
_EXPIRED_DAYS = 2  # before departure
_GATE = ("06:00", "22:00")
_KM_M = 1_000
_STRIDE = 37  # prime to 100, so that every share is spread over the roster
# Columns that a synthetic scenario says nothing in.
_UNSAID = {
    "workers": ("agrees_alone", "direction"),
    "depots": ("city",),
    "fleet": ("hold_bags", "crew_change"),
}


def tables(
    draft: Draft, rng: np.random.Generator
) -> dict[str, Callable[[], Iterator[Row]]]:
    """Rows of each table by its name, the heading first; workers come as a stream."""
    return {
        "workers": lambda: _workers(draft, rng),
        "villages": lambda: _villages(draft),
        "employers": lambda: _employers(draft),
        "depots": lambda: _depots(draft),
        "fleet": lambda: _fleet(draft),
    }


def rows_of(
    table: Table, records: Iterator[Mapping[str, str]], *, said: Collection[str] = ()
) -> Iterator[Row]:
    """Rows under the columns of the table; a column no record has stays out.

    ``said``: columns that these records have, and others do not.
    """
    unsaid = {"crs", *_UNSAID.get(table.name, ())} - set(said)
    columns = tuple(c.name for c in table.planned_columns if c.name not in unsaid)
    yield columns
    for record in records:
        yield tuple([record.get(column, "") for column in columns])


def _workers(draft: Draft, rng: np.random.Generator) -> Iterator[Row]:
    said = ("direction",) if draft.recipe.home_percent else ()
    return rows_of(required_tables.WORKERS, _worker_records(draft, rng), said=said)


def _worker_records(
    draft: Draft, rng: np.random.Generator
) -> Iterator[Mapping[str, str]]:
    roster, n_workers = draft.roster, draft.recipe.n_workers
    names = people.names(n_workers, rng)
    numbers: dict[Unit, people.IdentityNumbers] = {}
    width = max(4, len(str(n_workers)))
    has_waves = bool(roster.wave.max())
    for at in range(n_workers):
        village = draft.villages[roster.village[at]]
        employer = draft.employers[roster.employer[at]]
        is_child = bool(roster.is_child[at])
        wave, state = int(roster.wave[at]), int(roster.state[at])
        county = village.county
        if county not in numbers:
            numbers[county] = people.IdentityNumbers(county.adcode)
        issued, until = _paper(draft, wave, int(roster.paper_age[at]), state)
        party = int(roster.party[at])
        report = wave + draft.report_days
        yield {
            "worker_id": f"W{at + 1:0{width}d}",
            "name": names[at],
            "id_number": numbers[county].next(is_child=is_child),
            "phone": "" if is_child else people.phone(at + 1),
            "village_id": _village_id(int(roster.village[at])),
            "employer_id": _employer_id(int(roster.employer[at])),
            "party_id": "" if party == NO_PARTY else f"P{party}",
            "ready_from": _day(draft, wave) if has_waves else "",
            "report_by": _day(draft, report) if employer.has_date else "",
            "certificate_issued": issued,
            "certificate_until": until,
            "health_code": "yellow" if state == YELLOW_CODE else "green",
            "temperature_c": f"{roster.tenths_c[at] / 10:.1f}",
            "poverty_listed": "yes" if roster.is_poverty_listed[at] else "no",
            "bags": str(roster.n_bags[at]),
            "direction": _direction(draft, at if party == NO_PARTY else party),
            "remark": "随行子女" if is_child else "",
        }


def _direction(draft: Draft, party: int) -> str:
    """Of a worker or party by number: the share goes home that the recipe asks for."""
    is_homebound = party * _STRIDE % PERCENT < draft.recipe.home_percent
    return "home" if is_homebound else "out"


def _paper(draft: Draft, wave: int, age: int, state: int) -> tuple[str, str]:
    """Issue and end of the health paper, as dates; blank when there is none."""
    if state == NO_CERTIFICATE:
        return "", ""
    issued = wave - age
    until = issued + _PAPER_DAYS
    if state == EXPIRED:
        until = wave - _EXPIRED_DAYS
        issued = until - _PAPER_DAYS
    return _day(draft, issued), _day(draft, until)


def _day(draft: Draft, day: int) -> str:
    return (draft.recipe.first_day + timedelta(days=day)).isoformat()


def _villages(draft: Draft) -> Iterator[Row]:
    records = (
        {
            "village_id": _village_id(at),
            "name": village.name,
            "town": village.town,
            "county": draft.county_name(village.county),
            "lat": f"{village.site.lat:.5f}",
            "lon": f"{village.site.lon:.5f}",
            "max_seats": "" if village.limit is None else str(village.limit),
            "risk": "low",
        }
        for at, village in enumerate(draft.villages)
    )
    return rows_of(required_tables.VILLAGES, records)


def _employers(draft: Draft) -> Iterator[Row]:
    records = (
        {
            "employer_id": _employer_id(at),
            "name": employer.name,
            "city": employer.city.prefecture,
            "province": employer.city.province,
            "lat": f"{employer.site.lat:.5f}",
            "lon": f"{employer.site.lon:.5f}",
            "receive_from": _GATE[0],
            "receive_until": _GATE[1],
            "accepted": "yes",
            "contact": f"示例联系人{at + 1:02d}",
        }
        for at, employer in enumerate(draft.employers)
    )
    return rows_of(required_tables.EMPLOYERS, records)


def _depots(draft: Draft) -> Iterator[Row]:
    records = (
        {
            "depot_id": f"D{at + 1}",
            "name": f"{county.short}客运站示例车场",
            "county": draft.county_name(county),
            "lat": f"{county.lat:.5f}",
            "lon": f"{county.lon:.5f}",
        }
        for at, county in enumerate(draft.recipe.counties)
    )
    return rows_of(required_tables.DEPOTS, records)


def _fleet(draft: Draft) -> Iterator[Row]:
    return rows_of(required_tables.FLEET, map(fleet_record, draft.fleet))


def fleet_record(line: FleetLine) -> dict[str, str]:
    """A fleet row as the file spells it."""
    return {
        "depot_id": line.depot_id,
        "vehicle_type": line.vehicle_type,
        "seats": str(line.seats),
        "count": str(line.count),
        "billing": line.billing,
        "fixed": _price(line.fixed_fen),
        "included_km": str(line.included_m // _KM_M),
        "per_km": _price(line.per_km_fen),
        "drivers": str(line.drivers),
        "driver_day": _price(line.driver_day_fen),
        "toll_per_km": _price(line.toll_per_km_fen),
        "speed_factor": "1",
    }


def _price(fen: int) -> str:
    """Yuan as short as they can be written."""
    return plain_yuan(fen).rstrip("0").rstrip(".")


def _village_id(at: int) -> str:
    return f"V{at + 1:03d}"


def _employer_id(at: int) -> str:
    return f"E{at + 1:03d}"
