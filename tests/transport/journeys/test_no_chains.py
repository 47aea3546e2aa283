"""Why a service is no way: closed hours that make a journey long are told as such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.solvers.journeys.days import far_day, train
from tests.transport.builders import make_policy
from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.gate.eligibility import health_gate
from transport.groups import groups_of
from transport.journeys.network import journey_network
from transport.places import Opening
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.journeys.no_chains import NoChain
    from transport.scenario import Scenario


def refused(
    *, gate: tuple[int, int] = (0, 24), boards: tuple[int, int] = (0, 24), ride_h: int
) -> NoChain:
    """One worker; a train from ten to six on the second day."""
    day = far_day(n_workers=1, services=(train(duration_s=8 * HOUR_S),))
    day = replace(
        day,
        employers=tuple(replace(e, opening=hours(gate)) for e in day.employers),
        villages=tuple(replace(v, opening=hours(boards)) for v in day.villages),
        policy=replace(make_policy("none"), max_ride_s=ride_h * HOUR_S),
    )
    (none,) = network_refusals(day)
    return none


def hours(of: tuple[int, int]) -> Opening:
    return Opening(from_s=of[0] * HOUR_S, until_s=of[1] * HOUR_S)


def network_refusals(day: Scenario) -> tuple[NoChain, ...]:
    groups = groups_of(day, health_gate(day, mode="coach").eligible)
    return journey_network(day, distances_of(day), groups)[1].refused


@pytest.mark.parametrize(
    ("code", "words", "none"),
    [
        ("JOURNEY_TOO_LONG", "the journey takes", refused(ride_h=9)),
        ("GATE_CLOSED", "the gate is closed", refused(gate=(8, 18), ride_h=16)),
        ("PICKUP_OVER", "boarding ends", refused(boards=(4, 5), ride_h=12)),
    ],
)
def test_what_makes_the_journey_too_long_is_told(
    code: str, words: str, none: NoChain
) -> None:
    assert none.code == code
    assert sentence(none.told, "en").startswith(words)


def test_a_gate_needs_to_stay_open_for_less_than_the_journey_is_too_long() -> None:
    """They are there at 19:15 or so, 75 minutes late; until eight it is 13 h more."""
    none = refused(gate=(8, 18), ride_h=16)
    assert none.excess_s is not None
    assert 30 * 60 < none.excess_s < 2 * HOUR_S
    still = refused(gate=(8, 18), ride_h=9)
    assert still.code == "JOURNEY_TOO_LONG"
