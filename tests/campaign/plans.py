"""A campaign of forged plans: none is believed.

Seeded forgeries of honest plans, one field or several that agree, are read and checked
as `p2p verify` does it. Each must be refused, by the reader or by the checker, or touch
only what the checker itself lists as stated and not checked.

    python -m tests.campaign.plans --n 500 --seed 1
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from solvers.planner import solve
from tests.campaign.forgeries import (
    Forgery,
    of_a_field,
    of_agreeing_fields,
    of_the_text,
)
from tests.transport.builders import make_line, make_scenario, make_worker
from tests.transport.checker.handmade import good_plan, good_scenario
from tests.transport.checker.journey_breakages import good_case
from transport.checker import confirmed_bound_fen, stated, violations
from transport.errors import ScenarioError
from transport.outcome import Limits
from transport.planfiles.folder import plan_text
from transport.planfiles.reading import read_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan
    from transport.scenario import Scenario

Case = tuple["Scenario", "Plan"]

REFUSED_READING, REFUSED_CHECKING = "refused by the reader", "refused by the checker"
STATED, SAME, OTHER = "stated, not checked", "says the same", "another honest plan"
BELIEVED = "believed"
UNPROVED = {  # of several fields that agree: those that cannot be proved
    "bound with its gap": ("cost.lower_bound",),
    "cuts of the bound raised": ("certificate.parts",),
    "bound called enumerated": ("certificate.enumerated",),
}
HONEST = {  # which of several coaches runs; what may be left out; an order of reading
    "workers.held: turned round",
    *("trips[].stops[].board: turned round", "trips[].stops[].alight: turned round"),
    *("trips[].coach: more", "trips[].coach: less"),
    *("marginal: missing", "marginal: null"),
    # prices and parts that are left out or lower are true, and confirm less
    *("certificate: missing", "certificate: null"),
    *("certificate.parts: emptied", "certificate.parts: last dropped"),
    *("certificate.prices: emptied", "certificate.prices: last dropped"),
    *("certificate.parts[]: missing", "certificate.prices[]: missing"),
    *("certificate.prices: turned round", "certificate.prices[].per_worker: less"),
}


@dataclass
class Tally:
    """How often each outcome was met, by what kinds, and what went wrong."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def honest_cases(*, is_long: bool) -> list[Case]:
    """Plans by hand and with workers left behind; one of all modes takes long."""
    quick = [(good_scenario(), _numbered(good_plan())), _short_of_seats()]
    return [*quick, good_case()] if is_long else quick


def _numbered(plan: Plan) -> Plan:
    """The plan by hand with the numbers that a planner gives to its trips."""
    names = {trip.trip_id: f"T00{n}" for n, trip in enumerate(plan.trips, start=1)}
    journeys = (
        replace(
            journey,
            legs=tuple(replace(leg, trip_id=names[str(leg.trip_id)]) for leg in legs),
        )
        for journey in plan.journeys
        for legs in (journey.legs,)
    )
    return replace(
        plan,
        trips=tuple(
            replace(t, trip_id=names[t.trip_id], block_id="") for t in plan.trips
        ),
        journeys=tuple(sorted(journeys, key=lambda one: one.worker_id)),
    )


def _short_of_seats() -> Case:
    """Forty workers, two days and two minibuses: some stay."""
    scenario = make_scenario(
        workers=tuple(make_worker(f"W{n:02d}") for n in range(40)),
        fleet=(make_line(vehicle_type="minibus-9", seats=9, count=2),),
        n_days=2,
    )
    limits = Limits(time_limit_s=None, steps=1, seed=1)
    return scenario, solve(scenario, limits=limits).plan


def campaign(*, n: int, seed: int, is_long: bool = False) -> Tally:
    """``n`` forgeries of the honest plans, by chance."""
    cases = honest_cases(is_long=is_long)
    rng = Random(seed)  # no secret is drawn
    tally = Tally()
    datas = [json.loads(plan_text(plan, s.clock)) for s, plan in cases]
    with TemporaryDirectory() as name:
        while sum(tally.outcomes.values()) < n:
            at = rng.randrange(len(cases))
            make = rng.choices(
                [of_a_field, of_the_text, of_agreeing_fields], weights=[6, 1, 3]
            )[0]
            forgery = make(datas[at], rng)
            if forgery is not None:
                _tell(tally, forgery, judged(cases[at], forgery, Path(name)))
    return tally


def _tell(tally: Tally, forgery: Forgery, outcome: str) -> None:
    tally.outcomes[outcome] += 1
    tally.kinds[forgery.kind] += 1
    if outcome not in (REFUSED_READING, REFUSED_CHECKING, STATED, SAME, OTHER):
        tally.wrong.append(f"{forgery.kind}: {outcome}")


def judged(case: Case, forgery: Forgery, folder: Path) -> str:
    """What becomes of the forgery of an honest plan."""
    scenario, honest = case
    (folder / "plan.json").write_text(forgery.text, encoding="utf-8")
    try:
        plan, clock = read_plan(folder)
    except ScenarioError as error:
        return REFUSED_READING if "plan.json" in str(error) else f"told badly: {error}"
    except Exception as error:  # any other is what we look for
        return f"reading ended in {error!r}"
    if clock != scenario.clock:
        return REFUSED_READING  # read_plan_and_scenario compares them
    if plan == honest:
        return SAME
    try:
        found = violations(scenario, plan)
    except Exception as error:
        return f"checking ended in {error!r}"
    if found:
        return REFUSED_CHECKING
    touched = UNPROVED.get(forgery.way, (forgery.field,))
    told = stated(plan, proved_fen=confirmed_bound_fen(scenario, plan))
    if any(_covers(one.field, t) for one in told for t in touched):
        return STATED
    if "cost.lower_bound" in touched:
        return OTHER if _claims_less(plan, honest) else BELIEVED
    return OTHER if forgery.kind in HONEST else BELIEVED


def _covers(listed: str, touched: str) -> bool:
    return touched == listed or touched.startswith((f"{listed}.", f"{listed}[]"))


def _claims_less(plan: Plan, honest: Plan) -> bool:
    """Whether the bound alone differs, and is a weaker one."""
    is_less = plan.cost.lower_bound_fen < honest.cost.lower_bound_fen
    return is_less and replace(plan, cost=honest.cost) == honest


def main(argv: Sequence[str] | None = None) -> int:
    """Run the long form and print what became of the forgeries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--modes", action="store_true", help="a plan of all modes too")
    options = parser.parse_args(argv)
    tally = campaign(n=options.n, seed=options.seed, is_long=options.modes)
    lines = [f"{n:>8,}  {what}" for what, n in tally.outcomes.most_common()]
    lines += [f"{len(tally.kinds):>8,}  kinds of forgeries", ""]
    lines += [f"promises broken: {len(tally.wrong)}", *tally.wrong]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
