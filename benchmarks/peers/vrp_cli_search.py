"""vrp-cli: the ruin-and-recreate solver of the "pragmatic" format."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import vrp_cli

from benchmarks.timed import Timed
from solvers.sources.arcs import Visits

if TYPE_CHECKING:
    from benchmarks.instance import CoachTrip, Instance

NAME = "vrp-cli"
DAWN, DUSK = "2020-01-01T00:00:00Z", "2020-01-09T00:00:00Z"  # no limit in practice


def solve(
    instance: Instance, *, seconds: float, seed: int
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """The one solution it gives at the end; it takes no seed."""
    started = time.perf_counter()
    problem, matrices = _problem(instance), _matrices(instance)
    left_s = max(1, int(seconds - (time.perf_counter() - started)))
    answer = vrp_cli.solve_pragmatic(
        problem=json.dumps(problem),
        matrices=[json.dumps(matrix) for matrix in matrices],
        config=json.dumps(_config(left_s)),
    )
    elapsed_s = time.perf_counter() - started
    routes = [_visits(instance, tour) for tour in json.loads(answer)["tours"]]
    return [Timed(elapsed_s=elapsed_s, found=instance.trips(routes))]


def _config(seconds: int) -> dict[str, Any]:
    return {
        "termination": {"maxTime": seconds},
        "environment": {
            "parallelism": {"numThreadPools": 1, "threadsPerPool": 1},
            "logging": {"enabled": False},
        },
    }


def _problem(instance: Instance) -> dict[str, Any]:
    return {
        "plan": {"jobs": [_job(instance, i) for i in range(len(instance.pieces))]},
        "fleet": {
            "vehicles": [_vehicle(instance, k) for k in range(len(instance.lines))],
            "profiles": [{"name": str(k)} for k in range(len(instance.lines))],
        },
        "objectives": [[{"type": "minimize-unassigned"}], [{"type": "minimize-cost"}]],
    }


def _job(instance: Instance, i: int) -> dict[str, Any]:
    piece, limit = instance.pieces[i], instance.max_seats[i]

    def task(place: int) -> dict[str, Any]:
        return {
            "places": [{"location": {"index": place}, "duration": 0}],
            "demand": [piece.n],
        }

    job = {
        "id": str(i),
        "pickups": [task(piece.village)],
        "deliveries": [task(piece.employer)],
    }
    if limit is not None:
        job["skills"] = {"allOf": [f"road {limit}"]}  # type: ignore[assignment]
    return job


def _vehicle(instance: Instance, k: int) -> dict[str, Any]:
    line, yard = instance.lines[k], {"index": instance.depot[k]}
    limits = sorted({limit for limit in instance.max_seats if limit is not None})
    return {
        "typeId": str(k),
        "vehicleIds": [f"{k}-{v}" for v in range(line.count)],
        "profile": {"matrix": str(k)},
        "costs": {"fixed": 0, "distance": 1, "time": 0},
        "shifts": [
            {
                "start": {"earliest": DAWN, "location": yard},
                "end": {"latest": DUSK, "location": yard},
            }
        ],
        "limits": {"maxDuration": instance.most_ride_s},
        "capacity": [instance.capacity[k]],
        "skills": [f"road {limit}" for limit in limits if line.seats <= limit],
    }


def _matrices(instance: Instance) -> list[dict[str, Any]]:
    seconds = instance.ride_s.ravel().tolist()
    return [
        {
            "profile": str(k),
            "travelTimes": seconds,
            "distances": instance.arc_fen[k].ravel().tolist(),
        }
        for k in range(len(instance.lines))
    ]


def _visits(instance: Instance, tour: dict[str, Any]) -> Visits:
    done = [act for stop in tour["stops"] for act in stop["activities"]]
    return Visits(
        line_idx=int(tour["typeId"]),
        boarding=tuple(int(a["jobId"]) for a in done if a["type"] == "pickup"),
        alighting=tuple(int(a["jobId"]) for a in done if a["type"] == "delivery"),
    )
