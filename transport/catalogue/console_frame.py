"""What the console's frame tells: operations, jobs, accounts, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TITLE": ("Transport planner", "务工人员运送"),
    "CONSOLE_SKIP": ("to the contents", "跳到正文"),
    "CONSOLE_PAGES_OF": ("pages of {name}", "{name}的页面"),
    "CONSOLE_OPERATIONS": ("Operations", "运送任务"),
    "CONSOLE_FOLDER": ("in the folder {path}", "所在文件夹：{path}"),
    "CONSOLE_NO_OPERATIONS": (
        "There is no operation in this folder yet. Name one below to begin.",
        "此文件夹中还没有任务。请在下面起个名称，新建一个。",
    ),
    "CONSOLE_NEW_OPERATION": ("New operation", "新建任务"),
    "CONSOLE_NAME": ("name", "名称"),
    "CONSOLE_MAKE": ("Make", "新建"),
    "CONSOLE_TO_OPERATIONS": ("to the operations", "返回任务列表"),
    "CONSOLE_PHASE_NEW": ("no roster yet, or questions stand", "待导入名单或待答复"),
    "CONSOLE_PHASE_READY": ("ready to be planned", "可以编制方案"),
    "CONSOLE_PHASE_PLANNED": ("planned", "已有方案"),
    "CONSOLE_PHASE_UNDER_WAY": ("under way", "执行中"),
    "CONSOLE_TOTAL": ("total cost", "总费用"),
    "CONSOLE_PLANNED": ("workers planned", "已安排人数"),
    "CONSOLE_HELD": ("held", "暂缓"),
    "CONSOLE_UNPLANNED": ("not planned", "未安排"),
    "CONSOLE_TRIPS": ("trips", "车次"),
    "CONSOLE_GAP": ("gap", "差距"),
    "CONSOLE_JOB": ("work in progress", "正在进行的工作"),
    "CONSOLE_JOB_WAITS": ("waits its turn", "排队中"),
    "CONSOLE_JOB_RUNS": ("being done", "进行中"),
    "CONSOLE_JOB_AGAIN": (
        "It was begun again, since the process doing it had ended. Nothing was lost.",
        "执行进程曾意外结束，已重新开始，数据没有丢失。",
    ),
    "CONSOLE_DISK_FULL": (
        "The disk with {folder} is full or nearly so ({mb} MB left): rosters, plans "
        "and papers cannot be kept. Delete files that are not needed, or empty the "
        "bin; what waits then goes on by itself.",
        "{folder} 所在磁盘已满或即将满（剩余 {mb} MB），名单、方案和文件可能无法保存。"
        "请删除不需要的文件或清空回收站，等待中的任务会自动继续。",
    ),
    "JOB_CALLED_OFF": ("It was called off before it began.", "尚未开始即已取消。"),
    "JOB_WORKER_DIED": (
        "The process that did this ended several times before it was done. The "
        "operation is as it was.",
        "执行进程多次意外结束，未能完成。任务数据保持原样。",
    ),
    "CONSOLE_DEFECT": (
        "This is a defect of the program. The operation is as it was; the console's "
        "terminal shows the details.",
        "程序出错。任务数据保持原样；详情见控制台所在的终端。",
    ),
    "CONSOLE_NO_OPERATION": (
        "The operation {name} is no longer there.",
        "任务“{name}”已不存在。",
    ),
    "CONSOLE_NAME_UNFIT": (
        "{given!r} cannot be the name of a folder; use letters, figures and spaces",
        "{given!r} 不能作为文件夹名称，请使用汉字、字母、数字和空格",
    ),
    "CONSOLE_NAME_TAKEN": (
        "there is an operation {given} already; choose another name",
        "已有名为“{given}”的任务，请换一个名称",
    ),
    "CONSOLE_UNDER_WAY": (
        "{name} is under way: events are reported on its plan. It is planned anew on "
        "the page of the day, with as few changes as can be.",
        "{name} 已在执行，方案上已有事件登记。请在当日页面重新编制，改动最少。",
    ),
    "CONSOLE_SIGN_IN": ("Sign in", "登录"),
    "CONSOLE_SIGN_OUT": ("Sign out", "退出"),
    "CONSOLE_ACCOUNT": ("account", "账号"),
    "CONSOLE_PASSWORD": ("password", "密码"),
    "CONSOLE_SIGN_IN_WRONG": (
        "Account and password do not go together.",
        "账号或密码不正确。",
    ),
    "CONSOLE_ACCOUNT_NAMELESS": ("an account needs a name", "账号必须有名称"),
    "CONSOLE_PASSWORD_SHORT": (
        "the password is too short or too long; it has at least {n} letters",
        "密码长度不合要求，至少 {n} 个字符",
    ),
    "CONSOLE_SCOPE_MISSING": (
        "an account of the role {role} needs --for with the id of whose it is",
        "角色 {role} 的账号须用 --for 注明所属单位的编号",
    ),
    "CONSOLE_NO_ACCOUNT": ("there is no account {name}", "没有账号“{name}”"),
    "CONSOLE_ASKED_WRONGLY": (
        "The page was not asked as it can be. Go back and try again.",
        "请求有误，请返回后重试。",
    ),
    "CONSOLE_LEFT_EMPTY": (
        "A field that is needed was left empty.",
        "有必填项未填写。",
    ),
    "CONSOLE_TOO_MUCH": (
        "{given!r} is more than the {most} that can be",
        "{given!r} 超出上限 {most}",
    ),
    "CONSOLE_TOO_LITTLE": (
        "{given!r} is less than the {least} that must be",
        "{given!r} 低于下限 {least}",
    ),
    "CONSOLE_TOO_LONG": (
        "what begins with {given!r} is longer than {most} characters",
        "以 {given!r} 开头的内容超过 {most} 个字",
    ),
    "CONSOLE_NOT_TAKEN": (
        "{given!r} is not what the field takes, such as a number",
        "{given!r} 不是该项可填的内容（例如应填数字）",
    ),
    "CONSOLE_SIGN_IN_FIRST": ("Sign in first.", "请先登录。"),
    "CONSOLE_NOT_ALLOWED": (
        "This account may not do that, or the page is too old: open it anew.",
        "此账号无权操作，或页面已过期，请重新打开。",
    ),
    "CONSOLE_NOT_FOUND": ("There is no such page.", "没有此页面。"),
    "CONSOLE_TOO_LARGE": (
        "What was sent is larger than the console takes.",
        "提交的内容超过大小限制。",
    ),
    "CONSOLE_TOO_OFTEN": (
        "This was tried too often. Wait some minutes.",
        "尝试次数过多，请过几分钟再试。",
    ),
    "API_FIELD_MISSING": ("is missing", "缺少此项"),
    "API_FIELD_UNFIT": ("cannot be taken as it is", "不能按此取值"),
    "API_LOOK_IT_UP": (
        "write it as /api/v1/openapi.json describes the field",
        "请按 /api/v1/openapi.json 对该项的说明填写",
    ),
    "API_FIELD_UNKNOWN": ("is no field of an event", "不是事件的项目"),
    "API_FIELDS_ARE": (
        "leave it out, or name one of: {fields}",
        "请删去，或用：{fields}",
    ),
    "API_EXPECTED_IS_A_NUMBER": (
        "give the number of the version that you look at",
        "请填写所依据方案的版本号",
    ),
    "API_SINCE_OR_READERS": (
        "papers since a version are those of all readers: leave out `readers` or "
        "`since`",
        "按版本变更打印时包括所有读者：`readers` 与 `since` 只能用一个",
    ),
    "CONSOLE_API": ("Interface for programs", "程序接口"),
    "CONSOLE_API_SCHEMA": ("OpenAPI description", "OpenAPI 说明文件"),
    "CONSOLE_API_NOTE": (
        "The descriptions are in English. On this machine no token is needed.",
        "以下说明为英文。在本机调用不需要令牌。",
    ),
    "CONSOLE_API_CALL": ("call", "接口"),
    "CONSOLE_API_DOES": ("what it does", "作用"),
    "CONSOLE_CANNOT": ("This cannot be done", "无法完成"),
    "CONSOLE_FILE_KIND": (
        "{file} is no file that can be read here; the console takes {endings}",
        "此处不能读取文件 {file}，可以使用 {endings}",
    ),
    "CONSOLE_FILES_TOO_MANY": (
        "an operation has at most {n} files; take some away first",
        "每个任务最多 {n} 个文件，请先移除一些",
    ),
    "CONSOLE_UNPACKS_TOO_MUCH": (
        "{file} unpacks to more than a workbook can be; it was not read",
        "{file} 解压后过大，不像是正常的表格，未予读取",
    ),
}
