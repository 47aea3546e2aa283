"""How well searches keep their time: seconds asked for and seconds used.

    python -m benchmarks.limits scenarios/*-20* scenarios/guizhou-stations

Every scenario is planned under each limit, with its whole fleet and with a third of it.
Reading and setting up are on nobody's clock; `kept` says whether the search ended
within 5 % and 2 s of its limit.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from solvers.planner import solve
from transport.outcome import Limits
from transport.reading import read_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.scenario import Scenario

LIMITS_S = (5.0, 30.0)
SHARE, MORE_S = 1.05, 2.0  # of its limit that a search may take, and seconds besides


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each scenario, fleet and limit."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("scenarios", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, nargs="+", default=LIMITS_S)
    asked = parser.parse_args(arguments)
    print(f"{'scenario':28} {'fleet':6} {'asked':>6} {'used':>7} {'kept':4} planned")  # noqa: T201
    for path in asked.scenarios:
        whole = read_scenario(path)
        for fleet, scenario in (("whole", whole), ("third", with_a_third(whole))):
            for limit_s in asked.seconds:
                print(line(path.name, fleet, scenario, limit_s), flush=True)  # noqa: T201


def with_a_third(scenario: Scenario) -> Scenario:
    """The scenario with a third of every line's coaches, at least one of each."""
    fleet = tuple(replace(x, count=max(1, x.count // 3)) for x in scenario.fleet)
    return replace(scenario, fleet=fleet)


def line(name: str, fleet: str, scenario: Scenario, limit_s: float) -> str:
    """What one search came to."""
    plan = solve(scenario, limits=Limits(time_limit_s=limit_s, threads=2)).plan
    used_s = plan.solver.seconds
    kept = "yes" if used_s <= SHARE * limit_s + MORE_S else "no"
    planned = f"{plan.n_planned} of {plan.n_eligible}"
    return f"{name:28} {fleet:6} {limit_s:6.1f} {used_s:7.1f} {kept:4} {planned}"


if __name__ == "__main__":
    main()
