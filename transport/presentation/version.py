"""Which plan a paper is of: its variant, and the start of its file's digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say
from transport.planfiles.folder import plan_digest

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

N_LETTERS = 8  # of the plan's digest that papers tell


def version_of(scenario: Scenario, plan: Plan) -> str:
    """The start of the digest of ``plan.json``."""
    return plan_digest(plan, scenario.clock)[:N_LETTERS]


def version_told(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """The version as the foot of a page tells it."""
    version = version_of(scenario, plan)
    if plan.variant is None:
        return f"{say(('base plan', '基本方案'), lang)} {version}"
    return f"{say(('variant', '方案'), lang)} {plan.variant} {version}"
