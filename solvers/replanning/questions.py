"""The question of a round: its options with what they share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.choosing import OWN_COACH, Question
from solvers.replanning.coaches import Coaches
from solvers.replanning.locking import held
from solvers.replanning.newcomers import received
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.moving import Mover
    from solvers.replanning.options import Option
    from solvers.replanning.rounds import Round


def question_of(
    asked: Asked,
    this: Round,
    options: Sequence[Option],
    *,
    seed: int,
    movers: Sequence[Mover] = (),
    seated: Sequence[str] = (),
) -> Question:
    """What is to be chosen among the options of the round.

    ``seated``: late trips that run for those who sit in their coaches already.
    """
    scenario = this.ground.scenario
    day = scenario.policy.day
    covered = {trip_id for option in options for trip_id in option.covers}
    options = [_with_needs(option, covered) for option in options]
    kept = [trip for trip in this.kept.values() if trip.trip_id not in covered]
    busy = Coaches(scenario, kept).busy()
    days = {
        (o, employer_id): at_s // DAY_S
        for o, option in enumerate(options)
        for employer_id, at_s in _arrivals(option).items()
    }
    frozen = [asked.plan.trip[trip_id] for trip_id in asked.fixed.frozen]
    printed_riders = {j.worker_id for j in asked.plan.journeys}
    placed = {w for group in this.groups for w in group.worker_ids}
    return Question(
        options=options,
        units=this.units,
        must=(*dict.fromkeys((*this.kept, *seated, *held(asked, this))),),
        busy=busy,
        count={line.key: line.count for line in scenario.fleet},
        takes=_takes(this),
        arrives=days,
        frozen=frozenset(w for trip in frozen for w in trip.worker_ids),
        displaced=frozenset(placed & printed_riders),
        on_road=frozenset(p for places in this.on_road.values() for p in places),
        printed_day={
            j.worker_id: j.legs[0].board_s // DAY_S for j in asked.plan.journeys
        },
        waiting=frozenset(
            w
            for trip_id in this.late
            for w in this.lost[trip_id].worker_ids
            if w in placed
        ),
        per_change_fen=asked.per_change_fen,
        seed=seed,
        lifted=asked.lifted,
        coach_weight=day.coach_weight,
        time_weight=day.time_weight,
        movers=movers,
    )


def _takes(this: Round) -> dict[tuple[str, int], int]:
    """How many more each employer takes on each day."""
    scenario, came = this.ground.scenario, received(this.kept.values())
    return {
        (employer.employer_id, day): employer.daily_intake
        - came.get((employer.employer_id, day), 0)
        for employer in scenario.employers
        if employer.daily_intake is not None
        for day in range(scenario.n_days + 1)
    }


def _with_needs(option: Option, covered: Collection[str]) -> Option:
    """The option with its own coach counted, where another one may take its place."""
    if option.of not in covered or option.way in OWN_COACH:
        return option
    return replace(option, needs=((option.line, option.span),))


def _arrivals(option: Option) -> dict[str, int]:
    """When it comes to each gate."""
    if option.way == "service":
        met = [trip for trip in option.also if trip.segment == "receiving"]
        calls = [stop for trip in met for stop in trip.stops if stop.alight]
        return {str(s.place_id): s.depart_s for s in calls}
    if option.trip is not None:
        stops = option.trip.stops
        return {str(s.place_id): s.depart_s for s in stops if s.alight}
    if option.pooled is None:
        return {}
    found: dict[str, int] = {}
    quote = option.pooled.booking.quote
    for load in quote.route.loads:
        group = load.group
        found[group.employer_id] = quote.times(group.village_id, group.employer_id)[1]
    return found
