"""What the console's page of compared variants tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_COMPARE": ("Compare", "对比"),
    "CONSOLE_COMPARE_NOTE": (
        "A variant is this scenario with some rules or prices otherwise. Each is "
        "planned and proved; the plan of the operation stays as it is.",
        "变体是改动了部分规则或价格的同一方案。每个变体都会编制并核验，现有方案不受影响。",
    ),
    "CONSOLE_VARIANTS": (
        "Variants beside the scenario as it is",
        "与基本方案对比的变体",
    ),
    "CONSOLE_TIME_FOR_ALL": (
        "time for all together, seconds",
        "全部变体的搜索时间（秒）",
    ),
    "CONSOLE_COMPARE": ("Compare", "开始对比"),
    "CONSOLE_NO_VARIANTS": (
        "The scenario has no variants yet. Name one below.",
        "尚无变体，请在下面添加。",
    ),
    "CONSOLE_SIDE_BY_SIDE": ("Side by side", "并列对比"),
    "CONSOLE_AS_WORKBOOK": ("as a workbook", "下载表格"),
    "CONSOLE_WHAT_IS_PROVEN": ("What is proven", "已证明的结论"),
    "CONSOLE_BRIDGE_AS_TABLE": ("The bridge as a table", "以表格显示差额"),
    "CONSOLE_NEW_VARIANT": ("Add to a variant", "添加变体"),
    "CONSOLE_RULE": ("rule or price", "规则或价格"),
    "CONSOLE_ADD": ("Add", "添加"),
    "CONSOLE_VARIANT_NOTE": (
        "A new name makes a new variant; a name there is gets one rule more. Without a "
        "value the rule is taken out of the variant again.",
        "新名称即新增变体；已有名称则为其增加一条规则。不填值则从变体中移除该规则。",
    ),
    "COMPARING_VARIANTS": (
        "planning {n:plan|plans} side by side",
        "正在编制 {n} 个方案",
    ),
    "COMPARE_COSTS_MORE": (
        "{name} costs {yuan} CNY more than {other} ({share}).",
        "{name} 比 {other} 多 {yuan} 元（{share}）。",
    ),
    "COMPARE_COSTS_LESS": (
        "{name} costs {yuan} CNY less than {other} ({share}).",
        "{name} 比 {other} 少 {yuan} 元（{share}）。",
    ),
    "COMPARE_COSTS_SAME": (
        "{name} costs what {other} does.",
        "{name} 与 {other} 费用相同。",
    ),
    "COMPARE_BY_LINES": ("By lines, CNY: {lines}.", "分项（元）：{lines}。"),
    "COMPARE_MORE_PLANNED": (
        "{n:worker|workers} more can travel.",
        "可多安排 {n} 人。",
    ),
    "COMPARE_FEWER_PLANNED": (
        "{n:worker|workers} fewer can travel.",
        "少安排 {n} 人。",
    ),
    "COMPARE_MORE_TRIPS": ("It takes {n:trip|trips} more.", "多 {n} 个车次。"),
    "COMPARE_FEWER_TRIPS": ("It takes {n:trip|trips} fewer.", "少 {n} 个车次。"),
}
