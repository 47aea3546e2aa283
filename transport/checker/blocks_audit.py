"""Proof that a block is one coach's chain of trips, with crews in their turn."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.checker.run import Run
    from transport.plan import Plan
    from transport.said import Said


@dataclass(frozen=True, kw_only=True)
class Chain:
    """The readable trips of a block, in order of departure.

    ``is_whole``: all of its trips can be read.
    """

    block_id: str
    runs: tuple[Run, ...]
    is_whole: bool

    @property
    def is_of_one_row(self) -> bool:
        """Whether all its trips are of one row of the fleet."""
        return len({run.line.key for run in self.runs}) == 1

    def crews(self) -> Iterator[tuple[Run, ...]]:
        """Its trips crew by crew."""
        for _, own in groupby(self.runs, key=lambda run: run.trip.crew):
            yield tuple(own)


def chains(plan: Plan, runs: Sequence[Run]) -> list[Chain]:
    """The blocks of the plan as far as their trips can be read, ids sorted."""
    n_trips = Counter(trip.block_id for trip in plan.trips)
    own: defaultdict[str, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: (run.trip.depart_s, run.trip_id)):
        own[run.trip.block_id].append(run)
    return [
        Chain(
            block_id=block_id,
            runs=tuple(chained),
            is_whole=len(chained) == n_trips[block_id],
        )
        for block_id, chained in sorted(own.items())
    ]


def one_coach(chain: Chain) -> Iterator[Violation]:
    """All trips of a block are of one coach."""
    coaches = {(*run.line.key, run.trip.coach) for run in chain.runs}
    if len(coaches) > 1:
        told = said("BLOCK_OF_SEVERAL_COACHES", n=len(coaches), trips=_names(chain))
        yield Violation(
            code="BLOCK_OF_SEVERAL_COACHES",
            where=chain.block_id,
            told=told,
            amount=len(coaches) - 1,
        )


def not_too_many(chain: Chain) -> Iterator[Violation]:
    """No more trips share a coach's days than the policy allows."""
    most = chain.runs[0].scenario.policy.max_trips_per_block
    excess = len(chain.runs) - most
    if excess > 0:
        told = said("BLOCK_TOO_MANY_TRIPS", trips=_names(chain), most=most)
        yield Violation(
            code="BLOCK_TOO_MANY_TRIPS",
            where=chain.block_id,
            told=told,
            amount=excess,
        )


def crews_in_turn(chain: Chain) -> Iterator[Violation]:
    """The first crew is 1; then the same drives on, or the next takes over."""
    before = 0
    for run in chain.runs:
        crew = run.trip.crew
        due = (1,) if before == 0 else (before, before + 1)
        if crew not in due:
            told = said("CREW_OUT_OF_TURN", crew=crew, due=due[-1])
            yield Violation(code="CREW_OUT_OF_TURN", where=run.trip_id, told=told)
        before = crew
    for earlier, run in pairwise(chain.runs):
        if run.trip.crew != earlier.trip.crew and not run.line.crew_change:
            depot, kind = run.line.key
            told = said("CREW_CHANGE_NOT_ALLOWED", depot=depot, vehicle_type=kind)
            yield Violation(
                code="CREW_CHANGE_NOT_ALLOWED", where=run.trip_id, told=told
            )


def straight_on(chain: Chain) -> Iterator[Violation]:
    """A coach that skips its depot has a load for the way back and the same people.

    It waits at the last drop of the one trip, from where the next one begins; that one
    goes the other way, with the same crew and as many drivers aboard.
    """
    first, last = chain.runs[0], chain.runs[-1]
    if first.trip.stops[0].kind == "layover":
        yield _about_layover(
            first, "LAYOVER_UNMATCHED", said("LAYOVER_UNMATCHED_BEFORE")
        )
    if last.trip.stops[-1].kind == "layover":
        yield _about_layover(last, "LAYOVER_UNMATCHED", said("LAYOVER_UNMATCHED_AFTER"))
    for earlier, run in pairwise(chain.runs):
        yield from _joint(earlier, run)


def _joint(earlier: Run, run: Run) -> Iterator[Violation]:
    """Between two trips of a block: over the depot, or rightly not."""
    ends, begins = earlier.trip.stops[-1], run.trip.stops[0]
    if "layover" not in (ends.kind, begins.kind):
        return
    dropped = str(earlier.drops[-1].place_id)
    if {(ends.kind, ends.place_id), (begins.kind, begins.place_id)} != {
        ("layover", dropped)
    }:
        told = said("LAYOVER_UNMATCHED_PLACE", trip=earlier.trip_id, place=dropped)
        yield _about_layover(run, "LAYOVER_UNMATCHED", told)
    if {earlier.trip.segment, run.trip.segment} != {"direct"}:
        yield _about_layover(
            run, "LAYOVER_NO_RETURN", said("LAYOVER_NO_RETURN_SERVICE")
        )
    elif _goes_home(earlier) == _goes_home(run):
        told = said("LAYOVER_NO_RETURN", trip=earlier.trip_id)
        yield _about_layover(run, "LAYOVER_NO_RETURN", told)
    before, after = (one.trip for one in (earlier, run))
    if (before.crew, before.drivers) != (after.crew, after.drivers):
        told = said(
            "LAYOVER_CREW", trip=before.trip_id, n=after.drivers, due=before.drivers
        )
        yield _about_layover(run, "LAYOVER_CREW", told)


def _goes_home(run: Run) -> bool:
    return any(worker.direction == "home" for worker in run.workers)


def _about_layover(run: Run, code: str, told: Said) -> Violation:
    return Violation(code=code, where=run.trip_id, told=told)


def not_interrupted(runs: Sequence[Run]) -> Iterator[Violation]:
    """A coach ends one block before it begins another."""
    ordered = sorted(
        runs, key=lambda run: (run.line.key, run.trip.coach, run.trip.depart_s)
    )
    for _, own in groupby(ordered, key=lambda run: (run.line.key, run.trip.coach)):
        ended: set[str] = set()
        before: Run | None = None
        for run in own:
            block_id = run.trip.block_id
            if before is not None and before.trip.block_id != block_id:
                ended.add(before.trip.block_id)
            if block_id in ended and before is not None:
                told = said("BLOCK_INTERRUPTED", block=block_id, trip=before.trip_id)
                yield Violation(code="BLOCK_INTERRUPTED", where=run.trip_id, told=told)
            before = run


def _names(chain: Chain) -> tuple[str, ...]:
    return tuple(run.trip_id for run in chain.runs)
