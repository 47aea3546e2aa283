"""A campaign of small forgeries: every value of honest plans, one after the other.

Numbers are one more and one less, moments a day and a minute later, texts are swapped
with another of the same field or changed in a letter, entries of lists are dropped and
doubled. Each must be refused, or touch only what `p2p verify` lists as stated and not
checked, or be free: which of several coaches alike runs.

    python -m tests.campaign.leaves
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from solvers.planner import solve
from tests.campaign.forgeries import Forgery, Keys, dumped, field_of, places, value_at
from tests.campaign.plans import (
    OTHER,
    REFUSED_CHECKING,
    REFUSED_READING,
    SAME,
    STATED,
    Case,
    honest_cases,
    judged,
)
from tests.solvers.test_homebound import both_ways
from tests.solvers.test_individual import PRICE_FEN, day
from tests.transport.builders import make_line, make_scenario, make_worker
from transport.outcome import Limits
from transport.planfiles.folder import plan_text
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.scenario import Scenario

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
FREE = {  # and why
    "trips[].driving[].driver: more": "another shift that the hours allow",
    "trips[].driving[].driver: less": "another shift that the hours allow",
    "trips[].coach: more": "another of several coaches alike runs",
    "trips[].coach: less": "another of several coaches alike runs",
    "certificate.prices: one dropped": "the others are true, and prove less",
    "certificate.parts: one dropped": "the others are true, and prove less",
}


def cases(*, is_long: bool) -> dict[str, Case]:
    """An honest plan of each mode."""
    by_hand, short, *modes = honest_cases(is_long=is_long)
    found = {"by hand": by_hand, "two days, some left": short}
    if modes:
        found["flight and train"] = modes[0]
    found["individual tickets"] = _planned(day(TicketTerms(price_fen=PRICE_FEN)))
    found["homeward"] = _planned(both_ways())
    found["rotation"] = _planned(_rotation())
    return found


def _rotation() -> Scenario:
    """Forty workers and one small coach that comes back for more."""
    return make_scenario(
        workers=tuple(make_worker(f"W{n:02d}") for n in range(20)),
        fleet=(make_line(vehicle_type="minibus-9", seats=9, count=1),),
        n_days=3,
    )


def _planned(scenario: Scenario) -> Case:
    limits = Limits(time_limit_s=None, steps=2, seed=1)
    return scenario, solve(scenario, limits=limits).plan


class Change(NamedTuple):
    """A value of the file, and what it is changed to."""

    path: Keys
    way: str
    other: Any

    def forged(self, data: Any) -> Forgery:
        """The file with the change."""
        changed = deepcopy(data)
        value_at(changed, self.path[:-1])[self.path[-1]] = self.other
        return Forgery(field_of(self.path), self.way, dumped(changed))


def changes(data: Any) -> Iterator[Change]:
    """All of them, of a plan's file."""
    siblings: dict[str, list[Any]] = {}
    for path in places(data):
        siblings.setdefault(field_of(path), []).append(value_at(data, path))
    for path in places(data):
        field, value = field_of(path), value_at(data, path)
        for way, other in _changes(value, siblings[field]):
            if other != value:
                yield Change(path, way, other)


def _changes(value: Any, siblings: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, bool):
        yield "turned", not value
    elif isinstance(value, int | float):
        yield "more", value + 1
        yield "less", value - 1
    elif isinstance(value, str) and MOMENT.match(value):
        moment = datetime.fromisoformat(value)
        yield "a day later", (moment + timedelta(days=1)).isoformat()
        yield "a minute later", (moment + timedelta(minutes=1)).isoformat()
    elif isinstance(value, str):
        other = next((one for one in siblings if one != value), None)
        yield ("a sibling's", other) if other is not None else ("longer", f"{value}X")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield "one dropped", [*value[:at], *value[at + 1 :]]
            yield "one doubled", [*value[: at + 1], one, *value[at + 1 :]]
    elif isinstance(value, dict):
        for key in value:
            yield f"without {key}", {k: v for k, v in value.items() if k != key}


def campaign(named: dict[str, Case], *, n: int | None, seed: int) -> list[str]:
    """What is believed, by case and kind; of ``n`` forgeries each, or of all."""
    believed: Counter[str] = Counter()
    told: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for name, case in named.items():
            scenario, plan = case
            data = json.loads(plan_text(plan, scenario.clock))
            every = list(changes(data))
            if n is not None:
                every = Random(seed).sample(every, min(n, len(every)))
            for change in every:
                forgery = change.forged(data)
                outcome = judged(case, forgery, Path(folder))
                told[f"{name}: {outcome}"] += 1
                is_free = forgery.kind in FREE
                fine = (REFUSED_READING, REFUSED_CHECKING, STATED, SAME, OTHER)
                if outcome not in fine and not is_free:
                    believed[f"{name}: {forgery.kind}: {outcome}"] += 1
                    if believed[f"{name}: {forgery.kind}: {outcome}"] == 1:
                        sys.stderr.write(
                            f"{name} {change.path} {change.way} {outcome}\n"
                        )
    for line, count in sorted(told.items()):
        sys.stdout.write(f"{count:>8,}  {line}\n")
    return [f"{kind} ({count})" for kind, count in sorted(believed.items())]


def main() -> int:
    """Run the long form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=None, help="of each plan; else all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a plan's name")
    options = parser.parse_args()
    named = cases(is_long=True)
    if options.only:
        named = {options.only: named[options.only]}
    wrong = campaign(named, n=options.n, seed=options.seed)
    sys.stdout.write("\n".join([f"promises broken: {len(wrong)}", *wrong]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
