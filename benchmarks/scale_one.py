"""One size measured: ``python -m benchmarks.scale_one SIZE SEED FOLDER …``."""

from __future__ import annotations

import argparse
import json
import resource
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import p2p
from benchmarks.growth import Run, Stage
from p2p.planning import prove
from p2p.result import plan_found
from scenarios.generate import generate_named
from solvers.core.ready import make_ready
from solvers.planner import solve
from transport.outcome import Limits
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.outcome import Progress

RECIPE = "shanxi-2020"
_KB = 1024


class Stages:
    """Stages as they end: seconds by the clock and of the processors, peak memory."""

    def __init__(self) -> None:
        self.done: list[Stage] = []
        self._since = _now()

    def ends(self, name: str) -> None:
        """What was done since the last one ended."""
        now = _now()
        self.done.append(
            Stage(
                name=name,
                seconds=round(now[0] - self._since[0], 3),
                cpu_s=round(now[1] - self._since[1], 3),
                peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB),
            )
        )
        self._since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A stage that is as long as its block."""
        yield
        self.ends(name)


class _Watch:
    """Ends the stages of a search as it tells of them."""

    def __init__(self, stages: Stages) -> None:
        self._stages = stages
        self.first_fen: int | None = None
        self._is_set_up = False

    def __call__(self, progress: Progress) -> None:
        if not self._is_set_up:
            self._is_set_up = True
            self._stages.ends("set up")
        if progress.objective_fen is not None and self.first_fen is None:
            self.first_fen = progress.objective_fen
            self._stages.ends("first plan")
        if progress.stage == "ending":
            self._stages.ends("search")


def _now() -> tuple[float, float]:
    return time.monotonic(), time.process_time()


def run(
    size: int, seed: int, folder: Path, limits: Limits, *, with_services: bool = False
) -> Run:
    """The whole way from an empty folder to the files of a plan."""
    make_ready()
    stages = Stages()
    with stages.stage("generate"):
        generate_named(folder / "made", RECIPE, n_workers=size, seed=seed)
    with stages.stage("read"):
        scenario = p2p.read_scenario(folder / "made")
        if not with_services:
            scenario = replace(scenario, services=())
    outcome = solve(scenario, limits=limits, report=_Watch(stages))
    stages.ends("assemble")
    plan = outcome.plan
    with stages.stage("prove"):
        prove(scenario, plan)
    with stages.stage("write"):
        found = plan_found(scenario, outcome)
        found.save(folder / "plan", lang="en", manifests=False, with_map=False)
    return Run(
        n_workers=size,
        n_planned=plan.n_planned,
        n_unplanned=plan.n_eligible - plan.n_planned,
        n_vehicles=len(plan.trips),
        cost_a_head=plan.cost.total_fen / YUAN_FEN / max(1, plan.n_planned),
        gap=plan.cost.gap,
        stages=tuple(stages.done),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and leave ``run.json`` in the folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--services", action="store_true")
    asked = parser.parse_args(arguments)
    limits = Limits(time_limit_s=asked.seconds, steps=asked.steps, seed=asked.seed)
    found = run(
        asked.size, asked.seed, asked.folder, limits, with_services=asked.services
    )
    text = json.dumps(found.as_dict())
    (asked.folder / "run.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
