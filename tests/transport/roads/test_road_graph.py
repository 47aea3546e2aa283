from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transport.errors import ScenarioError
from transport.roads.road_graph import RoadGraph
from transport.roads.speeds import PLAIN_BANDS
from transport.scenario import Road

PLACES = ("A", "B", "C")


def road(
    from_id: str,
    to_id: str,
    metres: int,
    *,
    seconds: int | None = None,
    is_one_way: bool = False,
) -> Road:
    return Road(
        from_id=from_id,
        to_id=to_id,
        distance_m=metres,
        driving_s=seconds,
        is_one_way=is_one_way,
    )


def graph(*roads: Road, places: tuple[str, ...] = PLACES) -> RoadGraph:
    return RoadGraph(roads, place_ids=places, bands=PLAIN_BANDS)


def way(roads: RoadGraph, from_id: str, to_id: str) -> tuple[int, int]:
    metres, seconds = roads.pairs([(from_id, to_id)])
    return int(metres[0]), int(seconds[0])


def test_the_shortest_way_may_pass_junctions() -> None:
    roads = graph(
        road("A", "B", 10_000, seconds=60),
        road("A", "j1", 4_000, seconds=400),
        road("j1", "B", 5_000, seconds=500),
    )
    assert way(roads, "A", "B") == (9_000, 900)
    assert way(roads, "B", "A") == (9_000, 900)


def test_roads_without_times_are_driven_as_one_run() -> None:
    roads = graph(road("A", "B", 20_000), road("B", "C", 80_000))
    # 20 km at 40 km/h, then 80 km at 55 km/h
    assert way(roads, "A", "C") == (100_000, 1_800 + 5_237)


def test_given_times_add_to_the_run_over_roads_without() -> None:
    roads = graph(road("A", "B", 20_000), road("B", "C", 80_000, seconds=4_000))
    assert way(roads, "A", "C") == (100_000, 1_800 + 4_000)


def test_of_parallel_roads_the_shortest_counts_then_the_fastest() -> None:
    roads = graph(
        road("A", "B", 9_000, seconds=900),
        road("A", "B", 8_000, seconds=2_000),
        road("B", "A", 8_000, seconds=1_000),
    )
    assert way(roads, "A", "B") == (8_000, 1_000)


def test_a_one_way_road_is_not_driven_backwards() -> None:
    roads = graph(road("A", "B", 5_000, is_one_way=True), road("B", "C", 7_000))
    assert way(roads, "A", "C")[0] == 12_000
    with pytest.raises(ScenarioError) as caught:
        way(roads, "C", "A")
    (fault,) = caught.value.faults
    assert fault.file == "roads.csv"
    assert fault.value == "A"
    assert str(fault.wrong) == "no way leads there from C"
    assert "one_way" in str(fault.remedy)


def test_a_place_off_the_roads_is_named() -> None:
    roads = graph(road("A", "B", 5_000))
    for pair in (("A", "C"), ("C", "A")):
        with pytest.raises(ScenarioError, match=r"roads.csv  'C'  the place lies on"):
            way(roads, *pair)


def test_every_unreachable_place_is_named_once() -> None:
    roads = graph(
        road("A", "B", 5_000),
        road("C", "j", 1_000),
        road("D", "A", 1_000, is_one_way=True),
        places=("A", "B", "C", "D", "E"),
    )
    faults = roads.faults(["A", "B", "C", "D", "E"], skip=())
    assert [(f.value, str(f.wrong)) for f in faults] == [
        ("C", "no way leads there from A"),
        ("D", "no way leads there from A"),
        ("E", "the place lies on no road"),
    ]


def test_a_whole_network_has_no_fault() -> None:
    roads = graph(road("A", "B", 5_000), road("B", "C", 1_000))
    assert roads.faults(PLACES, skip=()) == ()


def test_a_pair_given_elsewhere_needs_no_way() -> None:
    roads = graph(road("A", "B", 5_000), places=PLACES)
    given_pairs = {("A", "C"), ("C", "A"), ("B", "C"), ("C", "B")}
    assert roads.faults(PLACES, skip=given_pairs) == ()
    assert len(roads.faults(PLACES, skip=given_pairs - {("C", "B")})) == 1
    metres, _ = roads.matrices(PLACES, skip=given_pairs)
    assert metres[:2, :2].tolist() == [[0, 5_000], [5_000, 0]]
    with pytest.raises(ScenarioError):
        roads.matrices(PLACES, skip=())


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABCDE"),
            st.sampled_from("ABCDE"),
            st.integers(0, 50_000),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_matrices_hold_shortest_ways(
    edges: list[tuple[str, str, int, bool]],
) -> None:
    ring = [road(a, b, 100_000) for a, b in pairwise("ABCDE")]
    extra = [road(a, b, metres, is_one_way=one) for a, b, metres, one in edges]
    places = tuple("ABCDE")
    roads = graph(*ring, *extra, places=places)
    metres, seconds = roads.matrices(places, skip=())
    for i, a in enumerate(places):
        assert metres[i, i] == 0
        for j, b in enumerate(places):
            assert (int(metres[i, j]), int(seconds[i, j])) == way(roads, a, b)
            assert (metres[i, j] <= metres[i] + metres[:, j]).all()
    for edge in extra:
        there = (places.index(edge.from_id), places.index(edge.to_id))
        assert metres[there] <= edge.distance_m
