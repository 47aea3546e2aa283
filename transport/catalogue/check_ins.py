"""What is told of check-ins: kept, there already, refused; cards and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "NOW_ON_TRIP": (
        "from now on {stage}: {trip}, {n} of {of} so far",
        "当前{stage}：{trip}，已有 {n}/{of} 人",
    ),
    "NOW_AT_STOP": (
        "from now on {stage}: {trip} at stop {number}, {place}; {n} of {of} so far",
        "当前{stage}：{trip} 第 {number} 站 {place}，已有 {n}/{of} 人",
    ),
    "CHECK_IN_KEPT": (
        "{who}: {stage} {ride}, seat {seat}, at {when} ({n} of {of})",
        "{who}：{stage} {ride}，座位 {seat}，{when}（{n}/{of}）",
    ),
    "CHECK_IN_ALREADY": (
        "{who}: already at {when}: {stage} {ride}",
        "{who}：已于 {when} 登记：{stage} {ride}",
    ),
    "CHECK_IN_REFUSED": ("{who} refused: {parts}", "{who} 不予登记：{parts}"),
    "CHECK_IN_WRONG": ("{wrong}: {remedy}", "{wrong}：{remedy}"),
    "CHECK_IN_TAKEN_BACK": ("entry {n} holds no more", "第 {n} 条登记已撤销"),
    "COACH_KEPT": (
        "{trip}: {stage}, {place}, {when}",
        "{trip}：{stage}，{place}，{when}",
    ),
    "COACH_ALREADY": (
        "{trip}: already entered: {stage}, {place}, {when}",
        "{trip}：已登记：{stage}，{place}，{when}",
    ),
    "CHECK_IN_LINE": (
        "{n}: {when} {who}: {stage} {ride} (entered by {by})",
        "{n}：{when} {who}：{stage} {ride}（{by}登记）",
    ),
    "CHECK_IN_END_LINE": (
        "{n}: {when} takes back entry {of} (entered by {by})",
        "{n}：{when} 撤销第 {of} 条（{by}登记）",
    ),
    "CHECK_IN_WAS_TAKEN_BACK": (
        "{told}; taken back by {by}",
        "{told}；已被第 {by} 条撤销",
    ),
    "SCAN_NOW": (
        "scan a list, then cards, or type workers' ids; Ctrl-D ends",
        "请先扫名单码，再扫乘车卡，或输入人员编号；Ctrl-D 结束",
    ),
    "CHECK_IN_FILE_ALONE": (
        "a file and single entries do not go together: give the one or the others",
        "文件与单条登记不能同时给出，请择一",
    ),
    "CHECK_IN_BY_MISSING": (
        "nobody enters it: give --by NAME, or set P2P_BY",
        "没有登记人：请用 --by 给出，或设置 P2P_BY",
    ),
    "DESK_NOT_HERE": (
        "no trip and no worker of {place}; ask the duty desk",
        "不是{place}的车次或人员，请联系值班人员",
    ),
    "DESK_OTHER_PLACE": (
        "the list of another place; this desk enters at {place} alone",
        "不是本站名单；此处只登记{place}",
    ),
    "NO_CHECK_INS": ("nobody is checked in", "尚无签到"),
    "CHECK_INS_COUNTED": (
        "{kept} new, {already} there already, {refused} refused, {unknown} unknown",
        "新增 {kept} 条，重复 {already} 条，不予登记 {refused} 条，"
        "无法识别 {unknown} 条",
    ),
    "CHECK_IN_UNKNOWN": (
        "no code of this operation, and no worker of it",
        "不是本次运送的二维码或人员",
    ),
    "CHECK_IN_LOOK_AT_CODE": (
        "look at the code, or enter the worker's id",
        "请核对二维码，或输入人员编号",
    ),
    "CHECK_IN_ASK_DESK": (
        "does not board; ask the duty desk",
        "不得上车，请联系值班人员",
    ),
    "CHECK_IN_RIGHT_TRIP": ("right is {trips}", "应乘 {trips}"),
    "CHECK_IN_RIDE": ("{ride} at {place}, {when}", "{ride}（{place}，{when}发车）"),
    "CHECK_IN_NOT_THE_DOOR": (
        "{trip} does not end at the employer's door",
        "{trip} 的终点不是用工单位",
    ),
    "CHECK_IN_BEFORE_SERVICE": (
        "the coach waits for {service}, which comes at {when}",
        "该车等候 {service}，其{when}到达",
    ),
    "CHECK_IN_BEFORE": (
        "is before entry {n}, {stage}, of {when}",
        "早于第 {n} 条登记（{stage}，{when}）",
    ),
    "CHECK_IN_AFTER": (
        "is after entry {n}, {stage}, of {when}",
        "晚于第 {n} 条登记（{stage}，{when}）",
    ),
    "CHECK_IN_MEND_TIME": (
        "give the time of the thing itself, or take the other entry back",
        "请填写实际发生时间，或撤销另一条登记",
    ),
    "CHECK_IN_OUT_LATER": (
        "event {n}, {event}, of {when} says that the worker does not travel:"
        " countermand it if he does",
        "第 {n} 号事件（{event}，{when}）称该人员不出行；如仍出行，请撤销该事件",
    ),
    "CHECK_IN_OTHER_PLACE": ("boards at {place} by the plan", "计划上车点为{place}"),
    "CHECK_IN_NO_CALL": (
        "{trip} has no such stop for '{stage}'",
        "{trip} 没有可“{stage}”的此站",
    ),
    "CHECK_IN_CALLS": ("its stops for that: {places}", "可用站点：{places}"),
    "CHECK_IN_PLACE_MISSING": (
        "{trip} hands over at several places",
        "{trip} 有多个交接地点",
    ),
    "CHECK_IN_NO_DOOR": (
        "{trip} is a flight or train, which hands nobody over",
        "{trip} 是航班或列车，不办理交接",
    ),
    "CHECK_IN_NAME_COACH": (
        "name the coach that comes to the employer's door",
        "请填写到达用工单位的车次",
    ),
    "CHECK_IN_UNSIGNED": ("nobody has signed", "无人签收"),
    "CHECK_IN_WHO_SIGNS": (
        "name who signed for the workers at the door",
        "请填写在用工单位签收的人",
    ),
    "CHECK_IN_NOT_ABOARD": (
        "{worker} is not among those aboard {trip} to this place",
        "{worker} 不在 {trip} 到此地的车上人员中",
    ),
    "CHECK_IN_NO_WORKER": ("no worker is named", "未填写人员"),
    "CHECK_IN_NAME_WORKER": (
        "give a card's code, an id, or the ids ticked off",
        "请填写乘车卡二维码、人员编号或勾选名单",
    ),
    "CHECK_IN_NO_COACH": ("no trip is named", "未填写车次"),
    "CHECK_IN_NAME_TRIP": (
        "give the trip or its list's code",
        "请填写车次或名单二维码",
    ),
    "CHECK_IN_OF_COACH": (
        "a coach departs, not a worker",
        "“发车”只针对车辆",
    ),
    "CHECK_IN_LEAVE_WORKERS": (
        "leave the workers out, or enter them as boarded",
        "请删去人员，或改为“上车”",
    ),
    "HAND_OVER_MISSING": ("not there: {workers}", "未到场：{workers}"),
    "HAND_OVER_DIFFERS": (
        "{counted} counted, {expected} expected: nobody's journey is closed; say who"
        " was not there, or mend the boarding entries, and hand over again",
        "清点 {counted} 人，应到 {expected} 人：行程均未办结；"
        "请填写缺员或更正上车登记，再行交接",
    ),
    "HAND_OVER_CLOSES": (
        "{n:journey|journeys} closed",
        "{n} 人行程办结",
    ),
    "NO_SUCH_CHECK_IN": (
        "there is no entry of this number; {n} are kept",
        "没有此编号的登记，现有 {n} 条",
    ),
    "TAKEN_BACK_ALREADY": (
        "entry {n} was taken back by entry {by} already",
        "第 {n} 条登记已被第 {by} 条撤销",
    ),
    "SEE_CHECK_IN_LIST": (
        "'p2p checkin OUT --list' shows the numbers",
        "可用 p2p checkin OUT --list 查看编号",
    ),
    "CARD_OLD": (
        "card of version {old}; newest {n}: {ride} now, seat {seat}, {place}, {when}",
        "第 {old} 版乘车卡，最新为第 {n} 版：现乘 {ride}，座位 {seat}，{place}，{when}",
    ),
    "CARD_OLD_NO_RIDE": (
        "card of version {old}; newest {n} has no ride for this worker",
        "第 {old} 版乘车卡，最新为第 {n} 版：该人员已无车次",
    ),
    "CARD_OF_NO_VERSION": (
        "card of a plan {digest} that this operation does not know; newest is {n}",
        "乘车卡所属方案 {digest} 不在本次运送中，最新为第 {n} 版",
    ),
    "LIST_OLD": (
        "list of version {old}; newest {n}: {trip} has changed, print it again",
        "第 {old} 版名单，最新为第 {n} 版：{trip} 已有变动，请重新打印",
    ),
    "LIST_OF_NO_VERSION": (
        "list of a plan {digest} that this operation does not know; newest is {n}",
        "名单所属方案 {digest} 不在本次运送中，最新为第 {n} 版",
    ),
    "LIST_OF_OTHER_OPERATION": (
        "list of another operation, {name}",
        "名单属于另一次运送：{name}",
    ),
    "LIST_TRIP_GONE": (
        "{trip} is not in the newest version, {n}",
        "最新第 {n} 版中没有 {trip}",
    ),
}
