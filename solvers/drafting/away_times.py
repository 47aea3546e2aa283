"""How long a coach is away on a run, from sample timetables; corrected by quotes."""

from __future__ import annotations

import itertools
import math
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.trips import SLIGHT
from solvers.drafting.away_samples import (
    TYPICAL_LOAD,
    UNKNOWN,
    AwayLimits,
    least_away_s,
)
from solvers.problem.problem import MANY_LINES
from solvers.running.deadline import NO_DEADLINE
from transport.clock import HOUR_S, MINUTE_S
from transport.driving.rider_stops import rider_stops
from transport.money.costs import hire_days
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from transport.trips.quotes import Quote
    from transport.trips.routes import Route

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

BUCKETS_S = (15 * MINUTE_S, 30 * MINUTE_S, 60 * MINUTE_S)  # of the way home
MOST_BUCKETS = 24  # in use; with more of them wider ones are taken
LOADED_S = MINUTE_S  # of the loaded run: a driver's hours end at one minute
STEADY_S = 10 * MINUTE_S  # two samples that differ from a steady stretch by less
EXTRA_S = 90 * MINUTE_S  # between the standing times sampled
N_EXTRA = 3
COLLECTING_S = 10 * HOUR_S  # longer than any loaded run exceeds the direct one
SAMPLE_EVERY = 60  # loaded buckets between two sample timetables
SKETCH_EVERY = 120  # the same where a table is wanted at once and refined later
ROUGH_EVERY = 30  # the same with many lines, where nothing between them is sampled


class AwayTimes:
    """Least seconds from the first boarding to the return, by buckets of driving.

    Sampling takes seconds: by the clock a sketch has to do at first. A deadline that
    passes meanwhile raises `TimeIsUp`.

    Attributes
    ----------
    table
        ``(n_speeds, n_drivers + 1, n_back, n_loaded, N_EXTRA)``, where the loaded
        run counts from ``loaded_from`` (``(n_back,)`` buckets) on and the last axis
        is standing beyond ``dwell_s`` at both ends, in steps of ``EXTRA_S``;
        ``UNKNOWN`` where no legal ride was found. Way home and loaded run are exact
        to the minute: what the one has beyond its bucket counts with the other.
    speed_idx
        ``(n_lines,)``, which entry of the first axis a fleet line takes.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        most_drivers: int,
        deadline: Deadline = NO_DEADLINE,
    ) -> None:
        self._problem = problem
        self._deadline = deadline
        self._rules = problem.scenario.policy.hours
        self._legs_s = in_minutes(problem.driving_s)
        self._learnt: dict[tuple[int, ...], int] = {}
        self.dwell_s = dwell_s(problem.scenario.policy, TYPICAL_LOAD)
        speeds = sorted({line.speed_percent for line in problem.lines})
        self._speeds = speeds
        self.speed_idx = np.array(
            [speeds.index(line.speed_percent) for line in problem.lines],
            dtype=np.int64,
        )
        self._is_rough = len(problem.lines) > MANY_LINES
        self.pull_out_s = self._typical_pull_out_s()
        for self.bucket_s in BUCKETS_S:
            wanted = self._wanted()
            if len({back for _, back in wanted}) <= MOST_BUCKETS:
                break
        n_back = max(back for _, back in wanted) + 1
        self.loaded_from = np.zeros(n_back, dtype=np.int64)
        self._n_used: dict[int, int] = {}  # loaded buckets by way home
        n_loaded = self._spans(wanted)
        shape = (len(speeds), most_drivers + 1, n_back, n_loaded, N_EXTRA)
        self.table: Floats = np.full(shape, UNKNOWN)
        fewest = min(
            max(line.drivers, int(problem.demanded.min())) for line in problem.lines
        )
        self._rows = [
            (drivers, back)
            for _, back in sorted(wanted)
            for drivers in range(fewest, most_drivers + 1)
        ]
        self.is_sketched = deadline.is_timed and not self._is_rough
        for drivers, back in self._rows:
            if self.is_sketched:
                self._sketch(drivers, back)
                continue
            for extra in range(N_EXTRA):
                self._fill(drivers, back, extra, n=self._n_used[back])

    def refine(self) -> Iterator[None]:
        """What is sketched sampled in full, in small pieces of work."""
        for extra in range(N_EXTRA):
            for drivers, back in self._rows:
                self._fill(drivers, back, extra, n=self._n_used[back])
                for key, away_s in self._learnt.items():
                    self.table[key] = away_s
                yield
        self.is_sketched = False

    def correct(self, quote: Quote, k: int, *, demanded: int) -> None:
        """Take over what an exact timetable says of runs like this one.

        ``demanded``: drivers that the rules of distance demand on it. Fewer drivers
        than the quote has cannot do it in as few days, or they would have been taken.
        """
        place, beyond_s = self._place(quote.route)
        runs = self._runs(place, k)
        if quote.drivers >= len(runs):
            return
        away_s = quote.return_s - quote.depart_s - self.pull_out_s - beyond_s
        # of alike runs the longest: a plan must not hang on the difference
        key = (int(self.speed_idx[k]), quote.drivers, *place)
        self._learnt[key] = max(self._learnt.get(key, 0), away_s)
        runs[quote.drivers] = self._learnt[key]
        days = quote.days_of_hire
        for fewer in range(demanded, quote.drivers):
            if hire_days(int(runs[fewer]) + self.pull_out_s + beyond_s) <= days:
                runs[fewer] = UNKNOWN

    def refuse(self, route: Route, k: int, *, demanded: int) -> None:
        """Runs like this one are illegal with the drivers demanded.

        Unless another one was legal: the plan's own trips must stay possible.
        """
        place, _ = self._place(route)
        if (int(self.speed_idx[k]), demanded, *place) not in self._learnt:
            self._runs(place, k)[demanded : demanded + 1] = UNKNOWN

    def _runs(self, place: tuple[int, int, int], k: int) -> Floats:
        """The table's entry for such a run, by drivers; empty beyond the table."""
        back, loaded, extra = place
        if loaded >= self.table.shape[3] or back >= self.table.shape[2]:
            return np.zeros(0)
        runs: Floats = self.table[self.speed_idx[k], :, back, loaded, extra]
        return runs

    # -- sampling --------------------------------------------------------------------

    def _wanted(self) -> dict[tuple[int, int], tuple[int, int]]:
        """(speed, way-home bucket) in use: shortest and longest direct loaded run."""
        problem = self._problem
        found: dict[tuple[int, int], tuple[int, int]] = {}
        direct = self._legs_s[problem.village, problem.employer]
        for k in problem.near_lines:
            speed = problem.lines[k].speed_percent
            s = int(self.speed_idx[k])
            home = self._legs_s[problem.employer, problem.depot[k]]
            backs = home * PERCENT // speed // self.bucket_s
            runs = direct * PERCENT // speed
            for back in np.unique(backs).tolist():
                here = runs[backs == back]
                low, high = found.get((s, back), (1 << 40, 0))
                low = min(low, int(here.min()))
                found[s, back] = (low, max(high, int(here.max())))
        return found

    def _spans(self, wanted: dict[tuple[int, int], tuple[int, int]]) -> int:
        """Set where each way home's loaded runs begin; buckets of the longest span."""
        for back in sorted({back for _, back in wanted}):
            spans = [span for (_, b), span in wanted.items() if b == back]
            low = min(span[0] for span in spans) // LOADED_S
            longest_s = max(span[1] for span in spans) + COLLECTING_S
            high = (longest_s + self.bucket_s) // LOADED_S
            if self._is_rough:  # on the same marks as other parts
                low = low // ROUGH_EVERY * ROUGH_EVERY
            self.loaded_from[back] = low
            self._n_used[back] = high - low + 1
        return max(self._n_used.values())

    def _sketch(self, drivers: int, back: int) -> None:
        """Rows from a few samples: as dear between two as a jump anywhere makes it."""
        n = self._n_used[back]
        row = np.full(n, UNKNOWN)
        marks = [*range(0, n - 1, SKETCH_EVERY), n - 1]
        for b in marks:
            self._deadline.check()
            row[b] = self._sample(drivers, back, 0, b)
        for a, b in itertools.pairwise(marks):
            if row[b] != UNKNOWN:
                row[a + 1 : b] = row[b] - LOADED_S * np.arange(b - a - 1, 0, -1)
        for extra in range(N_EXTRA):
            stood = np.where(row == UNKNOWN, UNKNOWN, row + extra * EXTRA_S)
            self.table[:, drivers, back, :n, extra] = stood

    def _fill(self, drivers: int, back: int, extra: int, *, n: int) -> None:
        """One row by sample timetables; between alike ones by the straight line."""
        row = np.full(n, UNKNOWN)
        every = ROUGH_EVERY if self._is_rough else SAMPLE_EVERY
        marks = [*range(0, n - 1, every), n - 1]
        for b in marks:
            self._deadline.check()
            row[b] = self._sample(drivers, back, extra, b)
        for a, b in itertools.pairwise(marks):
            self._bridge(row, a, b, partial(self._sample, drivers, back, extra))
        self.table[:, drivers, back, :n, extra] = row

    def _bridge(
        self, row: Floats, a: int, b: int, sample: Callable[[int], float]
    ) -> None:
        """Fill in between two samples: straight where steady, else halved and sampled.

        Night and rests make a jump somewhere; halving finds it in a few samples.
        """
        self._deadline.check()
        if b - a <= 1 or row[a] == row[b] == UNKNOWN:
            return
        is_known = row[a] != UNKNOWN and row[b] != UNKNOWN
        if is_known and abs(row[b] - row[a] - (b - a) * LOADED_S) <= STEADY_S:
            row[a + 1 : b] = row[a] + LOADED_S * np.arange(1, b - a)
        elif self._is_rough:
            row[a + 1 : b] = max(row[a], row[b])
        else:
            middle = (a + b) // 2
            row[middle] = sample(middle)
            self._bridge(row, a, middle, sample)
            self._bridge(row, middle, b, sample)

    def _sample(self, drivers: int, back: int, extra: int, loaded: int) -> float:
        """Least seconds over the departures of a day; ``UNKNOWN`` if none is legal."""
        driving_s = (
            self.pull_out_s,
            int(self.loaded_from[back] + loaded) * LOADED_S,
            back * self.bucket_s,
        )
        return least_away_s(
            self._problem.scenario.policy.driver_hours,
            self._limits,
            (self.dwell_s + extra * EXTRA_S, self.dwell_s),
            driving_s,
            drivers,
        )

    @cached_property
    def _limits(self) -> AwayLimits:
        policy = self._problem.scenario.policy
        return AwayLimits(
            pickup=policy.pickup_opening,
            gate=policy.gate_opening,
            max_ride_s=policy.max_ride_s,
            max_wait_s=policy.max_wait_aboard_s,
            riders=rider_stops(policy, first_leg=1, last_leg=1),
        )

    def _typical_pull_out_s(self) -> int:
        """Median of the drives from the yards to the villages, in whole minutes."""
        problem = self._problem
        drives = problem.driving_s[np.ix_(problem.depot, problem.village)]
        # so coarse that the parts of a large problem share their samples
        step_s = BUCKETS_S[1] if self._is_rough else MINUTE_S
        return int(np.median(drives.min(axis=0))) // step_s * step_s

    def _place(self, route: Route) -> tuple[tuple[int, int, int], int]:
        """Buckets of a route's way home, its loaded run and its standing.

        With them the seconds that it stands longer than its bucket of standing says.
        """
        policy, index = self._problem.scenario.policy, self._problem.place_idx
        pairs = itertools.pairwise(route.place_ids)
        legs = [int(self._legs_s[index[a], index[b]]) for a, b in pairs]
        slow = PERCENT / route.line.speed_percent
        back = int(legs[-1] * slow / self.bucket_s)
        n_stops = len(route.villages) + len(route.employers)
        stood_s = policy.stop_s * n_stops
        stood_s += 2 * policy.stop_per_worker_s * route.n_workers
        more_s = max(0, stood_s - 2 * self.dwell_s)
        extra = min(N_EXTRA - 1, more_s // EXTRA_S)
        beyond_s = more_s - extra * EXTRA_S
        if back >= len(self.loaded_from):
            return (back, 0, 0), beyond_s
        loaded_s = sum(legs) * slow - self.pull_out_s - back * self.bucket_s
        loaded = math.ceil(loaded_s / LOADED_S - SLIGHT) - int(self.loaded_from[back])
        return (back, max(0, loaded), extra), beyond_s


def in_minutes(seconds: Ints) -> Ints:
    """Seconds, rounded up to whole minutes as timetables round each leg."""
    rounded: Ints = seconds + -seconds % MINUTE_S
    return rounded
