"""What a run of a fleet line costs in the search's arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.units import KM_M, PERCENT

if TYPE_CHECKING:
    from solvers.problem.problem import Problem


def price_per_m(problem: Problem, k: int) -> float:
    """Fen a loaded metre of line ``k``, the hire's included kilometres apart."""
    line, tariff = problem.lines[k], problem.scenario.tariff
    toll = 0 if tariff.toll_exempt_outbound else line.toll_per_km_fen
    return (line.per_km_fen + toll) / KM_M


def deadhead_weight(problem: Problem, k: int) -> float:
    """What an empty metre of line ``k`` costs beside a loaded one."""
    if problem.lines[k].billing == "per_trip":
        return 1.0
    return problem.scenario.tariff.deadhead_percent / PERCENT
