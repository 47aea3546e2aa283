"""The words of the pages, English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.language import say
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.language import Lang, Text
    from transport.said import Figure

_WORDS: dict[str, Text] = {
    "mark": ("Internal use", "内部使用"),
    "report": ("Plan report", "方案报告"),
    "compare": ("Cost plans compared", "成本方案比较"),
    "variant": ("variant {name}", "方案 {name}"),
    "base": ("base", "基本方案"),
    "totals": ("Totals", "总计"),
    "registered": ("Registered", "登记人数"),
    "planned": ("Planned", "安排人数"),
    "alone": ("Travel alone", "自行返岗"),
    "held": ("Held", "暂缓出行"),
    "unplanned": ("Unplanned", "未能安排"),
    "coaches": ("Coaches", "客车"),
    "trips": ("Coach trips", "客车车次"),
    "units": ("Units", "架（列）次"),
    "services": ("Flights and trains", "航班列车"),
    "km": ("Kilometres (empty)", "里程（空驶）"),
    "cost": ("Cost, CNY", "总费用（元）"),
    "each": ("A worker, CNY", "人均（元）"),
    "penalty": (
        "Penalties of those left behind (no money; the bound is on cost and penalties)",
        "未安排人员罚分（非费用；下界为费用与罚分之和的下界）",
    ),
    "bound": ("Lower bound, CNY", "费用下界（元）"),
    "gap": ("Gap", "与下界差距"),
    "optimal": ("optimal", "最优"),
    "enumerated": ("optimal, proved by enumeration", "最优，经枚举证明"),
    "worst_ride": ("Longest ride, h", "最长途中时间（小时）"),
    "median_ride": ("Median ride, h", "途中时间中位数（小时）"),
    "slack": ("Smallest slack, min", "最小衔接余量（分）"),
    "co2": ("CO2, t", "二氧化碳（吨）"),
    "lines": ("Cost lines", "费用构成"),
    "payers": ("Who pays", "费用分担"),
    "line": ("Line", "项目"),
    "amount": ("CNY", "元"),
    "payer": ("Payer", "分担方"),
    "map": ("Map", "地图"),
    "gantt": ("Rotations", "车辆周转图"),
    "gantt_note": (
        "One row a coach; bars are trips from depot to depot. A line joins those of a"
        " block, whose days are bought once.",
        "每行一辆车；色块为一趟（由车场出发至返回车场）。横线相连的为同一车次链，"
        "天数只计一次。",
    ),
    "direct": ("direct", "直达"),
    "feeder": ("feeder", "接驳"),
    "receiving": ("receiving", "接站"),
    "loads": ("Load factors", "实载率"),
    "loads_note": (
        "Trips by workers over usable seats, in per cent.",
        "按乘车人数与可用座位之比（%）统计的车次数。",
    ),
    "arrivals": ("Arrivals", "到达曲线"),
    "arrivals_note": ("Workers arrived by then.", "截至该时刻的到达人数。"),
    "connections": ("Tightest connections", "最紧的衔接"),
    "trip": ("Trip", "车次"),
    "service": ("Service", "班次"),
    "hub": ("Hub", "枢纽"),
    "workers": ("Workers", "人数"),
    "positions": ("Places known by a centre alone", "仅按驻地定位的地点"),
    "place": ("Place", "地点"),
    "lies_in": ("In", "所在地"),
    "position": ("Position", "位置"),
    "source": ("Source", "来源"),
    "from_gazetteer": ("gazetteer", "地名录"),
    "at_town": ("centre of its town", "乡镇驻地"),
    "at_county": ("centre of its county", "县城"),
    "stay": ("Who stays, and why", "未出行人员与原因"),
    "status": ("Status", "状态"),
    "meaning": ("Reason", "原因"),
    "remedy": ("What to do", "处理办法"),
    "would_cost": ("Would cost, CNY (priced)", "若可出行的费用（元，计价人数）"),
    "would_cost_note": (
        "What the journeys of the held would cost at the margin, once cured: the price"
        " of one more worker of the same village and employer, where some travel.",
        "暂缓人员具备出行条件后的边际费用：同村、同用工单位再增加一人的费用（有人出行时）。",
    ),
    "repairs": ("What would carry those unplanned", "未安排人员的补救办法与费用"),
    "repair": ("Change", "措施"),
    "carried": ("Carried", "可运送"),
    "repair_note": (
        "Each planned and proved by the checker, under all other rules: for those left"
        " alone, but for rules on sharing a coach, where all are planned anew and the"
        " price is the difference. Load caps, health rules and driver hours are law and"
        " are not offered.",
        "各项均经编排和独立校验，其余规则不变：仅为未安排人员编排；涉及同车规定的则全体重排，"
        "费用为两方案之差。载客上限、健康要求和驾驶时限属法规，不在此列。",
    ),
    "limits": ("Limits and their price", "限制的代价"),
    "limits_note": (
        "Settings that hold this plan up: everybody planned anew with less strict ones,"
        " proved by the checker. Load caps, health rules, driver hours and the mixing"
        " of risk levels are law and are not offered.",
        "制约本方案的设置：放宽后全体重排，并经独立校验。载客上限、健康要求、驾驶时限和"
        "不同风险等级同车属法规，不在此列。",
    ),
    "second_look": ("Worth a second look", "值得复核"),
    "dear": ("Seats at many times the median price", "人均费用远高于中位数的座位"),
    "cheaper": ("Cheaper ways found", "更便宜的办法"),
    "dear_note": (
        "For the dearest, ways are planned alone and proved by the checker; the others"
        " are listed only. A train ticket is a fare by rule and no plan.",
        "对费用最高的几趟，各种办法均单独编排并经独立校验；其余仅列出。火车票为按票价规则"
        "计算的参考价，并非方案。",
    ),
    "shadow": ("Prices at the margin", "边际价格"),
    "shadow_note": (
        "What one more worker of a group costs in the calculation behind the bound, and"
        " what one more coach saves at most; in a seat that is free a worker may cost"
        " less.",
        "按下界的计算：某组增加一人的费用，增加一辆车最多可节省的费用；若有空座，增加一人的实际"
        "费用可能更少。",
    ),
    "shadow_note_idle": (
        "What one more worker of a group costs in the calculation behind the bound; in"
        " a free seat he may cost less. One more coach saves nothing in it.",
        "按下界的计算，某组增加一人的费用；若有空座，实际可能更少。增加车辆不会节省费用。",
    ),
    "shadow_short": (
        " Somebody is left behind: prices hold penalties, which are no money.",
        "有人未能安排：价格中含罚值，并非实际费用。",
    ),
    "margin_stated": (
        " The planner stated these prices when it made the plan; they are not checked.",
        "价格为编制计划时所述，未经核查。",
    ),
    "bound_stated": (
        "Lower bound as stated, not checked, CNY",
        "所述费用下界，未经核查（元）",
    ),
    "bound_proved": ("Lower bound proved again, CNY", "已重新证明的费用下界（元）"),
    "gap_stated": ("Gap as stated, not checked", "所述差距，未经核查"),
    "gap_proved": ("Gap to what was proved again", "与已重新证明的下界差距"),
    "group": ("Group", "组"),
    "coach": ("Coach", "车辆"),
    "saves": ("Saves at most, CNY", "最多节省（元）"),
    "proof": ("Assumptions and proof", "前提与校验"),
    "preset": ("Rules", "规则"),
    "roads": ("Distances", "里程来源"),
    "hash": ("Input SHA-256", "输入摘要（SHA-256）"),
    "solver": ("Search", "求解"),
    "verdict": ("Checker", "独立校验"),
    "no_violation": ("no violation", "未发现违规"),
    "violations": ("{n} violations", "发现 {n} 处违规"),
    "warnings": ("Warnings", "提醒"),
    "co2_note": (
        "CO2 factors, assumptions: coach 0.90 kg/km, aircraft 0.115 and train 0.030"
        " kg a passenger-km of great circle.",
        "二氧化碳系数（假设）：客车 0.90 kg/km；飞机 0.115、列车 0.030 kg/人公里"
        "（大圆距离）。",
    ),
    "map_note": (
        "Lines join the stops and are no roads. Grey: empty runs. Circles are villages,"
        " squares employers, diamonds depots, triangles hubs and stations. Below, pale:"
        " main roads, provinces, coasts ({credit}).",
        "连线只表示停靠顺序，并非道路；灰色为空驶。圆点为村，方块为用工单位，"
        "菱形为车场，三角为枢纽或检测站。底图为主要道路、省界、海岸（{credit}）。",
    ),
    "bridge": ("From {a} to {b}", "由 {a} 到 {b} 的费用变化"),
    "alike": ("The same costs.", "费用相同。"),
    "cut_axis": ("The axis does not begin at zero.", "纵轴不从零开始。"),
    "pareto": ("Cost against longest ride", "费用与最长途中时间"),
    "plans": ("Plans", "各方案"),
    "unproven": (
        "The order of {a} and {b} is not proven: {b} may cost as little as its bound,"
        " {bound} CNY, and {a} costs {cost} CNY.",
        "{a} 与 {b} 的先后未得到证明：{b} 的费用下界为 {bound} 元，"
        "{a} 的费用为 {cost} 元。",
    ),
    "proven": (
        "{a} is proven cheaper than {b} can ever be.",
        "已证明 {a} 的费用低于 {b} 可能达到的任何费用。",
    ),
    "not_alike": (
        "The plans do not carry equally many: compare the costs a worker too, and who"
        " stays. Penalties for eligible workers left behind count in the order.",
        "各方案运送人数不同，请同时比较人均费用和未出行人数。"
        "排序时已计入未安排人员的罚值。",
    ),
    "order": ("What is proven", "哪些先后已证明"),
    "failed": ("No plan: {why}", "无方案：{why}"),
    "taken": (
        "{a}: the plan of {b}, which is legal here too and cheaper than what was"
        " found.",
        "{a}：采用 {b} 的方案，该方案在此同样合规，且费用低于已得到的方案。",
    ),
    "none_rides": (
        "none of {n} eligible workers can ride",
        "符合条件的 {n} 人均无法安排",
    ),
    "refused": (
        "the checker found {n} violations; the plan is not shown",
        "独立校验发现 {n} 处违规，方案不予列出",
    ),
    "stopped": (
        "stopped before a first plan was found",
        "在得到第一个方案之前已中止",
    ),
}

_ROAD_SOURCES: dict[str, Text] = {
    "great_circle": (
        "great circle times a detour factor",
        "大圆距离乘以绕行系数",
    ),
    "highways": ("OpenStreetMap highways", "OpenStreetMap 公路网"),
    "osrm": ("OSRM server", "OSRM 路径服务"),
    "valhalla": ("Valhalla server", "Valhalla 路径服务"),
}


def listed(parts: Sequence[Figure], lang: Lang) -> str:
    """The parts one after the other, as the language divides them."""
    return sentence(said("LISTED", all=tuple(parts)), lang)


def road_source_name(provider: str, lang: Lang) -> str:
    """Where distances come from, in words."""
    return say(_ROAD_SOURCES.get(provider, (provider, provider)), lang)


def word(lang: Lang, key: str, **values: object) -> str:
    """The word in the language, its blanks filled."""
    text = say(_WORDS[key], lang)
    return text.format(**values) if values else text
