"""What the console's page of the plan tells beside the search: limits, chart, log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_CHART_WENT": ("How the search went", "搜索过程"),
    "CONSOLE_CHART_LASTED": ("{n:second|seconds} of search", "搜索 {n} 秒"),
    "CONSOLE_LIMITS": ("Limits that hold the plan up", "制约方案的限制"),
    "CONSOLE_LIMITS_NOTE": (
        "Which settings make the plan dearer, and what it would cost with less strict"
        " ones; each is shown by a plan that was proved.",
        "哪些限制推高了费用，放宽后费用是多少；每项均有经检验的方案为证。",
    ),
    "CONSOLE_LIMITS_LOOK": ("Look for them", "查找"),
    "CONSOLE_LIMITS_NONE": (
        "None was found whose lifting saves more than one per cent.",
        "未发现放宽后可节省百分之一以上的限制。",
    ),
    "CONSOLE_LIMITS_UNTRIED": (
        "They are looked for in plans of up to {n} people by coach alone, in which"
        " everybody rides.",
        "仅对不超过{n}人、全部乘坐客车且人人成行的方案查找。",
    ),
    "CONSOLE_LOG": ("What happened", "操作记录"),
    "CONSOLE_LOG_AT": ("when, by this machine's clock", "时间（本机时钟）"),
    "CONSOLE_LOG_WHAT": ("what", "事项"),
    "CONSOLE_LOG_BY": ("by", "操作人"),
    "CONSOLE_LOG_STATE": ("how it ended", "结果"),
    "CONSOLE_LOG_DONE": ("done", "完成"),
    "CONSOLE_LOG_FAILED": ("failed", "未完成"),
    "CONSOLE_LOG_IMPORT": ("rosters read", "读取名单"),
    "CONSOLE_LOG_PLAN": ("plan made", "编制方案"),
    "CONSOLE_LOG_PAPERS": ("papers printed", "打印文书"),
    "CONSOLE_LOG_LIMITS": ("limits looked for", "查找限制"),
    "CONSOLE_LOG_BEGIN": ("operation begun", "开始执行"),
    "CONSOLE_LOG_EVENTS": ("events taken in", "登记事件"),
    "CONSOLE_LOG_REPLAN": ("change of the plan proposed", "提出改动"),
    "CONSOLE_LOG_ACCEPT": ("change of the plan accepted", "采用改动"),
    "CONSOLE_LOG_CLOSE": ("operation closed", "结算"),
    "CONSOLE_LOG_REPAIRS": ("ways out looked for", "查找补救办法"),
}
