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
    "CONSOLE_MADE_ELSEWHERE": (
        "Version {n}, which is in force, was made outside of the console. It is laid "
        "out here now; until then papers and map are those of the version before.",
        "现行的第 {n} 版不是在本页面编制的，正在整理；完成之前文书和地图仍是上一版的。",
    ),
    "CONSOLE_PAPERS_SINCE": (
        "what changed from version {since} to {n}",
        "第 {since} 版至第 {n} 版的变更",
    ),
    "CONSOLE_PRINT_SINCE": (
        "print what changed from version {since} to {n}",
        "打印第 {since} 版至第 {n} 版的变更",
    ),
    "CONSOLE_NEXT": ("The next version", "新版本"),
    "CONSOLE_NEXT_NOTE": (
        "After {n:event|events} since the version in force. It is shown before it "
        "counts.",
        "现行版本之后有 {n} 个事件。新版本先供查看，采用后才生效。",
    ),
    "CONSOLE_NO_NEWS": (
        "Nothing was reported, checked in or locked since: it stays in force.",
        "此后没有新的事件、签到或锁定，该版继续有效。",
    ),
    "CONSOLE_REPLAN_ANYWAY": ("make one all the same", "仍要编制"),
    "CONSOLE_REPLAN": ("Make the next version", "编制新版本"),
    "CONSOLE_NEXT_STANDS": (
        "Version {n} is proposed and waits to be looked at.",
        "第 {n} 版已编制，待查看。",
    ),
    "CONSOLE_NEXT_LOOK": ("Look at it", "查看"),
    "CONSOLE_NEXT_VERSION": ("Version {n}, proposed", "第 {n} 版（待采用）"),
    "CONSOLE_NEXT_PROVED": (
        "Both checkers found nothing wrong in it. It is in force once it is accepted.",
        "两项核验均未发现问题。采用后生效。",
    ),
    "CONSOLE_COST_BEFORE": ("before", "原费用"),
    "CONSOLE_COST_MORE": ("difference", "差额"),
    "CONSOLE_N_CHANGED": ("journeys changed", "行程有变"),
    "CONSOLE_N_GONE": ("no longer ride", "不再乘车"),
    "CONSOLE_N_NEW": ("ride now", "新增乘车"),
    "CONSOLE_ACCEPT": ("Accept it", "采用"),
    "CONSOLE_THROW_AWAY": ("Throw it away", "放弃"),
    "CONSOLE_NEXT_WHAT": ("What it does", "内容"),
    "CONSOLE_NEXT_WHOM": ("What changes for whom", "涉及人员"),
    "CONSOLE_CHANGED_PAPERS": (
        "what changed, copies to call back, messages",
        "变更文书、收回清单和通知",
    ),
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
