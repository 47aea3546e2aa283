"""What the console says where a command names commands and options: by its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

INSTEAD = "INSTEAD_"  # before the code in whose place it is said
SENTENCES: Mapping[str, Text] = {
    "INSTEAD_REPLAN_NOTHING_NEW": (
        "nothing was reported, checked in or locked since version {number}: it stays "
        "in force, and none was made; report first what happened, or ask for one all "
        "the same (programs: the field 'anyway')",
        "自第 {number} 版以来没有新的事件、签到或锁定：该版继续有效，未生成新版；"
        "请先登记发生的情况，或确认仍要生成（程序接口：字段 anyway）",
    ),
    "INSTEAD_REPLAN_SERVICE_NOT_MET": (
        "coaches that have left cannot meet {services} at the new time: nothing was "
        "written, and the version before stays in force. Take back the event that "
        "moved it and look after those on board by telephone, or report the coach as "
        "down where it stands, so that another one takes its riders",
        "已发车的车辆赶不上改时后的班次 {services}：未写入任何内容，原版继续有效。"
        "请撤销该改时事件并电话安排车上人员，或登记该车就地故障，由其他车辆接运",
    ),
    "INSTEAD_REPLAN_NONE_FOUND": (
        "no version was found that keeps what has left, is frozen or locked; nothing "
        "was written, and the version before stays in force: take back the last event, "
        "or release what is kept as printed",
        "找不到能保持已发车、已冻结和已锁定内容不变的新版；未写入任何内容，"
        "原版继续有效：请撤销最后一个事件，或解除锁定",
    ),
    "INSTEAD_REPLAN_RELEASE": (
        "release it: {kind} {ref}, among what is kept as printed",
        "请在“保持原样”中解除锁定：{kind} {ref}",
    ),
    "INSTEAD_NOTHING_IS_LOCKED": (
        "nothing of this kind is kept as printed",
        "没有已锁定的此类项目",
    ),
    "INSTEAD_SEE_CHECK_IN_LIST": (
        "the list of entries shows the numbers",
        "签到列表中有编号",
    ),
    "INSTEAD_SEE_EVENTS_LIST": (
        "the list of events shows the numbers",
        "事件列表中有编号",
    ),
    "INSTEAD_CHECK_IN_LOOK_AT_DATE": (
        "it is entered for {at}: look at the year and the day, and at this machine's "
        "clock, or give another moment",
        "登记时刻为{at}：请核对年份和日期，并核对本机时钟，或另行指定时刻",
    ),
    "INSTEAD_TAKE_BACK_FIRST": (
        "if that was wrong, take entry {n} back first",
        "如有误，请先撤回第 {n} 条签到",
    ),
    "INSTEAD_PROPOSED_NOT_IN_FORCE": (
        "version {number} is proposed and not in force: accept it first",
        "第 {number} 版已提出，尚未生效，请先采用",
    ),
    "INSTEAD_CONTACTS_LOOK_AT_EVENTS": (
        "the list of events shows it; take it back if it was wrong",
        "事件列表中可查看；如有误请撤销该事件",
    ),
    "INSTEAD_CONTACTS_SAY_WHEN": (
        "give the moment, such as {when}",
        "请填写时刻，如 {when}",
    ),
    "INSTEAD_CONTACTS_ABOARD_FROM": (
        "by the plan: {rides}; look at the moment given",
        "按方案：{rides}；请核对所填时刻",
    ),
    "INSTEAD_STORE_MISSING": (
        "{path}: this operation is not under way yet; begin it on the page Day",
        "{path}：运送尚未开始，请在“当日”页开始",
    ),
    "INSTEAD_STORE_HAS_NO_TABLES": (
        "{path}: holds no operation; restore a backup of it",
        "{path}：没有运送数据，请恢复备份",
    ),
    "INSTEAD_ANOTHER_WRITES_THERE": (
        "{path}: a command or another console is writing there; wait until it has "
        "ended, and try again",
        "{path}：另一个命令或页面正在写入，请等它结束后重试",
    ),
    "INSTEAD_NOT_OUR_FOLDER": (
        "{path}: something else than a plan stands here ({names} is missing), so it "
        "is not replaced; move it away",
        "{path}：此处不是方案（缺少 {names}），不予替换，请移走",
    ),
    "INSTEAD_NAME_A_PLAN": ("make a plan first", "请先编制方案"),
    "INSTEAD_NAME_PLAN_FOLDER": ("make a plan first", "请先编制方案"),
    "INSTEAD_NAME_OWN_SCENARIO": ("make the plan again", "请重新编制方案"),
    "INSTEAD_PLAN_AGAIN_OR_NAME": ("make the plan again", "请重新编制方案"),
    "INSTEAD_SAY_WHERE": (
        "put the scenario's folder back, or make the plan again",
        "请放回运送数据文件夹，或重新编制方案",
    ),
    "INSTEAD_SAY_WHERE_NOW": (
        "put the scenario's folder back, or make the plan again",
        "请放回运送数据文件夹，或重新编制方案",
    ),
    "INSTEAD_LET_NEW_WRITE": (
        "bring a roster first: the tables are made of it",
        "请先导入名单，由名单生成所需表格",
    ),
}
