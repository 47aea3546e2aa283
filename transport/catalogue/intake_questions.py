"""Words of the question list, and what is wrong with answers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "FILL_IN_COLOURED": (
        "Fill in the coloured cells, save, and run p2p import again. Red: nothing is "
        "written before it is answered. Yellow: the proposal holds if left empty.",
        "请填写有底色的单元格，保存后再次运行 p2p import。红色：不答复不生成方案。"
        "黄色：留空则按建议办理。",
    ),
    "PUT_PLACES_RIGHT": (
        "Where a position is coarse (coloured) or wrong, write latitude,longitude or "
        "the name of a place nearby. Empty: as it is.",
        "位置粗略（有底色）或有误的，请填“纬度,经度”或附近地名。留空：不改。",
    ),
    "CONFIRM_OR_CHANGE": (
        "Write 'ok' to confirm, or what is right. Empty: it stays as assumed.",
        "填“确认”表示同意，或填写正确的内容。留空：仍作为默认值。",
    ),
    "PUT_RIGHT_IN_ROSTER": (
        "Put these right in the roster itself, and run p2p import again.",
        "请在花名册原表中改正，然后再次运行 p2p import。",
    ),
    "LOOK_COLUMNS_OVER": (
        "A column taken for the wrong thing is asked about, or set by --config.",
        "有疑问的列会列入问题；也可用 --config 指定各列含义。",
    ),
    "GROUP": ("{kind} ({n})", "{kind}（{n}）"),
    "GROUP_MUST": (
        "{kind} ({n}): must be answered",
        "{kind}（{n}）：必须答复",
    ),
    "DOUBT_PLACE": ("Where is it?", "地点在哪里"),
    "DOUBT_PLACES": ("How exactly are places known?", "地点位置精度"),
    "DOUBT_SAME": ("One person or several?", "是否同一人"),
    "DOUBT_HOME": ("Which home?", "住址以哪个为准"),
    "DOUBT_FIRM": ("One firm or two?", "是否同一企业"),
    "DOUBT_COLUMN": ("What does a column hold?", "各列含义"),
    "DOUBT_HEALTH": ("Health papers", "健康证明"),
    "DOUBT_ORIGIN": ("Where do they come from?", "出发地"),
    "DOUBT_LEFT": ("People without home or employer", "缺住址或企业的人员"),
    "DOUBT_OTHER": ("Other", "其他"),
    "KIND_VILLAGE": ("village", "村"),
    "KIND_EMPLOYER": ("employer", "企业"),
    "KIND_DEPOT": ("depot", "车场"),
    "PRECISION_POINT": ("the point itself", "准确位置"),
    "PRECISION_VILLAGE": (
        "its village, {error_m} off at most times",
        "村级，误差约{error_m}",
    ),
    "PRECISION_TOWN": (
        "its town's centre, about {error_m} off",
        "乡镇中心，误差约{error_m}",
    ),
    "PRECISION_COUNTY": (
        "its county's seat, about {error_m} off",
        "县城，误差约{error_m}",
    ),
    "CHOICE_ONE": ("one person", "同一人"),
    "CHOICE_TWO": ("several people", "不是同一人"),
    "CHOICE_HOLD": ("hold all", "全部暂缓"),
    "CHOICE_GREEN": ("treat as green", "按绿码处理"),
    "CHOICE_LEAVE_OUT": ("leave them out", "不列入"),
    "CHOICE_KEEP": ("keep the centres", "就用中心位置"),
    "CHOICE_SAME_FIRM": ("one firm", "同一企业"),
    "CHOICE_OTHER_FIRM": ("two firms", "两家企业"),
    "ANSWER_ROW_DAMAGED": (
        "a row of the kept answers is damaged",
        "答复记录中有一行已损坏",
    ),
    "WRITE_QUESTION_AND_ANSWER": (
        "write question and answer, or remove the row",
        "请写全问题与答复，或删除该行",
    ),
    "ANSWER_WITHOUT_QUESTION": (
        "an answer without a question in its row",
        "该行有答复而无对应问题",
    ),
    "ANSWER_IN_ITS_ROW": (
        "write it into the row of its question, or clear the cell",
        "请写到对应问题的那一行，或清空该单元格",
    ),
    "QUESTION_HEADINGS_GONE": (
        "the headings of the question list are gone",
        "问题清单的标题行不见了",
    ),
    "IMPORT_AGAIN_FOR_LIST": (
        "remove the file and run p2p import again: it writes a new list",
        "请删除该文件并再次运行 p2p import，会生成新的清单",
    ),
    "NO_CHOICE_OF_LIST": ("none of the answers offered", "不在可选答复之内"),
    "CHOOSE_ONE": ("choose one of: {words}", "请从中选择：{words}"),
    "ANSWER_NOT_TAKEN": (
        "neither confirms what is assumed nor can be taken for it",
        "既不是确认，也无法采用",
    ),
    "WRITE_IT_RIGHT": (
        "write a day such as 2026-03-02, a number of days, or the name of a preset",
        "请填 2026-03-02 这样的日期、天数，或规则版本名称",
    ),
    "SAY_IN_CONFIG": (
        "say it in the file for --config, or in the scenario's own tables",
        "请写入 --config 的文件，或直接改方案的表",
    ),
    "ANSWERED_TWICE": (
        "another row has another answer to the same question",
        "同一问题在另一行有不同答复",
    ),
    "LEAVE_ONE_ANSWER": ("leave one of the two", "请只保留其中一个"),
    "WHERE_IS": ("Where is {name}?", "{name}在哪里？"),
    "WHICH_IS": ("Which of these is {name}?", "{name}是下列哪一处？"),
    "ANSWER_FOUND_NOWHERE": (
        "Where is {name}? The answer given leads to no place: write latitude,longitude",
        "{name}在哪里？所填答复查不到，请填“纬度,经度”",
    ),
    "TAKEN_FOR_IT": ("taken for it: {name}", "按此处理：{name}"),
    "PLACES_ARE_COARSE": (
        "{n:place|places} ({workers:worker|workers}) are known only to their town or "
        "county. Their positions can be written under 'places'",
        "有{n}处地点（{workers}人）只查到乡镇或县。可在“地点”处填写位置",
    ),
    "CENTRES_TAKEN": (
        "the centres are taken, up to about {error_m} off; the plan says how much cost "
        "hangs on them",
        "按中心位置处理，误差可达约{error_m}；方案会说明受影响的费用",
    ),
    "ONE_FIRM_OR_TWO": (
        "Are {one} and {other} one firm?",
        "“{one}”与“{other}”是同一企业吗？",
    ),
    "KEPT_AS_TWO_FIRMS": ("they count as two firms", "按两家企业计"),
    "NAME_NO_HOME": (
        "{n:person has|people have} neither village nor address. Where do they board? "
        "Name one place for all, or leave them out",
        "有{n}人既无村名也无住址。在哪里上车？请填一处地点（适用于全部），或选择不列入",
    ),
    "NAME_NO_WORK": (
        "{n:person names|people name} no employer. Where do they go? Name one employer "
        "for all, or leave them out",
        "有{n}人没有企业。去往哪里？请填一家企业（适用于全部），或选择不列入",
    ),
    "WHICH_COUNTY": (
        "{n:person names|people name} no county: from which do they come?",
        "有{n}人未写所在县：来自哪个县？",
    ),
    "COUNTY_BY_NUMBERS": (
        "taken: {name}, where most of the identity numbers were issued",
        "按{name}处理：多数身份证号在该县签发",
    ),
    "NO_CODES_GIVEN": (
        "No health codes are given, and the rules of the day ask for them: hold all, "
        "or treat as green?",
        "名册没有健康码，而当日规则要求：全部暂缓，还是按绿码处理？",
    ),
    "NO_CERTIFICATES_GIVEN": (
        "No health certificates are given, and the rules of the day ask for them: hold "
        "all, or treat as certified on the first day?",
        "名册没有健康证明，而当日规则要求：全部暂缓，还是按首日已签发处理？",
    ),
    "NO_PAPERS_GIVEN": (
        "Neither health codes nor certificates are given, and the rules of the day ask "
        "for both: hold all, or treat as green and certified on the first day?",
        "名册没有健康码和健康证明，而当日规则要求：全部暂缓，还是按绿码、首日已签发处理？",
    ),
    "CONFIG_UNREADABLE": ("cannot be read: {reason}", "无法读取：{reason}"),
    "WRITE_CONFIG": ("write it as TOML, in UTF-8", "请用 UTF-8 编码的 TOML 书写"),
    "KEY_UNKNOWN": ("unknown key", "未知的键"),
    "NO_COLUMNS_TABLE": (
        "is no table of headings and fields",
        "不是“标题 = 字段”的表",
    ),
    "WRITE_COLUMNS_TABLE": (
        "write [columns] and below it a line such as {example}",
        "请写 [columns]，下面逐行写如 {example}",
    ),
    "IS_NO_DAY": ("is no day", "不是日期"),
    "WRITE_DAY_AS": ("write a day such as {example}", "请写成 {example} 这样的日期"),
    "IS_NO_DAYS": ("is no number of days", "不是天数"),
    "WRITE_DAYS_AS": ("write a number from 1 to {most}", "请写 1 至 {most} 的整数"),
    "WRITE_TABLE_ROWS": (
        "write each row under a heading {section}",
        "每行写在标题 {section} 之下",
    ),
}
