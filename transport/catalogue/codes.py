"""Kinds of holds and lacks in few words: what each means, what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang, Text

MEANINGS: Mapping[str, Text] = {
    "CERT_MISSING": ("no health certificate", "无健康证明"),
    "CERT_EXPIRED": ("health certificate expired", "健康证明已过期"),
    "CERT_EXPIRES_ON_ROAD": (
        "health certificate ends before arrival",
        "健康证明在途中到期",
    ),
    "CODE_NOT_ALLOWED": ("health code not allowed", "健康码不符合要求"),
    "FEVER": ("fever", "体温异常"),
    "EMPLOYER_NOT_ACCEPTING": ("employer does not accept", "企业未同意接收"),
    "VILLAGE_RISK": (
        "no boarding at the village's risk level",
        "所在村风险等级不得上车",
    ),
    "PARTY_MEMBER_HELD": ("a party member is held", "同行人员暂不能乘车"),
    "NO_SHOW": ("did not come", "未到"),
    "CANCELLED": ("has cancelled", "已取消"),
    "ALREADY_ARRIVED": ("has arrived already", "已到达"),
    "FEVER_AT_BOARDING": ("fever at boarding", "上车时体温异常"),
    "CODE_AT_BOARDING": (
        "health code not allowed at boarding",
        "上车时健康码不符合要求",
    ),
    "NO_COACH_FITS_VILLAGE": ("no coach can reach the village", "无可进村车型"),
    "NO_COACH_AT_HOME": (
        "no coach is registered in either city",
        "起讫地均无本地车籍车辆",
    ),
    "NO_COACH_FREE": ("no coach free", "无可用车辆"),
    "KEPT_APART": ("may not share a coach with others", "按规定不得与他人同车"),
    "TOO_FAR_ROUND": ("too far out of the way of free seats", "有空座的车绕行过远"),
    "CROWDED": ("too many board there at a time", "上车点同时段人数过多"),
    "INTAKE_FULL": ("employer's daily intake is full", "用工单位当日接收已满"),
    "HOLD_FULL": ("the luggage does not fit", "行李舱装不下"),
    "NO_SEATS_LEFT": ("no seats left", "座位不足"),
    "DEARER_THAN_PENALTY": (
        "a ride costs more than leaving behind weighs",
        "乘车费用高于未安排的权重",
    ),
    "CREW_NOT_ALLOWED": ("more drivers needed than allowed", "所需驾驶员超过上限"),
    "SERVICE_FULL": ("flight or train full", "航班或火车已满"),
    "NO_CONNECTING_COACH": (
        "no coach free to or from a flight or train",
        "无可用的接驳或接站车",
    ),
    "MODE_NOT_ADMITTED": (
        "flight or train left out by the settings",
        "设置中未列入的航班或火车",
    ),
    "SERVICE_TIMES": (
        "the times of the flight or train do not fit",
        "航班或火车时刻不合",
    ),
    "RIDE_TOO_LONG": ("ride too long", "乘车时间过长"),
    "NO_LEGAL_TIMETABLE": ("no legal timetable", "无合规行车时刻"),
    "LEFT_BY_SEARCH": ("the search ended without a ride", "计算结束时尚未安排"),
    "TIME_RAN_OUT": ("not settled within the time limit", "限时内未及安排"),
}
REMEDIES: Mapping[str, Text] = {
    "CERT_MISSING": ("get a health certificate, then plan again", "补办健康证明后重排"),
    "CERT_EXPIRED": (
        "get a new health certificate, then plan again",
        "重新办理健康证明后重排",
    ),
    "CERT_EXPIRES_ON_ROAD": (
        "leave earlier, or get a new health certificate",
        "提前出发，或重新办理健康证明",
    ),
    "CODE_NOT_ALLOWED": (
        "wait until the health code allows travel",
        "待健康码符合要求后再安排",
    ),
    "FEVER": ("measure again, or see a doctor", "复测体温，或就医后再安排"),
    "EMPLOYER_NOT_ACCEPTING": (
        "ask the employer to agree",
        "联系企业确认接收",
    ),
    "VILLAGE_RISK": (
        "wait until the village's risk level is lowered",
        "待所在村风险等级下调后再安排",
    ),
    "PARTY_MEMBER_HELD": (
        "decide whether the others travel without the one held",
        "由本人决定是否与同行人员分开出行",
    ),
    "NO_SHOW": ("call, and offer a later coach", "电话联系，安排后续车次"),
    "CANCELLED": ("nothing; or register again", "无须处理；或重新登记"),
    "ALREADY_ARRIVED": ("nothing", "无须处理"),
    "FEVER_AT_BOARDING": (
        "see a doctor; travel on a later day",
        "就医，改日出行",
    ),
    "CODE_AT_BOARDING": (
        "wait until the health code allows travel",
        "待健康码符合要求后再安排",
    ),
    "NO_COACH_FITS_VILLAGE": (
        "hire a smaller coach, or name a muster point",
        "增租小型客车，或另设集合点",
    ),
    "NO_COACH_AT_HOME": (
        "hire coaches of the village's or the employer's city",
        "租用出发地或接收地车籍的车辆",
    ),
    "NO_COACH_FREE": ("hire more coaches, or add days", "增租车辆，或延长运送天数"),
    "KEPT_APART": (
        "review the rules on sharing a coach, or hire another coach",
        "核对同车规定，或增租车辆",
    ),
    "TOO_FAR_ROUND": (
        "allow longer detours, or hire another coach",
        "放宽绕行上限，或增租车辆",
    ),
    "CROWDED": (
        "board over longer hours, or at another place",
        "延长上车时段，或另设上车点",
    ),
    "INTAKE_FULL": (
        "ask the employer to take more a day, or add days",
        "请用人单位增加每日接收人数，或延长运送天数",
    ),
    "HOLD_FULL": (
        "bring fewer bags, send them on, or hire a coach with a larger hold",
        "减少或另行托运行李，或改用行李舱较大的车型",
    ),
    "CREW_NOT_ALLOWED": (
        "allow more drivers a trip, or look for a shorter run",
        "放宽每趟驾驶员上限，或缩短行程",
    ),
    "NO_SEATS_LEFT": ("hire more coaches, or add days", "增租车辆，或延长运送天数"),
    "DEARER_THAN_PENALTY": (
        "raise the penalty, or gather more workers",
        "提高未安排权重，或集中更多人员同行",
    ),
    "LEFT_BY_SEARCH": (
        "plan again with more time",
        "延长计算时间后重排",
    ),
    "SERVICE_FULL": (
        "get more seats on the flight or train",
        "增加航班或火车座位",
    ),
    "NO_CONNECTING_COACH": (
        "hire coaches to or from the flight or train",
        "增租接驳车或接站车",
    ),
    "MODE_NOT_ADMITTED": (
        "admit flights or trains in the settings (modes)",
        "在设置（modes）中列入航班或火车",
    ),
    "SERVICE_TIMES": (
        "take a flight or train at another time, or let them report later",
        "改乘其他时刻的航班或火车，或推迟报到",
    ),
    "RIDE_TOO_LONG": (
        "raise the longest ride allowed, or travel by train or air",
        "放宽乘车时限，或改乘火车、飞机",
    ),
    "TIME_RAN_OUT": ("plan again with more time", "延长计算时限后重排"),
    "NO_LEGAL_TIMETABLE": (
        "look at openings, days and drivers",
        "核对上下车时段、天数和驾驶员人数",
    ),
}


def meaning(code: str, lang: Lang) -> str:
    """What a code of a hold or a lack means; nothing for a code not known here."""
    return say(MEANINGS[code], lang) if code in MEANINGS else ""


def reason(code: str, lang: Lang) -> str:
    """A code as lines name it: its meaning, or itself where it is not known here."""
    return meaning(code, lang) or code


def remedy(code: str, lang: Lang) -> str:
    """What to do about it; nothing for a code not known here."""
    return say(REMEDIES[code], lang) if code in REMEDIES else ""
