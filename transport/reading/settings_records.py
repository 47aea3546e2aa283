"""Settings turned into the scenario's records: policy, tariff, search, origin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from transport.clock import DAY_S, Clock
from transport.places import RISKS, Opening
from transport.policy import SCOPES, LoadCap, Policy
from transport.policy_keys import EDITION_KEYS, LOAD_CAP
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
    from transport.reading.settings_sections import Section

SERVICE_FACTORS = {"air_price_factor": "air", "rail_price_factor": "rail"}
"""Factors on the prices of services, by the key; the mode they hold for."""


def clock_of(settings: Settings) -> Clock:
    """The scenario's clock."""
    if settings.utc_offset is None:
        return Clock(first_day=settings.first_day)
    return Clock(first_day=settings.first_day, utc_offset_min=settings.utc_offset)


def policy_of(settings: PolicySettings) -> Policy:
    """The policy; what the settings leave open keeps the record's default."""
    given = _given(settings)
    editions = tuple(_edition(e, given) for e in PRESETS[settings.preset])
    policy = Policy(preset=settings.preset, editions=editions)
    inner = _filled(settings)
    parts = {path: value for path, value in inner.items() if len(path) > 1}
    openings: dict[str, Any] = {
        name: _opening(
            getattr(policy, name),
            from_s=parts.get((name, "from_s")),
            until_s=parts.get((name, "until_s")),
        )
        for name, _ in parts
        if name != "day"
    }
    day = {inner: value for (name, inner), value in parts.items() if name == "day"}
    whole = {path[0]: v for path, v in inner.items() if path not in parts}
    return replace(policy, day=replace(policy.day, **day), **openings, **whole)


def tariff_of(costs: CostSettings, payers: dict[str, int] | None) -> Tariff:
    """The rates; what the settings leave open keeps the record's default."""
    inner = {path[0]: value for path, value in _filled(costs).items()}
    if payers:
        inner["payer_shares"] = payers
    return Tariff(**inner)


def tickets_of(individual: IndividualSettings) -> TicketTerms | None:
    """The terms of tickets; None where nobody may travel alone."""
    return priced_tickets_of(individual) if _given(individual).get("allowed") else None


def priced_tickets_of(individual: IndividualSettings) -> TicketTerms | None:
    """The terms of tickets, allowed or not; None where they have no price."""
    if not (individual.allowed or individual.price or individual.fare):
        return None
    return TicketTerms(**{path[0]: v for path, v in _filled(individual).items()})


def search_of(solver: SolverSettings) -> SearchSettings:
    """The search settings."""
    return SearchSettings(**_given(solver))


def road_source_of(distances: DistanceSettings) -> RoadSource:
    """Where distances come from."""
    return RoadSource(**_given(distances))


def origin_of(origin: OriginSettings) -> Origin:
    """Where the sending counties lie."""
    return Origin(**_given(origin))


def _given(section: Section) -> dict[str, Any]:
    """Keys the user set."""
    return {name: getattr(section, name) for name in section.model_fields_set}


def _filled(section: Section) -> dict[tuple[str, ...], Any]:
    """What the keys that the user set fill in their record, by its place there."""
    return {
        key.path: getattr(section, name)
        for name, key in section.declared.items()
        if name in section.model_fields_set and key.status in ("optional", "required")
    }


def _edition(edition: Edition, given: dict[str, Any]) -> Edition:
    """``edition`` with the overrides of the settings."""
    changes = {k.path[0]: given[k.name] for k in EDITION_KEYS if k.name in given}
    if LOAD_CAP.name in given:
        cap = LoadCap(scopes=SCOPES, risks=RISKS, percent=given[LOAD_CAP.name])
        changes[LOAD_CAP.path[0]] = (cap,)
    return replace(edition, **changes)


def _opening(default: Opening, *, from_s: int | None, until_s: int | None) -> Opening:
    """The opening with what is given; one that ends first ends on the next day."""
    from_s = default.from_s if from_s is None else from_s
    until_s = default.until_s if until_s is None else until_s
    return Opening(from_s=from_s, until_s=until_s + DAY_S * (until_s <= from_s))
