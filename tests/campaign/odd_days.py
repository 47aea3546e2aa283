"""A campaign of odd days: small scenarios in which much comes together.

Both directions, blocks, holds, intakes, parties, trains and flights, tickets, later
days, priority, few coaches and narrow limits are drawn by chance and planned in a few
steps. The promises: the scenario is read or refused in words; the checker finds nothing
in the plan; no bound, stated or confirmed, lies above what the plan costs; the file of
the plan says the same plan.

    python -m tests.campaign.odd_days --n 200 --seed 1
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from solvers.planner import solve
from transport.checker import confirmed_bound_fen, violations
from transport.errors import ScenarioError
from transport.outcome import Limits
from transport.planfiles.folder import plan_text
from transport.planfiles.reading import read_plan
from transport.reading import read_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan
    from transport.scenario import Scenario

HOURS = (",", ",", ",", "08:00,10:00", "09:00,12:00", "06:00,09:00")
AWAY = ((34.3, 109.0), (35.6, 111.3), (36.1, 111.5))  # some 250, 60 and 120 km
POLICY: dict[str, tuple[object, ...]] = {
    "preset": ('"none"', '"cn-2020-02-11"', '"cn-2023"'),
    "max_ride_h": (6, 12, 30),
    "mix_counties": ("true", "false"),
    "max_trips_per_block": (1, 2, 3),
    "max_drivers": (1, 2),
    "crowd_cap": (8, 200),
    "one_end_home": ("true", "false"),
    "max_wait_aboard_min": (0, 30, 60),
    "passenger_stop_every_h": (0, 0, 2),
    "max_employers_per_vehicle": (1, 3),
    "max_villages_per_vehicle": (1, 3),
    "escorts_per_vehicle": (0, 1),
}


@dataclass
class Tally:
    """What became of the days, and what broke a promise."""

    outcomes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def odd_day(rng: Random) -> dict[str, str]:
    """The files of a scenario, by name."""
    n_days = rng.choice((1, 1, 2, 3))
    is_far = rng.random() < 1 / 3
    n_villages, n_employers = rng.randint(1, 4), rng.randint(1, 3)
    files = {
        "villages": _villages(rng, n_villages),
        "employers": _employers(rng, n_employers, is_far=is_far),
        "workers": _workers(rng, n_villages, n_employers),
        "fleet": _fleet(rng, has_far_ones=is_far or rng.random() < 1 / 3),
        "depots": [
            "depot_id,name,county,city,lat,lon",
            "D1,场,盐湖区,运城市,35.016,110.99",
            "R1,接,上城区,杭州市,30.25,120.2",
        ],
    }
    if is_far or rng.random() < 1 / 3:
        files["hubs"] = [
            "hub_id,kind,name,lat,lon,city,province",
            "H1,rail,北,35.073,110.99,运城市,山西省",
            "H2,rail,东,30.291,120.213,杭州市,浙江省",
            "A1,airport,机,35.116,111.031,运城市,山西省",
            "A2,airport,萧,30.23,120.43,杭州市,浙江省",
        ]
        files["services"] = _services(rng, n_days)
    tables = {f"{name}.csv": "\n".join(rows) + "\n" for name, rows in files.items()}
    return tables | {"scenario.toml": _settings(rng, n_days)}


def _villages(rng: Random, n: int) -> list[str]:
    return [
        "village_id,name,county,lat,lon,max_seats,open_from,open_until,risk",
        *(
            f"V{i},村{i},{rng.choice(('盐湖区', '盐湖区', '临猗县'))},"
            f"{35.03 + rng.uniform(-0.2, 0.2):.4f},"
            f"{110.99 + rng.uniform(-0.2, 0.2):.4f},{rng.choice(('', '', 49, 33))},"
            f"{rng.choice(HOURS)},{rng.choice(('low', 'low', 'low', 'medium'))}"
            for i in range(n)
        ),
    ]


def _employers(rng: Random, n: int, *, is_far: bool) -> list[str]:
    rows = [
        "employer_id,name,city,province,lat,lon,receive_from,receive_until,"
        "daily_intake,accepted"
    ]
    for i in range(n):
        lat, lon = (30.25, 120.2) if is_far else rng.choice(AWAY)
        where = "杭州市,浙江省" if is_far else "西安市,陕西省"
        rows.append(
            f"E{i},厂{i},{where},{lat + rng.uniform(-0.1, 0.1):.4f},"
            f"{lon + rng.uniform(-0.1, 0.1):.4f},{rng.choice(HOURS)},"
            f"{rng.choice(('', '', '', 4, 7))},yes"
        )
    return rows


def _workers(rng: Random, n_villages: int, n_employers: int) -> list[str]:
    rows = [
        "worker_id,name,village_id,employer_id,party_id,ready_from,report_by,"
        "certificate_until,health_code,temperature_c,poverty_listed,bags,agrees_alone,"
        "direction"
    ]
    least = rng.randint(4, 40)
    while len(rows) <= least:
        n = rng.choice((1, 1, 1, 2, 3))
        at, to = rng.randrange(n_villages), rng.randrange(n_employers)
        party = f"P{len(rows)}" if n > 1 else ""
        ready = rng.choice(("", "", "", "2020-03-04 09:00"))
        due = rng.choice(("", "", "", "2020-03-04 14:00", "2020-03-04 22:00"))
        direction = rng.choice(("out", "out", "home"))
        rows += [
            f"W{number},工{number},V{at},E{to},{party},{ready},{due},2020-04-01,green,"
            f"36.5,{rng.choice(('yes', 'no', 'no'))},{rng.choice(('', 1, 3))},"
            f"{rng.choice(('', 'yes', 'no'))},{direction}"
            for number in range(len(rows), len(rows) + n)
        ]
    return rows


def _fleet(rng: Random, *, has_far_ones: bool) -> list[str]:
    rows = [
        "depot_id,vehicle_type,seats,count,billing,fixed,included_km,per_km,drivers,"
        "toll_per_km,hold_bags,crew_change"
    ]
    rows += [
        f"D1,coach-{seats},{seats},{rng.randint(1, 2)},"
        f"{rng.choice(('per_day', 'per_trip'))},{600 + 25 * seats},100,"
        f"{3 + seats / 12:.1f},{rng.choice((1, 2))},0.5,{rng.choice(('', '', 8))},"
        f"{rng.choice(('yes', 'no'))}"
        for seats in (19, *rng.sample((33, 49), rng.randint(0, 2)))
    ]
    if has_far_ones:
        rows.append(f"R1,coach-33,33,{rng.randint(1, 2)},per_day,1200,100,6,1,0.5,,no")
    return rows


def _services(rng: Random, n_days: int) -> list[str]:
    def day() -> str:
        return f"2020-03-{4 + rng.randrange(n_days):02d}"

    rows = [
        "service_id,from_hub,to_hub,kind,departs,minutes,seats,max_units,unit_cost,"
        "seat_cost",
        f"G1,H1,H2,train,{day()} {rng.choice(('10:00', '12:30'))},470,"
        f"{rng.choice((5, 12, 60))},1,0,400",
    ]
    if rng.random() < 1 / 2:
        rows.append(
            f"F1,A1,A2,charter_flight,{day()} {rng.choice(('11:00', '15:00'))},130,"
            f"{rng.choice((8, 30))},{rng.choice((1, 2))},9000,0"
        )
    return rows


def _settings(rng: Random, n_days: int) -> str:
    lines = ['name = "odd"', "first_day = 2020-03-04", f"days = {n_days}", "[origin]"]
    lines += ['province = "山西省"', 'city = "运城市"', "[policy]"]
    lines += [f"{key} = {rng.choice(values)}" for key, values in POLICY.items()]
    lines += ["[costs]", "kit = 15", "disinfection = 100"]
    if rng.random() < 1 / 3:
        lines += ["[individual]", f"allowed = {rng.choice(('true', 'false'))}"]
        lines += [f"price = {rng.choice((150, 900))}"]
        lines += [f'subsidy_riders = "{rng.choice(("poverty", "all"))}"']
    return "\n".join(lines) + "\n"


def campaign(*, n: int, seed: int) -> Tally:
    """``n`` odd days, each planned and proved."""
    tally = Tally()
    for number in range(n):
        rng = Random(f"{seed} {number}")  # no secret is drawn
        with TemporaryDirectory() as name:
            folder = Path(name)
            for file, text in odd_day(rng).items():
                (folder / file).write_text(text, "utf-8")
            _try(folder, f"day {number}", rng.choice((0, 1, 3)), tally)
    return tally


def _try(folder: Path, label: str, steps: int, tally: Tally) -> None:
    try:
        scenario = read_scenario(folder)
    except ScenarioError:
        tally.outcomes["refused"] += 1
        return
    outcome = solve(scenario, limits=Limits(time_limit_s=None, steps=steps))
    tally.outcomes[outcome.status] += 1
    told = broken_promises(scenario, outcome.plan, folder / "plan.json")
    tally.broken += [f"{label}, {steps} steps: {one}" for one in told]


def broken_promises(scenario: Scenario, plan: Plan, path: Path) -> Sequence[str]:
    """What does not hold of the plan."""
    told = [f"{one.code} at {one.where}" for one in violations(scenario, plan)]
    cost_fen = plan.cost.objective_fen
    for name, fen in (
        ("stated", plan.cost.lower_bound_fen),
        ("confirmed", confirmed_bound_fen(scenario, plan)),
    ):
        if fen is not None and fen > cost_fen:
            told.append(f"the {name} bound {fen} is above {cost_fen}")
    path.write_text(plan_text(plan, scenario.clock), "utf-8")
    again, _ = read_plan(path.parent)
    return told if again == plan else [*told, "read back it is another plan"]


def main() -> int:
    """Run the long form and print what became of the days."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = campaign(n=options.n, seed=options.seed)
    lines = [f"{n:>8,}  {what}" for what, n in sorted(tally.outcomes.items())]
    lines += ["", f"promises broken: {len(tally.broken)}", *tally.broken]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
