from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound import remembering
from solvers.bound.class_gains import ClassGroups, FoundRoute
from solvers.bound.class_limits import ClassLimits
from solvers.bound.remembering import Errands, Remembering
from solvers.bound.ways import LimitedWays
from tests.transport.builders import make_policy

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

CEILING = 1e7
UNTIMED = np.zeros(1)
N_VILLAGES = 6
ONE_REGION = np.array([0, 1])
OF = ClassGroups(
    groups=np.arange(N_VILLAGES),
    v=np.arange(N_VILLAGES),
    m=np.zeros(N_VILLAGES, dtype=np.int64),
    e=np.zeros(N_VILLAGES, dtype=np.int64),
    n=np.ones(N_VILLAGES, dtype=np.int64),
    seats=N_VILLAGES,
)


def close_by(rng: np.random.Generator) -> LimitedWays:
    """Six villages in a square of 10 fen, all far from yard and employer."""
    at = rng.uniform(0.0, 10.0, size=(N_VILLAGES, 2))
    way = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    zeros = np.zeros(N_VILLAGES)
    return LimitedWays(
        out=500.0 + at[:, 0],
        way=way,
        end=np.stack([zeros, 500.0 + at[:, 1]], axis=1),
        out_s=zeros,
        way_s=np.zeros_like(way),
        end_s=np.zeros((N_VILLAGES, 2)),
        worker_s=0.0,
        most_s=0.0,
    )


def priced(limited: LimitedWays, own: Floats) -> tuple[float, FoundRoute]:
    policy = make_policy(max_villages_per_vehicle=N_VILLAGES)
    limits = ClassLimits(OF, policy)
    floor = np.full(2, -np.inf)
    least, routes = Remembering(
        OF, limits, limited.way.astype(np.int64), ONE_REGION
    ).price(limited, OF.gains(own), UNTIMED, floor, ceiling=CEILING)
    return float(least[1]), routes[0]


def true_least(limited: LimitedWays, own: Floats) -> float:
    return min(
        float(
            limited.out[up[0]]
            + sum(limited.way[leg] for leg in pairwise(up))
            + limited.end[up[-1], 1]
            - own[list(up)].sum()
        )
        for n in range(1, N_VILLAGES + 1)
        for up in permutations(range(N_VILLAGES), n)
    )


@pytest.mark.parametrize("seed", range(6))
def test_memories_grow_until_no_village_is_called_at_twice(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One worker is worth a trip; who is forgotten would be fetched again."""
    monkeypatch.setattr(remembering, "N_KNOWN", 1)
    monkeypatch.setattr(remembering, "MOST_GROWTHS", 40)
    rng = np.random.default_rng(seed)
    limited, own = close_by(rng), rng.uniform(0.0, 20.0, size=N_VILLAGES)
    own[0] = 900.0
    least, route = priced(limited, own)
    true = true_least(limited, own)
    assert least == pytest.approx(true)
    assert route.cost - OF.gains(own).of(route.loads) == pytest.approx(true)
    monkeypatch.setattr(remembering, "MOST_GROWTHS", 0)
    least, route = priced(limited, own)
    assert least < true - 800.0
    assert dict(route.loads)[0] == 1  # though the way fetches him again


def test_a_set_proved_to_be_at_the_ceiling_is_passed_over() -> None:
    limited = close_by(np.random.default_rng(0))
    limits = ClassLimits(OF, make_policy())
    floor = np.full(2, CEILING)
    least, routes = Remembering(
        OF, limits, limited.way.astype(np.int64), ONE_REGION
    ).price(
        limited, OF.gains(np.full(N_VILLAGES, 900.0)), UNTIMED, floor, ceiling=CEILING
    )
    assert (least.tolist(), routes) == ([CEILING, CEILING], [])


def test_a_table_too_large_for_its_memories_knows_fewer_villages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 7 x 6 states, four times as many fit: two villages are known, no more."""
    monkeypatch.setattr(remembering, "MOST_STATES", 4 * 7 * N_VILLAGES)
    rng = np.random.default_rng(1)
    limited, own = close_by(rng), np.full(N_VILLAGES, 5.0)
    own[0] = 900.0
    least, _ = priced(limited, own)
    assert least < true_least(limited, own) - 800.0


def test_a_trip_to_two_regions_calls_where_somebody_is_for_each() -> None:
    """Villages 0 and 1 have somebody for one region each, village 2 for both."""
    of = replace(
        OF,
        v=np.array([0, 1, 2, 2]),
        m=np.array([0, 1, 0, 1]),
        e=np.array([0, 1, 0, 1]),
        n=np.ones(4, dtype=np.int64),
        groups=np.arange(4),
        seats=2,
    )
    regions = np.array([0, 0b001, 0b100, 0b101])
    errands = Errands(of, regions)
    assert errands.due.tolist() == [0, 0, 0, 0b11]
    assert errands.covers[:, 3].tolist() == [0b01, 0b10, 0b11]
    assert list(errands.by_number([1, 2, 3])) == [(0, [1, 2]), (2, [3])]
    square = np.array([[0.0, 70.0, 50.0], [70.0, 0.0, 50.0], [50.0, 50.0, 0.0]])
    limited = LimitedWays(
        out=np.zeros(3),
        way=square,
        end=np.zeros((3, 4)),
        out_s=np.zeros(3),
        way_s=np.zeros_like(square),
        end_s=np.zeros((3, 4)),
        worker_s=0.0,
        most_s=0.0,
    )
    own = np.array([100.0, 90.0, 10.0, 10.0])
    least, _ = Remembering(
        of, ClassLimits(of, make_policy()), square.astype(np.int64), regions
    ).price(limited, of.gains(own), UNTIMED, np.full(4, -np.inf), ceiling=CEILING)
    alone = [-max(100.0, 100.0 + 10.0 - 50.0), -90.0]
    # 0 then 1 for 70; not village 0 alone, which has nobody for the other region
    assert least[1:].tolist() == [*alone, 70.0 - 190.0]
