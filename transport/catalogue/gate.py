"""Sentences of the health gate: why a worker is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "FEVER_BY_COACH": (
        "{found} °C (on coaches a fever is above {limit} °C, {document}; edition"
        " {edition}); measure again, or see a doctor and travel on a later day",
        "体温 {found} ℃（客车以高于 {limit} ℃ 为发热，{document}；适用版本"
        " {edition}）；请复测，或就医后改日出行",
    ),
    "FEVER_BY_AIR": (
        "{found} °C (on aircraft a fever is above {limit} °C, {document}; edition"
        " {edition}); measure again, or see a doctor and travel on a later day",
        "体温 {found} ℃（航班以高于 {limit} ℃ 为发热，{document}；适用版本"
        " {edition}）；请复测，或就医后改日出行",
    ),
    "FEVER_BY_RAIL": (
        "{found} °C (on railways a fever is {limit} °C or more, railway practice;"
        " edition {edition}); measure again, or see a doctor and travel on a later day",
        "体温 {found} ℃（铁路以达到 {limit} ℃ 为发热，铁路做法；适用版本"
        " {edition}）；请复测，或就医后改日出行",
    ),
    "CODE_NOT_ALLOWED": (
        "health code is {given}, {allowed} is asked for (as practised under {rule});"
        " enter the code shown today in health_code",
        "健康码为{given}，要求{allowed}（按 {rule} 的做法）；请在 health_code"
        " 填写当日健康码",
    ),
    "CERT_MISSING": (
        "a health certificate is asked for (as practised under {rule}); get {needed}"
        " and enter certificate_until",
        "须持健康证明（按 {rule} 的做法）；请办理{needed}，并填写 certificate_until",
    ),
    "CERT_EXPIRED": (
        "the health certificate ends {until}, before the worker is ready at {ready}"
        " (asked for as practised under {rule}); get {needed}",
        "健康证明有效至 {until}，早于可出发时间 {ready}（按 {rule} 的做法要求）；"
        "请办理{needed}",
    ),
    "CERT_EXPIRES_ON_ROAD": (
        "the health certificate ends {until}; ready at {ready} in {village}, the worker"
        " is at {employer} by {arrival} at the earliest (valid through arrival, as"
        " practised under {rule}); let the worker leave earlier (ready_from), or get"
        " {needed}",
        "健康证明有效至 {until}；{ready} 可由 {village} 出发，最早 {arrival} 到达"
        " {employer}（须到达时仍有效，按 {rule} 的做法）；请提前出发"
        "（ready_from），或办理{needed}",
    ),
    "EMPLOYER_NOT_ACCEPTING": (
        "{name} ({employer}) has not agreed to receive workers (destinations are asked"
        " beforehand, {document}); call {contact}, then set accepted to yes",
        "{name}（{employer}）尚未同意接收（须事先征得目的地同意，{document}）；"
        "请联系{contact}，确认后将 accepted 设为 yes",
    ),
    "VILLAGE_RISK": (
        "{name} ({village}) is a {risk}-risk area, where nobody may board ({rule});"
        " wait until its level is lowered",
        "{name}（{village}）为{risk}风险地区，不得上车（{rule}）；"
        "请待风险等级下调后再安排",
    ),
    "PARTY_MEMBER_HELD": (
        "companion of {worker}, who is held: {code}; decide by hand",
        "与 {worker} 同行，该人员暂缓出行：{code}；请人工决定",
    ),
    "OUT_NO_SHOW": (
        "was not there when the coach left",
        "发车时未到",
    ),
    "OUT_ALREADY_ARRIVED": (
        "had arrived before the coach broke down on its way",
        "客车途中抛锚前已到达",
    ),
    "OUT_CANCELLED": ("has cancelled the journey", "已取消出行"),
    "OUT_FEVER_AT_BOARDING": (
        "{found} °C at boarding, measured twice; see a doctor and travel on a later"
        " day",
        "上车时体温 {found} ℃（已复测）；请就医后改日出行",
    ),
    "OUT_CODE_AT_BOARDING": (
        "the health code shown at boarding is not allowed",
        "上车时出示的健康码不符合要求",
    ),
    "NOT_MEASURED": ("?", "?"),
    "BY_THE_SETTINGS": ("by the settings of the scenario", "按本方案的设定"),
    "EDITION": ("{edition}, {source}", "{edition}（{source}）"),
    "NEEDED_THROUGH_ARRIVAL": (
        "one that is valid through arrival",
        "到达时仍有效的证明",
    ),
    "NEEDED_UNTIL": (
        "one that is valid until {until} or later",
        "有效期至 {until} 或更晚的证明",
    ),
    "NO_CONTACT_GIVEN": (
        "its contact (none is given in employers.csv)",
        "其联系人（employers.csv 未填写）",
    ),
    "HEALTH_CODE_GREEN": ("green", "绿码"),
    "HEALTH_CODE_YELLOW": ("yellow", "黄码"),
    "HEALTH_CODE_RED": ("red", "红码"),
    "HEALTH_CODE_MISSING": ("missing", "未填写"),
    "RISK_LOW": ("low", "低"),
    "RISK_MEDIUM": ("medium", "中"),
    "RISK_HIGH": ("high", "高"),
}
