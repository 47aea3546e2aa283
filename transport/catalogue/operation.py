"""Why an event of the day is refused, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "PROPOSAL_MISSING": (
        "{path} is no proposal of a version",
        "{path} 不是待采用的新版本",
    ),
    "PROPOSAL_EVENTS_SINCE": (
        "{n:event was|events were} reported since it was proposed; ask for a new one",
        "提出后又登记了 {n} 个事件，请重新编制",
    ),
    "PROPOSAL_OVERTAKEN": (
        "what happened since stands against it ({n:thing|things}), ask for a new one:"
        " {parts}",
        "提出后的情况与其不符（{n} 处），请重新编制：{parts}",
    ),
    "NO_PROPOSAL_STANDS": (
        "no version is proposed for {out}: propose one first",
        "{out} 没有待采用的新版本，请先提出",
    ),
    "PROPOSED_NOT_IN_FORCE": (
        "version {number} is proposed and not in force: p2p accept {out}",
        "第 {number} 版已提出，尚未生效：p2p accept {out}",
    ),
    "PROPOSAL_ACCEPTED": (
        "version {number} is in force, in {folder}",
        "第 {number} 版已生效，位于 {folder}",
    ),
    "PROPOSAL_THROWN_AWAY": (
        "the proposal of version {number} is thrown away; version {before} stays",
        "第 {number} 版的提案已放弃，第 {before} 版继续有效",
    ),
    "ACCEPT_OR_THROW_AWAY": (
        "either accept the proposal or throw it away",
        "采用与放弃只能选一个",
    ),
    "LISTING_CHANGES": ("listing what changes", "正在列出变化"),
    "ACCEPTING": ("keeping the version", "正在保存新版本"),
    "DEPOT_IS_NO_STOP": (
        "a depot is no stop at which workers board or alight",
        "场站不是人员上下车的站点",
    ),
    "TELL_OF_COACHES": (
        "tell coach_delayed or coach_down of the coaches that cannot leave it",
        "请对无法出场的客车报告车辆延误或车辆故障",
    ),
    "REPORTER_MISSING": ("nobody reports it", "没有报告人"),
    "EVENT_FACT_MISSING": (
        "an event of the kind {event} needs this",
        "“{event}”须填写此项",
    ),
    "EVENT_FACT_ALIEN": (
        "has no place in an event of the kind {event}",
        "“{event}”不含此项",
    ),
    "EVENT_LEAVE_OUT": ("leave it out", "请删去"),
    "EVENT_BEFORE_LAST": (
        "is before event {n}, {event}, of {when}",
        "早于{when}的第 {n} 号事件（{event}）",
    ),
    "EVENT_TIME_OF_REPORT": (
        "events are kept in the order of their reports: give the time of the report, "
        "{when} or later, and write into the remark when it happened",
        "事件按报告先后登记：请填写报告时间（{when}或之后），发生时间写入备注",
    ),
    "EVENT_FAR_FROM_DAYS": (
        "is far from the days of this operation, {first} to {last}",
        "远离本次运送的日期（{first}至{last}）",
    ),
    "EVENT_LOOK_AT_DATE": ("look at the year and the day", "请核对年份和日期"),
    "CHECK_IN_LOOK_AT_DATE": (
        "it is entered for {at}: look at the year and the day, and at this machine's"
        " clock; --at says another moment",
        "登记时刻为{at}：请核对年份和日期，并核对本机时钟；可用 --at 另行指定",
    ),
    "EVENT_ID_UNKNOWN": (
        "is not known in this operation: {what}",
        "本次运送中没有：{what}",
    ),
    "EVENT_BESIDE_ROAD": (
        "{place} is where people wait beside a coach that broke down, on no map",
        "{place} 是故障车辆旁的临时候车处，不是地名",
    ),
    "EVENT_NAME_TRUE": ("name {place} itself", "请填写 {place}"),
    "EVENT_NAME_TRUE_OR_POSITION": (
        "name {place} if it is there, else lat and lon of where it is",
        "如在 {place}，请填写 {place}；否则请填写所在位置的经纬度",
    ),
    "NO_SUCH_EVENT": (
        "there is no event of this number; {n} are kept",
        "没有此编号的事件，已登记 {n} 件",
    ),
    "SEE_EVENTS_LIST": (
        "'p2p events list' shows the numbers",
        "可用 p2p events list 查看编号",
    ),
    "COUNTERMAND_OF_COUNTERMAND": (
        "event {n} is a countermand itself",
        "第 {n} 号事件本身就是撤销",
    ),
    "COUNTERMANDED_ALREADY": (
        "event {n} was countermanded by event {by} already",
        "第 {n} 号事件已被第 {by} 号事件撤销",
    ),
    "SPARE_RUNS": (
        "the coach that event {n} offered runs trip {trip} of version {version}",
        "第 {n} 号事件提供的车辆已编入第 {version} 版方案的 {trip} 次",
    ),
    "SPARE_IS_DOWN": (
        "report coach_down for trip {trip} if the coach does not come",
        "如车辆不来，请为 {trip} 次登记 coach_down",
    ),
    "REPORT_IT_ANEW": (
        "if it holds after all, report it anew",
        "如仍然成立，请重新登记",
    ),
    "COUNTERMAND_FIRST": (
        "if that was wrong, countermand it first",
        "如有误，请先撤销该事件",
    ),
    "EVENT_NOT_NEEDED": ("nothing is to be reported", "无需登记"),
    "OUT_ALREADY": (
        "{worker} is out already, by event {n}, {event}, of {when}",
        "{worker} 已因{when}的第 {n} 号事件（{event}）退出",
    ),
    "ON_NO_TRIP": (
        "{worker} is on no trip of the plan: {why}",
        "{worker} 不在计划的任何车次上：{why}",
    ),
    "WORKER_IS_HELD": ("is held: {code}", "暂缓：{code}"),
    "WORKER_IS_UNPLANNED": ("is not planned: {code}", "未安排：{code}"),
    "WORKER_TRAVELS_ALONE": ("travels alone", "自行返岗"),
    "WORKER_CAME_LATER": (
        "came after this version of the plan",
        "在本版计划之后加入",
    ),
    "NAME_WHO_RIDES": (
        "name a worker who rides; who cancels may do so without a trip",
        "请填写有车次的人员；取消出行不需要车次",
    ),
    "NOT_ON_THIS_TRIP": ("{worker} does not ride on {trip}", "{worker} 不在 {trip} 上"),
    "RIDES_ON": ("the worker rides on {trips}", "该人员乘坐 {trips}"),
    "TRIP_HAS_LEFT": (
        "{trip} has left {place} at {when}",
        "{trip} 已于{when}驶离{place}",
    ),
    "SEEN_ABOARD": (
        "{worker} was checked in aboard {trip}, by check-in {n}",
        "{worker} 已由第 {n} 号签到登记上 {trip}",
    ),
    "TAKE_BACK_FIRST": (
        "if that was wrong, take it back first: p2p checkin --take-back {n}",
        "如有误，请先撤回该签到：p2p checkin --take-back {n}",
    ),
    "LEFT_TELL_DELAY": (
        "report a delay first if it left later; who is missing aboard is entered when "
        "the day is closed",
        "如实际驶离较晚，请先登记延误；车上缺员在结算时登记",
    ),
    "LEFT_TELL_CLOSING": (
        "who is missing aboard is entered when the day is closed",
        "车上缺员在结算时登记",
    ),
    "LEFT_TELL_OTHER": (
        "report a delay first if it left later; of who is aboard a fever, or a coach "
        "that is down, can be reported",
        "如实际驶离较晚，请先登记延误；对已上车人员可登记发热或车辆故障",
    ),
    "CODE_MAY_BOARD": (
        "whoever shows a {given} code may board",
        "{given} 码可以上车",
    ),
    "TEMPERATURE_IMPOSSIBLE": (
        "is no temperature of a person, which is {low} to {high} degrees Celsius",
        "不是人的体温（{low}至{high}摄氏度）",
    ),
    "TEMPERATURE_AGAIN": ("measure and write it again", "请重新测量并填写"),
    "NOT_MEASURED_AGAIN": (
        "{found} was measured only once",
        "{found} 只测量了一次",
    ),
    "MEASURE_AGAIN": (
        "measure again after some minutes, and give both",
        "请稍候复测，并填写两次结果",
    ),
    "IS_NO_FEVER": (
        "is no fever by the rules of that day, whose limit is {limit}",
        "按当日规定（{limit}）不属发热",
    ),
    "NO_FEVER_LIMIT": (
        "the rules of that day name no limit of temperature",
        "当日规定没有体温限值",
    ),
    "ARRIVED_ALREADY": (
        "{worker} has arrived at {when}",
        "{worker} 已于{when}到达",
    ),
    "TELL_EMPLOYER": (
        "tell the employer and the health office of the place",
        "请告知用工单位和当地疾控",
    ),
    "CERTIFICATE_OVER": ("is over at {when}", "在{when}已过期"),
    "BRING_LONGER_CERTIFICATE": (
        "a certificate that is valid is needed",
        "需要有效的健康证明",
    ),
    "ADDED_ALREADY": ("{worker} is added already", "{worker} 已增加"),
    "WAITS_ALREADY": (
        "{worker} waits for a seat already, as number {n}",
        "{worker} 已在候补，排第 {n} 位",
    ),
    "RIDES_ALREADY": (
        "{worker} has a seat already, on {trip}",
        "{worker} 已有座位，在 {trip}",
    ),
    "NEWCOMER_UNTOLD": (
        "{worker} is not on the roster, so this is needed",
        "{worker} 不在名单上，须填写此项",
    ),
    "EMPLOYER_TAKES_NOBODY": (
        "{employer} takes nobody since event {n} of {when}",
        "{employer} 自{when}第 {n} 号事件起停止接收",
    ),
    "COACH_DOWN_ALREADY": (
        "coach {coach} is down since event {n} of {when}",
        "车辆 {coach} 自{when}第 {n} 号事件起故障",
    ),
    "DOWN_ON_THE_WAY": (
        "{trip} is on the way since {when}, so the place is needed",
        "{trip} 自{when}起在途，须填写地点",
    ),
    "TELL_WHERE": (
        "give the nearest place, or latitude and longitude",
        "请填写最近的地点，或纬度和经度",
    ),
    "HALF_A_POSITION": (
        "a position is a latitude and a longitude",
        "位置须同时有纬度和经度",
    ),
    "DELAY_IMPOSSIBLE": (
        "a delay is {least_s} to {most_s} long",
        "延误须在{least_s}至{most_s}之间",
    ),
    "DELAY_IN_MINUTES": ("write it in minutes", "请填写分钟数"),
    "NO_SUCH_DRIVER": (
        "{trip} has {n:driver|drivers}",
        "{trip} 有 {n} 名驾驶员",
    ),
    "DRIVER_OUT_ALREADY": (
        "that was reported by event {n} of {when}",
        "{when}第 {n} 号事件已登记",
    ),
    "SPARES_IMPOSSIBLE": ("is not between 1 and {n}", "须在1至 {n} 之间"),
    "TRIP_IS_OVER": ("{trip} was over at {when}", "{trip} 已于{when}结束"),
    "TELL_IN_CLOSING": (
        "what came after is entered when the day is closed",
        "之后的情况在结算时登记",
    ),
    "ENDS_BEFORE_IT_BEGINS": (
        "is not after {when}, when it begins",
        "不晚于开始时间{when}",
    ),
    "ROAD_OF_ONE_PLACE": ("the road ends where it begins", "道路起讫相同"),
    "CLOSED_ALREADY": (
        "is closed since event {n} of {when}",
        "自{when}第 {n} 号事件起已封闭",
    ),
    "WITHDRAWN_ALREADY": (
        "takes nobody since event {n} of {when}",
        "自{when}第 {n} 号事件起停止接收",
    ),
    "INTAKE_OF_NOBODY": ("takes nobody", "不再接收"),
    "TELL_WITHDRAWAL": (
        "report that the employer withdraws",
        "请登记“企业停止接收”",
    ),
    "INTAKE_NOT_LOWER": (
        "is not lower than the intake of now, {n} a day",
        "不低于现有每日接收人数 {n}",
    ),
    "SERVICE_OFF_ALREADY": (
        "is cancelled since event {n} of {when}",
        "自{when}第 {n} 号事件起已取消",
    ),
    "SERVICE_HAS_LEFT": ("it has left at {when}", "已于{when}出发"),
    "MOVED_INTO_PAST": ("is before the report of {when}", "早于报告时间{when}"),
    "NOT_MOVED": ("that is its departure already", "与现有出发时间相同"),
}
