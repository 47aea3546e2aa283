"""Requests on a line, as arrays: small enough to check on paper."""

from __future__ import annotations

import numpy as np

from solvers.core.request_rows import RequestData, RequestRows, no_request_rows

CLOSES = 1_000


def request_data(
    at: list[int],
    amounts: list[int],
    requests: list[list[int]],
    *,
    capacity: int = 10,
    count: int = 3,
    late: dict[int, int] | None = None,
) -> RequestData:
    """A request is its delivery after its pickups, if any; a vehicle costs 100."""
    x = np.array([0, *at])
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    node = np.zeros((len(x), 4), dtype=np.int64)
    node[1:, 0] = amounts
    node[:, 2] = CLOSES
    for stop, closes in (late or {}).items():
        node[stop, 2] = closes
    member = np.zeros((len(requests), max(map(len, requests))), dtype=np.int64)
    request = np.full(len(x), -1, dtype=np.int64)
    for q, stops in enumerate(requests):
        member[q, : len(stops)] = stops
        request[stops] = q
    n = len(requests)
    return RequestData(
        distance=distance,
        duration=distance,
        node=node,
        vehicle=np.array([capacity, count, 100, 1]),
        member=member,
        n_members=np.array(list(map(len, requests))),
        near=np.array([np.roll(np.arange(n), -q) for q in range(n)]),
        request=request,
    )


def request_rows(
    data: RequestData, tours: list[list[int]], n_rows: int = 3
) -> RequestRows:
    """Each tour's stops in order."""
    rows = no_request_rows(data, n_rows)
    for r, stops in enumerate(tours):
        rows.stops[r, : len(stops)] = stops
        rows.size[r] = len(stops)
        rows.row[data.request[stops]] = r
    return rows


def stops_of(rows: RequestRows) -> list[list[int]]:
    """The reverse, rows without stops left out."""
    return [rows.stops[r, :n].tolist() for r, n in enumerate(rows.size.tolist()) if n]
