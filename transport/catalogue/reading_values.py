"""What is wrong with a value, and how to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "DID_YOU_MEAN": ("did you mean {near!r}?", "是否应为“{near}”？"),
    "DID_YOU_MEAN_ELSE": (
        "did you mean {near!r}? Else {other}",
        "是否应为“{near}”？否则{other}",
    ),
    "NONE_IS_KNOWN": ("none is known", "没有已知的名称"),
    "KNOWN": ("known: {names}", "已知：{names}"),
    "KNOWN_AND_MORE": ("known: {names}, ...", "已知：{names}等"),
    "MORE_ROWS": ("(and {n:more row|more rows})", "（另有{n}行相同）"),
    "VALUE_MISSING": ("this required value is missing", "缺少必填值"),
    "FILL_IT_IN": ("fill it in: {meaning}", "请填写：{meaning}"),
    "CONTROLS_REMOVED": (
        "control characters or line breaks in the cell were removed",
        "已去掉单元格中的控制字符或换行",
    ),
    "WRITE_ONE_OF": ("write one of: {words}", "请填写其中之一：{words}"),
    "NO_KNOWN_WORD": ("is none of the words known here", "不是此处可用的词"),
    "ID_IS_DATE": (
        "is a date, as Excel makes of ids such as 3-1",
        "是日期：Excel 会把 3-1 这样的编号变成日期",
    ),
    "TYPE_ID_AS_TEXT": (
        "format the column as text and type the id again",
        "请把该列设为文本格式，再重新输入编号",
    ),
    "ID_IS_NUMBER": ("is an id that was turned into a number", "编号被转成了数字"),
    "WRITE_ID": (
        "write {id!r}, or as it was before, and format the column as text",
        "请填写“{id}”或原来的编号，并将该列设为文本格式",
    ),
    "IS_NO_DEGREES": ("is no number of degrees", "不是度数"),
    "WRITE_DEGREES": (
        "write decimal degrees such as 37.9512",
        "请填写十进制度，例如 37.9512",
    ),
    "WRITE_DEGREES_NO_MINUTES": (
        "write decimal degrees such as 37.9512, no minutes",
        "请填写十进制度，例如 37.9512，不用度分秒",
    ),
    "WRITE_A_POINT": (
        "write a decimal point: {figure}",
        "请用小数点：{figure}",
    ),
    "WRITE_APART": (
        "write latitude and longitude each into its own column",
        "请将纬度和经度分别填入各自的列",
    ),
    "AS_TEXT": ("text", "文本"),
    "AS_WORDS": ("words with blanks between", "以空格分隔的词"),
    "AS_ID_NUMBER": ("18 characters, as text", "18位，文本格式"),
    "AS_DATE": ("date, or date and time", "日期，可带时间"),
    "AS_MOMENT": ("date and time", "日期和时间"),
    "AS_TIME": ("time, or date and time", "时间，或日期和时间"),
    "AS_DEGREES": ("degrees", "十进制度"),
    "AS_CELSIUS": ("30 to 45 degrees Celsius", "摄氏度，30至45"),
    "CHECK_DIGIT": (
        "the check digit is {found}, expected {expected}",
        "校验码为{found}，应为{expected}",
    ),
    "COMPARE_WITH_CARD": (
        "compare it with the identity card; one digit is wrong, missing or swapped",
        "请与身份证核对：有一位数字写错、漏写或颠倒",
    ),
    "TYPE_FROM_CARDS": (
        "Excel has replaced its last digits by zeros: format the column as text and "
        "type the numbers again from the identity cards",
        "Excel 已将末几位变成零：请将该列设为文本格式，再按身份证重新录入",
    ),
    "ROUNDED_BY_EXCEL": (
        "was turned into a rounded number by Excel",
        "被 Excel 转成了近似数",
    ),
    "OLD_ID_LENGTH": (
        "has 15 digits, as identity numbers had until 2012; expected 18",
        "为15位旧号码（2012年前使用），应为18位",
    ),
    "ID_LENGTH": ("has {n} digits, expected 18", "为{n}位，应为18位"),
    "NO_BIRTH_DATE": (
        "its digits 7 to 14, {digits}, are no possible birth date",
        "第7至14位 {digits} 不是可能的出生日期",
    ),
    "TYPE_AS_TEXT": (
        "format the column as text and type the number again",
        "请将该列设为文本格式后重新录入",
    ),
    "IS_NO_DATE": ("is no date", "不是日期"),
    "IS_LUNAR": (
        "is a day of the lunar calendar, or may be one",
        "是农历日期，或可能是农历日期",
    ),
    "WRITE_SOLAR_DATE": (
        "write the day of the solar calendar, such as 2020-02-25",
        "请填写公历日期，例如 2020-02-25",
    ),
    "IS_NO_TIME": ("is no time of day", "不是时间"),
    "HAS_NO_TIME": ("has no time", "缺少时间"),
    "NOT_IN_CALENDAR": (
        "is a date the calendar does not have",
        "日历中没有这一天",
    ),
    "WRITE_DATE": ("write a date such as 2020-02-25", "请填写日期，例如 2020-02-25"),
    "WRITE_TIME": ("write a time such as 06:30", "请填写时间，例如 06:30"),
    "WRITE_MOMENT": (
        "write date and time: 2020-02-25 08:30",
        "请填写日期和时间：2020-02-25 08:30",
    ),
    "WRITE_DATE_OR_MOMENT": (
        "write a date such as 2020-02-25, or with a time 2020-02-25 08:30",
        "请填写日期，例如 2020-02-25，或带时间 2020-02-25 08:30",
    ),
    "WRITE_TIME_OR_MOMENT": (
        "write a time such as 06:30, or with a date 2020-02-25 06:30",
        "请填写时间，例如 06:30，或带日期 2020-02-25 06:30",
    ),
    "NUMBER": ("number", "数"),
    "WHOLE_NUMBER": ("whole number", "整数"),
    "SCALE": ("{noun} {bound}", "{noun}，范围{bound}"),
    "SCALE_UNIT": (
        "{noun} {bound} ({unit})",
        "{noun}，范围{bound}（{unit}）",
    ),
    "MORE_THAN": ("more than {least}", "大于{least}"),
    "OR_MORE": ("{least} or more", "不小于{least}"),
    "MORE_THAN_UP_TO": ("more than {least} to {most}", "大于{least}且不超过{most}"),
    "FROM_TO": ("{least} to {most}", "{least}至{most}"),
    "OUT_OF_RANGE": ("is out of range", "超出范围"),
    "TOO_FINE": ("is finer than 1/{factor}", "比 1/{factor} 更细"),
    "NO_WHOLE_NUMBER": ("is no whole number", "不是整数"),
    "IS_NO_NUMBER": ("is no number", "不是数"),
    "WRITE_SCALE": (
        "write a {range}, such as {example}",
        "请填写{range}，例如 {example}",
    ),
}
