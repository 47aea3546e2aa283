"""Why a plan's files cannot be read, or an output cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LISTED": ("{all}", "{all}"),
    "VARIANT_DONE": ("{name}: {told}", "{name}：{told}"),
    "N_OF_KINDS": ("{n} ({kinds})", "{n}（{kinds}）"),
    "UNITS_AND_RIDERS": (
        "{service}: {units:unit|units}, {n:worker|workers}",
        "{service}：{units}班，{n}人",
    ),
    "NOT_OF_THIS_PLAN": (
        "is no worker, group or trip of this plan",
        "不是此计划中的务工人员、小组或车次",
    ),
    "RESTORE_OR_PLAN_AGAIN": (
        "the file is damaged or was edited by hand: restore it, or plan again",
        "文件已损坏或被手工改动：请恢复原文件，或重新编制计划",
    ),
    "NO_PLAN_IN_IT": ("no plan lies there", "其中没有计划"),
    "NAME_A_PLAN": (
        "name the folder that 'p2p plan' or 'p2p replan' has written",
        "请填写 p2p plan 或 p2p replan 写入的文件夹",
    ),
    "SAY_WHERE": (
        "say where the scenario is with --scenario",
        "请用 --scenario 指明方案所在",
    ),
    "NAME_PLAN_FOLDER": (
        "name a folder that p2p plan wrote",
        "请指定由 p2p plan 生成的文件夹",
    ),
    "OTHER_FORMAT": (
        "format is {found!r}, expected {due!r}",
        "格式为“{found}”，应为“{due}”",
    ),
    "SCENARIO_KNOWS_NONE": (
        "is not in the plan's scenario",
        "计划所属方案中没有此项",
    ),
    "NO_RECORD_OF_FORMAT": (
        "is no record of format {format!r}",
        "不是“{format}”格式的记录",
    ),
    "SCENARIO_GONE": (
        "the plan's scenario is no longer there",
        "计划所用的方案已不在原处",
    ),
    "SAY_WHERE_NOW": (
        "say where it is now with --scenario",
        "请用 --scenario 指明现在的位置",
    ),
    "OTHER_CLOCK": (
        "first day or offset is not the scenario's ({day}, {offset_s})",
        "首日或时区与方案不符（{day}，{offset_s}）",
    ),
    "ANOTHER_SCENARIO": (
        "is another scenario than the plan's, {name!r}",
        "不是计划所用的方案“{name}”",
    ),
    "SCENARIO_CHANGED": (
        "the scenario has changed since the plan was made",
        "编制计划后方案有改动",
    ),
    "NAME_OWN_SCENARIO": (
        "name the scenario the plan was made for with --scenario",
        "请用 --scenario 指定计划所用的方案",
    ),
    "PLAN_AGAIN_OR_NAME": (
        "plan again, or name the unchanged scenario with --scenario",
        "请重新编制计划，或用 --scenario 指定未改动的方案",
    ),
    "MORE_FIELDS_WRONG": (
        "and {n:,} more fields are wrong",
        "另有{n:,}项有误",
    ),
    "NO_SUCH_FILE": ("there is no such file", "没有这个文件"),
    "IS_NO_JSON": ("is no JSON: {reason}", "不是 JSON：{reason}"),
    "IS_NO_UTF8": ("the text is not UTF-8", "文本不是 UTF-8"),
    "CANNOT_BE_TRUSTED": ("cannot be trusted: {reason}", "不可信：{reason}"),
    "TOO_DEEP": ("nested too deeply", "嵌套过深"),
    "KEY_TWICE": (
        "the key {key!r} stands twice in one object",
        "同一对象中键“{key}”出现两次",
    ),
    "TOO_MANY_DIGITS": (
        "a number of {n:,} digits, at most {most} can be read",
        "有一个{n:,}位的数，最多可读{most}位",
    ),
    "NAME_IS_NO_NUMBER": ("{name} is no number", "{name} 不是数"),
    "HALF_A_LETTER": (
        "{text} holds half a letter (a surrogate)",
        "{text} 含半个字符（代理项）",
    ),
    "NO_PLACE_HERE": ("has no place here", "此处不应有"),
    "REST_MAKES_IT": (
        "the rest of the file makes it {due}",
        "按文件其余部分应为 {due}",
    ),
    "TRIPS_ARE_NUMBERED": (
        "trips are numbered; this one is {due}",
        "车次依次编号，此车次应为 {due}",
    ),
    "PARQUET_MISSING": (
        "Parquet cannot be written: install the optional group: "
        "pip install 'p2p-transport[tables]'",
        "无法写入 Parquet，请安装：pip install 'p2p-transport[tables]'",
    ),
    "PART_ALTERED": (
        "is not the part that the plan's index lists: its digest is another",
        "不是计划索引所列的分册：摘要不符",
    ),
    "PART_NOT_LISTED": (
        "is a part that the plan's index does not list",
        "计划索引中没有这一分册",
    ),
    "PARTS_DO_NOT_JOIN": (
        "the places of the parts' entries in the whole are taken twice or left empty",
        "各分册的条目在整份计划中的位次有重复或空缺",
    ),
    "PART_OF_OTHER_COUNTY": (
        "the part lacks something of this county, or has something of another",
        "该分册缺少本县内容，或含有他县内容",
    ),
    "OUT_OF_ORDER": ("stands out of order", "顺序不对"),
    "NO_COMPARISON": (
        "is no comparison of format {format!r} ({reason})",
        "不是“{format}”格式的比较（{reason}）",
    ),
    "TOKENS_DAMAGED": (
        "{path}: line {row} is not as it was written, so that a card might check in"
        " somebody else; restore the file from a copy, or move it away: every card is"
        " then printed with a new code",
        "{path}：第 {row} 行不是当初写入的内容，扫码可能登记到他人；请恢复该文件的"
        "备份，或将其移走：此后每张乘车卡都会印上新码",
    ),
    "COMPARED_PLAN_IS_THERE": (
        "there is a plan of it below plans, which the list says nobody could make",
        "plans 下有其方案，列表却称无方案",
    ),
    "COMPARED_PLAN_IS_GONE": (
        "there is no plan of it below plans, though the list has one",
        "列表中有其方案，plans 下却没有",
    ),
    "COMPARED_PLAN_OF_OTHER": (
        "the plan there is of {name}, not of this variant",
        "该处的方案属于 {name}，不属于此变体",
    ),
    "COMPARED_NOT_LISTED": (
        "is not listed in {file}",
        "未列入 {file}",
    ),
    "COMPARED_TWICE": ("is listed twice", "列出了两次"),
    "COMPARED_WITH_NONE": (
        "is no variant that has a plan here",
        "不是此处有方案的变体",
    ),
    "COMPARED_HAS_NO_PLAN": (
        "a variant without a plan has nobody else's",
        "无方案的变体不可能采用他者的方案",
    ),
    "COMPARED_COUNT_OF_NOTHING": (
        "does not fit why there is no plan: none_rides and refused alone count",
        "与无方案的原因不符：只有 none_rides 和 refused 计数",
    ),
    "NAME_COMPARISON": (
        "name a folder that p2p compare wrote, or compare again",
        "请指定由 p2p compare 生成的文件夹，或重新比较",
    ),
    "FOLDER_AROUND_YOU": (
        "{path}: this is the folder you are in, or one around it; name another",
        "{path}：这是当前文件夹或其上级，请另选",
    ),
    "FILE_ABOVE": (
        "{path}: {file} is a file, not a folder; name another place",
        "{path}：{file} 是文件而不是文件夹，请另选位置",
    ),
    "NO_RIGHT_TO_WRITE": (
        "{path}: no right to write in {folder}; name another place",
        "{path}：没有在 {folder} 中写入的权限，请另选位置",
    ),
    "NAME_TOO_LONG": (
        "{path}: a name of {n} bytes, and {most} are the most; take a shorter one",
        "{path}：名称有{n}字节，最多{most}字节，请用较短的名称",
    ),
    "FILE_OF_THIS_NAME": (
        "{path}: there is a file of this name; name another",
        "{path}：已有同名文件，请另选",
    ),
    "FILE_NO_FOLDER": (
        "{path}: there is a file of this name; name a folder",
        "{path}：已有同名文件，请指定文件夹",
    ),
    "FOLDER_NOT_EMPTY": (
        "{path}: the folder is not empty; name another",
        "{path}：文件夹不为空，请另选",
    ),
    "FOLDER_NOT_EMPTY_FORCE": (
        "{path}: the folder is not empty; name another, or add --force",
        "{path}：文件夹不为空，请另选，或加 --force",
    ),
    "CANNOT_BE_WRITTEN": (
        "{path}: cannot be written ({reason}); what was there is unchanged. Close "
        "programs that have its files open, look for free disk space, or name another "
        "place",
        "{path}：无法写入（{reason}），原有内容未变。请关闭占用其文件的程序、检查磁盘"
        "空间，或另选位置",
    ),
    "ANOTHER_WRITES_THERE": (
        "{path}: another p2p is writing there; wait until it has ended, or name "
        "another folder",
        "{path}：另一个 p2p 正在写入，请等它结束，或另选文件夹",
    ),
    "ANOTHER_HOST_WRITES_THERE": (
        "{path}: a p2p on the computer {host} is writing there, or was cut off there; "
        "wait until it has ended, name another folder, or, if it writes no more, "
        "delete {lock}",
        "{path}：计算机 {host} 上的 p2p 正在写入，或曾在写入时中断；请等它结束，"
        "或另选文件夹；如确已不再写入，请删除 {lock}",
    ),
    "NOT_OUR_FOLDER": (
        "{path}: --force replaces an earlier output only, and this folder has no list "
        "of files that p2p wrote ({names}); move it away or name another folder",
        "{path}：--force 只替换以前的输出，而此文件夹没有 p2p 所写文件的清单"
        "（{names}），请移走或另选文件夹",
    ),
    "NOT_AS_WRITTEN": (
        "{path}: {names}: not as p2p wrote it, so it is not replaced; move it away or "
        "name another folder",
        "{path}：{names}：与 p2p 所写的不同，不予替换；请移走或另选文件夹",
    ),
    "LEFTOVER_REMOVED": (
        "{path}: left by a run that was killed; removed",
        "{path}：被中断的运行遗留，已删除",
    ),
    "EARLIER_CONTENTS_BACK": (
        "{path}: a run was killed while it replaced this folder; its earlier contents "
        "are back",
        "{path}：替换此文件夹时运行被中断，原有内容已恢复",
    ),
    "FILE_MOVED_ASIDE": (
        "{path}: another's file was here; it is now {now}",
        "{path}：此处有他人的文件，已移至 {now}",
    ),
    "GTFS_WHOLE_HOURS": (
        "GTFS has no zone {offset} min from UTC; only whole hours",
        "GTFS 没有与 UTC 相差{offset}分钟的时区，只有整小时",
    ),
    "NO_FONT": (
        "no font with Chinese letters is found; install Noto Sans CJK (Debian: "
        "fonts-noto-cjk), or name a font file in {variable}",
        "找不到中文字体：请安装 Noto Sans CJK（Debian：fonts-noto-cjk），"
        "或在 {variable} 中指定字体文件",
    ),
    "FONT_UNREADABLE": (
        "{path}: the font cannot be read ({reason}); name another in {variable}",
        "{path}：字体无法读取（{reason}），请在 {variable} 中另行指定",
    ),
    "PROOF_LOST": (
        "the work on the bound ended early, so that the gap is wider than it would be: "
        "{reason}",
        "下界计算提前结束，差距会偏大：{reason}",
    ),
    "SOURCE_FAILED": (
        "{source} was asked for no more trips after it failed: {reason}",
        "{source} 出错后不再用它生成车次：{reason}",
    ),
    "TOLD_OF": ("{worker}: {why}", "{worker}：{why}"),
    "TOLD_UNKNOWN": (
        "the code {told} of what is told is not known",
        "未知的说明代码 {told}",
    ),
    "TOLD_AMISS": (
        "{told} is told with other figures: {names} missing or too many",
        "{told} 的数据不符：{names} 缺少或多余",
    ),
    "TOLD_WRONGLY": (
        "a figure of {told} is of the wrong kind",
        "{told} 的数据类型有误",
    ),
}
