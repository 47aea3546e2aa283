"""How well searches keep their time: seconds asked for, taken and over.

    python -m benchmarks.limits scenarios/*-20* scenarios/guizhou-stations

Every scenario is planned under each limit, with its whole fleet, with a third of it,
and with a third and no services. Reading, setting up, checking and writing are on
nobody's clock; `setup` is what the search took before its clock ran. `kept` says if it
ended within 5 % and 2 s of its limit; `over` by how much it passed the limit itself.
"""

from __future__ import annotations

import argparse
import time
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
HEAD = f"{'scenario':28} {'fleet':6}  asked  taken   over  setup kept planned"
SHARE, MORE_S = 1.05, 2.0  # of its limit that a search may take, and seconds besides


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each scenario, fleet and limit."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("scenarios", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, nargs="+", default=LIMITS_S)
    asked = parser.parse_args(arguments)
    print(HEAD)  # noqa: T201
    for path in asked.scenarios:
        for fleet, scenario in shortages(read_scenario(path)).items():
            for limit_s in asked.seconds:
                print(line(path.name, fleet, scenario, limit_s), flush=True)  # noqa: T201


def shortages(scenario: Scenario) -> dict[str, Scenario]:
    """The scenario as it is and with less to carry people by, by name."""
    third = with_a_third(scenario)
    found = {"whole": scenario, "third": third}
    if scenario.services:
        found["scarce"] = replace(third, services=())
    return found


def with_a_third(scenario: Scenario) -> Scenario:
    """The scenario with a third of every line's coaches, at least one of each."""
    fleet = tuple(replace(x, count=max(1, x.count // 3)) for x in scenario.fleet)
    return replace(scenario, fleet=fleet)


def line(name: str, fleet: str, scenario: Scenario, limit_s: float) -> str:
    """What one search came to."""
    begun_s = time.monotonic()
    plan = solve(scenario, limits=Limits(time_limit_s=limit_s, threads=2)).plan
    taken_s = plan.solver.seconds
    setup_s = max(0.0, time.monotonic() - begun_s - taken_s)
    over_s = max(0.0, taken_s - limit_s)
    kept = "yes" if taken_s <= SHARE * limit_s + MORE_S else "no"
    planned = f"{plan.n_planned} of {plan.n_eligible}"
    times = f"{limit_s:6.1f} {taken_s:6.1f} {over_s:6.1f} {setup_s:6.1f}"
    return f"{name:28} {fleet:6} {times} {kept:4} {planned}"


if __name__ == "__main__":
    main()
