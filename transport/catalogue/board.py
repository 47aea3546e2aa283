"""What the board of the day tells: who is late, whom to call, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "BOARD_TITLE": ("Board", "运送看板"),
    "BOARD_AT": ("{when}, plan version {n}", "{when}　第 {n} 版方案"),
    "BOARD_LATE": ("late trips", "晚点车次"),
    "BOARD_NONE_LATE": ("no trip is late", "没有晚点车次"),
    "BOARD_CALL": ("to be called next", "接下来应联系"),
    "BOARD_NOBODY_TO_CALL": ("nobody has to be called", "没有需要联系的人员"),
    "BOARD_OPEN": ("still open", "未办结事项"),
    "BOARD_NOTHING_OPEN": ("nothing is open", "没有未办结事项"),
    "BOARD_MORE_LINES": (
        "and {n:line|lines} more, all with --by {kind}",
        "另有 {n} 行，用 --by {kind} 查看全部",
    ),
    "BOARD_MORE": ("and {n} more", "另有 {n} 项"),
    "BOARD_FULL_SCREEN": ("full screen", "全屏"),
    "BOARD_WRITTEN": ("{path} is written", "已写入 {path}"),
    "BOARD_WATCH_OR_JSON": (
        "--watch and --json do not go together",
        "--watch 与 --json 不能同时使用",
    ),
    "BOARD_INTERNAL": ("Internal use", "内部使用"),
    "BEHIND_WAITS": (
        "{trip}: {late_s} late, has not left {place}",
        "{trip}：晚点 {late_s}，未驶离{place}",
    ),
    "BEHIND_UNDER_WAY": (
        "{trip}: {late_s} late, next {place}",
        "{trip}：晚点 {late_s}，下一站{place}",
    ),
    "BEHIND_HOLDS": ("{left_s} left of {slack_s}", "余量 {slack_s}，尚余 {left_s}"),
    "BEHIND_MISSED": (
        "missed by {over_s}, {workers:worker|workers}",
        "超过 {over_s}，涉及 {workers} 人",
    ),
    "BEHIND_HUB": ("{where}: {margin}", "班次 {where}：{margin}"),
    "BEHIND_GATE": ("gate of {where}: {margin}", "{where}接收时间：{margin}"),
    "BEHIND_DEADLINE": ("deadline at {where}: {margin}", "{where}报到期限：{margin}"),
    "BEHIND_HOURS": (
        "driver's hours, if all of it was driving: {margin}",
        "如均为驾驶时间，驾驶时限：{margin}",
    ),
    "BEHIND_NEXT_TRIP": ("next trip {where}: {margin}", "下一趟 {where}：{margin}"),
    "CALL_TRIP": (
        "{trip} leaves {place} at {when}: {n} not seen yet",
        "{trip} {when} 从{place}发车：{n} 人未到",
    ),
    "CALL_CONTACT": ("there: {contact}", "上车点联系人：{contact}"),
    "CALL_WORKER": ("{who} {phone}", "{who} {phone}"),
    "CALL_NO_PHONE": ("no phone", "无电话"),
    "OPEN_MISSING": ("{trip}: missing: {workers}", "{trip}：缺员：{workers}"),
    "OPEN_UNDER_WAY": (
        "{trip}: {n:worker has|workers have} not arrived",
        "{trip}：{n} 人未到达",
    ),
    "OPEN_NOT_SIGNED": (
        "{trip}: {n:worker is|workers are} not signed for",
        "{trip}：{n} 人未签收",
    ),
    "OPEN_DIFFERS": (
        "{trip}, {place}: {counted} counted at the hand-over, {expected} expected",
        "{trip}，{place}：交接清点 {counted} 人，应到 {expected} 人",
    ),
    "OPEN_CONTRADICTS": (
        "{worker} was seen, but event {n}, {event}, says otherwise",
        "{worker} 已有签到，但第 {n} 号事件为“{event}”",
    ),
    "OPEN_OTHER_RIDE": (
        "{worker} was seen on {trip}; by version {n} he rides {trips}",
        "{worker} 签到于 {trip}，第 {n} 版方案为 {trips}",
    ),
}
