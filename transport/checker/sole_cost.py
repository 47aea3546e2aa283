"""What it costs to send a coach just there and home again, in exact whole fen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.checker.rulebook import PERCENT, escorts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transport.fleet import FleetLine
    from transport.scenario import Scenario

    Ints = NDArray[np.int64]
    Legs = tuple[Ints, Ints, Ints]  # yard to pickup, on to the drop, home

KM_M = 1_000


def sole_fen(
    scenario: Scenario,
    line: FleetLine,
    legs_m: Legs,
    *,
    home_m: int,
    drivers: int,
    fewest_days: Ints,
) -> Ints:
    """The least cost over all numbers of days from the fewest on, kits apart.

    No trip that calls at both places costs less. ``home_m``: metres to the yard from
    the nearest place at which anybody may alight.

    Each day more costs the same and includes as many kilometres, until there are none
    left to pay; so either the fewest days are cheapest, or about as many as include
    everything.
    """
    tariff, trials = scenario.tariff, [fewest_days]
    if line.billing == "per_day" and line.included_m:
        whole = _charged(scenario, legs_m) // (line.included_m * PERCENT)
        trials += [np.maximum(fewest_days, whole), np.maximum(fewest_days, whole + 1)]
    standing = tariff.escort_day_fen * escorts(line, scenario.policy)
    if line.billing == "per_day":
        standing += line.driver_day_fen * drivers
    hires = [_hire(scenario, line, legs_m, days) + standing * days for days in trials]
    cheapest: Ints = np.minimum.reduce(hires)
    tolled = _tolled_m(scenario, legs_m, home_m)
    toll = _halves_up(line.toll_per_km_fen * tolled, KM_M)
    fen: Ints = cheapest + toll + tariff.disinfection_fen
    return fen


def _hire(scenario: Scenario, line: FleetLine, legs_m: Legs, days: Ints) -> Ints:
    if line.billing == "per_trip":
        whole_m = np.sum(legs_m, axis=0)
        return line.fixed_fen + _halves_up(line.per_km_fen * whole_m, KM_M)
    beyond = np.maximum(
        0, _charged(scenario, legs_m) - line.included_m * PERCENT * days
    )
    return line.fixed_fen * days + _halves_up(line.per_km_fen * beyond, KM_M * PERCENT)


def _charged(scenario: Scenario, legs_m: Legs) -> Ints:
    """Per cent metres that count for hire by the day.

    Where empty ones count more than loaded ones, a pickup on the way could make them
    loaded: they count as such.
    """
    out, run, back = legs_m
    weight = min(scenario.tariff.deadhead_percent, PERCENT)
    charged: Ints = run * PERCENT + weight * (out + back)
    return charged


def _tolled_m(scenario: Scenario, legs_m: Legs, home_m: int) -> Ints:
    """Metres that pay toll: out to the last drop and home, but for exempt ways."""
    tariff, (out, run, back) = scenario.tariff, legs_m
    if tariff.toll_exempt_return:
        return np.zeros_like(run) if tariff.toll_exempt_outbound else out + run
    if tariff.toll_exempt_outbound:
        return np.full_like(run, home_m)
    whole: Ints = out + run + back
    return whole


def _halves_up(amount: Ints, unit: int) -> Ints:
    rounded: Ints = (2 * amount + unit) // (2 * unit)
    return rounded
