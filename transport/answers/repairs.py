"""Repairs: changes that would let workers travel who stay, each with its price."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from transport.language import say
from transport.presentation.figures import yuan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang, Text
    from transport.plan import Plan
    from transport.scenario import Scenario

RepairKind = Literal[
    "more_search",
    "longer_gate",
    "earlier_gate",
    "earlier_pickup",
    "later_pickup",
    "longer_boarding",
    "longer_wait",
    "longer_ride",
    "longer_journey",
    "later_report",
    "higher_intake",
    "second_run",
    "any_price",
    "connecting_coaches",
    "more_seats",
    "admit_mode",
    "later_service",
    "earlier_service",
    "farther_hubs",
    "mix_counties",
    "more_villages",
    "more_employers",
    "more_drivers",
    "larger_hold",
    "muster_point",
    "split_parties",
    "more_coaches",
    "more_days",
    "emergency_dispatch",
    "tickets",
    "search_in_vain",
    "untried",
]
SMALLEST_FIRST: tuple[RepairKind, ...] = get_args(RepairKind)
NOTES: tuple[RepairKind, ...] = ("search_in_vain", "untried")  # carry nobody
MOST_PLACES = 3  # that are named in one repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change, what it would cost, and how many of those who stay it would carry.

    ``cost_fen``: of trips for these workers alone, proved by the checker; a new plan
    for everybody may do it cheaper. ``is_anew``: everybody was planned anew, and the
    price is the difference of the plans. ``coaches``: how many by depot and type;
    ``n_hired``: those of them that do not stand idle. ``amount``: days, hours, minutes,
    workers, seats or what else the kind counts. ``places``, ``hours``: whose openings
    are moved, and what they become, where all become the same. ``also``: what must
    change besides; its own price and coaches do not count.
    """

    kind: RepairKind
    n_left: int
    n_carried: int
    cost_fen: int
    coaches: Mapping[tuple[str, str], int] = field(default_factory=dict)
    amount: int = 0
    n_hired: int = 0
    is_anew: bool = False
    service_id: str = ""
    places: tuple[str, ...] = ()
    hours: str = ""
    worker_ids: frozenset[str] = frozenset()
    also: Repair | None = None

    @property
    def each_fen(self) -> int:
        """The price over those carried."""
        return self.cost_fen // max(1, self.n_carried)


_WORDS: Mapping[RepairKind, Text] = {
    "more_search": (
        "plan again with more time (a search of {amount} steps was tried)",
        "延长计算时间后重排（已试算 {amount} 步）",
    ),
    "longer_gate": (
        "have {places} receive {amount} min longer{hours}",
        "请 {places} 延后 {amount} 分钟停止接收{hours}",
    ),
    "earlier_gate": (
        "have {places} receive {amount} min sooner{hours}",
        "请 {places} 提前 {amount} 分钟接收{hours}",
    ),
    "earlier_pickup": (
        "let them board at {places} {amount} min sooner{hours}",
        "{places} 提前 {amount} 分钟上车{hours}",
    ),
    "later_pickup": (
        "let them board at {places} {amount} min longer{hours}",
        "{places} 延后 {amount} 分钟停止上车{hours}",
    ),
    "longer_boarding": (
        "let coaches board at {places} {amount} min longer, a few at a time",
        "{places} 上车时段延长 {amount} 分钟，分批上车",
    ),
    "longer_wait": (
        "let workers wait {amount} min aboard before the gate",
        "允许在车上等候开门 {amount} 分钟",
    ),
    "longer_ride": (
        "allow rides of {amount} h",
        "放宽乘车时限至 {amount} 小时",
    ),
    "longer_journey": (
        "allow journeys of {amount} h, by {service}",
        "放宽全程时限至 {amount} 小时，改乘 {service}",
    ),
    "later_report": (
        "let them report {amount} h later",
        "报到时间推迟 {amount} 小时",
    ),
    "higher_intake": (
        "have the employers take up to {amount} a day",
        "用工单位每日接收提高至 {amount} 人",
    ),
    "second_run": (
        "send {coaches} out a second time once back",
        "安排 {coaches} 返回后再跑一趟",
    ),
    "any_price": (
        "weigh a worker left behind at more than {amount} CNY (penalty)",
        "将未安排一人的权重提高至 {amount} 元以上",
    ),
    "connecting_coaches": (
        "have coaches at both ends of {service}, which has seats",
        "{service} 尚有座位，增加两端接驳车",
    ),
    "more_seats": (
        "have {amount} more seats on {service}",
        "{service} 增加 {amount} 个座位",
    ),
    "admit_mode": (
        "admit {service}, whose kind the settings leave out (modes)",
        "允许使用 {service}（设置中未列入该方式）",
    ),
    "later_service": (
        "take one like {service} that leaves {amount} min later",
        "改用比 {service} 晚 {amount} 分钟出发的班次",
    ),
    "earlier_service": (
        "take one like {service} that leaves {amount} min sooner",
        "改用比 {service} 早 {amount} 分钟出发的班次",
    ),
    "farther_hubs": (
        "allow hubs {amount} km away, for {service}",
        "放宽枢纽距离至 {amount} 公里，改乘 {service}",
    ),
    "mix_counties": (
        "let workers of several counties share a coach (mix_counties)",
        "允许不同县区人员同车",
    ),
    "more_villages": (
        "let a coach call at {amount} villages",
        "每车上车点放宽至 {amount} 处",
    ),
    "more_employers": (
        "let a coach call at {amount} employers",
        "每车用工单位放宽至 {amount} 家",
    ),
    "more_drivers": (
        "allow {amount} drivers on a trip",
        "每趟驾驶员放宽至 {amount} 名",
    ),
    "larger_hold": (
        "send luggage ahead, or have holds for {amount} pieces",
        "行李另行托运，或改用可装 {amount} 件行李的车型",
    ),
    "muster_point": (
        "let them board at a muster point that any coach reaches",
        "在各型客车均可到达的集合点上车",
    ),
    "split_parties": (
        "let parties ride in several coaches, if they agree",
        "经本人同意，同行人员分乘",
    ),
    "more_coaches": ("hire another {coaches}", "增租 {coaches}"),
    "more_days": (
        "add {amount} day(s) to the operation",
        "延长运送 {amount} 天",
    ),
    "emergency_dispatch": (
        "have the transport authority order coaches from elsewhere",
        "由运输主管部门应急调度外地车辆",
    ),
    "tickets": (
        "let them travel alone with a ticket, if they agree",
        "经本人同意，购票自行返岗",
    ),
    "search_in_vain": (
        "a search of {amount} steps was tried and carries nobody more",
        "已试算 {amount} 步，未能多安排人员",
    ),
    "untried": (
        "the time for repairs was up: {amount} kinds of change were not tried",
        "测算时间已到：尚有 {amount} 类措施未试算",
    ),
}
_CARRIES: Text = (
    "carries {n} of {left} for {cost} CNY ({each} each)",
    "可运送 {left} 人中的 {n} 人，费用 {cost} 元（人均 {each} 元）",
)
_CARRIES_ANEW: Text = (
    "carries {n} of {left} for {cost} CNY more than this plan ({each} each)",
    "可运送 {left} 人中的 {n} 人，比本方案多 {cost} 元（人均 {each} 元）",
)
_WITH: Text = (", with {coaches}", "，使用 {coaches}")
_BOTH: Text = ("{} and {}", "{}，并{}")
_HIRED: Text = (" ({n} to hire)", "（其中增租 {n} 辆）")


def repair_change(repair: Repair, lang: Lang) -> str:
    """What would have to change."""
    coaches = ", ".join(
        f"{n} x {kind} ({depot})" for (depot, kind), n in repair.coaches.items()
    )
    change = _words(repair, coaches, lang)
    if repair.also is not None:
        change = say(_BOTH, lang).format(_words(repair.also, "", lang), change)
    if coaches and "{coaches}" not in say(_WORDS[repair.kind], lang):
        change += say(_WITH, lang).format(coaches=coaches)
        if repair.n_hired:
            change += say(_HIRED, lang).format(n=repair.n_hired)
    return change


def _words(repair: Repair, coaches: str, lang: Lang) -> str:
    more = len(repair.places) - MOST_PLACES
    return say(_WORDS[repair.kind], lang).format(
        amount=repair.amount,
        coaches=coaches,
        service=repair.service_id,
        places=", ".join(repair.places[:MOST_PLACES]) + (f" +{more}" * (more > 0)),
        hours=f" ({repair.hours})" if repair.hours else "",
    )


def repair_text(repair: Repair, lang: Lang) -> str:
    """The change and what it brings, in one sentence; a note has nothing to bring."""
    if repair.kind in NOTES:
        return repair_change(repair, lang)
    brings = say(_CARRIES_ANEW if repair.is_anew else _CARRIES, lang).format(
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
