"""Which plan a paper is of: number, variant, start of its digest, from when on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say
from transport.planfiles.folder import plan_digest

if TYPE_CHECKING:
    from transport.language import Lang, Text
    from transport.plan import Plan
    from transport.scenario import Scenario
    from transport.versions import Version

N_LETTERS = 8  # of the plan's digest that papers tell


def version_of(scenario: Scenario, plan: Plan) -> str:
    """The start of the digest of ``plan.json``."""
    return plan_digest(plan, scenario.clock)[:N_LETTERS]


def number_told(number: int) -> Text:
    """The number of a version in words."""
    return f"version {number}", f"第{number}版"


def version_told(scenario: Scenario, plan: Plan, lang: Lang, *, number: int = 1) -> str:
    """The version as the foot of a page tells it; ``number``: 1 follows no other."""
    version = version_of(scenario, plan)
    told = say(number_told(number), lang)
    if plan.variant is None:
        return f"{told} · {say(('base plan', '基本方案'), lang)} {version}"
    return f"{told} · {say(('variant', '方案'), lang)} {plan.variant} {version}"


def stamp_told(
    scenario: Scenario, plan: Plan, lang: Lang, version: Version | None = None
) -> str:
    """The version and from when on it holds, the same whenever it is printed.

    ``version``: None for a plan that follows no other; it holds from the first day on.
    """
    if version is None:
        return stamp_of(scenario, plan, lang, number=1, from_s=0)
    from_s = version.changes.moment_s
    return stamp_of(scenario, plan, lang, number=version.number, from_s=from_s)


def stamp_of(
    scenario: Scenario, plan: Plan, lang: Lang, *, number: int, from_s: int
) -> str:
    """The stamp of the version of that ``number``, which holds ``from_s`` on."""
    at = f"{scenario.clock.moment(from_s):%Y-%m-%d %H:%M}"
    told = version_told(scenario, plan, lang, number=number)
    return f"{told} · {say((f'from {at}', f'自{at}起'), lang)}"
