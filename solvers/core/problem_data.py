"""What the compiled search knows of a problem: plain arrays, fen, metres, seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class ProblemData(NamedTuple):
    """A planning problem for the compiled search.

    Items are the atoms that are carried: the single workers of a group (may be split
    over coaches) or one party of several (may not). ``n_i`` items, ``n_k`` fleet
    lines, ``n_p`` places. Few arrays with many columns, since each array costs time
    whenever a compiled function calls another.

    Attributes
    ----------
    metre, second
        ``(n_p, n_p)``, row departs, column arrives; seconds at 100 % speed, rounded up
        to whole minutes as timetables have every leg.
    exact_s
        The same seconds, not rounded.
    item
        ``(n_i, N_ITEM)``, whole numbers, columns below.
    size
        ``(n_i, N_SIZES)``: fen for each worker left behind, less his kit;
        longest way allowed from village to employer, direct way, its seconds at
        100 % speed.
    near
        ``(n_i, n_near)``, items by nearness, the item itself first.
    seats
        ``(n_k, n_i, n_drivers + 2)``, seats in a coach with so many drivers when the
        item is on board, 0 where it may not ride; entry 0 is the most of all, entry
        ``MOST`` what a coach can take of the item alone to be in time.
    line
        ``(n_k, N_LINE + n_drivers + 1)``, whole numbers, columns below; then the most
        seats by number of drivers.
    price
        ``(n_k, N_PRICES)``: money a day, a trip, a weighted metre, a metre out and
        back of toll, a driver and day; metres a day's hire includes; what an empty
        metre weighs beside a loaded one.
    away_s
        ``(n_speeds, n_drivers + 1, n_back, n_loaded, n_extra)``, least seconds from the
        first boarding to the return, by buckets of the way home, of the loaded run
        (from ``loaded_from`` buckets on) and of standing; negative where no legal
        ride is known. What the way home has beyond its bucket counts as loaded run.
    loaded_from
        ``(n_back,)``.
    numbers
        Scalars, positions below.
    """

    metre: Floats
    second: Floats
    exact_s: Floats
    item: Ints
    size: Floats
    near: Ints
    seats: Ints
    line: Ints
    price: Floats
    away_s: Floats
    loaded_from: Ints
    numbers: Floats


MOST = -1  # last entry of ProblemData.seats
# columns of ProblemData.item
VILLAGE, EMPLOYER, AMOUNT, MAY_SPLIT, COHORT, READY_DAY, LATEST_DAY = range(7)
N_ITEM = 7
# columns of ProblemData.size
PENALTY, ALLOWED_M, DIRECT, DIRECT_S = range(4)
N_SIZES = 4
# columns of ProblemData.line
DEPOT, COUNT, SPEED, CREW, SPEED_ROW = range(5)  # the last: row of away_s
N_LINE = 5
# columns of ProblemData.price
(
    DAY_FEN,
    TRIP_FEN,
    METRE_FEN,
    TOLL_OUT,
    TOLL_BACK,
    DRIVER_FEN,
    INCLUDED_M,
    EMPTY_WEIGHT,
) = range(8)
N_PRICES = 8
# positions in ProblemData.numbers
TWO_DRIVER_M = 0  # a longer run needs two drivers; infinite where no rule says so
KITS_FEN = 1  # of the kits of everybody: whoever stays saves his, see PENALTY
STOP_S = 2
WORKER_S = 3
MOST_VILLAGES = 4
MOST_EMPLOYERS = 5
BUCKET_S = 6
TYPICAL_DWELL_S = 7  # of both ends, contained in away_s where nothing is added
HAS_DETOUR_LIMIT = 8
PULL_OUT_S = 9  # the drive to the first pickup that away_s was sampled with
EXTRA_S = 10  # standing between two entries of the last axis of away_s
LOADED_S = 11  # bucket of the loaded run; BUCKET_S is that of the way home
DETOUR_RATIO = 12  # driving and halts over the direct drive, at most
DETOUR_S = 13  # or so many seconds more
LEAVES_S = 14  # time of day at which trips leave: half of the plan's are away by then
TURNAROUND_S = 15  # after a trip, before its coach is free for another day
N_NUMBERS = 16
