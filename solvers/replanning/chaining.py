"""A late trip with those that its coach runs next, each as late as it must be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.pricing import with_cost
from solvers.replanning.printed import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.replanning.asking import Asked
    from solvers.replanning.options import Option
    from solvers.replanning.retiming import Retiming
    from solvers.replanning.rounds import Round
    from transport.plan import Trip


def with_its_block(
    asked: Asked, this: Round, retiming: Retiming, option: Option
) -> Option | None:
    """The late trip with the next ones of its block, as late as they must be for it.

    The option itself where none of them need be; None where one cannot be.
    """
    if option.trip is None:
        return None
    scenario = this.ground.scenario
    trips = [option.trip]
    changed = set(option.changed)
    for after in _after(this, option.trip):
        ready_s = trips[-1].return_s + scenario.policy.turnaround_s
        if ready_s <= after.depart_s:
            break
        if not _may_be_later(asked, after):
            return None
        printed = asked.plan.trip[after.trip_id]
        again = retiming.later(printed, after, ready_s=ready_s)
        if again is None or again.trip is None:
            return None
        trips.append(again.trip)
        changed |= again.changed
    if len(trips) == 1:
        return option
    first, *others = with_cost(scenario, trips)
    covers = tuple(trip.trip_id for trip in others)
    return replace(
        option,
        key=f"{option.key} and {','.join(covers)}",
        trip=first,
        also=tuple(others),
        covers=covers,
        span=span_of(scenario, trips),
        cost_fen=sum(trip.cost_fen for trip in trips),
        changed=frozenset(changed),
    )


def _after(this: Round, trip: Trip) -> Iterator[Trip]:
    """What the coach runs after the trip in the same block."""
    own = [t for t in this.kept.values() if t.block_id == trip.block_id]
    was = this.lost[trip.trip_id]
    yield from sorted(
        (t for t in own if t.depart_s > was.depart_s), key=lambda t: t.depart_s
    )


def _may_be_later(asked: Asked, trip: Trip) -> bool:
    """Not one for a flight or train, one that is locked, or that starts on the way."""
    return (
        trip.segment == "direct"
        and trip.trip_id not in asked.fixed.departed
        and not trip.comes_straight
        and not asked.fixed.holds(trip)
    )
