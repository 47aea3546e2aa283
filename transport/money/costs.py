"""Money: what a trip costs, line by line, and who pays it.

Every amount is a whole number of fen; each line is rounded half up once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.units import KM_M, PERCENT, Metres, half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.fleet import FleetLine
    from transport.plan import Journey
    from transport.tariff import Tariff


def trip_cost_lines(
    line: FleetLine,
    tariff: Tariff,
    *,
    outbound_m: int,
    return_m: int,
    deadhead_m: int,
    away_s: int,
    n_kits: int,
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
    n_kits
        Workers who are given a kit: those whose journey begins with this trip.
    """
    days = hire_days(away_s)
    return cost_lines(
        line,
        tariff,
        hire=hire_fen(
            line,
            tariff,
            total_m=outbound_m + return_m,
            deadhead_m=deadhead_m,
            days=days,
        ),
        toll=toll_fen(line, tariff, outbound_m=outbound_m, return_m=return_m),
        n_kits=n_kits,
        n_trips=1,
        escort_days=n_escorts * days,
        driver_days=drivers * days,
    )


def cost_lines(
    line: FleetLine,
    tariff: Tariff,
    *,
    hire: int,
    toll: int,
    n_kits: int,
    n_trips: int,
    escort_days: int,
    driver_days: int,
) -> dict[str, int]:
    """Fen by cost line of a coach's trips; lines that are 0 are left out.

    Parameters
    ----------
    hire, toll
        Fen of both, which depend on the distances.
    n_kits, n_trips
        Workers who are given a kit, and trips, before each of which it is disinfected.
    escort_days, driver_days
        Days paid to escorts and to drivers; hire by the trip has its drivers with it.
    """
    lines = {
        "hire": hire,
        "toll": toll,
        "kit": tariff.kit_fen * n_kits,
        "disinfection": tariff.disinfection_fen * n_trips,
        "escorts": tariff.escort_day_fen * escort_days,
    }
    if line.billing == "per_day":
        lines["drivers"] = line.driver_day_fen * driver_days
    return {name: fen for name, fen in lines.items() if fen}


def hire_days(away_s: int) -> int:
    """Days of hire: each begun 24 h away from the depot counts."""
    return max(1, -(-away_s // DAY_S))


def hire_fen(
    line: FleetLine,
    tariff: Tariff,
    *,
    total_m: Metres,
    deadhead_m: Metres,
    days: int | Metres,
) -> Metres:
    """Fen of the coach's hire; takes and gives whole numbers or arrays of them."""
    if line.billing == "per_trip":
        return line.fixed_fen + half_up(line.per_km_fen * total_m, KM_M)
    weighted = (
        PERCENT * (total_m - deadhead_m)
        + tariff.deadhead_percent * deadhead_m
        - PERCENT * line.included_m * days
    )
    billed = (weighted + abs(weighted)) // 2  # never below 0, for arrays too
    return line.fixed_fen * days + half_up(line.per_km_fen * billed, KM_M * PERCENT)


def toll_fen(
    line: FleetLine, tariff: Tariff, *, outbound_m: Metres, return_m: Metres
) -> Metres:
    """Fen of the tolls; takes and gives whole numbers or arrays of them."""
    tolled_m = outbound_m * (not tariff.toll_exempt_outbound) + return_m * (
        not tariff.toll_exempt_return
    )
    return half_up(line.toll_per_km_fen * tolled_m, KM_M)


def meals_fen(tariff: Tariff, journeys: Iterable[Journey]) -> int:
    """Fen of all meals: one for each full ``meal_every_s`` from door to door."""
    if not tariff.meal_fen:
        return 0
    meals = sum(
        (journey.legs[-1].alight_s - journey.legs[0].board_s) // tariff.meal_every_s
        for journey in journeys
    )
    return tariff.meal_fen * meals


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
