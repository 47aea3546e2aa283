"""Settings turned into the scenario's records: policy, tariff, search, origin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from transport.clock import DAY_S, Clock
from transport.places import RISKS, Opening
from transport.policy import SCOPES, LoadCap, Policy
from transport.presets import PRESETS
from transport.scenario import Origin, RoadSource, SearchSettings
from transport.tariff import Tariff
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from transport.policy import Edition
    from transport.reading.settings import (
        CostSettings,
        DistanceSettings,
        IndividualSettings,
        OriginSettings,
        PolicySettings,
        Settings,
        SolverSettings,
    )

_EDITION_KEYS = (
    "observation_rows",
    "observation_min_seats",
    "certificate_required",
    "certificate_valid_days",
    "codes_allowed",
    "temperature_limit_c",
    "no_stop_risks",
)
_POLICY_FIELDS = {  # where the record's name carries another unit than the key's
    "max_ride_h": "max_ride_s",
    "max_detour_ratio": "max_detour_percent",
    "detour_allowance_km": "detour_allowance_m",
    "passenger_stop_every_h": "passenger_stop_every_s",
    "two_driver_km": "two_driver_m",
    "stop_min": "stop_s",
    "stop_per_worker_min": "stop_per_worker_s",
    **{
        f"{key}_min": f"{key}_s"
        for key in (
            *("connect_air", "connect_rail", "check_in_air", "check_in_rail"),
            *("transfer_air", "transfer_rail"),
            *("aircraft_turnaround", "turnaround", "screening_return"),
            *("detour_allowance", "max_wait_aboard", "passenger_stop"),
        )
    },
    "max_hub_km": "max_hub_m",
    "max_walk_km": "max_walk_m",
    "circuity": "circuity_percent",
    "circuity_short": "circuity_short_percent",
    "circuity_short_km": "circuity_short_m",
    "circuity_mountain": "circuity_mountain_percent",
}
_OPENINGS = {
    "pickup_opening": ("pickup_from", "pickup_until"),
    "gate_opening": ("gate_from", "gate_until"),
}
SERVICE_FACTORS = {"air_price_factor": "air", "rail_price_factor": "rail"}
"""Factors on the prices of services, by the key; the mode they hold for."""
_TARIFF_FIELDS = {
    "deadhead_factor": "deadhead_percent",
    "disinfection": "disinfection_fen",
    "escort_day": "escort_day_fen",
    "kit": "kit_fen",
    "meal": "meal_fen",
    "meal_every_h": "meal_every_s",
    "time_aboard_per_h": "time_aboard_h_fen",
    "penalty": "penalty_fen",
    "penalty_key_employer": "penalty_key_employer_fen",
    "penalty_poverty": "penalty_poverty_fen",
}

_TICKET_FIELDS = {"price": "price_fen", "subsidy": "subsidy_fen"}


def clock_of(settings: Settings) -> Clock:
    """The scenario's clock."""
    if settings.utc_offset is None:
        return Clock(first_day=settings.first_day)
    return Clock(first_day=settings.first_day, utc_offset_min=settings.utc_offset)


def policy_of(settings: PolicySettings) -> Policy:
    """The policy; what the settings leave open keeps the record's default."""
    given = _given(settings)
    editions = tuple(_edition(e, given) for e in PRESETS[settings.preset])
    inner = {
        _POLICY_FIELDS.get(key, key): value
        for key, value in given.items()
        if key not in ("preset", "load_cap", *_EDITION_KEYS)
    }
    policy = Policy(preset=settings.preset, editions=editions)
    openings: dict[str, Any] = {
        name: _opening(getattr(policy, name), inner, *keys)
        for name, keys in _OPENINGS.items()
    }
    return replace(policy, **openings, **inner)


def tariff_of(costs: CostSettings, payers: dict[str, int] | None) -> Tariff:
    """The rates; what the settings leave open keeps the record's default."""
    given = _given(costs)
    inner = {
        _TARIFF_FIELDS.get(key, key): value
        for key, value in given.items()
        if key not in (*SERVICE_FACTORS, "subsidies")
    }
    if payers:
        inner["payer_shares"] = payers
    return Tariff(**inner)


def tickets_of(individual: IndividualSettings) -> TicketTerms | None:
    """The terms of tickets; None where nobody may travel alone."""
    return priced_tickets_of(individual) if _given(individual).get("allowed") else None


def priced_tickets_of(individual: IndividualSettings) -> TicketTerms | None:
    """The terms of tickets, allowed or not; None where they have no price."""
    given = _given(individual)
    is_allowed = given.pop("allowed", False)
    if not is_allowed and not given.get("price") and not given.get("fare"):
        return None
    return TicketTerms(**{_TICKET_FIELDS.get(key, key): v for key, v in given.items()})


def search_of(solver: SolverSettings) -> SearchSettings:
    """The search settings."""
    return SearchSettings(**_given(solver))


def road_source_of(distances: DistanceSettings) -> RoadSource:
    """Where distances come from."""
    return RoadSource(**_given(distances))


def origin_of(origin: OriginSettings) -> Origin:
    """Where the sending counties lie."""
    return Origin(**_given(origin))


def _given(section: Any) -> dict[str, Any]:
    """Keys the user set."""
    return {name: getattr(section, name) for name in section.model_fields_set}


def _edition(edition: Edition, given: dict[str, Any]) -> Edition:
    """``edition`` with the overrides of the settings."""
    changes = {key: given[key] for key in _EDITION_KEYS if key in given}
    if "load_cap" in given:
        cap = LoadCap(scopes=SCOPES, risks=RISKS, percent=given["load_cap"])
        changes["load_caps"] = (cap,)
    return replace(edition, **changes)


def _opening(
    default: Opening, inner: dict[str, Any], from_key: str, until_key: str
) -> Opening:
    """The opening; its keys are taken out of ``inner``."""
    from_s = inner.pop(from_key, default.from_s)
    until_s = inner.pop(until_key, default.until_s)
    return Opening(from_s=from_s, until_s=until_s + DAY_S * (until_s <= from_s))
