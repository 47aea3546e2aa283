"""Sentences on workers left behind: what binds the closest attempt to carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_RESOURCES: Mapping[str, Text] = {
    "NO_COACH_TRIED": (
        "the search ended before a coach for them could be tried; give it more time",
        "计算结束时尚未为其试排车辆；请延长计算时间",
    ),
    "EVERY_COACH_IS_BOOKED": (
        "{n:coach has|coaches have} seats for them, and none is free for as long "
        "as the way takes, on any day that is in time; it takes more coaches",
        "座位适合的 {n} 辆车在来得及的各日均已排满，无法再跑此路程；需增加车辆",
    ),
    "CAUSE_NOT_FOUND": (
        "the time was up before it was found what keeps them; give the search more"
        " time",
        "限时内未能查明未安排的原因；请延长计算时间",
    ),
    "GAVE_WAY": (
        "workers of higher priority have the seats; hire another coach",
        "座位已由优先级更高的人员使用；请增租车辆",
    ),
    "COACH_WOULD_BE_CHEAPER": (
        "a coach of its own would cost {cost_fen}, leaving the party behind weighs"
        " {weight_fen}; give the search more time",
        "单独派车费用 {cost_fen}，未安排该组的权重为 {weight_fen}；请延长计算时间",
    ),
    "COACH_WOULD_BE_DEARER": (
        "a coach of its own would cost {cost_fen}, leaving the party behind weighs"
        " {weight_fen}; raise the penalty to plan it",
        "单独派车费用 {cost_fen}，未安排该组的权重为 {weight_fen}；如需安排请提高权重",
    ),
    "COULD_RIDE_ALONG": (
        "could ride on {trip} for {more_fen} more; give the search more time",
        "可加乘 {trip}，增加费用 {more_fen}；请延长计算时间",
    ),
    "COULD_RIDE_ALONG_FREE": (
        "could ride on {trip} at no more cost; give the search more time",
        "可加乘 {trip}，无需增加费用；请延长计算时间",
    ),
    "FREE_COACH_COULD_CARRY": (
        "a free {vehicle_type} of {depot} could carry {n} for {cost_fen}; leaving them"
        " weighs {weight_fen}; give the search more time",
        "{depot} 有空闲的{vehicle_type}，可运送 {n} 人，费用 {cost_fen}；"
        "未安排的权重为 {weight_fen}；请延长计算时间",
    ),
    "ONE_MORE_COACH_WOULD_DO": (
        "every coach that could bring them in time is on another trip, and is planned"
        " for one trip a day; with one more {vehicle_type} of {depot} they could ride",
        "能按时送达的车辆均已安排其他班次，且每车每日只排一趟；"
        "{depot} 再增加一辆{vehicle_type}即可安排",
    ),
    "ONE_MORE_AT_THAT_TIME": (
        "every coach that could bring them in time is on another trip then; with one"
        " more {vehicle_type} of {depot} they could ride",
        "能按时送达的车辆届时均已安排其他班次；"
        "{depot} 再增加一辆{vehicle_type}即可安排",
    ),
    "ALL_COACHES_AWAY": (
        "all {n} {vehicle_type} of {depot} are away when the workers could leave",
        "可出发时，{depot} 的 {n} 辆{vehicle_type}均已外出",
    ),
    "NO_DAYS_TO_PLAN": ("the scenario has no days to plan", "没有可计划的日期"),
    "GATE_TAKES_NO_MORE": (
        "{employer} takes no more workers on the days on which they could arrive; raise"
        " daily_intake, or add days",
        "在可到达的日期，{employer} 不再接收更多人员；"
        "请提高 daily_intake，或延长运送天数",
    ),
    "DAILY_INTAKE_FULL": (
        "{employer} takes {most:worker|workers} a day, and has places for {room} "
        "more on the days on which they could arrive; this party needs {n}, all "
        "who wait for it {waiting}; {remedy}",
        "{employer} 每日接收 {most} 人，在可到达的日期还可接收 {room} 人；"
        "该组需要 {n} 个名额，等候者共 {waiting} 人；{remedy}",
    ),
    "RAISE_INTAKE_OR_DAYS": (
        "raise daily_intake, or add days",
        "请提高 daily_intake，或延长运送天数",
    ),
    "RAISE_INTAKE_FOR_PARTY": (
        "they come together, so raise daily_intake to {n} or more",
        "该组须同日到达，请将 daily_intake 提高至 {n} 或以上",
    ),
    "COACHES_AWAY_TOO": (
        "the coaches of those days are on other trips as well",
        "这些日期的车辆也已安排其他班次",
    ),
    "STOP_TAKES_NO_MORE": (
        "others board at {place} in every half-hour in which they could, and crowd_cap"
        " leaves room for {room} more; let them board over longer hours, or at another"
        " place",
        "在可上车的每个半小时，{place} 均有其他人员上车，按 crowd_cap 仅余 {room} 人；"
        "请延长上车时段，或另设上车点",
    ),
    "PARTY_OUTGROWS_COACHES": (
        "the party of {n} rides together, and the largest coach that may carry it, "
        "{vehicle_type}, has {seats:seat|seats} for workers; let it ride in "
        "several coaches",
        "该组 {n} 人须同乘，而可用的最大车型{vehicle_type}仅有 {seats} 个乘客座位；"
        "请分乘多辆车",
    ),
    "LARGER_DO_NOT_REACH": (
        "coaches of more than {most} seats do not reach {village}",
        "{most} 座以上的客车不能进入 {village}",
    ),
    "CERT_ENDS_BEFORE_ANY_RIDE": (
        "the certificate ends {until}, before any coach can arrive; leave earlier or"
        " get a new certificate",
        "健康证明有效至 {until}，在任何车辆到达之前；请提前出发或重新办理",
    ),
    "NO_COACH_OF_EITHER_CITY": (
        "no coach that fits is of {start} or {end}, and one end of a charter must lie"
        " in the city of its plates; hire there, write the depot's city, or set"
        " emergency_dispatch where the transport authority orders the trip",
        "合适的车辆均非{start}或{end}车籍，而包车须有一端在车籍所在地；请在当地租车、"
        "填写场站所在城市，或由运输主管部门调度时设置 emergency_dispatch",
    ),
    "NO_COACH_REACHES": (
        "no coach of the fleet may go to {village} and has a seat left for workers; add"
        " a smaller coach, or raise max_seats",
        "没有可进 {village} 且有乘客座位的车辆；请增加小型客车，或提高 max_seats",
    ),
    "SMALLEST_IS_TOO_LARGE": (
        "no coach of the fleet may go to {village} and has a seat left for workers"
        " (coaches of {most} seats at most reach it, the smallest of the fleet,"
        " {vehicle_type}, has {seats}); add a smaller coach, or raise max_seats",
        "没有可进 {village} 且有乘客座位的车辆（最多可进 {most} 座，最小车型"
        "{vehicle_type}有 {seats} 座）；请增加小型客车，或提高 max_seats",
    ),
}
_LIMITS: Mapping[str, Text] = {
    "SHORTEST_RIDE_TOO_LONG": (
        "the shortest ride found from {village} to {employer} takes {ride_s!m} with"
        " {drivers:driver|drivers}; {allowed_s!m} allowed; allow rides of {ride_s!m}",
        "{village} 至 {employer} 最短乘车 {ride_s!m}（驾驶员 {drivers} 名）；上限为"
        " {allowed_s!m}；请放宽至 {ride_s!m}",
    ),
    "SHORT_WITHOUT_STOPS": (
        "without its stops for passengers it would be short enough",
        "若不安排乘客休息停车，则不超时限",
    ),
    "GATE_CLOSES_TOO_SOON": (
        "the first coach that could be at {employer} finds the gate closed; have it"
        " receive {more_min} min longer, until {until}",
        "最早可到 {employer} 的车辆到达时已停止接收；请延后 {more_min} 分钟，至"
        " {until} 停止接收",
    ),
    "GATE_OPENS_TOO_LATE": (
        "coaches that are in time find the gate of {employer} not yet open; have it"
        " receive {more_min} min sooner, from {start}",
        "按时到达的车辆到达时 {employer} 尚未开始接收；请提前 {more_min} 分钟，自"
        " {start} 起接收",
    ),
    "PICKUP_BEGINS_TOO_LATE": (
        "no coach that boards at {village} within the pick-up hours is in time; let"
        " them board from {start} on",
        "在 {village} 规定上车时段内上车均无法按时到达；请自 {start} 起上车",
    ),
    "PICKUP_ENDS_TOO_SOON": (
        "pick-up hours end at {village} before a coach could board them; let them board"
        " until {until}",
        "车辆能上客之前 {village} 上车时段已结束；请将上车时段延至 {until}",
    ),
    "LEAST_WAIT_TOO_LONG": (
        "workers would wait {wait_min} min aboard before {employer} opens;"
        " {allowed_min} min allowed (max_wait_aboard_min)",
        "须在车上等候 {employer} 开门 {wait_min} 分钟；上限为 {allowed_min} 分钟"
        "（max_wait_aboard_min）",
    ),
    "EARLIEST_AFTER_LAST_DAY": (
        "the earliest coach found is at {employer} by {arrival}, and the last day ends"
        " at {due}",
        "最早的车辆于 {arrival} 到达 {employer}，而最后一天于 {due} 结束",
    ),
    "EARLIEST_AFTER_DUE": (
        "the earliest coach found is at {employer} by {arrival}, and they are due at"
        " {due}",
        "最早的车辆于 {arrival} 到达 {employer}，而须于 {due} 前到达",
    ),
    "COACH_FREE_AFTER_DUE": (
        "the first coach that is free for them is at {employer} by {arrival}, and they"
        " are due at {due}",
        "最早有空的车辆于 {arrival} 到达 {employer}，而须于 {due} 前到达",
    ),
    "ROOM_AFTER_DUE": (
        "the first day on which {employer} takes them in has them there by {arrival},"
        " and they are due at {due}",
        "{employer} 最早可接收的班次于 {arrival} 到达，而须于 {due} 前到达",
    ),
    "MORE_DRIVERS_NEEDED": (
        "{needed} drivers are needed from {village} to {employer}; max_drivers allows"
        " {most}; allow {needed}",
        "{village} 至 {employer} 须配驾驶员 {needed} 名；max_drivers 上限为 {most} 名；"
        "请放宽至 {needed} 名",
    ),
    "LIMITS_AT_ONCE": (
        "{n} limits at once: {parts}",
        "同时受 {n} 项限制：{parts}",
    ),
    "TWO_LIMITS": (
        "two limits at once: {first}; and {second}",
        "同时受两项限制：{first}；并且{second}",
    ),
}
_SHARING: Mapping[str, Text] = {
    "COULD_JOIN": (
        "a {vehicle_type} from {villages} to {employers} has {free:seat|seats} "
        "free and could take them in for {more_fen} more; give the search more time",
        "一辆由 {villages} 至 {employers} 的{vehicle_type}尚有 {free} 个空座，增加"
        " {more_fen} 即可搭乘；请延长计算时间",
    ),
    "COULD_JOIN_FREE": (
        "a {vehicle_type} from {villages} to {employers} has {free:seat|seats} "
        "free and could take them in at no more cost; give the search more time",
        "一辆由 {villages} 至 {employers} 的{vehicle_type}尚有 {free} 个空座，无需增加"
        "费用即可搭乘；请延长计算时间",
    ),
    "COULD_JOIN_FREE_BUT": (
        "a {vehicle_type} from {villages} to {employers} has {free:seat|seats} "
        "free and could take them in at no more cost, were it not for this: {parts}",
        "一辆由 {villages} 至 {employers} 的{vehicle_type}尚有 {free} 个空座，无需增加"
        "费用即可搭乘，但：{parts}",
    ),
    "COULD_JOIN_BUT": (
        "a {vehicle_type} from {villages} to {employers} has {free:seat|seats} "
        "free and could take them in for {more_fen} more, were it not for this: "
        "{parts}",
        "一辆由 {villages} 至 {employers} 的{vehicle_type}尚有 {free} 个空座，增加"
        " {more_fen} 即可搭乘，但：{parts}",
    ),
    "COHORTS_APART": (
        "workers of {own} and {others} may not share a coach",
        "{own} 与 {others} 的人员不得同车",
    ),
    "GOING_OUT": ("going out", "去程"),
    "GOING_HOME": ("going home", "返程"),
    "DIRECTIONS_APART": (
        "workers {own} and workers {others} do not share a trip",
        "{own}人员与{others}人员不同车次",
    ),
    "COUNTIES_APART": (
        "workers of {own} and {others} may not share a coach (mix_counties)",
        "{own} 与 {others} 的人员不得同车（mix_counties）",
    ),
    "RISKS_APART": (
        "workers of {own} and {others} risk may not share a coach (mix_risk_levels)",
        "{own}风险与{others}风险地区的人员不得同车（mix_risk_levels）",
    ),
    "VILLAGES_AT_MOST": (
        "a coach takes workers up at {most:place|places} at most"
        " (max_villages_per_vehicle)",
        "一车最多 {most} 处上车点（max_villages_per_vehicle）",
    ),
    "EMPLOYERS_AT_MOST": (
        "a coach sets workers down at {most:place|places} at most"
        " (max_employers_per_vehicle)",
        "一车最多 {most} 处下车点（max_employers_per_vehicle）",
    ),
    "PLATES_OF_ELSEWHERE": (
        "its plates are of {home}, and those of neither {start} nor {end}"
        " (one_end_home, emergency_dispatch)",
        "其车籍为{home}，并非{start}或{end}（one_end_home、emergency_dispatch）",
    ),
    "HOLD_TAKES_NO_MORE": (
        "its hold takes {most:piece|pieces} of luggage, {aboard:is|are} in it, and "
        "they bring {bags} (hold_bags)",
        "其行李舱可装 {most} 件行李，已装 {aboard} 件，该组带 {bags} 件（hold_bags）",
    ),
    "DETOUR_AT_MOST": (
        "somebody aboard would ride up to {ratio} times the direct way; {allowed} times"
        " (max_detour_ratio), or {allowance_m} and {allowance_s} more, are allowed",
        "车上有人将绕行至直达的 {ratio} 倍；上限为 {allowed} 倍（max_detour_ratio），"
        "或多行 {allowance_m}、多用 {allowance_s}",
    ),
    "RIDE_AT_MOST": (
        "somebody would ride {ride_s!m}; {allowed_s!m} allowed (max_ride_h)",
        "有人将乘车 {ride_s!m}；上限为 {allowed_s!m}（max_ride_h）",
    ),
    "PLACES_CLOSE_TOO_SOON": (
        "{places} would have to be open {more_min} min longer",
        "{places} 须延后 {more_min} 分钟关闭",
    ),
    "PLACES_OPEN_TOO_LATE": (
        "{places} would have to open {more_min} min sooner",
        "{places} 须提前 {more_min} 分钟开放",
    ),
    "WAIT_AT_MOST": (
        "workers would wait {wait_min} min aboard before a closed place; {allowed_min}"
        " min allowed (max_wait_aboard_min)",
        "须在车上等候开放 {wait_min} 分钟；上限为 {allowed_min} 分钟"
        "（max_wait_aboard_min）",
    ),
    "DUE_TOO_SOON": (
        "somebody aboard would arrive up to {late_s!m} after the time by which they"
        " must be there",
        "车上有人将比规定时间晚到至多 {late_s!m}",
    ),
    "DRIVERS_AT_MOST": (
        "{n:driver|drivers} would be needed; {most:is|are} allowed (max_drivers)",
        "须配驾驶员 {n} 名；上限为 {most} 名（max_drivers）",
    ),
    "INTAKE_AT_MOST": (
        "{employer} takes {most:worker|workers} a day, and has places for {room} "
        "more on the day on which it arrives (daily_intake)",
        "{employer} 每日接收 {most} 人，该车到达当日还可接收 {room} 人（daily_intake）",
    ),
    "CROWD_AT_MOST": (
        "others board at {place} in that half-hour, with room for {room} more"
        " (crowd_cap)",
        "该半小时 {place} 另有人员上车，还可容纳 {room} 人（crowd_cap）",
    ),
    "ELSE": ("{first}; else {then}", "{first}；否则{then}"),
    "ONE_BY_ONE": ("{parts}", "{parts}"),
    "AS_WRITTEN": ("{text}", "{text}"),  # in plans of before codes had figures
}
SENTENCES: Mapping[str, Text] = {**_RESOURCES, **_LIMITS, **_SHARING}
