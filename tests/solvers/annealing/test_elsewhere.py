"""Trips whose line has no coach left run with another one, not with a smaller one."""

from __future__ import annotations

from dataclasses import replace

from solvers.annealing.elsewhere import Elsewhere
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Piece
from tests.solvers.cases import county_day, search_of
from tests.transport.builders import make_line
from transport.trips.routes import Refusal


def test_the_cheapest_other_line_with_seats_for_all_takes_the_trip() -> None:
    fleet = tuple(
        make_line(
            vehicle_type=f"coach-{seats}", seats=seats, count=1, fixed_fen=100 * fen
        )
        for seats, fen in ((19, 900), (33, 1_200), (45, 1_300), (53, 1_900))
    )
    scenario = county_day(n_workers=40, n_villages=1, n_employers=1, fleet=fleet)
    search = search_of(replace(scenario, n_days=1))
    problem, dispatcher = search.problem, search.dispatcher
    by_seats = {line.seats: k for k, line in enumerate(problem.lines)}
    n_seats = {n: int(problem.seats[k, 0]) for n, k in by_seats.items()}
    (group,) = problem.groups
    n = n_seats[33]
    assert n_seats[19] < n < group.n_workers
    piece = Piece(group_idx=0, parties=tuple(range(n)), n=n)
    draft = draft_of(problem, by_seats[33], [piece])
    use = FleetUse([line.count for line in problem.lines], is_by_day=True)
    own = dispatcher.book(draft, use)
    assert isinstance(own, Booking)
    use.take(by_seats[33], own.quote)
    assert isinstance(dispatcher.book(draft, use), Refusal)

    elsewhere = Elsewhere(problem=problem, dispatcher=dispatcher)
    for seats in (45, 53):
        found = elsewhere.book(draft, use)
        assert found is not None
        assert found.draft.line_idx == by_seats[seats]
        assert found.draft.pieces == draft.pieces
        use.take(by_seats[seats], found.quote)
    assert elsewhere.book(draft, use) is None
