"""What one coach's trips cost, in exact fractions: a lone trip, a block, its shares."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from math import floor
from typing import TYPE_CHECKING

from transport.checker.rulebook import PERCENT, escorts
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.checker.run import Run

KM_M = 1_000
HALF = Fraction(1, 2)


def trip_lines(run: Run) -> dict[str, int]:
    """Fen by cost line of a trip that is no part of a longer block; no zero lines."""
    return _nonzero(_block([run]))


def shares(runs: Sequence[Run]) -> list[dict[str, int]]:
    """Fen by cost line of each trip of a block, in order of departure.

    Each trip pays by how much it makes the block dearer. What it makes it cheaper is
    given to the trip before, and on to those before that one.
    """
    grown = [_block(runs[: n + 1]) for n in range(len(runs))]
    own = [dict(lines) for lines in grown]
    for n in range(len(runs) - 1, 0, -1):
        for name, fen in grown[n - 1].items():
            own[n][name] -= fen
    for n in range(len(runs) - 1, 0, -1):
        for name, fen in own[n].items():
            if fen < 0:
                own[n - 1][name] += fen
                own[n][name] = 0
    return [_nonzero(lines) for lines in own]


def _block(runs: Sequence[Run]) -> dict[str, int]:
    """Fen by cost line of a coach's whole chain of trips, from stops and tariff.

    Lengths are those of the stops, which are audited against the distances.
    """
    first = runs[0]
    tariff, days = first.scenario.tariff, _begun_days(runs)
    n_escorts = escorts(first.line, first.scenario.policy)
    lines = {
        "hire": _hire(runs, days=days),
        "toll": sum(map(_toll, runs)),
        "disinfection": tariff.disinfection_fen * len(runs),
        "escorts": tariff.escort_day_fen * n_escorts * days,
        "kit": tariff.kit_fen * sum(map(_kitted, runs)),
        "drivers": 0,
    }
    if first.line.billing == "per_day":
        lines["drivers"] = first.line.driver_day_fen * _paid_driver_days(runs)
    return lines


def _paid_driver_days(runs: Sequence[Run]) -> int:
    """Each crew as large as on its largest trip, for the days between its own ends."""
    paid = 0
    for _, of_crew in groupby(runs, key=lambda run: run.trip.crew):
        own = list(of_crew)
        paid += _begun_days(own) * max(run.trip.drivers for run in own)
    return paid


def _begun_days(runs: Sequence[Run]) -> int:
    away_s = runs[-1].trip.return_s - runs[0].trip.depart_s
    return max(1, -(-away_s // DAY_S))


def _hire(runs: Sequence[Run], *, days: int) -> int:
    line, tariff = runs[0].line, runs[0].scenario.tariff
    whole_km = [Fraction(run.called[-1].at_m, KM_M) for run in runs]
    if line.billing == "per_trip":
        return sum(_in_fen(line.fixed_fen + line.per_km_fen * km) for km in whole_km)
    loaded_km = sum(
        Fraction(run.drops[-1].at_m - run.pickups[0].at_m, KM_M) for run in runs
    )
    weight = Fraction(tariff.deadhead_percent, PERCENT)
    charged_km = loaded_km + weight * (sum(whole_km) - loaded_km)
    beyond_km = charged_km - Fraction(line.included_m, KM_M) * days
    beyond_km = max(Fraction(0), beyond_km)
    return _in_fen(line.fixed_fen * days + line.per_km_fen * beyond_km)


def _toll(run: Run) -> int:
    tariff = run.scenario.tariff
    whole_m, last_drop_m = run.called[-1].at_m, run.drops[-1].at_m
    tolled_m = 0
    if not tariff.toll_exempt_outbound:
        tolled_m += last_drop_m
    if not tariff.toll_exempt_return:
        tolled_m += whole_m - last_drop_m
    return _in_fen(Fraction(run.line.toll_per_km_fen * tolled_m, KM_M))


def _kitted(run: Run) -> int:
    """Workers fitted out on this trip: those who get on in a village."""
    return len(
        {w for stop in run.trip.stops if stop.kind == "pickup" for w in stop.board}
    )


def _in_fen(exact: Fraction) -> int:
    return floor(exact + HALF)


def _nonzero(lines: dict[str, int]) -> dict[str, int]:
    return {name: fen for name, fen in lines.items() if fen}
