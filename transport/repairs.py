"""Repairs: changes that would let workers travel who stay, each with its price."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from transport.language import say
from transport.summary import yuan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang, Text
    from transport.plan import Plan
    from transport.scenario import Scenario

RepairKind = Literal[
    "second_run",
    "more_coaches",
    "more_days",
    "longer_ride",
    "higher_intake",
    "muster_point",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change, what it would cost, and how many of those who stay it would carry.

    ``cost_fen``: of trips for these workers alone, proved by the checker; a new plan
    for everybody may do it cheaper. ``coaches``: how many by depot and type.
    ``amount``: further days, hours of ride, or workers an employer and day.
    """

    kind: RepairKind
    n_left: int
    n_carried: int
    cost_fen: int
    coaches: Mapping[tuple[str, str], int] = field(default_factory=dict)
    amount: int = 0

    @property
    def each_fen(self) -> int:
        """The price over those carried."""
        return self.cost_fen // max(1, self.n_carried)


_WORDS: Mapping[RepairKind, Text] = {
    "second_run": (
        "send {coaches} out a second time once back",
        "安排 {coaches} 返回后再跑一趟",
    ),
    "more_coaches": ("hire another {coaches}", "增租 {coaches}"),
    "more_days": (
        "add {amount} day(s) to the operation, with {coaches}",
        "延长运送 {amount} 天，使用 {coaches}",
    ),
    "longer_ride": (
        "allow rides of {amount} h, with {coaches}",
        "放宽乘车时限至 {amount} 小时，使用 {coaches}",
    ),
    "higher_intake": (
        "have the employers take up to {amount} a day, with {coaches}",
        "用工单位每日接收提高至 {amount} 人，使用 {coaches}",
    ),
    "muster_point": (
        "let them board at a muster point that any coach reaches, with {coaches}",
        "在各型客车均可到达的集合点上车，使用 {coaches}",
    ),
}
_CARRIES: Text = (
    "carries {n} of {left} for {cost} CNY ({each} each)",
    "可运送 {left} 人中的 {n} 人，费用 {cost} 元（人均 {each} 元）",
)


def repair_change(repair: Repair, lang: Lang) -> str:
    """What would have to change."""
    coaches = ", ".join(
        f"{n} x {kind} ({depot})" for (depot, kind), n in repair.coaches.items()
    )
    return say(_WORDS[repair.kind], lang).format(amount=repair.amount, coaches=coaches)


def repair_text(repair: Repair, lang: Lang) -> str:
    """The change and what it brings, in one sentence."""
    brings = say(_CARRIES, lang).format(
        n=repair.n_carried,
        left=repair.n_left,
        cost=yuan(repair.cost_fen),
        each=yuan(repair.each_fen),
    )
    return f"{repair_change(repair, lang)}: {brings}"


def held_prices(scenario: Scenario, plan: Plan) -> dict[str, tuple[int, int]]:
    """By hold code: how many of the held have a price, and the sum of the prices, fen.

    The price of a held worker, once whatever holds him is cured, is that of one more
    worker of his village and employer at the margin; the dearest where there are
    several groups. Empty where marginal prices were not computed, or where somebody is
    left behind: one more worker then costs the penalty of another one, which is no
    money.
    """
    if plan.marginal is None or plan.unplanned:
        return {}
    price_of: dict[tuple[str, str], int] = {}
    for group in plan.marginal.groups:
        pair = (group.village_id, group.employer_id)
        price_of[pair] = max(group.per_worker_fen, price_of.get(pair, 0))
    found: dict[str, tuple[int, int]] = {}
    for entry in plan.held:
        worker = scenario.worker[entry.worker_id]
        price_fen = price_of.get((worker.village_id, worker.employer_id))
        if price_fen is not None:
            n, sum_fen = found.get(entry.code, (0, 0))
            found[entry.code] = (n + 1, sum_fen + price_fen)
    return found
