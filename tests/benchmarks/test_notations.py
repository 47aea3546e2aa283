"""Families whose notation is their own: open routes, packing, roads, streets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.public.gathering import read_gathering
from benchmarks.public.instance import Convention, Route, VehicleType
from benchmarks.public.open_routes import read_open, read_open_tour
from benchmarks.public.packing import read_packed, read_packing
from benchmarks.public.pyvrp_peer import tour_problem
from benchmarks.public.readers import read_roads
from benchmarks.public.recost import score
from benchmarks.public.streets import read_streets

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.collection import Collection

OPEN = """NAME : tiny-k2
DIMENSION : 4
CAPACITY : 10
EDGE_WEIGHT_TYPE : EXACT_2D
NODE_COORD_SECTION
1 3 4
2 6 8
3 0 5
4 0 0
DEMAND_SECTION
1 7
2 3
3 9
4 0
DEPOT_SECTION
4
-1
EOF
"""
OPEN_TOUR = """NAME : tiny
DIMENSION : 5
TOUR_SECTION
2
4
3
5
1
-1
EOF
"""
PACKING = "3\t2\t1\t1\n5\t7\t9\t11\n4\t5\t3\n"
PACKED = "# found\n5: 5\n9: 4 3\n"
ROADS = """// a comment
2 1 999 0 0 0
3 10 100 1.5
0 // the depot
0 1500 2000
1500 0 700
2000 700 0
1 4
2 6
"""
GATHERING = """2 10
0 0 0 0 0 100 0 -1 -1
0 3 4 6 0 50 1 0 0
1 6 8 6 0 50 1 0 0
2 9 12 -12 0 90 1 1 0
"""
STREETS = """NAME: tiny
SIZE: 3
CAPACITY: 10
NODES
0 41.3 2.1 0 0 480 0 0 0
1 41.4 2.2 6 9 60 15 0 2
2 41.4 2.3 -6 9 90 15 1 0
EDGES
0 7 9
8 0 3
9 4 0
EOF
"""
OPEN_ROUTES = Convention(text="double_euc;min_distance;open_routes")


def written(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_ways_back_of_open_routes_are_free_and_the_depot_comes_first(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, OPEN, "tiny-k2.vrp")
    found = read_open(path, family="ovrp", convention=OPEN_ROUTES)
    assert found.demand.tolist() == [0, 7, 3, 9]
    assert found.length[0, 1] == pytest.approx(5)
    assert found.length[:, 0].tolist() == [0, 0, 0, 0]
    assert found.types == (VehicleType(capacity=10, count=2),)
    assert found.windows is None


def test_a_limit_on_length_and_service_bounds_when_service_begins(
    tmp_path: Path,
) -> None:
    text = OPEN.replace("CAPACITY", "DISTANCE : 30\nSERVICE_TIME: 8\nCAPACITY")
    path = written(tmp_path, text, "tiny-k2.vrp")
    found = read_open(path, family="ovrp", convention=OPEN_ROUTES)
    far = [Route(type_idx=0, nodes=(1, 2)), Route(type_idx=0, nodes=(3,))]
    assert score(found, far).faults == ()  # 5 + 8 + 5 + 8 = 26
    text = text.replace("DISTANCE : 30", "DISTANCE : 25")
    written(tmp_path, text, "tiny-k2.vrp")
    tight = read_open(path, family="ovrp", convention=OPEN_ROUTES)
    late = "route 1: node 2 is reached at 18.0000, after 17"
    assert late in score(tight, far).faults


def test_an_open_tour_is_cut_at_the_depot_and_its_copies(tmp_path: Path) -> None:
    """It begins amid a route: 1 and 2 of it stand at its end and its beginning."""
    path = written(tmp_path, OPEN, "tiny-k2.vrp")
    found = read_open(path, family="ovrp", convention=OPEN_ROUTES)
    tour = written(tmp_path, OPEN_TOUR, "tiny-k2.tour")
    routes = read_open_tour(tour, found)
    assert sorted(route.nodes for route in routes) == [(1, 2), (3,)]
    assert score(found, routes).cost == pytest.approx(5 + 5 + 5)


def test_bins_are_vehicles_that_cost_no_way(tmp_path: Path) -> None:
    convention = Convention(text="min_total_bin_cost;unlimited_bins_of_each_type")
    path = written(tmp_path, PACKING, "tiny.txt")
    found = read_packing(path, family="vsbpp", convention=convention)
    assert found.types == (
        VehicleType(capacity=5, count=3, fixed=7.0),
        VehicleType(capacity=9, count=3, fixed=11.0),
    )
    routes = read_packed(written(tmp_path, PACKED, "tiny.found.sol"), found)
    result = score(found, routes)
    assert (result.cost, result.n_vehicles, result.faults) == (18.0, 2, ())
    assert [kind.fixed for kind in tour_problem(found).kinds] == [700, 1100]


def test_roads_are_read_in_kilometres_with_the_fleet(tmp_path: Path) -> None:
    convention = Convention(text="matrix_metres_div_1000;min_fixed_plus_unit_x_km")
    path = written(tmp_path, ROADS, "tiny.txt")
    found = read_roads(path, family="hvrp_dlp", convention=convention)
    assert found.length[0].tolist() == [0, 1.5, 2.0]
    assert found.demand.tolist() == [0, 4, 6]
    assert found.types == (VehicleType(capacity=10, count=3, fixed=100.0, unit=1.5),)
    both = [Route(type_idx=0, nodes=(1, 2))]
    assert score(found, both).cost == pytest.approx(100 + 1.5 * (1.5 + 0.7 + 2.0))


def test_all_pickups_of_a_request_come_before_its_delivery(tmp_path: Path) -> None:
    path = written(tmp_path, GATHERING, "tiny.txt")
    loose = Convention(text="double_euc;min_distance;capacity_ignored")
    found = read_gathering(path, family="mpdptw", convention=loose)
    assert found.gathers
    assert found.pairs == ((1, 3), (2, 3))
    assert score(found, [Route(type_idx=0, nodes=(2, 1, 3))]).faults == ()
    early = score(found, [Route(type_idx=0, nodes=(1, 3, 2))])
    assert early.faults == ("route 1: delivery 3 comes before its pickup 2",)
    kept = Convention(text="double_euc;min_distance;capacity_enforced")
    strict = read_gathering(path, family="mpdptw", convention=kept)
    full = score(strict, [Route(type_idx=0, nodes=(1, 2, 3))])
    assert full.faults == ("route 1: load 12 exceeds 10",)


def test_minutes_on_streets_differ_by_direction(tmp_path: Path) -> None:
    """There by 9, when it opens, 15 of service, 3 to the delivery: 27, back by 51."""
    path = written(tmp_path, STREETS, "tiny.txt")
    convention = Convention(text="int_minutes_matrix;lexicographic_vehicles_then")
    found = read_streets(path, family="pdptw_sartori_buriol", convention=convention)
    assert (found.pairs, found.demand.tolist()) == (((1, 2),), [0, 6, -6])
    assert found.types == (VehicleType(capacity=10, count=1),)
    routes = [Route(type_idx=0, nodes=(1, 2))]
    assert score(found, routes).cost == 7 + 3 + 9
    assert score(found, routes).faults == ()
    found.windows[2, 1] = 26  # type: ignore[index] # windows are given
    (late,) = score(found, routes).faults
    assert late == "route 1: node 2 is reached at 27.0000, after 26"


def test_rows_of_one_instance_are_told_apart_by_their_convention(
    collection: Collection,
) -> None:
    keys = [best.key for best in collection.best]
    assert len(set(keys)) == len(keys)


def test_every_family_has_a_solution_that_proves_its_reader(
    collection: Collection,
) -> None:
    proved = set()
    for best in collection.best:
        found = collection.instance(best)
        if best.family in proved or found.n > 130:
            continue
        routes = collection.stored(best, found)
        if routes is not None and not score(found, routes).faults:
            proved.add(best.family)
    assert proved >= {"ovrp", "vsbpp", "mpdptw", "hvrp_dlp", "sdvrp", "pdptw_lilim"}
    assert "pdptw_sartori_buriol" in proved
