"""Related trips: the nearest of the same cohort, one of them drawn by chance."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.search.related import related
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import one_trip_a_group, problem_of
from tests.transport.builders import make_line, make_scenario, make_village, make_worker

PROBLEM = problem_of(county_day(n_workers=40, n_villages=5, n_employers=2))
BOOKINGS, _ = one_trip_a_group(PROBLEM)


@pytest.mark.parametrize("n", [1, 3, 100])
def test_as_many_trips_as_asked_for_are_taken_each_once(n: int) -> None:
    found = related(PROBLEM, BOOKINGS, n, np.random.default_rng(1))
    assert len(found) == min(n, len(BOOKINGS))
    assert len({id(booking) for booking in found}) == len(found)


def test_the_same_chance_takes_the_same_trips() -> None:
    first, again = (
        related(PROBLEM, BOOKINGS, 4, np.random.default_rng(7)) for _ in range(2)
    )
    assert [id(booking) for booking in first] == [id(booking) for booking in again]


def test_a_trip_far_away_and_one_of_another_county_come_last_and_never() -> None:
    """V1 and V2 are neighbours, V3 is far, V4 next to V1 but of another county."""
    scenario = make_scenario(
        villages=(
            make_village("V1"),
            make_village("V2", lat=37.96),
            make_village("V3", lat=36.0),
            make_village("V4", county="Fangshan"),
        ),
        workers=tuple(make_worker(f"W{i}", village_id=f"V{i}") for i in range(1, 5)),
        fleet=(make_line(count=4),),
    )
    problem = problem_of(scenario)
    bookings, _ = one_trip_a_group(problem)

    def village(booking: object) -> str:
        at = bookings.index(booking)  # type: ignore[arg-type]
        return problem.groups[bookings[at].draft.pieces[0].group_idx].village_id

    for seed in range(8):
        rng = np.random.default_rng(seed)
        names = [village(b) for b in related(problem, bookings, 4, rng)]
        if names[0] == "V4":
            assert names == ["V4"]
        elif names[0] == "V3":
            assert set(names) == {"V1", "V2", "V3"}
        else:
            assert names[-1] == "V3"
            assert "V4" not in names
