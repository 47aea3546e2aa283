"""Two villages, an employer and a yard at distances that can be added up by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.sources.arcs import FORBIDDEN, ArcProblem
from tests.transport.builders import (
    make_line,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import MINUTE_S
from transport.scenario import SuppliedDistance

if TYPE_CHECKING:
    from transport.scenario import Scenario

KM = {  # a kilometre takes a minute
    ("V1", "V2"): 10,
    ("V1", "E1"): 100,
    ("V2", "E1"): 95,
    ("D1", "V1"): 5,
    ("D1", "V2"): 12,
    ("D1", "E1"): 101,
}


def by_hand(**changes: Any) -> Scenario:
    """Fifteen workers of V1, five of V2, which no coach of more than 19 seats reaches.

    A coach costs 1,500 yuan a trip and six a kilometre, whatever its size.
    """
    distances = tuple(
        SuppliedDistance(
            from_id=a, to_id=b, distance_m=1_000 * km, driving_s=km * MINUTE_S
        )
        for (one, other), km in KM.items()
        for a, b in ((one, other), (other, one))
    )
    scenario = make_scenario(
        villages=(make_village("V1"), make_village("V2", lat=37.96, max_seats=19)),
        fleet=(make_line(vehicle_type="coach-19", seats=19, count=3), make_line()),
        workers=tuple(
            make_worker(f"W{i:02d}", village_id="V1" if i < 15 else "V2")
            for i in range(20)
        ),
        distances=distances,
    )
    return replace(scenario, **changes)


def arc_problem(**changes: Any) -> ArcProblem:
    """Five workers in each village, two coaches of ten seats at one yard.

    Places: V1, V2, E1, the yard. Kilometres of `KM` at 600 fen, and 150,000 fen a
    coach on its way home. Both villages by one coach cost 276,600 fen, a coach each
    548,400.
    """
    offered = ArcProblem(
        arc_cost=np.array(
            [
                [
                    [0, 6_000, 60_000, FORBIDDEN],
                    [6_000, 0, 57_000, FORBIDDEN],
                    [FORBIDDEN, FORBIDDEN, 0, 210_600],
                    [3_000, 7_200, FORBIDDEN, 0],
                ]
            ]
        ),
        ride_s=np.array(
            [[0, 600, 6_000, 0], [600, 0, 5_700, 0], [6_000, 5_700, 0, 0], [0] * 4]
        ),
        most_ride_s=20_000,
        depot=np.array([3]),
        count=np.array([2]),
        capacity=np.array([10]),
        village=np.array([0, 1]),
        employer=np.array([2, 2]),
        n=np.array([5, 5]),
        fits=np.array([[True, True]]),
    )
    return replace(offered, **changes)


def two_lines(**changes: Any) -> ArcProblem:
    """The arc problem with a second line that does not reach V2, one coach of each."""
    one = arc_problem()
    both = replace(
        one,
        arc_cost=np.repeat(one.arc_cost, 2, axis=0),
        depot=np.array([3, 3]),
        count=np.array([1, 1]),
        capacity=np.array([10, 10]),
        fits=np.array([[True, True], [True, False]]),
    )
    return replace(both, **changes)
