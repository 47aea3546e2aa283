"""What the console tells of who looked at what, and of roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_ACCESSES": ("Accesses", "访问记录"),
    "CONSOLE_ACCESSES_NOTE": (
        "Who opened papers or fetched a plan, the newest first. The law wants it noted"
        " for registers of persons.",
        "谁打开过文书或取走过方案，最新的在前。依法须对人员名册的查阅留痕。",
    ),
    "CONSOLE_ACCESSES_NONE": ("Nobody has opened anything yet.", "尚无访问记录。"),
    "CONSOLE_ACCESSES_NEWEST": ("newest ones", "最新记录"),
    "CONSOLE_ACCESS_AT": ("when, by this machine's clock", "时间（本机时钟）"),
    "CONSOLE_ACCESS_WHO": ("account", "账号"),
    "CONSOLE_ACCESS_ROLE": ("role", "角色"),
    "CONSOLE_ACCESS_OPERATION": ("operation", "任务"),
    "CONSOLE_ACCESS_WHAT": ("what", "内容"),
    "CONSOLE_ACCESS_HERE": ("at this machine", "本机"),
    "CONSOLE_ROLE_COORDINATOR": ("coordinator", "协调员"),
    "CONSOLE_ROLE_CARRIER": ("carrier", "承运单位"),
    "CONSOLE_ROLE_EMPLOYER": ("employer", "用人单位"),
    "CONSOLE_ROLE_HEALTH": ("health", "卫健部门"),
    "CONSOLE_ROLE_FINANCE": ("finance", "财务"),
    "CONSOLE_ROLE_STATION": ("station staff", "站点人员"),
    "CONSOLE_ROLE_DISPLAY": ("display", "显示屏"),
}
