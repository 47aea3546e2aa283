"""Money: what a trip costs, line by line, and who pays it.

Every amount is a whole number of fen; each line is rounded half up once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.fleet import FleetLine
    from transport.tariff import Tariff

PERCENT = 100
KM_M = 1_000


def trip_cost_lines(
    line: FleetLine,
    tariff: Tariff,
    *,
    outbound_m: int,
    return_m: int,
    deadhead_m: int,
    away_s: int,
    n_workers: int,
    n_escorts: int,
    drivers: int,
) -> dict[str, int]:
    """Fen by cost line of one trip; lines that are 0 are left out.

    Parameters
    ----------
    outbound_m, return_m
        Metres from the depot to the last drop, and from there back to the depot.
    deadhead_m
        Metres run empty: to the first pickup, and back from the last drop.
    away_s
        Seconds from leaving the depot to the return; days are counted from it.
    """
    total_m = outbound_m + return_m
    days = hire_days(away_s)
    lines = {
        "hire": _hire_fen(
            line, tariff, total_m=total_m, deadhead_m=deadhead_m, days=days
        ),
        "toll": _toll_fen(line, tariff, outbound_m=outbound_m, return_m=return_m),
        "disinfection": tariff.disinfection_fen,
        "escorts": tariff.escort_day_fen * n_escorts * days,
        "kit": tariff.kit_fen * n_workers,
    }
    if line.billing == "per_day":
        lines["drivers"] = line.driver_day_fen * drivers * days
    return {name: fen for name, fen in lines.items() if fen}


def hire_days(away_s: int) -> int:
    """Days of hire: each begun 24 h away from the depot counts."""
    return max(1, -(-away_s // DAY_S))


def _hire_fen(
    line: FleetLine, tariff: Tariff, *, total_m: int, deadhead_m: int, days: int
) -> int:
    if line.billing == "per_trip":
        return line.fixed_fen + half_up(line.per_km_fen * total_m, KM_M)
    loaded_m = total_m - deadhead_m
    weighted = (
        PERCENT * loaded_m
        + tariff.deadhead_percent * deadhead_m
        - PERCENT * line.included_m * days
    )
    extra = half_up(line.per_km_fen * max(0, weighted), KM_M * PERCENT)
    return line.fixed_fen * days + extra


def _toll_fen(
    line: FleetLine, tariff: Tariff, *, outbound_m: int, return_m: int
) -> int:
    tolled_m = (0 if tariff.toll_exempt_outbound else outbound_m) + (
        0 if tariff.toll_exempt_return else return_m
    )
    return half_up(line.toll_per_km_fen * tolled_m, KM_M)


def half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def summed_lines(trips: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Fen by line name over several trips, names sorted."""
    total: Counter[str] = Counter()
    for lines in trips:
        total.update(lines)
    return dict(sorted(total.items()))


def payer_split(total_fen: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Fen by payer; sums to ``total_fen`` exactly (largest remainder, then by name)."""
    weight = sum(shares.values())
    whole = {payer: total_fen * share // weight for payer, share in shares.items()}
    left = total_fen - sum(whole.values())
    by_remainder = sorted(
        shares, key=lambda payer: (-(total_fen * shares[payer] % weight), payer)
    )
    for payer in by_remainder[:left]:
        whole[payer] += 1
    return whole
