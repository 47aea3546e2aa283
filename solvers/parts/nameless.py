"""Problems and trips without persons: what of a part leaves this machine.

A worker is a number there: 0 for the first party of the first group, and on. What a
search asks of persons (how many travel together, which way, with how much luggage, what
leaving them weighs) stays; names, numbers of identity, phones, papers and the roster's
own ids do not, nor do names and phones of those who look after places and coaches.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.dispatcher import merged
from solvers.drafting.drafts import Booking
from transport.roster import Worker
from transport.trips.routes import Load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.problem.problem import Problem
    from transport.groups import Group
    from transport.scenario import Scenario


def nameless(problem: Problem) -> Problem:
    """The same problem, of people who are numbers; its indices stay as they are."""
    groups = tuple(_numbered(problem.groups))
    return replace(
        problem, groups=groups, scenario=_nameless(problem.scenario, problem, groups)
    )


def moved(booking: Booking, problem: Problem) -> Booking:
    """The trip as one of a problem with the same indices: with or without persons."""
    route = booking.quote.route
    loads = tuple(
        Load(group=problem.groups[g], n=n) for g, n in merged(booking.draft.pieces)
    )
    line = problem.lines[booking.draft.line_idx]
    route = replace(route, line=line, loads=loads)
    return Booking(draft=booking.draft, quote=replace(booking.quote, route=route))


def _numbered(groups: Sequence[Group]) -> Iterator[Group]:
    n = 0
    for group in groups:
        parties = []
        for party in group.parties:
            ids = tuple(f"{number:07d}" for number in range(n, n + party.n))
            parties.append(replace(party, worker_ids=ids))
            n += party.n
        yield replace(group, parties=tuple(parties))


def _nameless(
    scenario: Scenario, problem: Problem, groups: Sequence[Group]
) -> Scenario:
    """The scenario with the part's workers alone, and nobody's name."""
    pairs = zip(problem.groups, groups, strict=True)
    return replace(
        scenario,
        name="",
        title="",
        workers=tuple(
            Worker(
                worker_id=number,
                name="",
                village_id=known.village_id,
                employer_id=known.employer_id,
                n_bags=known.n_bags,
                direction=known.direction,
            )
            for own, group in pairs
            for worker_id, number in zip(own.worker_ids, group.worker_ids, strict=True)
            for known in [scenario.worker[worker_id]]
        ),
        villages=tuple(
            replace(village, name="", contact="", contact_phone="", gathering_point="")
            for village in scenario.villages
        ),
        employers=tuple(
            replace(employer, name="", contact="", let_in=frozenset())
            for employer in scenario.employers
        ),
        depots=tuple(replace(depot, name="") for depot in scenario.depots),
        hubs=tuple(replace(hub, name="") for hub in scenario.hubs),
        stations=tuple(replace(station, name="") for station in scenario.stations),
        coaches=(),
        seats_held={},
        halts_stand=frozenset(),
        distances=(),
        roads=(),
        payer_rules=(),
        assumed=(),
        warnings=(),
    )
