"""What the console's page of rules and prices tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_RULES": ("Rules and prices", "规则与价格"),
    "CONSOLE_RULES_NOTE": (
        "An empty field takes the default shown below it. What is changed is checked at"
        " once with the whole scenario, and kept only if nothing is wrong.",
        "留空即采用下方所示默认值。改动立即连同整个方案一起检查，无误才会保存。",
    ),
    "CONSOLE_RULES_IN_BOOK": (
        "This scenario is a workbook: its rules stand in its sheet of settings, and are"
        " changed there.",
        "本方案为工作簿：规则写在其设置表中，请直接在表中修改。",
    ),
    "CONSOLE_RULES_ROSTER_FIRST": (
        "There is no scenario yet whose rules could be looked at; first bring in a"
        " roster:",
        "尚无方案可设规则，请先导入名单：",
    ),
    "CONSOLE_RULES_REFUSED": (
        "Nothing was changed: the scenario would not be faultless",
        "未作任何改动：改后方案有误",
    ),
    "CONSOLE_RULES_KEPT": ("Kept; the scenario is faultless", "已保存，方案检查无误"),
    "CONSOLE_RULES_SAVE": ("Check and keep", "检查并保存"),
    "CONSOLE_RULES_DEFAULT": ("default: {value}", "默认：{value}"),
    "CONSOLE_RULES_NO_DEFAULT": ("default: none", "默认：无"),
    "CONSOLE_RULES_OF_PRESET": ("by the preset: {value}", "按规则版本：{value}"),
    "CONSOLE_RULES_WRITTEN": ("to be written as {what}", "写法：{what}"),
    "CONSOLE_RULES_SOURCE": ("source: {source}", "依据：{source}"),
    "CONSOLE_RULES_SET": ("set", "已设"),
    "CONSOLE_RULES_ASSUMED": ("assumption", "假设"),
    "CONSOLE_RULES_TO_DEFAULT": ("back to default", "恢复默认"),
    "CONSOLE_RULES_TO_DEFAULT_OF": ("back to default: {what}", "恢复默认：{what}"),
    "CONSOLE_RULES_YES": ("yes", "是"),
    "CONSOLE_RULES_NO": ("no", "否"),
    "CONSOLE_RULES_LEFT": ("– default –", "– 默认 –"),
    "CONSOLE_RULES_LINES": (
        "one a line: name = value",
        "每行一项：名称 = 值",
    ),
    "CONSOLE_RULES_G_EDITION": ("Dated rules", "防疫规则版本"),
    "CONSOLE_RULES_G_SEATS": ("Seats and company on board", "座位与同车规则"),
    "CONSOLE_RULES_G_RIDES": ("Rides, stops and driving", "行程、停靠与驾驶"),
    "CONSOLE_RULES_G_HUBS": (
        "Flights, trains, checks and distances",
        "航班、列车、检测与里程",
    ),
    "CONSOLE_RULES_G_DAY": ("Changes of the day", "当日变动"),
    "CONSOLE_RULES_G_COSTS": ("Rates", "费用标准"),
    "CONSOLE_RULES_G_ALONE": ("Travelling alone", "自行返岗"),
    "CONSOLE_RULES_G_PAYERS": ("Payers", "费用分担"),
    "CONSOLE_RULES_PAYERS": (
        "payers and their weights, by which they share what a plan costs",
        "各承担方及其分担权重",
    ),
    "CONSOLE_RULES_PRESETS": ("Presets by date", "按日期的规则版本"),
    "CONSOLE_RULES_FROM": ("from", "施行日期"),
    "CONSOLE_RULES_NAME": ("preset", "版本"),
    "CONSOLE_RULES_DOCUMENT": ("document", "文件"),
    "CONSOLE_RULES_CAP": ("load cap", "满载率上限"),
    "CONSOLE_RULES_ROWS": ("rows kept empty", "留空排数"),
    "CONSOLE_RULES_PAPER": ("health paper", "健康证明"),
    "CONSOLE_RULES_IN_FORCE": (
        "in force on the first day of travel",
        "出发首日适用",
    ),
    "CONSOLE_RULES_CAP_AT": ("{cap} ({risks})", "{cap}（风险：{risks}）"),
    "CONSOLE_RULES_EVERY_RISK": ("every risk", "各等级"),
    "CONSOLE_RULES_ASSUMED_LIST": (
        "Assumed, and not confirmed yet",
        "默认值，尚未确认",
    ),
    "CONSOLE_RULES_CONFIRM": ("confirm", "确认"),
    "CONSOLE_RULES_CONFIRM_OF": ("confirm: {what}", "确认：{what}"),
    "CONSOLE_RULES_PRICES": ("Prices of coaches", "车辆价格"),
    "CONSOLE_RULES_PRICES_NOTE": (
        "Prices in CNY, as the table of the fleet has them.",
        "单位为元，见车辆表。",
    ),
    "CONSOLE_RULES_PRICE_OF": (
        "{column}: {coach} of {depot}",
        "{depot}的{coach}：{column}",
    ),
    "CONSOLE_RULES_COACH": ("coach", "车型"),
    "CONSOLE_RULES_DEPOT": ("depot", "车场"),
    "CONSOLE_RULES_SEATS": ("seats", "座位"),
    "CONSOLE_RULES_COUNT": ("number", "数量"),
    "CONSOLE_PLAN_OLDER": (
        "This plan is older than the rules, prices or tables as they are now; plan"
        " again to have them in it.",
        "规则、价格或表格在此方案编制后有改动，请重新编制。",
    ),
    "CONSOLE_PLAN_DAMAGED": (
        "The plan that is here cannot be read: its file is damaged or was changed by"
        " hand. Put the file back as it was, or take the folder away and plan again.",
        "现有方案无法读取：文件已损坏或被手工改动。请恢复原文件，或移走该文件夹后重新编制。",
    ),
    "CONSOLE_PLAN_UNREADABLE": (
        "The scenario of this plan has faults now; the plan is that from before.",
        "此方案所用数据现有错误，下方仍为改动前的方案。",
    ),
    "SETTINGS_BY_HAND": (
        "{file}: written in a way that cannot be changed from here; change it in the"
        " file itself",
        "{file} 的写法无法在此修改，请直接修改文件",
    ),
    "CHANGES_DAMAGED": (
        "{file}: the list of changed rules is damaged; remove it, and change them anew",
        "{file} 已损坏，请删除后重新修改规则",
    ),
    "CHANGED_MEANWHILE": (
        "{file} was changed meanwhile; look at the page again, and change it there",
        "{file} 期间已被他人修改，请刷新页面后再改",
    ),
    "SOURCE_ASSUMPTION": ("assumption of this program", "本程序的假设"),
    "SOURCE_PRACTICE": ("practice of 2020", "2020年的实际做法"),
    "SOURCE_GUIDE": (
        "Spring Festival transport guide of 20 January 2021",
        "2021年1月20日春运防控指南",
    ),
    "SOURCE_PRESS": ("press of 2020", "2020年新闻报道"),
    "SOURCE_HOURS": ("the regulation of each set of rules", "各套规则所据法规"),
    "SOURCE_TRIAL": (
        "trial norm of 2012 for express passenger transport",
        "2012年快速客运试行规范",
    ),
    "SOURCE_EDITIONS": ("the documents of each edition", "各版本所据文件"),
    "SOURCE_FARES": ("national fare rules", "国家运价规则"),
    "SOURCE_TOLLS": (
        "notice of the Ministry of Transport, 7 February 2020",
        "交通运输部2020年2月7日通知",
    ),
    "SOURCE_CLASS_B": (
        "class-B management, notice 7 of 2022 of the National Health Commission",
        "乙类乙管，国家卫生健康委公告2022年第7号",
    ),
    "SOURCE_NONE": ("no rule edition in force", "无现行规则"),
}
