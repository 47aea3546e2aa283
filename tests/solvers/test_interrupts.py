"""Libraries that solve for us leave Ctrl-C to us, while they run and afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import signal
pressed = []
signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight
from transport.outcome import Limits
cheap = flight(
    kind="seat_block", seats=30, block_hour_fen=0, ferry_s=0, seat_cost_fen=30_000
)
asked = 0

def stop():
    global asked
    asked += 1
    return False

for services in ((), (cheap,)):
    scenario = far_day(n_workers=30, services=services)
    asked = 0
    pressed.clear()
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1), stop=stop).plan
    signal.raise_signal(signal.SIGINT)
    print(len(plan.services), len(plan.journeys), len(pressed), asked > 0)
"""


def test_ctrl_c_still_reaches_us_after_searches_of_coaches_and_of_flights() -> None:
    """A library that puts back its own idea of SIGINT lets the process be killed."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["0 30 1 True", "1 30 1 True"]
