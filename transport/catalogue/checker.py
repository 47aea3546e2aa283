"""What the checker cannot prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "STATED_BOUND": (
        "that no plan can cost less; only that this plan does not (p2p verify --bound "
        "proves it)",
        "任何计划都不会更省；只核查了本计划不低于它（p2p verify --bound 可证明）",
    ),
    "STATED_BOUND_PROVED_TO": (
        "that no plan can cost less; proved up to {proved_fen} (p2p verify --bound "
        "proves it)",
        "任何计划都不会更省；已证明到 {proved_fen}（p2p verify --bound 可证明）",
    ),
    "BOUND_AS_STATED": (
        "{figure} (stated, not checked; proved again up to {proved})",
        "{figure}（所述，未经核查；已重新证明到 {proved}）",
    ),
    "FIGURE_AS_STATED": (
        "{figure} (stated, not checked)",
        "{figure}（所述，未经核查）",
    ),
    "GAP_AS_STATED": (
        "{figure} (stated, not checked; {proved} by what was proved again)",
        "{figure}（所述，未经核查；按已重新证明的下界为 {proved}）",
    ),
    "STATED_GAP": ("follows from it", "由其得出"),
    "STATED_ENUMERATED": (
        "that part of the bound was found by enumeration",
        "下界的一部分由枚举得出",
    ),
    "STATED_PRICES": (
        "prices from which p2p verify --bound proves the bound again",
        "供 p2p verify --bound 重新证明下界的价格",
    ),
    "STATED_REJECTED": (
        "that there is such a plan; only that it would be rejected",
        "确有这样的计划；只核查了它会被否定",
    ),
    "STATED_MARGINAL": (
        "prices at the margin; only the groups and coaches they are for",
        "边际价格；只核查了所对应的小组和客车",
    ),
    "STATED_UNPLANNED": (
        "that no other ride would do than those the checker tries",
        "除核查程序所试之外没有其他乘车办法",
    ),
    "STATED_WORDS": (
        "the planner's words; the codes are judged",
        "编制程序的说法；代码已核查",
    ),
    "STATED_HALT_KIND": (
        "whether a halt on the way is called break or rest; its time is judged",
        "途中停车称为小休还是休息；时间已核查",
    ),
    "STATED_HALT_KM": (
        "of halts on the way: within what two minutes at the wheel make",
        "途中停车的里程：误差在两分钟车程之内",
    ),
    "STATED_DRIVING": (
        "to the second a leg, as legs may be rounded",
        "每段误差在一秒之内，因各段可能取整",
    ),
    "STATED_CHANGES": (
        "what was reported since the plan was printed; the plan is judged by it",
        "计划印发后报告的变动；计划按其核查",
    ),
    "STATED_SOLVER": (
        "how the plan was made: version {version}, seed {seed}, {seconds} s",
        "计划的编制过程：版本 {version}，种子 {seed}，{seconds} 秒",
    ),
}
