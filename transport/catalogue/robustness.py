"""Sentences on how a plan stands up to the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "ROBUST_ASSUMED": (
        "Assumed: {no_show_percent} of workers do not come, {breakdown_percent} of"
        " coaches fail before they leave, an hour at the wheel takes {p50} min longer"
        " in half of all trips and more than {p90} min in one of ten; {n:draw|draws},"
        " seed {seed}.",
        "假设：{no_show_percent} 的人员未到，{breakdown_percent} 的车辆发车前故障，"
        "每小时行车延误半数车次不超过 {p50} 分钟、十分之一车次超过 {p90} 分钟；"
        "抽样 {n} 次，种子 {seed}。",
    ),
    "ROBUST_P90_TOO_SHORT": (
        "is not more than --late-p50, which is {p50} min",
        "不大于 --late-p50（{p50} 分钟）",
    ),
    "ROBUST_RAISE_P90": (
        "nine of ten trips must be given more minutes than half of them: raise"
        " --late-p90 or lower --late-p50",
        "十分之九车次的延误须大于半数车次的延误：请增大 --late-p90 或减小 --late-p50",
    ),
    "ROBUST_NO_LIMITS": (
        "The plan has no connection, closing time, deadline or limit of driving hours"
        " that a delay could miss.",
        "本方案没有会因延误而错过的衔接、关门时间、期限或驾驶时限。",
    ),
    "ROBUST_ALL": (
        "All {n:limit|limits} hold together in {all_percent} of the draws.",
        "全部 {n} 项时限同时满足的比例为 {all_percent}。",
    ),
    "ROBUST_HUB": (
        "{trip}: check-in of {service} for {workers:worker|workers}, {slack} min to"
        " spare: holds in {holds_percent} (± {error_percent}).",
        "车次 {trip}：{service} 值机（检票），涉及 {workers} 人，余量 {slack} 分钟，"
        "满足比例 {holds_percent}（±{error_percent}）。",
    ),
    "ROBUST_GATE": (
        "{trip}: {place} closes {slack} min after the coach is due, for"
        " {workers:worker|workers}: holds in {holds_percent} (± {error_percent}).",
        "车次 {trip}：{place} 在计划到达后 {slack} 分钟关门，涉及 {workers} 人，"
        "满足比例 {holds_percent}（±{error_percent}）。",
    ),
    "ROBUST_DEADLINE": (
        "{trip}: the first deadline or end of a certificate at {place} is {slack} min"
        " after its workers are off ({workers:worker|workers}): holds in"
        " {holds_percent} (± {error_percent}).",
        "车次 {trip}：{place} 最早的报到期限或健康证明到期在下车后 {slack} 分钟"
        "（{workers} 人），满足比例 {holds_percent}（±{error_percent}）。",
    ),
    "ROBUST_HOURS": (
        "{trip}: its driver may drive {slack} min longer in the day: holds in"
        " {holds_percent} (± {error_percent}).",
        "车次 {trip}：驾驶员当日还可驾驶 {slack} 分钟，"
        "满足比例 {holds_percent}（±{error_percent}）。",
    ),
    "ROBUST_SURER": (
        "{n:further limit holds|further limits hold} in {least_percent} or more.",
        "其余 {n} 项的满足比例不低于 {least_percent}。",
    ),
    "ROBUST_MISSING": (
        "Expected: {absent} workers do not come; {broken} coaches fail and"
        " {n_broken} workers lack a seat by it; {n_hub} workers miss their flight or"
        " train.",
        "预计：未到 {absent} 人；故障车辆 {broken} 辆，因此缺座 {n_broken} 人；"
        "误机（车）{n_hub} 人。",
    ),
    "ROBUST_SPARES": (
        "Spare coaches at {depot} on {day}: {n} for {coaches:coach|coaches}"
        " ({vehicle_type}, {seats} seats), {price_fen} a day by the fleet's rates,"
        " without kilometres; workers who lack a seat: {without} instead of"
        " {missing}.",
        "{depot} {day} 备用车：{coaches} 辆车配 {n} 辆（{vehicle_type}，"
        "可用 {seats} 座），按车队单价每日 {price_fen}（不含里程）；"
        "缺座由 {missing} 人减至 {without} 人。",
    ),
    "ROBUST_NO_SPARE": (
        "Spare coaches at {depot} on {day}: none for {coaches:coach|coaches}; in 19 of"
        " 20 draws no coach fails.",
        "{depot} {day} 备用车：{coaches} 辆车无需配备；二十次中十九次无车辆故障。",
    ),
    "ROBUST_SPARES_TO_HIRE": (
        "{idle:coach|coaches} of that type stand idle there that day: the rest is to"
        " be hired.",
        "当日该车型仅余 {idle} 辆，其余须另租。",
    ),
    "ROBUST_STANDBY": (
        "Standby: {free} seats are expected to become free; {n:worker|workers} on"
        " standby would find one in nine of ten draws on each trip ({trips}). The seats"
        " are paid for, at {each_fen} each: standing by costs no coach.",
        "候补：预计空出 {free} 座；下列车次各自十次中九次可安排候补，共 {n} 人"
        "（{trips}）。座位费用已付，每座 {each_fen}，候补不增加用车费用。",
    ),
    "ROBUST_NO_STANDBY": (
        "Standby: {free} seats are expected to become free, on no single trip one in"
        " nine of ten draws.",
        "候补：预计空出 {free} 座，但没有单一车次十次中九次会空出座位。",
    ),
}
