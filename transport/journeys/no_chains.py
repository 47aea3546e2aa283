"""Why the workers of a group do not travel by a service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.clock import DAY_S
from transport.said import said

if TYPE_CHECKING:
    from transport.groups import Group
    from transport.said import Figure, Said
    from transport.scenario import Scenario
    from transport.services import Service

NoChainCode = Literal[
    "MODE_HOLDS",
    "HUB_TOO_FAR",
    "NO_SHORTER_BY_ROAD",
    "MISSES_DEPARTURE",
    "ARRIVES_TOO_LATE",
    "JOURNEY_TOO_LONG",
    "GATE_CLOSED",
    "PICKUP_OVER",
    "DOMINATED",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoChain:
    """Why the workers of a group do not travel by a service.

    ``excess_s``: by how much they are late, or the journey too long; None where that
    has no length of time.
    """

    group_id: str
    service_id: str
    code: NoChainCode
    told: Said
    excess_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The shortest journey there is over a service.

    ``before_gate_s``: what of it is spent before a closed gate; ``after_pickup_s``: by
    how much they board before they would have to, as boarding is over then.
    """

    boards_s: int
    arrives_s: int
    before_gate_s: int
    after_pickup_s: int

    @property
    def lasts_s(self) -> int:
        """From door to door."""
        return self.arrives_s - self.boards_s


def missed(
    scenario: Scenario, group: Group, service: Service, latest_s: int
) -> NoChain:
    """That who boards as soon as he may is not there by the last moment to report.

    ``latest_s``: the last moment to board.
    """
    late_s = group.ready_s - latest_s
    if late_s > 0:
        told = said("NO_FEEDER_IN_TIME_BY", late_s=late_s)
        return no_chain(group, service, "MISSES_DEPARTURE", told, late_s)
    opening = scenario.opening(group.village_id)
    opens = opening.intervals(start_s=group.ready_s, end_s=group.ready_s + 2 * DAY_S)
    told = said("NO_FEEDER_IN_TIME")
    if not opens:
        return no_chain(group, service, "MISSES_DEPARTURE", told)
    late_s = opens[0][0] - latest_s
    told = said("NO_FEEDER_FROM_OPENING", late_s=late_s)
    return no_chain(group, service, "MISSES_DEPARTURE", told, late_s)


def too_late(
    scenario: Scenario, group: Group, service: Service, earliest_s: int, last_s: int
) -> NoChain:
    """That the first receiving coach is after the gate's last moment in time."""
    gate = scenario.opening(group.employer_id)
    ends = [end for _, end in gate.intervals(start_s=0, end_s=max(0, last_s))]
    late_s = earliest_s - max(ends, default=last_s)
    told = said("ARRIVES_TOO_LATE_BY", late_s=late_s)
    return no_chain(group, service, "ARRIVES_TOO_LATE", told, late_s)


def too_long(
    scenario: Scenario, group: Group, service: Service, journey: Journey
) -> NoChain:
    """That the journey takes too long; whose closed hours alone make it so, if any."""
    allowed_s = scenario.policy.max_ride_s
    excess_s = journey.lasts_s - allowed_s
    figures: dict[str, Figure] = {"journey_s": journey.lasts_s, "allowed_s": allowed_s}
    if journey.before_gate_s >= excess_s:
        gate = scenario.opening(group.employer_id)
        there_s = journey.arrives_s - journey.before_gate_s
        ends = [end for _, end in gate.intervals(start_s=0, end_s=there_s)]
        late_s = there_s - max(ends) if ends else excess_s
        told = said("JOURNEY_WAITS_FOR_GATE", wait_s=journey.before_gate_s, **figures)
        least_s = min(late_s, excess_s)
        return no_chain(group, service, "GATE_CLOSED", told, least_s)
    if journey.after_pickup_s >= excess_s:
        wait_s = journey.after_pickup_s
        told = said("JOURNEY_BOARDS_EARLY", wait_s=wait_s, **figures)
        return no_chain(group, service, "PICKUP_OVER", told, excess_s)
    told = said("JOURNEY_TOO_LONG", **figures)
    return no_chain(group, service, "JOURNEY_TOO_LONG", told, excess_s)


def no_chain(
    group: Group,
    service: Service,
    code: NoChainCode,
    told: Said,
    excess_s: int | None = None,
) -> NoChain:
    """The refusal of this service to the group."""
    return NoChain(
        group_id=group.group_id,
        service_id=service.service_id,
        code=code,
        told=told,
        excess_s=excess_s,
    )
