"""What the console's pages of roster, plan and papers tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_ROSTER": ("Roster", "名单"),
    "CONSOLE_TAB_PLAN": ("Plan", "方案"),
    "CONSOLE_TAB_PAPERS": ("Papers", "文书"),
    "CONSOLE_DROP": (
        "Rosters as you keep them: drop files here, or choose them",
        "现有名单：将文件拖到这里，或点击选择",
    ),
    "CONSOLE_BRING": ("Bring in", "导入"),
    "CONSOLE_FILES": ("Files", "文件"),
    "CONSOLE_FILE": ("file", "文件"),
    "CONSOLE_REMOVE": ("take away", "移除"),
    "CONSOLE_REMOVE_FILE": ("take away {file}", "移除 {file}"),
    "CONSOLE_WHAT_CAME": ("What was read", "读取结果"),
    "CONSOLE_PEOPLE_OF_ROWS": (
        "{people:person|people} in {rows:row|rows}",
        "共 {rows} 行，{people} 人",
    ),
    "CONSOLE_READY_TO_PLAN": (
        "It can be planned. Go on to:",
        "已可编制方案，请前往：",
    ),
    "CONSOLE_QUESTIONS": ("Questions ({n})", "待答复（{n}）"),
    "CONSOLE_MUST": ("needs an answer", "必须答复"),
    "CONSOLE_LEFT_OPEN": ("– left open –", "– 暂不答复 –"),
    "CONSOLE_N_ROWS": ("{n:row|rows}", "涉及 {n} 行"),
    "CONSOLE_ANSWER": ("Take the answers", "提交答复"),
    "CONSOLE_ANSWER_UNFIT": (
        "{given!r} is no answer to {about!r}; choose one that is offered",
        "{given!r} 不是“{about}”可选的答复，请从列表中选择",
    ),
    "CONSOLE_PAGER": ("more of the list", "列表翻页"),
    "CONSOLE_EARLIER": ("earlier ones", "上一页"),
    "CONSOLE_LATER": ("later ones", "下一页"),
    "CONSOLE_FAULTS": ("To be put right", "须更正之处"),
    "CONSOLE_ROW": ("row", "行"),
    "CONSOLE_COLUMN": ("column", "列"),
    "CONSOLE_VALUE": ("value", "内容"),
    "CONSOLE_WRONG": ("what is wrong", "问题"),
    "CONSOLE_REMEDY": ("what to do", "处理办法"),
    "CONSOLE_COLUMNS": ("columns", "各列含义"),
    "CONSOLE_COLUMNS_TAKEN": (
        "What each column was taken for ({n})",
        "各列识别结果（{n}）",
    ),
    "CONSOLE_HEADING": ("heading", "表头"),
    "CONSOLE_TAKEN_FOR": ("taken for", "识别为"),
    "CONSOLE_SURE": ("how sure", "把握"),
    "CONSOLE_HOW": ("by what", "依据"),
    "CONSOLE_ASSUMED": ("What was assumed", "默认取值"),
    "CONSOLE_TOLD": ("What else was noticed ({n})", "其他提示（{n}）"),
    "CONSOLE_BEST_COST": ("best cost so far, CNY", "目前最低费用（元）"),
    "CONSOLE_BOUND": ("proven lower bound, CNY", "已证明的下界（元）"),
    "CONSOLE_ELAPSED": ("elapsed", "已用时间"),
    "CONSOLE_CHART": (
        "Cost and bound over the time of the search; the figures stand above.",
        "搜索过程中的费用与下界，数值见上。",
    ),
    "CONSOLE_STOP": ("Stop, keep the best", "停止并保留最佳方案"),
    "CONSOLE_TIME_LIMIT": ("time for the search, seconds", "搜索时间（秒）"),
    "CONSOLE_START": ("Plan", "开始编制"),
    "CONSOLE_ROSTER_FIRST": (
        "There is nothing to plan yet. First bring a roster in:",
        "尚无可编制的内容，请先导入名单：",
    ),
    "CONSOLE_PLAN_FIRST": (
        "There is no plan yet whose papers could be printed. First:",
        "尚无方案，无法制作文书，请先到：",
    ),
    "CONSOLE_PLAN_THERE": ("The plan", "现有方案"),
    "CONSOLE_MAP": ("map of the plan", "方案地图"),
    "CONSOLE_STOPPED_EARLY": (
        "Stopped before there was a first plan; nothing was written.",
        "在得到首个方案之前已停止；未写入任何文件。",
    ),
    "CONSOLE_NOBODY_RIDES": (
        "There are eligible workers and none can ride within the rules.",
        "有可乘人员，但按规则无人能够乘车。",
    ),
    "CONSOLE_READERS": ("For whom", "发给"),
    "CONSOLE_PRINT": ("Make the papers", "制作文书"),
    "CONSOLE_PRINTED": ("Ready to fetch", "可供下载"),
    "CONSOLE_NOTHING_PRINTED": ("No papers are made yet.", "尚未制作文书。"),
    "CONSOLE_N_FILES": ("{n:file|files}", "{n} 个文件"),
    "CONSOLE_TO_BE_SEEN": (
        "look at one and print it ({n})",
        "逐份查看和打印（{n}）",
    ),
    "CONSOLE_ALL_IN_ONE": ("All in one archive", "全部打包下载"),
    "CONSOLE_READER_HR": ("labour bureau", "人社部门"),
    "CONSOLE_READER_CARRIER": ("carrier", "承运企业"),
    "CONSOLE_READER_EMPLOYER": ("employers", "用工单位"),
    "CONSOLE_READER_HEALTH": ("health authority", "卫健部门"),
    "CONSOLE_READER_POLICE": ("police", "公安部门"),
    "CONSOLE_READER_TRANSPORT": ("transport authority", "交通运输部门"),
    "CONSOLE_READER_RAILWAY": ("railway", "铁路部门"),
    "CONSOLE_READER_AIRLINE": ("airline", "航空公司"),
    "CONSOLE_READER_FINANCE": ("finance", "财政部门"),
    "CONSOLE_READER_PUBLIC": ("public notices", "公开张贴"),
}
