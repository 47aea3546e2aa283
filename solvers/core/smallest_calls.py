"""The compiled functions called once each, with the least that they take."""

from __future__ import annotations

from functools import cache

import numpy as np

from solvers.core.annealing import anneal
from solvers.core.any_order import Detours
from solvers.core.call_annealing import anneal_calls
from solvers.core.changes import reprice
from solvers.core.class_figures import GainFigures, LimitFigures, WayFigures
from solvers.core.crews import Crew
from solvers.core.detour_rule import Rides
from solvers.core.driving import UNSET, HoursFigures
from solvers.core.found_orders import Found
from solvers.core.free_loads import no_loads
from solvers.core.in_time import least_in_time
from solvers.core.journey_calls import call_journeys
from solvers.core.knapsack import KnapsackRoom, knapsack_costs
from solvers.core.leg_chains import LegClock
from solvers.core.leg_times import DAY_MIN, leg_times
from solvers.core.legal_orders import legal_orders
from solvers.core.looks import Asked, LookRoom, looked
from solvers.core.movements import N_DRIVING, Log, Past, RiderFigures, Run
from solvers.core.order_room import Hours, Legs, Pair
from solvers.core.pair_data import Coaches, Members, Pairs, Places, Raised
from solvers.core.pair_pool import CheapPairs, cheap_pairs
from solvers.core.pair_sets import listed_pairs
from solvers.core.pair_ways import least_ways, ways_home
from solvers.core.pairs import BestPairs, PairRoom, priced_pairs
from solvers.core.pool_prices import (
    Entries,
    EntryWays,
    price_entries,
    price_orders,
)
from solvers.core.pricing import (
    BestWays,
    ErrandFigures,
    States,
    least_reduced_costs,
)
from solvers.core.problem_data import (
    AMOUNT,
    DEPOT,
    N_ITEM,
    N_LINE,
    N_NUMBERS,
    N_PRICES,
    N_SIZES,
    SPEED_ROW,
    ProblemData,
)
from solvers.core.quick_trips import QuickRoom, Roads, Waiting, quick_trips
from solvers.core.set_families import Family
from solvers.core.shared_rides import shared_rides
from solvers.core.timetables import earliest, least_away
from solvers.core.trips import (
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    copied,
    no_trips,
)

NO_WAYS = WayFigures(out=np.zeros(0), way=np.zeros((0, 0)), end=np.zeros((0, 1)))
NO_LIMIT = LimitFigures(*NO_WAYS, worker=0.0, most=0.0, marks=np.zeros(1))
NO_GAINS = GainFigures(fen=np.zeros((0, 1, 1)), n=np.zeros((0, 1), dtype=np.int64))


@cache
def call_search() -> None:
    """What the annealing calls, to the types that a search gives it."""
    data = _smallest_data()
    trips = no_trips(data, n_rows=1, n_days=1)
    anneal(data, trips, copied(trips), copied(trips), copied(trips), 0, 1.0, 1.0, 1)
    room = no_loads(data, trips), no_loads(data, trips)
    anneal_calls(
        data,
        trips,
        copied(trips),
        copied(trips),
        copied(trips),
        room,
        0,
        1.0,
        1.0,
        1.0,
        0.0,
        1,
    )
    trips.head[0, [N_VILLAGES, N_EMPLOYERS, N_ITEMS]] = 1
    reprice(data, trips, 0)


@cache
def call_pricing() -> None:
    """What the bound calls, likewise."""
    _call_labels()
    _call_knapsack()
    _call_pairs()
    _call_quick_trips()
    call_journeys()


@cache
def call_hours() -> None:
    """What drafting calls for timetables: four calls with nothing to do between."""
    rules = HoursFigures(*[UNSET] * len(HoursFigures._fields))
    riders = RiderFigures(every_s=UNSET, least_s=0, first_leg=0, last_leg=0)
    run = Run(
        dwell_s=np.zeros(4, dtype=np.int64),
        opening=np.array([(UNSET, UNSET), (0, 1), (0, 1), (UNSET, UNSET)]),
        open_s=np.zeros((1, 2), dtype=np.int64),
        driving_s=np.zeros(3, dtype=np.int64),
        most_wait_s=UNSET,
    )
    past = Past(work=np.empty((0, N_DRIVING), dtype=np.int64), from_s=UNSET)
    earliest(rules, riders, run, past, (1, 1), 0)
    least_away(rules, riders, run, 1, (0, 0, 1), 0, 0)
    none, table = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    looked(rules, riders, run, past, *_looks(), 1, none, table)


def _looks() -> tuple[Asked, LookRoom]:
    """What is asked of no departure, and room for it."""
    none, table = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    crew = Crew(crew=none, driver=table, blocks=table[None], shifts=table)
    log = Log(halts=table, driving=table, n=none, clock=none)
    asked = Asked(ready_s=none, loads=table, most_wait_s=0, short_rest_s=0)
    return asked, LookRoom(crew=crew, one=log, other=log, open_s=table, served_s=table)


def _call_pairs() -> None:
    """A table of no pair, and the way of no village."""
    none = np.zeros(0, dtype=np.int64)
    fens, table = np.zeros(0), np.zeros((0, 0))
    first, singles = np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.float32)
    cells = np.zeros((0, 0), dtype=np.int64)
    rides = Rides(table, table, table, 0.0, table)
    detours = Detours(cells, cells, rides, rides)
    most = np.zeros(2, dtype=np.int64)
    listed_pairs(none, none, detours, most, 0, 0, none, first, none)
    sets = Family(none, np.zeros(2, dtype=np.int64))
    ways_home(table, table, fens, sets, table, table)
    least_ways(sets, first, none, fens, table, table, 0.0, table, singles)
    least_in_time(
        fens, table, table, table, fens, fens, table, table, table, fens, 0.0, table
    )
    _call_legal_orders(rides)
    _call_prices_of_pairs()


def _call_legal_orders(rides: Rides) -> None:
    none, cells = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    fens, table = np.zeros(0), np.zeros((0, 0))
    elapsed = leg_times(*(np.zeros(DAY_MIN, dtype=np.int64),) * 2, 0, 1)
    clock = LegClock(
        *(elapsed, elapsed, cells, none, cells, cells, cells, none, cells, cells),
        *(0, 0, 0, 1, False),
    )
    shared_rides(clock, 1)
    legs = Legs(fens, table, table, table, fens)
    legal_orders(
        Pair(up=none, down=none, has=np.zeros((0, 0), dtype=np.uint8)),
        legs,
        Hours(legs, 0.0, table, clock, 0.0, 0.0),
        *(rides, rides, Found(fen=fens, riders=none), 0),
    )


def _call_prices_of_pairs() -> None:
    """A table of no pair, priced."""
    none, fens = np.zeros(0, dtype=np.int64), np.zeros(0)
    bytes_, first = np.zeros((0, 0), dtype=np.uint8), np.zeros(1, dtype=np.int64)
    singles, best = np.zeros((0, 0), dtype=np.float32), np.zeros((0, 0, 1))
    no_coach = np.zeros((0, 6), dtype=np.int64)
    pairs = Pairs(
        villages=none, first=first, employers=none, way=singles, clock=singles
    )
    members = Members(v=none, e=none, n=none, gain=fens, eligible=bytes_)
    coaches = Coaches(
        coach=no_coach, kinds=none, standing=fens, limits=np.zeros((0, 0, 3))
    )
    raised = Raised(is_raised=bytes_.ravel(), first=first, pairs=none, fen=fens)
    priced_pairs(
        pairs,
        members,
        coaches,
        Places(bound_for=none, region_of=none),
        raised,
        fens,
        fens,
        PairRoom(
            at_group=none,
            near=fens,
            below=np.zeros((0, 0)),
            is_near=bytes_.ravel(),
        ),
        BestPairs(value=best, pair=best.astype(np.int64), coach=best.astype(np.int64)),
    )
    cheap = CheapPairs(
        pair=none, kind=none, coach=none, seats=none, way=fens, n_within=none
    )
    cheap_pairs(pairs, members, coaches, raised, fens, 1.0, none, fens, cheap)
    entries = Entries(villages=none, employers=none, pattern=none, seats=none)
    price_entries(entries, members, fens, fens)
    riders = np.zeros((0, 0), dtype=np.int64)
    ways = EntryWays(entry=none, more=fens, riders=riders)
    price_orders(ways, entries, members, fens, fens)


def _call_labels() -> None:
    """The dynamic programme over no village, to the one set of no area."""
    one, states = np.zeros(1, dtype=np.int64), np.zeros((1, 0, 1, 1))
    ways = np.zeros((1, 0), dtype=np.int64)
    least_reduced_costs(
        NO_WAYS,
        NO_LIMIT,
        NO_GAINS,
        ErrandFigures(covers=NO_GAINS.n, due=one),
        one,
        one.copy(),
        np.zeros((0, 0), dtype=np.int64),
        0.0,
        States(
            memory=np.zeros((0, 0, 1), dtype=np.int64),
            rest=np.zeros((2, 1)),
            cost=states,
            left_s=states.copy(),
            before=states.astype(np.int64),
        ),
        BestWays(villages=ways, loads=ways.copy(), n_calls=one.copy()),
        np.zeros(1),
    )


def _call_knapsack() -> None:
    """Trips as knapsacks, of no village to the one set of no area."""
    knapsack_costs(
        NO_WAYS,
        NO_LIMIT,
        NO_GAINS,
        np.zeros((1, 1)),
        np.zeros(1, dtype=np.int64),
        0,
        0.0,
        KnapsackRoom(
            fen=np.zeros((3, 0)),
            seconds=np.zeros((3, 0)),
            cost=np.zeros((1, 1, 4, 1)),
            left_s=np.zeros((1, 1, 4, 1)),
            before=np.zeros((0, 1, 1, 4, 1), dtype=np.int64),
        ),
        np.zeros((1, 0), dtype=np.int64),
        np.zeros(1),
    )


def _call_quick_trips() -> None:
    """Trips from no group on."""
    none, fens = np.zeros(0, dtype=np.int64), np.zeros(0)
    calls = np.zeros((0, 0), dtype=np.int64)
    quick_trips(
        none,
        Roads(
            n_villages=0,
            fen=np.zeros((1, 1)),
            seconds=np.zeros((0, 1, 1)),
            worker_s=fens,
            most_s=fens,
        ),
        Waiting(village=none, employer=none, n=none, gain=fens),
        0,
        QuickRoom(
            base=none, trial=none, is_on=np.zeros(0, dtype=np.uint8), hope=fens.copy()
        ),
        calls,
        none.copy(),
        fens.copy(),
    )


def _smallest_data() -> ProblemData:
    """A problem of one place with one worker and one coach, every number 1."""
    item = np.ones((1, N_ITEM), dtype=np.int64)
    item[:, :AMOUNT] = 0  # village and employer
    line = np.ones((1, N_LINE + 2), dtype=np.int64)
    line[:, [DEPOT, SPEED_ROW]] = 0
    return ProblemData(
        metre=np.ones((1, 1)),
        second=np.ones((1, 1)),
        exact_s=np.ones((1, 1)),
        item=item,
        size=np.ones((1, N_SIZES)),
        near=np.zeros((1, 1), dtype=np.int64),
        seats=np.ones((1, 1, 3), dtype=np.int64),
        line=line,
        price=np.ones((1, N_PRICES)),
        away_s=np.ones((1, 2, 1, 1, 1)),
        loaded_from=np.zeros(1, dtype=np.int64),
        numbers=np.ones(N_NUMBERS),
    )
