"""Usable seats: what load cap, observation rows and crew leave to the workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.seat_layout import observation_seats

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.places import Risk
    from transport.policy import Edition, Policy, Scope

NO_CAP_PERCENT = 100


def load_cap_percent(edition: Edition, *, scope: Scope, risk: Risk) -> int:
    """Largest share of the seats that may be taken, in percent; 100 is no cap.

    ``risk`` is the highest level of the trip's stops; areas passed do not count
    (交运明电〔2020〕80号).
    """
    for cap in edition.load_caps:
        if scope in cap.scopes and risk in cap.risks:
            return cap.percent
    return NO_CAP_PERCENT


def n_escorts(line: FleetLine, policy: Policy) -> int:
    """Escorts that ride along in a vehicle of this type.

    One escort a coach was practice in spring 2020; that smaller vehicles carry none
    is an assumption.
    """
    if line.seats < policy.escort_min_seats:
        return 0
    return policy.escorts_per_vehicle


def usable_seats(
    line: FleetLine,
    *,
    policy: Policy,
    edition: Edition,
    cap_percent: int,
    drivers: int,
) -> int:
    """Seats left to workers, never below 0.

    ``min(floor(cap x base), passenger seats - observation seats) - relief drivers -
    escorts``, where the base is the passenger seats or the approved ones
    (``policy.cap_base``). Every driver beyond the first is a relief driver.
    """
    base = line.passenger_seats if policy.cap_base == "passenger_seats" else line.seats
    capped = cap_percent * base // 100
    kept = line.passenger_seats - observation_seats(
        passenger_seats=line.passenger_seats, rows=observation_rows(line, edition)
    )
    relief = drivers - 1 if policy.relief_driver_uses_seat else 0
    return max(0, min(capped, kept) - relief - n_escorts(line, policy))


def observation_rows(line: FleetLine, edition: Edition) -> int:
    """Rear rows kept for those who fall ill on the way (交运明电〔2020〕44号).

    Vehicles below ``edition.observation_min_seats`` approved seats keep none.
    """
    if line.seats < edition.observation_min_seats:
        return 0
    return edition.observation_rows
