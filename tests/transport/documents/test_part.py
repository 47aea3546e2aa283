"""Papers of some counties, or of some trips, alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.sample import make_plan, make_scenario
from transport.documents.kinds import kinds_of
from transport.documents.part import part_of
from transport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = "run-sheet"
WHOLE = {"claim", "statement"}  # kinds of the whole plan
FULL = make_scenario()
SCENARIO = replace(  # every village a county of its own
    FULL,
    villages=tuple(replace(v, county=f"县{v.village_id}") for v in FULL.villages),
)
PLAN = make_plan(SCENARIO)


def papers(
    *, counties: Sequence[str] = (), trips: Sequence[str] = ()
) -> dict[str, set[str]]:
    part = part_of(SCENARIO, PLAN, counties=counties, trips=trips)
    kinds = kinds_of(SCENARIO, PLAN, with_cards=True, part=part)
    return {kind.stem: {paper.about for paper in kind.papers} for kind in kinds}


def test_a_trip_has_its_own_papers_and_the_cards_of_all_aboard() -> None:
    trip = PLAN.trips[0]
    found, whole = papers(trips=[trip.trip_id]), papers()
    assert found.keys() == whole.keys() - WHOLE
    for stem in ("trip-register", "vehicle-plan", "charter-pass", "observation-log"):
        assert found[stem] == {trip.trip_id}
    assert found["worker-card"] == set(trip.worker_ids)
    for stem in ("boarding-notice", "hand-over"):
        assert found[stem] == {t for t in whole[stem] if t.startswith(trip.trip_id)}


def test_a_county_has_papers_of_trips_that_call_there_and_its_own_notices() -> None:
    village_id = next(str(stop.place_id) for stop in PLAN.trips[0].stops if stop.board)
    found = papers(counties=[f"县{village_id}"])
    calling = {
        trip.trip_id
        for trip in PLAN.trips
        if village_id in {str(stop.place_id) for stop in trip.stops if stop.board}
    }
    assert found["trip-register"] == calling
    assert {about.split()[-1] for about in found["boarding-notice"]} == {village_id}
    homes = {SCENARIO.worker[about].lives_by_id for about in found["worker-card"]}
    assert homes == {village_id}


def test_a_run_sheet_of_a_part_has_every_trip_of_its_coach() -> None:
    for trip in PLAN.trips:
        part = part_of(SCENARIO, PLAN, trips=[trip.trip_id])
        assert part is not None
        (some,) = (k for k in kinds_of(SCENARIO, PLAN, part=part) if k.stem == RUN)
        (all_,) = (k for k in kinds_of(SCENARIO, PLAN) if k.stem == RUN)
        assert len(some.papers) == 1
        assert set(some.papers) <= set(all_.papers)


def test_papers_of_all_counties_are_all_papers_of_trips() -> None:
    whole = papers()
    found = papers(counties=[village.county for village in SCENARIO.villages])
    assert found == {stem: who for stem, who in whole.items() if stem not in WHOLE}


@pytest.mark.parametrize(("counties", "trips"), [(["县V"], []), ([], ["T0O1"])])
def test_a_name_that_nothing_has_is_refused_with_the_nearest(
    counties: list[str], trips: list[str]
) -> None:
    with pytest.raises(OutputError, match=r"did you mean|known"):
        part_of(SCENARIO, PLAN, counties=counties, trips=trips)
    part = part_of(SCENARIO, PLAN, counties=counties, trips=trips, must_be_known=False)
    assert part is not None
    assert not part.trip_ids


def test_nothing_named_means_all_papers() -> None:
    assert part_of(SCENARIO, PLAN) is None
