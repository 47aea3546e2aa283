"""The dated rules under which a route's workers board: may they, and on what seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.places import RISKS
from transport.said import said
from transport.trips.routes import Refusal
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from transport.groups import Group
    from transport.policy import Edition
    from transport.scenario import Scenario
    from transport.trips.routes import Route


def broken_rule(
    scenario: Scenario, route: Route, edition: Edition, usable: int
) -> Refusal | None:
    """The edition's rule that the route's loads break; None when none."""
    if not all(_may_travel(scenario, load.group, edition) for load in route.loads):
        return Refusal(
            code="NO_LEGAL_TIMETABLE",
            told=said("EDITION_ASKS_MORE", edition=edition.name),
        )
    if route.n_workers > usable:
        return Refusal(
            code="NO_SEATS_LEFT",
            told=said(
                "SEATS_TOO_FEW",
                n=route.n_workers,
                seats=usable,
                vehicle_type=route.line.vehicle_type,
                edition=edition.name,
            ),
            excess=route.n_workers - usable,
            is_by_load=True,
        )
    return None


def _may_travel(scenario: Scenario, group: Group, edition: Edition) -> bool:
    """Whether the gate of the ready day also holds under the trip's edition.

    Workers were let pass under the rules of the day they are ready on; a later
    edition that asks other papers of them is not tried.
    """
    passed = scenario.edition_at(max(group.ready_s, 0))
    if edition is passed:
        return True
    asks_more = (
        (edition.codes_allowed and edition.codes_allowed != passed.codes_allowed)
        or (edition.certificate_required and not passed.certificate_required)
        or edition.temperature_limit_c not in (None, passed.temperature_limit_c)
    )
    village, _ = scenario.sides(group.village_id, group.employer_id)
    return not asks_more and village.risk not in edition.no_stop_risks


def rules_at(
    scenario: Scenario, route: Route, *, drivers: int, at_s: int
) -> tuple[Edition, int]:
    """The edition in force then, and how many seats it leaves to workers."""
    edition = scenario.edition_at(at_s)
    risks = {load.group.risk for load in route.loads}
    risk = max(risks, key=RISKS.index)
    percent = min(
        load_cap_percent(edition, scope=scope, risk=risk)
        for scope in {load.group.scope for load in route.loads}
    )
    usable = usable_seats(
        route.line,
        policy=scenario.policy,
        edition=edition,
        cap_percent=percent,
        drivers=drivers,
    )
    return edition, usable
