"""A small plan with flights and trains, for the tests of papers and pages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tests.transport.checker.journey_breakages import good_case
from transport.payer_rules import PAYER_PRESETS

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

RARE = "䶮㛃𫖯"
LONG = "很" * 40
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(at: int) -> str:
    """A number with the right check character."""
    body = f"14110119900101{at:03d}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@cache
def journeys() -> tuple[Scenario, Plan]:
    """The plan of all modes; everybody has an identity number and a phone."""
    scenario, plan = good_case()
    workers = tuple(
        replace(
            worker,
            name=RARE if at == 0 else LONG if at == 1 else f"工人{at}",
            id_number=identity(at),
            phone=f"139{at:08d}",
        )
        for at, worker in enumerate(scenario.workers)
    )
    rules = PAYER_PRESETS["jiangyin-2022"]
    return replace(scenario, workers=workers, payer_rules=rules), plan
