from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.class_gains import ClassGroups
from solvers.bound.class_limits import ClassLimits
from solvers.bound.knapsack import Knapsack
from solvers.bound.ways import LimitedWays
from tests.transport.builders import make_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from transport.policy import Policy

    Floats = npt.NDArray[np.float64]
    Places = npt.NDArray[np.float64]

CEILING = 1e7
UNTIMED = np.zeros(1)
FINE = np.arange(0.0, 200.0, 0.25)  # marks of time so close that states do not merge
COARSE = np.array([0.0, 5.0, 20.0])


def random_class(rng: np.random.Generator, *, seats: int) -> ClassGroups:
    """Five groups of one or two workers, of three villages, for two areas."""
    e = np.array([0, 1, 2, 3, 3])
    return ClassGroups(
        groups=np.arange(10, 15),
        v=np.array([0, 1, 2, *rng.integers(3, size=2)]),
        m=np.array([0, 1, *rng.integers(2, size=2)])[e],
        e=e,
        n=rng.integers(1, 3, size=5),
        seats=seats,
    )


def ways_between(
    rng: np.random.Generator, n_villages: int, *, most_s: float = 0.0
) -> LimitedWays:
    """Villages in a square of 100 fen, 500 fen from the yard and from two areas."""
    at = rng.uniform(0.0, 100.0, size=(n_villages, 2))
    way = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    end = np.zeros((n_villages, 4))
    end[:, 1:] = 500.0 + at.sum(axis=1, keepdims=True) + [0.0, 30.0, 80.0]
    out = 500.0 - at[:, 0]
    is_timed = float(most_s > 0.0)
    return LimitedWays(
        out=out,
        way=way,
        end=end,
        out_s=is_timed * rng.uniform(5.0, 20.0, size=n_villages),
        way_s=is_timed * way * rng.uniform(0.5, 1.5),
        end_s=is_timed * (20.0 + end / 100.0),
        worker_s=is_timed * 2.0,
        most_s=most_s,
    )


def trips(
    of: ClassGroups, limited: LimitedWays, own: Floats, policy: Policy
) -> Iterator[tuple[int, float]]:
    """(areas, value) of every load in every order that keeps all limits."""
    for load in product(*(range(n + 1) for n in of.n.tolist())):
        aboard = [j for j, n in enumerate(load) if n]
        villages = sorted({int(of.v[j]) for j in aboard})
        employers = {int(of.e[j]) for j in aboard}
        if (
            not 0 < sum(load) <= of.seats
            or len(villages) > policy.max_villages_per_vehicle
            or len(employers) > policy.max_employers_per_vehicle
        ):
            continue
        areas = int(np.bitwise_or.reduce([1 << int(of.m[j]) for j in aboard]))
        gain = sum(float(own[j]) * load[j] for j in aboard)
        for up in permutations(villages):
            legs = list(pairwise(up))
            seconds = limited.out_s[up[0]] + limited.end_s[up[-1], areas]
            seconds += sum(limited.way_s[leg] for leg in legs)
            if seconds + limited.worker_s * sum(load) > limited.most_s:
                continue
            fen = limited.out[up[0]] + limited.end[up[-1], areas]
            yield areas, float(fen + sum(limited.way[leg] for leg in legs) - gain)


def true_least(
    of: ClassGroups, limited: LimitedWays, own: Floats, policy: Policy
) -> Floats:
    least = np.full(of.n_sets, CEILING)
    for areas, value in trips(of, limited, own, policy):
        least[areas] = min(least[areas], value)
    return least


def least_of(
    of: ClassGroups,
    limited: LimitedWays,
    own: Floats,
    policy: Policy,
    *,
    marks: Floats = UNTIMED,
) -> Floats:
    least, _ = Knapsack(of, ClassLimits(of, policy)).price(
        limited, of.gains(own), marks, np.full(of.n_sets, -np.inf), ceiling=CEILING
    )
    return least


def assert_none_undercuts(
    of: ClassGroups,
    limited: LimitedWays,
    own: Floats,
    policy: Policy,
    *,
    marks: Floats = UNTIMED,
    raised: float = 0.0,
) -> None:
    """No trip costs less than priced, from ways that are ``raised`` by a share."""
    seen = replace(limited, way=limited.way * (1.0 + raised))
    least = least_of(of, seen, own, policy, marks=marks)
    assert (least <= true_least(of, limited, own, policy) + 1e-6).all()


@pytest.mark.parametrize("most_s", [0.0, 95.0])
@pytest.mark.parametrize("seed", range(25))
def test_no_trip_within_all_limits_undercuts_its_knapsack(
    seed: int, most_s: float
) -> None:
    rng = np.random.default_rng(seed)
    of = random_class(rng, seats=int(rng.integers(2, 8)))
    policy = make_policy(
        max_villages_per_vehicle=int(rng.integers(1, 4)),
        max_employers_per_vehicle=int(rng.integers(1, 5)),
    )
    limited = ways_between(rng, 3, most_s=most_s)
    own = rng.uniform(-50.0, 400.0, size=5)
    for marks in (COARSE, FINE) if most_s else (UNTIMED,):
        assert_none_undercuts(of, limited, own, policy, marks=marks)


@pytest.mark.parametrize("seed", range(10))
def test_two_villages_are_priced_to_the_fen(seed: int) -> None:
    """One leaves the first alone, the other is entered from it alone: no relaxation."""
    rng = np.random.default_rng(seed)
    of = replace(random_class(rng, seats=4), v=np.array([0, 1, 0, 1, 1]))
    policy = make_policy(max_villages_per_vehicle=2, max_employers_per_vehicle=9)
    limited, own = ways_between(rng, 2), rng.uniform(100.0, 400.0, size=5)
    least = least_of(of, limited, own, policy)
    true = true_least(of, limited, own, policy)
    # a trip to one area may be told as one to both: the second is paid all the same
    assert least[1:3] == pytest.approx(true[1:3])
    assert least[3] <= true[3] + 1e-6


def test_a_price_from_ways_too_long_is_caught() -> None:
    rng = np.random.default_rng(3)
    of = replace(random_class(rng, seats=8), n=np.full(5, 2))
    policy = make_policy(max_villages_per_vehicle=3, max_employers_per_vehicle=5)
    limited, own = ways_between(rng, 3), np.full(5, 400.0)
    assert_none_undercuts(of, limited, own, policy)
    with pytest.raises(AssertionError):
        assert_none_undercuts(of, limited, own, policy, raised=1.0)


def test_the_limits_on_numbers_are_in_the_price() -> None:
    """Three villages in one place, a worker each for two employers in one area."""
    of = ClassGroups(
        groups=np.arange(6),
        v=np.array([0, 0, 1, 1, 2, 2]),
        m=np.zeros(6, dtype=np.int64),
        e=np.array([0, 1, 0, 1, 0, 1]),
        n=np.ones(6, dtype=np.int64),
        seats=6,
    )
    zeros, square = np.zeros(3), np.zeros((3, 3))
    limited = LimitedWays(
        out=np.full(3, 400.0),
        way=square,
        end=np.tile([0.0, 600.0], (3, 1)),
        out_s=zeros,
        way_s=square,
        end_s=np.zeros((3, 2)),
        worker_s=0.0,
        most_s=0.0,
    )
    own = np.full(6, 300.0)
    for villages, employers, aboard in (
        (3, 2, 6),
        (2, 2, 4),
        (1, 2, 2),
        (3, 1, 3),
        (2, 1, 2),
        (1, 1, 1),
    ):
        policy = make_policy(
            max_villages_per_vehicle=villages, max_employers_per_vehicle=employers
        )
        assert least_of(of, limited, own, policy)[1] == 1_000.0 - 300.0 * aboard


def test_trips_to_more_areas_than_employers_allowed_are_none() -> None:
    rng = np.random.default_rng(0)
    of = random_class(rng, seats=5)
    policy = make_policy(max_employers_per_vehicle=1)
    least = least_of(of, ways_between(rng, 3), np.full(5, 9_000.0), policy)
    assert least[3] == CEILING
    assert (least[1:3] < 0.0).all()


def test_a_trip_read_back_costs_what_it_is_priced() -> None:
    rng = np.random.default_rng(5)
    of = random_class(rng, seats=5)
    gains = of.gains(rng.uniform(0.0, 400.0, size=5))
    least, routes = Knapsack(of, ClassLimits(of, make_policy())).price(
        ways_between(rng, 3), gains, UNTIMED, np.full(4, -np.inf), ceiling=CEILING
    )
    assert [route.areas for route in routes] == [1, 2, 3]
    workers = dict(zip(of.groups.tolist(), of.n.tolist(), strict=True))
    for route in routes:
        assert route.cost - gains.of(route.loads) == pytest.approx(least[route.areas])
        assert all(0 < n <= workers[g] for g, n in route.loads)
        assert sum(n for _, n in route.loads) <= of.seats
