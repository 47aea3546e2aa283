"""A campaign of mutated inputs: whatever the files hold, they are read or refused.

By hand, from the root of the project::

    python -m tests.campaign.inputs --n 10000 --seed 1

Every input is read as ``p2p check`` reads it. It must end in a scenario or in faults
that name a file, in time, and no row of the roster may be missing without a word.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.campaign.mutations import (
    BOOK,
    BOOK_MUTATIONS,
    FOLDER_MUTATIONS,
    Files,
    Mutation,
)
from tests.transport.reading.draft import Draft
from transport.answers.scenario_lines import fault_lines, scenario_lines
from transport.answers.summary import scenario_facts
from transport.errors import ScenarioError
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.reading import read_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from transport.scenario import Scenario

_SLOW_S = 20.0
_BOOKS_ONE_IN = 4  # a workbook takes ten times as long as a folder
_MOST_MUTATIONS = 3
_LINE = 4_000  # characters; a fault has a place, a value and two texts
_LEFT_OUT = re.compile(r"left out(?:.*\(and (\d+) more rows\))?")


@dataclass
class Tally:
    """What became of the inputs, and every one that broke a promise."""

    outcomes: Counter[str] = field(default_factory=Counter)
    by_mutation: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def bases(*, with_roads: bool) -> tuple[Files, Files]:
    """The files of a faultless folder, and those of the same as a workbook.

    ``with_roads``: with a road graph, which does not reach every place.
    """
    draft = Draft()
    if not with_roads:
        del draft.tables["roads"]
    with tempfile.TemporaryDirectory() as name:
        folder = draft.folder(Path(name) / "folder")
        book = draft.book(Path(name) / BOOK)
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        return files, {BOOK: book.read_bytes()}


def campaign(
    *, n: int, seed: int, plan: Callable[[Scenario], object] | None = None
) -> Tally:
    """``n`` mutated inputs, read; ``plan``: what else is done with accepted ones."""
    tally, rng = Tally(), Random(seed)
    folder, book = bases(with_roads=plan is None)
    with tempfile.TemporaryDirectory() as name:
        for number in range(n):
            is_book = number % _BOOKS_ONE_IN == 0
            mutations = BOOK_MUTATIONS if is_book else FOLDER_MUTATIONS
            files, told = _mutated(book if is_book else folder, mutations, rng)
            target = Path(name) / str(number)
            path = _laid_out(files, target, is_book=is_book)
            _try(path, f"input {number}: {', '.join(told)}", tally, plan)
            tally.by_mutation.update(told)
    return tally


def _mutated(
    files: Files, mutations: tuple[Mutation, ...], rng: Random
) -> tuple[Files, list[str]]:
    """Files after one to three mutations, and the names of these."""
    told: list[str] = []
    for _ in range(rng.randint(1, _MOST_MUTATIONS)):
        mutation = rng.choice(mutations)
        try:
            files = mutation(files, rng)
        except NOTHING_LEFT:
            continue  # an earlier one has left nothing for this one to work on
        told.append(mutation.__name__)
    return files, told


def _laid_out(files: Files, target: Path, *, is_book: bool) -> Path:
    target.mkdir()
    for name, raw in files.items():
        (target / name).write_bytes(raw)
    return target / BOOK if is_book else target


def _try(
    path: Path,
    label: str,
    tally: Tally,
    plan: Callable[[Scenario], object] | None,
) -> None:
    begun = time.monotonic()
    try:
        scenario = read_scenario(path)
        checked, checks = screened(scenario)
        facts = scenario_facts(scenario, health_gate(checked), checks)
        lines = [*scenario_lines(facts), *map(str, scenario.warnings)]
        spent_s = time.monotonic() - begun
        if plan is not None:
            plan(scenario)
    except ScenarioError as error:
        spent_s = time.monotonic() - begun
        tally.outcomes["refused with faults"] += 1
        lines = fault_lines(error.faults)
        if not error.faults or any(not fault.file for fault in error.faults):
            tally.broken.append(f"{label}: a fault without a file")
    except Exception:
        tally.outcomes["another error"] += 1
        tally.broken.append(f"{label}: {traceback.format_exc(limit=-3)}")
        return
    else:
        tally.outcomes["read"] += 1
        warnings = map(str, scenario.warnings)
        n_out = left_out(warnings, "workers", "book.xlsx[workers]")
        if len(scenario.workers) + n_out < _N_WORKERS:
            tally.broken.append(f"{label}: rows of the roster are missing")
    if spent_s > _SLOW_S:
        tally.broken.append(f"{label}: took {spent_s:.0f} s")
    if any(len(line) > _LINE or not line.isprintable() for line in lines):
        tally.broken.append(f"{label}: a line that no terminal bears")


def left_out(warnings: Iterable[str], *files: str) -> int:
    """Rows of these files that the warnings tell were left out."""
    return sum(
        1 + int(found[1] or 0)
        for warning in warnings
        if warning.startswith(files) and (found := _LEFT_OUT.search(warning))
    )


NOTHING_LEFT = (
    *(ValueError, IndexError, KeyError, StopIteration, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, csv.Error, EOFError, RuntimeError),
)
_N_WORKERS = len(Draft().tables["workers"]) - 1


def _planned(scenario: Scenario) -> None:
    """Plan the scenario in one step, and prove what comes of it."""
    from solvers.planner import solve
    from transport.checker import violations
    from transport.outcome import Limits

    limits = Limits(time_limit_s=None, steps=1)
    plan = solve(scenario, limits=limits).plan
    found = violations(scenario, plan)
    if found:
        msg = f"the plan is refused: {found[0]}"
        raise AssertionError(msg)


def main() -> int:
    """Run the long form and print what became of the inputs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plan", action="store_true", help="plan accepted inputs too")
    options = parser.parse_args()
    tally = campaign(
        n=options.n, seed=options.seed, plan=_planned if options.plan else None
    )
    lines = [f"{n:>8,}  {what}" for what, n in tally.outcomes.most_common()]
    lines += ["", *(f"{n:>8,}  {m}" for m, n in tally.by_mutation.most_common())]
    lines += ["", f"promises broken: {len(tally.broken)}", *tally.broken]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
