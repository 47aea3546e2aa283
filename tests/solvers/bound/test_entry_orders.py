"""Entries looked at order by order: no legal trip is under them."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.entry_orders import EntryOrders
from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.trip_kinds import offers_of
from solvers.core.pair_ways import FAR
from solvers.drafting.dispatcher import Dispatcher
from solvers.drafting.drafts import Booking, Draft
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Piece
from tests.solvers.bound.test_pair_pool import pool_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.trips.quoting import TripMaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.problem.problem import Problem


def strict_day(seed: int) -> Problem:
    """Employers near to the villages, so that few may ride past another one."""
    day = county_day(
        n_workers=14, n_villages=3, n_employers=3, seed=seed, north_deg=0.35
    )
    policy = replace(
        day.policy,
        max_detour_percent=115,
        detour_allowance_m=20_000,
        detour_allowance_s=1_800,
    )
    return problem_of(replace(day, policy=policy))


def drafts(problem: Problem, rng: random.Random) -> Iterator[Draft]:
    """Trips of drawn groups, whole, in every order of their calls."""
    for _ in range(12):
        n = min(problem.n_groups, rng.choice((2, 3, 3)))
        groups = sorted(rng.sample(range(problem.n_groups), n))
        pieces = tuple(
            Piece(
                group_idx=g,
                parties=tuple(range(len(problem.party_sizes[g]))),
                n=sum(problem.party_sizes[g]),
            )
            for g in groups
        )
        up = sorted({int(problem.village[g]) for g in groups})
        down = sorted({int(problem.employer[g]) for g in groups})
        for villages in permutations(up):
            for employers in permutations(down):
                yield Draft(
                    line_idx=rng.randrange(len(problem.lines)),
                    villages=villages,
                    employers=employers,
                    pieces=pieces,
                )


@pytest.mark.parametrize("seed", range(4))
def test_no_legal_trip_is_under_its_entry(seed: int) -> None:
    problem = strict_day(seed)
    bounding = Bounding(problem, seat_cost_bound(problem))
    dispatcher = Dispatcher(problem, TripMaker(problem.scenario, problem))
    (part,) = pool_of(problem).parts
    rng = np.random.default_rng(seed)
    gain = rng.integers(1_000, 60_000, problem.n_groups).astype(float)
    offers = offers_of(problem)
    orders, cost = EntryOrders(part), part.cost_fen.copy()
    before = orders.reduced_fen(gain, cost)  # none is looked at yet
    for i in range(len(part)):
        cost[i] = orders.look_at(i, float(cost[i]))
    reduced = orders.reduced_fen(gain, cost)
    assert (reduced >= before - 1e-6).all()
    assert (reduced > before + 1_000).any()  # nobody may ride as it was priced before
    n_legal = 0
    for draft in drafts(problem, random.Random(seed)):
        booking = dispatcher.book(draft, FleetUse(line.count for line in problem.lines))
        if not isinstance(booking, Booking):
            continue
        o = bounding.offer_of(booking)
        assert o is not None
        villages = {int(problem.village[piece.group_idx]) for piece in draft.pieces}
        employers = {int(problem.employer[piece.group_idx]) for piece in draft.pieces}
        n_legal += 1
        own = [
            reduced[i]
            for i in np.flatnonzero(part.kind == o).tolist()
            if {
                int(part.table.listed.villages[v])
                for v in part.table.listed.members(int(part.pair[i]))[0]
            }
            == villages
            and {
                int(part.table.listed.employers[e])
                for e in part.table.listed.members(int(part.pair[i]))[1]
            }
            == employers
        ]
        kits_fen = sum(int(problem.kit_fen[p.group_idx]) * p.n for p in draft.pieces)
        got = sum(float(gain[p.group_idx]) * p.n for p in draft.pieces)
        fen = booking.cost_fen - offers[o].alone_fen - kits_fen - got
        assert own
        assert min(own) <= fen
    assert n_legal > 3


def test_an_entry_has_the_load_of_its_best_order_and_what_that_costs_more() -> None:
    problem = strict_day(0)
    (part,) = pool_of(problem).parts
    gain = np.full(problem.n_groups, 30_000.0)
    orders = EntryOrders(part)
    cost = part.cost_fen.copy()
    assert orders.best(0, gain) == (0.0, part.loads(0, gain))  # not looked at yet
    for i in range(len(part)):
        cost[i] = orders.look_at(i, float(cost[i]))
    reduced = orders.reduced_fen(gain, cost)
    is_dearer = False
    for i in np.flatnonzero(cost < FAR).tolist():
        more_fen, load = orders.best(i, gain)
        got = sum(n * float(gain[g]) for g, n in load)
        assert reduced[i] <= cost[i] + more_fen - got + 1e-6
        assert more_fen == orders.more_fen(i, load)
        is_dearer |= more_fen > 0
    assert is_dearer
    assert orders.best(int(np.argmax(cost)), gain)[0] == FAR or (cost < FAR).all()
