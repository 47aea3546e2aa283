"""Sentences of repairs: what would have to change for those left behind to travel.

The codes are the kinds of repairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_CHANGES: Mapping[str, Text] = {
    "MORE_SEARCH": (
        "plan again with more time (a search of {amount:step|steps} was tried)",
        "延长计算时间后重排（已试算 {amount} 步）",
    ),
    "LONGER_GATE": (
        "have {places} receive {amount} min longer{hours}",
        "请 {places} 延后 {amount} 分钟停止接收{hours}",
    ),
    "EARLIER_GATE": (
        "have {places} receive {amount} min sooner{hours}",
        "请 {places} 提前 {amount} 分钟接收{hours}",
    ),
    "EARLIER_PICKUP": (
        "let them board at {places} {amount} min sooner{hours}",
        "{places} 提前 {amount} 分钟上车{hours}",
    ),
    "LATER_PICKUP": (
        "let them board at {places} {amount} min longer{hours}",
        "{places} 延后 {amount} 分钟停止上车{hours}",
    ),
    "LONGER_BOARDING": (
        "let coaches board at {places} {amount} min longer, a few at a time",
        "{places} 上车时段延长 {amount} 分钟，分批上车",
    ),
    "LONGER_WAIT": (
        "let workers wait {amount} min aboard before the gate",
        "允许在车上等候开门 {amount} 分钟",
    ),
    "LONGER_RIDE": (
        "allow rides of {lasting_s!m}",
        "放宽乘车时限至 {lasting_s!m}",
    ),
    "LONGER_JOURNEY": (
        "allow journeys of {lasting_s!m}, by {service}",
        "放宽全程时限至 {lasting_s!m}，改乘 {service}",
    ),
    "LATER_REPORT": (
        "let those who stay report {lasting_s!m} later than asked for",
        "未安排人员的报到时间推迟 {lasting_s!m}",
    ),
    "LATER_REPORTS": (
        "let everybody who is to report by a moment report {lasting_s!m} later",
        "全体有报到时限人员的报到时间均推迟 {lasting_s!m}",
    ),
    "HIGHER_INTAKE": (
        "have the employers take up to {amount} a day",
        "用工单位每日接收提高至 {amount} 人",
    ),
    "SECOND_RUN": (
        "send {coaches} out a second time once back (max_trips_per_block 2 or more)",
        "安排 {coaches} 返回后再跑一趟（max_trips_per_block 设为 2 及以上）",
    ),
    "ANY_PRICE": (
        "weigh a worker left behind at more than {amount} CNY (penalty)",
        "将未安排一人的权重提高至 {amount} 元以上",
    ),
    "CONNECTING_COACHES": (
        "have coaches at both ends of {service}, which has seats",
        "{service} 尚有座位，增加两端接驳车",
    ),
    "MORE_SEATS": (
        "have {amount:more seat|more seats} on {service}",
        "{service} 增加 {amount} 个座位",
    ),
    "ADMIT_MODE": (
        "admit {service}, whose kind the settings leave out (modes)",
        "允许使用 {service}（设置中未列入该方式）",
    ),
    "LATER_SERVICE": (
        "take one like {service} that leaves {amount} min later",
        "改用比 {service} 晚 {amount} 分钟出发的班次",
    ),
    "EARLIER_SERVICE": (
        "take one like {service} that leaves {amount} min sooner",
        "改用比 {service} 早 {amount} 分钟出发的班次",
    ),
    "NEXT_DAYS_SERVICE": (
        "take one like {service} {amount:day|days} later",
        "改用 {amount} 天后与 {service} 同一时刻的班次",
    ),
    "FARTHER_HUBS": (
        "allow hubs {amount} km away, for {service}",
        "放宽枢纽距离至 {amount} 公里，改乘 {service}",
    ),
    "MIX_COUNTIES": (
        "let workers of several counties share a coach (mix_counties)",
        "允许不同县区人员同车",
    ),
    "LONGER_DETOUR": (
        "allow ways of {ratio} times the direct one (max_detour_ratio)",
        "绕行上限放宽至直达的 {ratio} 倍（max_detour_ratio）",
    ),
    "MORE_VILLAGES": (
        "let a coach take workers up at {amount} places (max_villages_per_vehicle)",
        "每车上车点放宽至 {amount} 处（max_villages_per_vehicle）",
    ),
    "MORE_EMPLOYERS": (
        "let a coach set workers down at {amount} places (max_employers_per_vehicle)",
        "每车下车点放宽至 {amount} 处（max_employers_per_vehicle）",
    ),
    "MORE_DRIVERS": (
        "allow {amount} drivers on a trip",
        "每趟驾驶员放宽至 {amount} 名",
    ),
    "FEWER_BAGS": (
        "let everybody bring {amount:piece|pieces} of luggage at most, or send the rest"
        " ahead",
        "每人随车行李限 {amount} 件，其余另行托运",
    ),
    "LARGER_HOLD": (
        "send luggage ahead, or have holds for {amount:piece|pieces}",
        "行李另行托运，或改用可装 {amount} 件行李的车型",
    ),
    "MUSTER_POINT": (
        "let them board at a muster point that any coach reaches",
        "在各型客车均可到达的集合点上车",
    ),
    "SPLIT_PARTIES": (
        "let parties ride in several coaches, if they agree",
        "经本人同意，同行人员分乘",
    ),
    "MORE_COACHES": ("hire another {coaches}", "增租 {coaches}"),
    "MORE_DAYS": (
        "add {amount:day|days} to the operation",
        "延长运送 {amount} 天",
    ),
    "EMERGENCY_DISPATCH": (
        "have the transport authority order coaches from elsewhere",
        "由运输主管部门应急调度外地车辆",
    ),
    "TICKETS": (
        "let them travel alone with a ticket, if they agree",
        "经本人同意，购票自行返岗",
    ),
    "SEARCH_IN_VAIN": (
        "a search of {amount:step|steps} was tried and carries nobody more",
        "已试算 {amount} 步，未能多安排人员",
    ),
    "PART_SEARCH_IN_VAIN": (
        "the coaches near them were planned anew in {amount:step|steps}, and carry "
        "nobody more",
        "已将附近车辆重新排班，试算 {amount} 步，未能多安排人员",
    ),
    "UNTRIED": (
        "not all were tried within what repairs may take: {amount:kind of change was|"
        "kinds of change were} not tried",
        "措施测算已达上限，未全部试算：尚有 {amount} 类措施未算完",
    ),
}
_AROUND: Mapping[str, Text] = {
    "REPAIR_COACHES": (
        "{n} x {vehicle_type} ({depot})",
        "{n} 辆{vehicle_type}（{depot}）",
    ),
    "REPAIR_HOURS": (" ({hours})", "（{hours}）"),
    "REPAIR_MORE_PLACES": ("{n} more", "另 {n} 处"),
    "REPAIR_BOTH": ("{first} and {second}", "{first}，并{second}"),
    "REPAIR_BY": ("{change}, by {service}", "{change}，乘坐 {service}"),
    "REPAIR_WITH": ("{change}, with {coaches}", "{change}，使用 {coaches}"),
    "REPAIR_WITH_HIRED": (
        "{change}, with {coaches} ({n} to hire)",
        "{change}，使用 {coaches}（其中增租 {n} 辆）",
    ),
    "REPAIR_CARRIES": (
        "{change}: carries {n} of {left} for {cost_fen} ({each_fen} each)",
        "{change}：可运送 {left} 人中的 {n} 人，费用 {cost_fen}（人均 {each_fen}）",
    ),
    "REPAIR_CARRIES_FREE": (
        "{change}: carries {n} of {left} at no cost",
        "{change}：可运送 {left} 人中的 {n} 人，无需费用",
    ),
    "REPAIR_CARRIES_AT_NO_MORE": (
        "{change}: carries {n} of {left}, in a plan that costs no more than this one",
        "{change}：可运送 {left} 人中的 {n} 人，费用与本方案相同",
    ),
    "REPAIR_CARRIES_ANEW": (
        "{change}: carries {n} of {left} for {cost_fen} more than this plan"
        " ({each_fen} each)",
        "{change}：可运送 {left} 人中的 {n} 人，比本方案多 {cost_fen}"
        "（人均 {each_fen}）",
    ),
    "REPAIR_AT_LEAST": ("at least {n}", "至少 {n}"),
    "REPAIR_CARRIES_AFRESH": (
        "{change}: carries {n} of {left} for {cost_fen} more ({each_fen} each) than"
        " this plan searched again without it, which alone saves {saved_fen}",
        "{change}：可运送 {left} 人中的 {n} 人；本方案不作此改动重新搜索即可节省"
        " {saved_fen}，与之相比多 {cost_fen}（人均 {each_fen}）",
    ),
    "REPAIR_CARRIES_FOR_LESS": (
        "{change}: carries {n} of {left}, in a plan that costs {saved_fen} less than"
        " this one",
        "{change}：可运送 {left} 人中的 {n} 人，且比本方案少 {saved_fen}",
    ),
}
SENTENCES: Mapping[str, Text] = {**_CHANGES, **_AROUND}
