"""What the console's page of the closing tells, and that of a fever on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_CLOSE": ("Close", "结算"),
    "CONSOLE_CLOSE_PLAN_FIRST": (
        "There is no plan yet that could be compared. First:",
        "尚无方案可供比较，请先到：",
    ),
    "CONSOLE_ACTUALS": ("What was run (table)", "实际运行表"),
    "CONSOLE_INVOICES": ("What is charged (table)", "发票表"),
    "CONSOLE_COMPARE_DAY": ("Compare with the plan", "与方案比较"),
    "CONSOLE_MAKE_TEMPLATE": ("Write the tables to fill in", "生成填报模板"),
    "CONSOLE_TEMPLATE": ("tables to fill in", "填报模板"),
    "CONSOLE_COMPARED": ("What was done against what was planned", "实际与计划"),
    "CONSOLE_CLOSING_FILES": (
        "workbook and corrected claims",
        "结算工作簿和更正申领表",
    ),
    "CONSOLE_RIDES_DIFFER": ("Trips that differ ({n})", "与计划不符的车次（{n}）"),
    "CONSOLE_RIDERS_PLANNED": ("riders planned", "计划人数"),
    "CONSOLE_RIDERS_RUN": ("riders", "实载人数"),
    "CONSOLE_KM_PLANNED": ("km planned", "计划里程"),
    "CONSOLE_KM_RUN": ("km", "实际里程"),
    "CONSOLE_FEN_PLANNED": ("cost planned", "计划费用"),
    "CONSOLE_FEN_RUN": ("cost", "实际费用"),
    "CONSOLE_INVOICE_LINES": ("Invoices by line ({n})", "发票逐项（{n}）"),
    "CONSOLE_CARRIER": ("carrier", "承运企业"),
    "CONSOLE_INVOICE": ("invoice", "发票"),
    "CONSOLE_ITEM": ("item", "项目"),
    "CONSOLE_CHARGED": ("charged", "开票金额"),
    "CONSOLE_DUE": ("due", "应付金额"),
    "CONSOLE_VERDICT": ("verdict", "结论"),
    "CONSOLE_CLOSE_IT": ("Close the operation", "结算归档"),
    "CONSOLE_CLOSE_NOTE": (
        "Who, when and all figures are kept. It can be closed again; nothing of before "
        "is changed.",
        "将保存结算人、时间和全部数据；可再次结算，以前的结算不变。",
    ),
    "CONSOLE_COMPARE_FIRST": (
        "compare with the plan first: what is recorded is what you have looked at",
        "请先与方案比较：归档内容即所查看的内容",
    ),
    "CONSOLE_TABLE_GONE": (
        "the table is there no more: bring it again",
        "该表已不存在，请重新上传",
    ),
    "CONSOLE_CLOSINGS": ("Closings", "历次结算"),
    "CONSOLE_CLOSING_N": ("closing {n}", "第 {n} 次结算"),
    "CONSOLE_TOTALS": ("All operations so far", "各次运送累计"),
    "CONSOLE_SUM_UP": ("Sum up", "汇总"),
    "CONSOLE_TAB_CONTACTS": ("Fever", "发热处置"),
    "CONSOLE_ILL": ("who is ill (id)", "发热人员编号"),
    "CONSOLE_ILL_AT": ("found at, if no event tells", "发现时间（无事件时填写）"),
    "CONSOLE_ILL_TRIP": ("trip, if not plain", "车次（如不明确）"),
    "CONSOLE_VENTILATED": ("windows are open", "车窗敞开"),
    "CONSOLE_FIND_CONTACTS": ("Find who was near", "查找密切接触者"),
    "CONSOLE_FINDING_CONTACTS": ("finding who was near", "正在查找密切接触者"),
    "CONSOLE_CASES": ("Lists to fetch", "名单下载"),
    "CONSOLE_NO_CASES": ("There is no case.", "没有病例。"),
    "CLOSE_COMPARING": ("comparing with the plan", "正在与方案比较"),
}
