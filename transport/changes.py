"""Changes of a scenario since its plan was printed: what the day has brought."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from transport.closures import Closure
    from transport.fleet import FleetLine
    from transport.roster import Worker

OUT_CODES = (  # why somebody who was to travel does not
    "NO_SHOW",
    "CANCELLED",
    "FEVER_AT_BOARDING",
    "CODE_AT_BOARDING",
    "EMPLOYER_NOT_ACCEPTING",
    "ALREADY_ARRIVED",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCoach:
    """A coach of the fleet that is not to be had from ``from_s`` on."""

    depot_id: str
    vehicle_type: str
    coach: int
    from_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayCoach:
    """A coach of the fleet that is not to be had from ``from_s`` until ``until_s``.

    It is late, has nobody to drive it, or its crew drives another one.
    """

    depot_id: str
    vehicle_type: str
    coach: int
    from_s: int
    until_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A trip that ended on its way, at ``at_s``: its coach or its drivers can no more.

    ``aboard`` are on the road where it stands, at ``place_id`` where that is a known
    place. ``spent_fen``: what it costs up to there.
    """

    trip_id: str
    at_s: int
    lat: float
    lon: float
    aboard: tuple[str, ...]
    spent_fen: int
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What has changed by ``moment_s`` (scenario seconds), told of all at once.

    ``out``: who does not travel, by which of `OUT_CODES`. ``measured``: temperatures
    taken since. ``to_place``: workers of the roster whose ride is looked for anew, so
    that none of it may begin before the moment. ``until``: certificates brought, and
    when they end. ``coaches``: rows of coaches offered;
    one with the key of a row there is adds its number. ``intakes``: what employers take
    a day from now on; ``let_in``: of those, who was under way or aboard, and is let in
    all the same. ``services_gone``: services that do not run; ``moved``: when others
    leave now. ``away``: coaches that come later or have no driver for a while.
    ``broken``: trips that ended on their way. ``closed``: stops and roads; ``walks``:
    who boards at which other village, since his own is closed. ``apart``: who travels
    apart from a party that rides already. ``seats_held``: by worker, the printed trip
    whose seat is his for good, though somebody of a higher class has none; of those to
    whom that matters. ``halts_stand``: trips that are out, frozen or locked, and
    call where nobody is left to board or alight, since their halts stand.
    """

    moment_s: int
    out: Mapping[str, str] = field(default_factory=dict)
    measured: Mapping[str, Decimal] = field(default_factory=dict)
    added: tuple[Worker, ...] = ()
    to_place: tuple[str, ...] = ()
    until: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[LostCoach, ...] = ()
    coaches: tuple[FleetLine, ...] = ()
    intakes: Mapping[str, int] = field(default_factory=dict)
    let_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    services_gone: tuple[str, ...] = ()
    away: tuple[AwayCoach, ...] = ()
    moved: Mapping[str, int] = field(default_factory=dict)
    broken: tuple[Broken, ...] = ()
    closed: tuple[Closure, ...] = ()
    walks: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    seats_held: Mapping[str, str] = field(default_factory=dict)
    halts_stand: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for worker_id, code in self.out.items():
            if code not in OUT_CODES:
                msg = f"{worker_id}: out as {code!r}, expected one of {OUT_CODES}"
                raise ValueError(msg)
