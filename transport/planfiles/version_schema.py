"""What a version's record must hold, field by field, before it is trusted.

Types and ranges only, as of a plan's file; what it names is looked up when the changes
are made to a scenario.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from transport.planfiles.schema import Misfit, Part, misfits_of

_MOST = 10**12  # of anything, as in a plan's file
_MOST_C = 50  # degrees; nobody is warmer


def _degrees(text: str) -> str:
    try:
        found = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not (found.is_finite() and 0 <= found <= _MOST_C):
        raise ValueError(text)
    return text


_Moment = Annotated[int, Field(ge=-_MOST, le=_MOST)]
_Count = Annotated[int, Field(ge=0, le=_MOST)]
_Number = Annotated[int, Field(ge=1, le=_MOST)]
_Id = Annotated[str, Field(min_length=1)]
_Degrees = Annotated[str, AfterValidator(_degrees)]
_Direction = Literal["out", "home"]


class _Worker(Part):
    worker_id: _Id
    name: str
    village_id: _Id
    employer_id: _Id
    id_number: str | None = None
    phone: str | None = None
    party_id: str | None = None
    ready_from_s: _Moment | None = None
    report_by_s: _Moment | None = None
    certificate_issued_s: _Moment | None = None
    certificate_until_s: _Moment | None = None
    health_code: str | None = None
    temperature_c: _Degrees | None
    is_poverty_listed: bool = False
    n_bags: _Count = 1
    remark: str = ""
    home_id: str | None = None
    agrees_alone: bool | None = None
    direction: _Direction = "out"
    out_code: str | None = None
    employed_by_id: str | None = None


class _LostCoach(Part):
    depot_id: _Id
    vehicle_type: _Id
    coach: _Number
    from_s: _Moment


class _AwayCoach(_LostCoach):
    until_s: _Moment


class _Line(Part):
    depot_id: _Id
    vehicle_type: _Id
    seats: Annotated[int, Field(ge=2, le=_MOST)]
    count: _Count
    billing: Literal["per_trip", "per_day"]
    fixed_fen: _Count
    per_km_fen: _Count
    included_m: _Count = 0
    drivers: _Number = 1
    driver_day_fen: _Count = 0
    toll_per_km_fen: _Count = 0
    speed_percent: _Number = 100
    hold_bags: _Count | None = None
    crew_change: bool = False
    lost: Sequence[Annotated[list[_Moment], Field(min_length=2, max_length=2)]] = ()
    away: Sequence[Annotated[list[_Moment], Field(min_length=3, max_length=3)]] = ()


class _Broken(Part):
    trip_id: _Id
    at_s: _Moment
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    aboard: Sequence[_Id]
    spent_fen: _Count
    place_id: str | None = None


class _Closure(Part):
    place_id: _Id
    to_place_id: str | None = None
    from_s: _Moment
    until_s: _Moment | None = None
    told_s: _Moment | None = None
    left: Sequence[_Id] = ()


class _Changes(Part):
    moment_s: _Moment
    out: Mapping[str, str] = {}
    measured: Mapping[str, _Degrees] = {}
    added: Sequence[_Worker] = ()
    to_place: Sequence[_Id] = ()
    until: Mapping[str, _Moment] = {}
    lost: Sequence[_LostCoach] = ()
    coaches: Sequence[_Line] = ()
    intakes: Mapping[str, _Count] = {}
    let_in: Mapping[str, Sequence[_Id]] = {}
    services_gone: Sequence[_Id] = ()
    away: Sequence[_AwayCoach] = ()
    moved: Mapping[str, _Moment] = {}
    broken: Sequence[_Broken] = ()
    closed: Sequence[_Closure] = ()
    walks: Mapping[str, _Id] = {}
    apart: Sequence[_Id] = ()
    seats_held: Mapping[str, _Id] = {}
    halts_stand: Sequence[_Id] = ()


class _VersionFile(Part):
    format: str
    number: _Number
    parent_sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    note: str
    changes: _Changes


def misfits_of_version(data: Any) -> list[Misfit]:
    """Where ``data`` departs from a version's record; empty where it does not."""
    return misfits_of(_VersionFile, data)


def misfits_of_changes(data: Any) -> list[Misfit]:
    """Where ``data`` departs from the changes of a version; empty where it does not."""
    return misfits_of(_Changes, data)
