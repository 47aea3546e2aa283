"""What a ``p2p-plan/2`` file must hold, field by field, before it is trusted.

Types and ranges only: whether the numbers are right is the checker's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from transport.plan import Consent, Segment, StopKind
from transport.said import Said, either

Misfit = tuple[str, str | None, Said]  # key path, value given, what is wrong

_DAY_MIN = 24 * 60
_MOST = 10**12  # of anything; fen and metres stay exact in a float


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


_Moment = Annotated[str, AfterValidator(_moment)]
_Day = Annotated[str, AfterValidator(_day)]
_Amount = Annotated[float, Field(ge=0, le=_MOST)]
_Money = Annotated[float, Field(ge=-_MOST, le=_MOST)]  # a share may be a refund
_Count = Annotated[int, Field(ge=0, le=_MOST)]
_Id = Annotated[str, Field(min_length=1)]
_TripId = Annotated[
    str, Field(pattern=r"^T[0-9]{3,9}$")
]  # it names files, among others
_BlockId = Annotated[str, Field(pattern=r"^B[0-9]{3,9}$")]
_Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z .+!_-]{0,39}$")]


class Part(BaseModel):
    """What a file holds: its fields, each of its kind, and no others."""

    model_config = ConfigDict(strict=True, allow_inf_nan=False, extra="forbid")


class _Scenario(Part):
    name: str
    sha256: str
    variant: str | None
    first_day: _Day
    utc_offset_min: Annotated[int, Field(gt=-_DAY_MIN, lt=_DAY_MIN)]


class _Solver(Part):
    version: _Version
    seed: Annotated[int, Field(ge=0)]
    seconds: _Amount
    threads: _Count
    steps: _Count | None = None


class _Rejected(Part):
    payer: _Id
    total: _Amount
    net: _Amount
    coaches: Mapping[str, _Count]


class _Cost(Part):
    total: _Amount
    penalty: _Amount
    objective: _Amount | None = None
    lower_bound: _Money
    gap: float | None = None
    currency: str = "CNY"
    lines: Mapping[str, _Money]
    payers: Mapping[str, _Money]
    rejected: _Rejected | None = None


class _NotTravelling(Part):
    worker_id: _Id
    code: _Id
    told: _Id | None = None
    figures: Mapping[str, Any] | None = None
    reason: str


class _Workers(Part):
    registered: _Count
    eligible: _Count
    planned: _Count | None = None
    individual: _Count | None = None
    held: Sequence[_NotTravelling]
    unplanned: Sequence[_NotTravelling]


class _Stop(Part):
    kind: StopKind
    place_id: str | None
    km: _Amount
    arrive: _Moment
    depart: _Moment
    board: Sequence[_Id]
    alight: Sequence[_Id]


class _Driving(Part):
    driver: _Count
    from_: _Moment = Field(alias="from")
    until: _Moment


class _Trip(Part):
    trip_id: _TripId
    segment: Segment
    service_id: str | None
    vehicle_type: _Id
    depot_id: _Id
    coach: _Count
    block_id: _BlockId
    crew: _Count
    usable_seats: _Count
    drivers: _Count
    km: _Amount
    km_deadhead: _Amount
    driving_minutes: _Amount
    cost: _Amount
    lines: Mapping[str, _Money]
    stops: Annotated[Sequence[_Stop], Field(min_length=2)]
    driving: Sequence[_Driving]
    seats: Mapping[str, str]


class _Block(Part):
    block_id: _BlockId
    vehicle_type: _Id
    depot_id: _Id
    coach: _Count
    trips: Annotated[Sequence[_TripId], Field(min_length=1)]
    days: _Count
    drivers: _Count
    crew_changes: _Count
    cost: _Amount
    cost_lines: Mapping[str, _Money]


class _ServiceUse(Part):
    service_id: _Id
    units: _Count
    workers: Sequence[_Id]
    cost: _Amount


class _Screening(Part):
    worker_id: _Id
    desk_id: _Id
    from_: Annotated[_Moment, Field(alias="from")]
    cost: _Amount


class _Individual(Part):
    worker_id: _Id
    ticket: _Amount
    subsidy: _Amount
    consent: Consent


class _Leg(Part):
    trip_id: _TripId | None = None
    service_id: str | None = None
    seat: str
    board: _Moment
    alight: _Moment


class _Journey(Part):
    worker_id: _Id
    legs: Annotated[Sequence[_Leg], Field(min_length=1)]


class _GroupMarginal(Part):
    group_id: _Id
    village_id: _Id
    employer_id: _Id
    workers: _Count
    per_worker: _Amount


class _CoachMarginal(Part):
    depot_id: _Id
    vehicle_type: _Id
    saves: _Amount


class _Marginal(Part):
    groups: Sequence[_GroupMarginal]
    coaches: Sequence[_CoachMarginal]


class _WorkerPrice(Part):
    village_id: _Id
    employer_id: _Id
    day: _Count
    per_worker: _Amount


class _PriceCut(Part):
    ceiling: _Amount
    per_worker: Sequence[_Amount]


class _PriceCuts(Part):
    groups: Sequence[_Id]
    ceiling: _Amount
    cuts: Sequence[_PriceCut]


class _Kept(Part):
    trips: Sequence[_Id]
    lower_bound: _Money


class _Certificate(Part):
    prices: Sequence[_WorkerPrice]
    parts: Sequence[_PriceCuts]
    enumerated: bool = False
    kept: _Kept | None = None


class _PlanFile(Part):
    format: str
    scenario: _Scenario
    solver: _Solver
    cost: _Cost
    workers: _Workers
    trips: Sequence[_Trip]
    blocks: Sequence[_Block] | None = None
    services: Sequence[_ServiceUse]
    journeys: Sequence[_Journey]
    screenings: Sequence[_Screening]
    individual: Sequence[_Individual] = ()
    marginal: _Marginal | None = None
    certificate: _Certificate | None = None


def misfits(data: Any) -> list[Misfit]:
    """Where ``data`` departs from the format of a plan.

    Empty when every field is there and of the right kind. Times and dates are checked
    to be ISO 8601.
    """
    return misfits_of(_PlanFile, data)


def misfits_of(model: type[Part], data: Any) -> list[Misfit]:
    """Where ``data`` departs from what the model says."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [_misfit(detail["loc"], detail) for detail in error.errors()]
    return []


def _misfit(loc: tuple[int | str, ...], detail: Mapping[str, Any]) -> Misfit:
    path = ".".join(str(part) for part in loc)
    given = detail["input"]
    value = None if isinstance(given, dict | list) else str(given)
    words = either(str(detail["msg"]), _zh(detail["type"]))
    return path, value, words


_KINDS_ZH = {  # by the beginning of what pydantic calls the kind
    "missing": "缺少此项",
    "extra_forbidden": "没有这一项",
    "string_too_short": "不能为空",
    "string_pattern": "格式不符",
    "string": "应为文本",
    "int": "应为整数",
    "float": "应为数",
    "bool": "应为 true 或 false",
    "finite_number": "应为数",
    "greater_than": "小于允许的范围",
    "less_than": "大于允许的范围",
    "literal_error": "不是允许的词",
    "value_error": "不是日期或时间",
}


def _zh(kind: str) -> str:
    found = (zh for start, zh in _KINDS_ZH.items() if kind.startswith(start))
    return next(found, "不是此处应有的内容")
