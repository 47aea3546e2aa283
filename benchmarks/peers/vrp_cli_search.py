"""vrp-cli: the ruin-and-recreate solver of the "pragmatic" format."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import vrp_cli

from benchmarks.timed import Timed
from solvers.sources.arcs import Visits

if TYPE_CHECKING:
    from benchmarks.offer import CoachTrip, Offer

NAME = "vrp-cli"
DAWN, DUSK = "2020-01-01T00:00:00Z", "2020-01-09T00:00:00Z"  # no limit in practice


def solve(
    offer: Offer, *, seconds: float, seed: int
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """The one solution it gives at the end; it takes no seed."""
    started = time.perf_counter()
    problem, matrices = _problem(offer), _matrices(offer)
    left_s = max(1, int(seconds - (time.perf_counter() - started)))
    answer = vrp_cli.solve_pragmatic(
        problem=json.dumps(problem),
        matrices=[json.dumps(matrix) for matrix in matrices],
        config=json.dumps(_config(left_s)),
    )
    elapsed_s = time.perf_counter() - started
    routes = [_visits(offer, tour) for tour in json.loads(answer)["tours"]]
    return [Timed(elapsed_s=elapsed_s, found=offer.trips(routes))]


def _config(seconds: int) -> dict[str, Any]:
    return {
        "termination": {"maxTime": seconds},
        "environment": {
            "parallelism": {"numThreadPools": 1, "threadsPerPool": 1},
            "logging": {"enabled": False},
        },
    }


def _problem(offer: Offer) -> dict[str, Any]:
    return {
        "plan": {"jobs": [_job(offer, i) for i in range(len(offer.pieces))]},
        "fleet": {
            "vehicles": [_vehicle(offer, k) for k in range(len(offer.lines))],
            "profiles": [{"name": str(k)} for k in range(len(offer.lines))],
        },
        "objectives": [[{"type": "minimize-unassigned"}], [{"type": "minimize-cost"}]],
    }


def _job(offer: Offer, i: int) -> dict[str, Any]:
    piece, limit = offer.pieces[i], offer.max_seats[i]

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


def _vehicle(offer: Offer, k: int) -> dict[str, Any]:
    line, yard = offer.lines[k], {"index": offer.depot[k]}
    limits = sorted({limit for limit in offer.max_seats if limit is not None})
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
        "limits": {"maxDuration": offer.most_ride_s},
        "capacity": [offer.capacity[k]],
        "skills": [f"road {limit}" for limit in limits if line.seats <= limit],
    }


def _matrices(offer: Offer) -> list[dict[str, Any]]:
    seconds = offer.ride_s.ravel().tolist()
    return [
        {
            "profile": str(k),
            "travelTimes": seconds,
            "distances": offer.arc_fen[k].ravel().tolist(),
        }
        for k in range(len(offer.lines))
    ]


def _visits(offer: Offer, tour: dict[str, Any]) -> Visits:
    done = [act for stop in tour["stops"] for act in stop["activities"]]
    return Visits(
        line_idx=int(tour["typeId"]),
        boarding=tuple(int(a["jobId"]) for a in done if a["type"] == "pickup"),
        alighting=tuple(int(a["jobId"]) for a in done if a["type"] == "delivery"),
    )
