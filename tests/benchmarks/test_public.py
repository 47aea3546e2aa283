from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.public.instance import Convention, Instance, Route, VehicleType, lengths
from benchmarks.public.readers import (
    kinds_of,
    read_lilim,
    read_sdvrp,
    read_solomon,
    read_taillard,
    read_vrplib,
    vehicles_of,
)
from benchmarks.public.recost import score
from benchmarks.public.solutions import read_solution

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.collection import Collection

EXACT = Convention(text="double_euc;min_distance")

VRPLIB = """NAME : tiny
DIMENSION : 3
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 3 4
3 6 8
DEMAND_SECTION
1 0
2 7
3 4
DEPOT_SECTION
1
-1
EOF
"""
MIXED = """NAME: tiny
VEHICLES: 3
NODE_COORD_SECTION
1 0 0
2 3 4
DEMAND_SECTION
1 0
2 7
CAPACITY_SECTION
1 10
2 10
3 20
VEHICLES_FIXED_COST_SECTION
1 500
2 500
3 900
VEHICLES_UNIT_DISTANCE_COST_SECTION
1 100
2 100
3 150
DEPOT_SECTION
1
-1
"""
SOLOMON = """tiny

VEHICLE
NUMBER     CAPACITY
  2          10

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

0 0 0 0 0 100 0
1 3 4 7 0 4 10
"""
LILIM = """2 10 1
0 0 0 0 0 100 0 0 0
1 3 4 7 0 50 10 0 2
2 6 8 -7 0 50 10 1 0
"""
TAILLARD = """ //a comment: 3 4 5
 2 2 999.0 0.0 1.0 1.0
 4 20 50 1.0
 1 40 70 1.5
 0 0
 3 4 18
 6 8 26
"""
SPLIT = "2 10\n7 8\n0 0\n3 4\n6 8\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "tiny.txt"
    path.write_text(text, encoding="utf-8")
    return path


def instance(**changes: object) -> Instance:
    """Customers 1 and 2 at 5 and 10 from the depot, on one line."""
    xy = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
    given: dict[str, object] = {
        "family": "tiny",
        "name": "tiny",
        "convention": EXACT,
        "length": lengths(xy, "double_euc"),
        "demand": np.array([0, 7, 4]),
        "types": (VehicleType(capacity=11, count=2),),
    }
    return Instance(**{**given, **changes})  # type: ignore[arg-type]


# -- lengths and readers -------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "expected"),
    [("double_euc", 2**0.5 * 3), ("nint_euc2d", 4.0), ("trunc1_euc", 4.2)],
)
def test_lengths_are_rounded_as_the_convention_says(
    metric: str, expected: float
) -> None:
    found = lengths(np.array([[0.0, 0.0], [3.0, 3.0]]), metric)
    assert found[0, 1] == pytest.approx(expected, abs=1e-12)


def test_an_unknown_metric_is_named() -> None:
    with pytest.raises(ValueError, match="manhattan"):
        lengths(np.zeros((1, 2)), "manhattan")


def test_vrplib_is_read(tmp_path: Path) -> None:
    found = read_vrplib(written(tmp_path, VRPLIB), family="cvrp_x", convention=EXACT)
    assert found.length[0, 2] == 10
    assert found.demand.tolist() == [0, 7, 4]
    assert found.types[0].capacity == 10
    assert found.windows is None


def test_listed_vehicles_become_types(tmp_path: Path) -> None:
    path = written(tmp_path, MIXED)
    found = read_vrplib(path, family="hfvrp_x", convention=EXACT)
    assert found.types == (
        VehicleType(capacity=10, count=2, fixed=5.0, unit=1.0),
        VehicleType(capacity=20, count=1, fixed=9.0, unit=1.5),
    )
    assert kinds_of(vehicles_of(path)) == (0, 0, 1)


def test_solomons_notation_is_read(tmp_path: Path) -> None:
    found = read_solomon(written(tmp_path, SOLOMON), family="x", convention=EXACT)
    assert found.types == (VehicleType(capacity=10, count=2),)
    assert found.windows is not None
    assert found.windows.tolist() == [[0, 100], [0, 4]]
    assert found.service is not None
    assert found.service.tolist() == [0, 10]


def test_li_and_lims_notation_is_read(tmp_path: Path) -> None:
    found = read_lilim(written(tmp_path, LILIM), family="x", convention=EXACT)
    assert found.pairs == ((1, 2),)
    assert found.demand.tolist() == [0, 7, -7]


def test_the_classic_mixed_fleet_is_read(tmp_path: Path) -> None:
    found = read_taillard(written(tmp_path, TAILLARD), family="x", convention=EXACT)
    assert found.types == (
        VehicleType(capacity=20, count=4, fixed=50.0, unit=1.0),
        VehicleType(capacity=40, count=1, fixed=70.0, unit=1.5),
    )
    assert found.demand.tolist() == [0, 18, 26]


def test_split_deliveries_are_read(tmp_path: Path) -> None:
    found = read_sdvrp(written(tmp_path, SPLIT), family="sdvrp", convention=EXACT)
    assert found.may_split
    assert found.demand.tolist() == [0, 7, 8]
    assert found.length[0, 1] == 5


def test_routes_of_a_solution_are_read_with_their_vehicle_types(tmp_path: Path) -> None:
    path = written(tmp_path, "Route #1 T1: 2\nRoute #2 T0: 1\nCost 30\n")
    assert read_solution(path, instance()) == [
        Route(type_idx=1, nodes=(2,)),
        Route(type_idx=0, nodes=(1,)),
    ]


def test_quantities_of_split_routes_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "Route 1: 0 - 2 ( 4 ) - 1 ( 3 ) - 0\n")
    assert read_solution(path, instance(may_split=True)) == [
        Route(type_idx=0, nodes=(2, 1), quantities=(4, 3))
    ]


# -- the evaluator -------------------------------------------------------------------


def test_a_route_costs_its_length_and_its_vehicle() -> None:
    tiny = instance(types=(VehicleType(capacity=11, count=1, fixed=3.0, unit=2.0),))
    found = score(tiny, [Route(type_idx=0, nodes=(1, 2))])
    assert found.cost == pytest.approx(43.0)
    assert (found.n_vehicles, found.faults) == (1, ())


def test_an_overload_a_missing_customer_and_a_vehicle_too_many_are_found() -> None:
    tiny = instance(types=(VehicleType(capacity=6, count=1),))
    routes = [Route(type_idx=0, nodes=(1,)), Route(type_idx=0, nodes=(1,))]
    assert score(tiny, routes).faults == (
        "node 1: visited 2 times",
        "node 2: visited 0 times",
        "vehicle type 0: 2 used, 1 there",
        "route 1: load 7 exceeds 6",
        "route 2: load 7 exceeds 6",
    )


def test_a_late_arrival_is_found_after_service_and_waiting() -> None:
    tiny = instance(
        windows=np.array([[0.0, 100.0], [8.0, 20.0], [0.0, 22.0]]),
        service=np.array([0.0, 10.0, 10.0]),
    )
    found = score(tiny, [Route(type_idx=0, nodes=(1, 2))])
    assert found.faults == ("route 1: node 2 is reached at 23.0000, after 22",)


def test_a_pair_torn_or_turned_round_is_found() -> None:
    tiny = instance(demand=np.array([0, 7, -7]), pairs=((1, 2),))
    turned = score(tiny, [Route(type_idx=0, nodes=(2, 1))])
    assert turned.faults == ("route 1: delivery 2 comes before its pickup 1",)
    torn = score(tiny, [Route(type_idx=0, nodes=(n,)) for n in (1, 2)])
    assert len(torn.faults) == 2


def test_split_quantities_must_sum_to_the_demand() -> None:
    tiny = instance(may_split=True)
    routes = [
        Route(type_idx=0, nodes=(1, 2), quantities=(7, 3)),
        Route(type_idx=0, nodes=(2,), quantities=(1,)),
    ]
    assert score(tiny, routes).faults == ()
    assert score(tiny, routes[:1]).faults == ("node 2: 3 of 4 given",)


# -- the collection ------------------------------------------------------------------


def test_every_stored_solution_has_its_best_known_cost(collection: Collection) -> None:
    """This proves readers, conventions and evaluator against the published values."""
    n_checked = 0
    for best in collection.best:
        found = collection.instance(best)
        routes = collection.stored(best, found)
        if routes is None:
            continue
        recosted = score(found, routes)
        assert recosted.faults == (), best.key
        assert recosted.cost == pytest.approx(best.cost, rel=1e-6, abs=0.01), best.key
        assert best.n_vehicles in (None, recosted.n_vehicles), best.key
        n_checked += 1
    assert n_checked > 0


def test_every_instance_of_the_families_is_read(collection: Collection) -> None:
    for best in collection.best:
        found = collection.instance(best)
        assert found.length.shape == (found.n, found.n), best.key
        most = max(kind.capacity for kind in found.types)
        assert found.demand.max() <= most, best.key


def test_pyvrp_solves_each_family_by_the_rules(collection: Collection) -> None:
    peer = pytest.importorskip("benchmarks.public.pyvrp_peer", exc_type=ImportError)
    for family in ("hvrp_taillard", "pdptw_lilim", "vrptw_solomon", "sdvrp"):
        best = next(row for row in collection.best if row.family == family)
        found = collection.instance(best)
        timed = peer.solve(found, seconds=0.5, seed=1, way="fine", cores=1)
        assert timed, best.key
        assert score(found, timed[-1].found).faults == (), best.key
