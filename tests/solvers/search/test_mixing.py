"""Of two plans the better one in each cohort, as far as coaches allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.search.mixing import take_better_cohorts
from tests.solvers.cases import search_of
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)

if TYPE_CHECKING:
    from solvers.search.search import Search


LARGE, SMALL = 0, 1  # lines


def two_counties(*, n_large: int, n_small: int) -> Search:
    """Twenty people in each of two counties; large coaches, and small and dear ones."""
    return search_of(
        make_scenario(
            n_days=1,
            policy=make_policy(mix_counties=False),
            villages=(make_village("V1"), make_village("V2", county="Xingxian")),
            workers=tuple(
                make_worker(f"{v}-{i:02}", village_id=v)
                for v in ("V1", "V2")
                for i in range(20)
            ),
            fleet=(
                make_line(count=n_large),
                make_line(
                    vehicle_type="small", seats=30, fixed_fen=300_000, count=n_small
                ),
            ),
        )
    )


def trip(search: Search, village: str, k: int) -> Booking:
    """The village's people by a coach of that line; the state is left as it is."""
    problem, state = search.problem, search.state
    (g,) = [i for i, x in enumerate(problem.groups) if x.village_id == village]
    parties = tuple(range(len(problem.party_sizes[g])))
    draft = draft_of(problem, k, [state.waiting.piece(g, parties)])
    found = search.dispatcher.book(draft, state.fleet)
    assert isinstance(found, Booking)
    return found


def running(search: Search, **line_of: int) -> None:
    """Let each village's people ride by that line."""
    search.state.restore(())
    for village, k in line_of.items():
        search.state.add(trip(search, village, k))


def lines(search: Search) -> dict[str, int]:
    groups = search.problem.groups
    return {
        groups[booking.draft.pieces[0].group_idx].village_id: booking.draft.line_idx
        for booking in search.state.bookings
    }


def test_a_county_is_taken_over_where_the_other_plan_is_cheaper_there() -> None:
    search = two_counties(n_large=2, n_small=2)
    running(search, V1=SMALL, V2=LARGE)
    other = [trip(search, "V1", LARGE), trip(search, "V2", SMALL)]
    before = search.state.cost_fen()
    assert take_better_cohorts(search.problem, search.state, other)
    assert lines(search) == {"V1": LARGE, "V2": LARGE}
    assert search.state.cost_fen() < before


def test_whoever_the_other_plan_leaves_behind_keeps_his_trip() -> None:
    search = two_counties(n_large=2, n_small=2)
    running(search, V1=SMALL, V2=SMALL)
    assert take_better_cohorts(
        search.problem, search.state, [trip(search, "V1", LARGE)]
    )
    assert lines(search) == {"V1": LARGE, "V2": SMALL}
    assert not search.state.waiting.n.any()


def test_a_county_keeps_its_trip_where_the_coach_serves_another() -> None:
    search = two_counties(n_large=1, n_small=2)
    running(search, V1=SMALL, V2=SMALL)
    other = [trip(search, "V1", LARGE)]
    running(search, V1=SMALL, V2=LARGE)
    kept = list(search.state.bookings)
    assert not take_better_cohorts(search.problem, search.state, other)
    assert lines(search) == {"V1": SMALL, "V2": LARGE}
    assert set(map(id, search.state.bookings)) == set(map(id, kept))


def test_a_plan_that_is_dearer_everywhere_changes_nothing() -> None:
    search = two_counties(n_large=2, n_small=2)
    running(search, V1=LARGE, V2=LARGE)
    other = [trip(search, "V1", SMALL), trip(search, "V2", SMALL)]
    assert not take_better_cohorts(search.problem, search.state, other)
    assert lines(search) == {"V1": LARGE, "V2": LARGE}
