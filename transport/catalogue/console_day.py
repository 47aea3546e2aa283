"""What the console's page of the day tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_DAY": ("Day", "当日"),
    "CONSOLE_DAY_PLAN_FIRST": (
        "There is no plan yet whose day could begin:",
        "尚无方案，无法开始执行：",
    ),
    "CONSOLE_BEGIN_NOTE": (
        "Once begun, versions of the plan, events and check-ins are kept, and the plan "
        "is changed by new versions alone.",
        "开始执行后，将保存方案版本、事件和签到；方案只能通过新版本更改。",
    ),
    "CONSOLE_BEGIN": ("Begin the operation", "开始执行"),
    "CONSOLE_NOTE": ("note", "备注"),
    "CONSOLE_REPORTED_BY": ("reported by", "登记人"),
    "CONSOLE_WHO_ENTERS": (
        "nobody is named who enters it: fill in the name",
        "没有登记人，请填写姓名",
    ),
    "CONSOLE_TO_DECIDE": ("For a person to decide", "须人工决定"),
    "CONSOLE_REPORT": ("Report what happened", "登记事件"),
    "CONSOLE_EVENT_KIND": ("what happened", "事件类型"),
    "CONSOLE_CHOOSE": ("Choose", "选择"),
    "CONSOLE_NEEDED": ("needed", "必填"),
    "CONSOLE_EVENT_AT": ("seen at", "发生时间"),
    "CONSOLE_REMARK": ("remark", "备注"),
    "CONSOLE_REPORT_IT": ("Report", "登记"),
    "CONSOLE_EVENTS_FROM_FILE": ("Many at once, from a table", "从表格批量登记"),
    "CONSOLE_EVENTS_FILE": ("table of events", "事件表"),
    "CONSOLE_EVENTS": ("Events ({n})", "事件（{n}）"),
    "CONSOLE_COUNTERMAND": ("countermand", "撤销"),
    "CONSOLE_COUNTERMAND_N": ("countermand event {n}", "撤销第 {n} 号事件"),
    "CONSOLE_VERSIONS": ("Versions of the plan", "方案版本"),
    "CONSOLE_VERSION": ("version", "版本"),
    "CONSOLE_DIGEST": ("mark", "校验码"),
    "CONSOLE_MADE_AT": ("made", "时间"),
    "CONSOLE_MADE_BY": ("by", "制作人"),
    "CONSOLE_LOCKS": ("Kept as printed", "锁定"),
    "CONSOLE_LOCKS_NOTE": (
        "A trip, a worker or a coach that no new version may change.",
        "新版本不得更改的车次、人员或车辆。",
    ),
    "CONSOLE_LOCK_WHAT": ("what", "类别"),
    "CONSOLE_LOCK_TRIP": ("trip", "车次"),
    "CONSOLE_LOCK_WORKER": ("worker", "人员"),
    "CONSOLE_LOCK_COACH": ("coach", "车辆"),
    "CONSOLE_LOCK_ID": ("id", "编号"),
    "CONSOLE_LOCK_IT": ("Lock", "锁定"),
    "CONSOLE_RELEASE": ("release", "解锁"),
    "CONSOLE_RELEASE_IT": ("release {ref}", "解锁 {ref}"),
    "CONSOLE_EVENTS_TAKEN_IN": (
        "the events of this table are in the list already",
        "该表中的事件已在列表中",
    ),
    "CONSOLE_READING_EVENTS": ("reading events", "正在读取事件"),
}
