"""What the console's pages of the result tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_RESULT": ("Result", "结果"),
    "CONSOLE_RESULT_NONE": (
        "There is no plan yet. It is made here:",
        "尚无方案，请先编制：",
    ),
    "CONSOLE_VERSION_IN_FORCE": (
        "Version {n}, which is in force",
        "现行方案：第 {n} 版",
    ),
    "CONSOLE_REGISTERED": ("registered", "登记人数"),
    "CONSOLE_ALONE": ("travelling alone", "自行返岗"),
    "CONSOLE_COACHES": ("coaches", "车辆数"),
    "CONSOLE_RIDERS_A_TRIP": ("workers a trip", "每车次人数"),
    "CONSOLE_COST": ("cost, CNY", "费用（元）"),
    "CONSOLE_COST_EACH": ("CNY a head", "人均（元）"),
    "CONSOLE_A_HEAD": ("a head", "人均"),
    "CONSOLE_NO_PLAN_UNDER": ("no plan under", "任何方案不低于"),
    "CONSOLE_COST_LINES": ("What it costs", "费用构成"),
    "CONSOLE_PAYERS": ("Who pays", "费用分担"),
    "CONSOLE_TRIPS_AND_MAP": ("Trips and map", "车次与地图"),
    "CONSOLE_COUNTY": ("county", "县区"),
    "CONSOLE_EMPLOYER": ("employer", "用工单位"),
    "CONSOLE_DEPOT": ("depot", "发车场站"),
    "CONSOLE_MODE": ("way of travel", "运送方式"),
    "CONSOLE_ALL": ("all", "全部"),
    "CONSOLE_ORDER": ("order", "排序"),
    "CONSOLE_BY_TIME": ("by departure", "按出发时间"),
    "CONSOLE_BY_WORKERS": ("most workers", "按人数"),
    "CONSOLE_BY_COST": ("dearest", "按费用"),
    "CONSOLE_BY_EACH": ("dearest a head", "按人均费用"),
    "CONSOLE_NARROW": ("Show", "筛选"),
    "CONSOLE_SEGMENT_DIRECT": ("coach all the way", "客车直达"),
    "CONSOLE_SEGMENT_FEEDER": ("coach to a hub", "接驳到站"),
    "CONSOLE_SEGMENT_RECEIVING": ("coach from a hub", "到站接运"),
    "CONSOLE_TRIPS_FOUND": ("{n:trip|trips}", "共 {n} 个车次"),
    "CONSOLE_ALL_TRIPS": ("all trips", "全部车次"),
    "CONSOLE_ROWS_SHOWN": ("{first}–{last} of {n}", "第 {first}–{last} 项，共 {n} 项"),
    "CONSOLE_NO_MAP": (
        "There is no map of this version; the table shows all of it.",
        "此版本没有地图，表中信息完整。",
    ),
    "CONSOLE_TIMETABLE": ("Timetable", "时刻表"),
    "CONSOLE_ON": ("on", "上车"),
    "CONSOLE_OFF": ("off", "下车"),
    "CONSOLE_ABOARD": ("aboard", "在车"),
    "CONSOLE_RIDERS": ("Riders ({n})", "乘车人员（{n}）"),
    "CONSOLE_WHO_STAYS": ("Who stays, and why", "未乘车人员及原因"),
    "CONSOLE_NOBODY_STAYS": ("Nobody stays behind.", "全部人员均已安排。"),
    "CONSOLE_REPAIRS": ("What would carry them", "可行的解决办法"),
    "CONSOLE_PRICE_REPAIRS": ("Find the prices", "测算各办法的费用"),
    "CONSOLE_REPAIRS_NOTE": (
        "Each way is planned and proved for those who stay, which takes a while.",
        "将为未安排人员逐一试排并核验各办法，需要一些时间。",
    ),
    "CONSOLE_NO_REPAIR": (
        "No change of one rule or of some coaches would carry them.",
        "没有找到单项可行的办法。",
    ),
    "CONSOLE_EXPLAIN": ("Explain", "查询原因"),
    "CONSOLE_EXPLAIN_WHOM": (
        "worker, village, employer or trip",
        "人员、村、用工单位或车次",
    ),
    "CONSOLE_EXPLAIN_NOTE": (
        "An id, a part of a name, or the last four digits or more of a phone number.",
        "可输入编号、姓名（部分亦可）或电话号码末四位以上。",
    ),
    "CONSOLE_EXPLAIN_NOBODY": (
        "Nothing of that name, id or number is in the plan.",
        "方案中没有这个姓名、编号或号码。",
    ),
    "CONSOLE_EXPLAIN_SEVERAL": (
        "{people:worker|workers} and {pairs:group|groups} fit; choose one:",
        "符合的有 {people} 人、{pairs} 个群组，请选择：",
    ),
}
