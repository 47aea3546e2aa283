"""What is told of an office's roster while it is read: columns, rows, cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "TAKEN_BY_HEADING": ("by its heading", "按表头"),
    "TAKEN_BY_GROUP": (
        "by its heading under {group!r}",
        "按“{group}”下的表头",
    ),
    "TAKEN_BY_LIKENESS": ("its heading is like {word!r}", "表头近似“{word}”"),
    "TAKEN_BY_CELLS": ("by what its cells look like", "按单元格内容"),
    "TAKEN_BY_PLACE": (
        "by its place to the right of the employer",
        "按其在用人单位右侧的位置",
    ),
    "TAKEN_BY_ANSWER": ("as answered", "按答复"),
    "TAKEN_BY_MEMORY": ("as confirmed before", "按以往确认"),
    "WHAT_DOES_COLUMN_HOLD": (
        "what does the column {heading!r} of {sheet} hold?",
        "{sheet} 的“{heading}”列是什么内容？",
    ),
    "COLUMN_IS_TAKEN_FOR": ("it is taken for: {field}", "按“{field}”处理"),
    "WHICH_YEAR": (
        "which year are the dates of {heading!r} in {sheet}? "
        "{n:date has|dates have} none",
        "{sheet} 的“{heading}”列有 {n:处|处}日期没有年份，是哪一年？",
    ),
    "DATES_ARE_LEFT": (
        "dates without a year are left out",
        "没有年份的日期不采用",
    ),
    "WHICH_DAY_ORDER": (
        "does the month or the day come first in {heading!r} of {sheet}? "
        "{n:date|dates} can be read either way, such as {word}",
        "{sheet} 的“{heading}”列先写月还是先写日？有 {n:处|处}日期两种读法都可以，"
        "如 {word}",
    ),
    "MONTH_IS_FIRST": ("the month is read first", "按先月后日读"),
    "DAY_IS_FIRST": ("the day is read first", "按先日后月读"),
    "YEAR_IS_FIRST": ("the year is read first", "按先年后月日读"),
    "DAY_FIRST_SHOWN": (
        "dates that could be read either way are read day first, as the other dates "
        "of the column show",
        "两种读法都可以的日期，依本列其他日期，按先日后月读",
    ),
    "MONTH_FIRST_SHOWN": (
        "dates that could be read either way are read month first, as the other dates "
        "of the column show",
        "两种读法都可以的日期，依本列其他日期，按先月后日读",
    ),
    "WHAT_IS_NORMAL": (
        "the column {heading!r} of {sheet} has words in {n:row|rows} where a "
        "temperature should stand: which temperature was measured?",
        "{sheet} 的“{heading}”列有 {n:行|行}写的是文字，实测体温是多少？",
    ),
    "NORMAL_IS_BLANK": (
        "they count as not measured",
        "按未测体温处理",
    ),
    "WHO_IS_POOR": (
        "{n:row has|rows have} other words in {heading!r} of {sheet} than are known "
        "for listed as poor or not: {words}. Are these people listed as poor?",
        "{sheet} 的“{heading}”列有 {n:行|行}写的是“{words}”，"
        "这些人是否为脱贫户或监测户？",
    ),
    "NOT_LISTED_AS_POOR": ("they count as not listed", "按不是处理"),
    "COLUMNS_NOT_NEEDED": (
        "columns that are known and not needed: {names}",
        "已知但用不到的列：{names}",
    ),
    "COLUMNS_UNKNOWN": (
        "columns that are not known and are passed over: {names}",
        "不认识而略过的列：{names}",
    ),
    "COLUMN_IS_SECOND": (
        "passed over: {first!r} is taken for {field} already",
        "略过：“{field}”已取自“{first}”列",
    ),
    "ROWS_DO_NOT_RIDE": (
        "{n:row says|rows say} that somebody does not ride: left out",
        "有{n}行写明不乘车，已略去",
    ),
    "REMARK_MAY_STAY": (
        "the remark may mean that they do not ride; kept: delete the row if so",
        "备注可能表示不乘车；仍予保留，如确不乘车请删除该行",
    ),
    "RIDES_WORD": (
        "does not say clearly whether they ride; they are taken to",
        "未写明是否乘车，按乘车处理",
    ),
    "COLUMN_COUNTS_TOO": (
        "is read beside {first!r}: of several temperatures the highest counts",
        "与“{first}”列一并读取：有几次体温的，取最高一次",
    ),
    "NO_COLUMN_OF_NAMES": (
        "no column with the names of the people is found",
        "找不到姓名列",
    ),
    "NO_ROSTER_IN_FILE": (
        "no sheet with a roster of people is found",
        "没有找到含人员名单的工作表",
    ),
    "PEOPLE_WITHOUT_HEADINGS": (
        "people stand in this sheet, and no row of headings is found above them",
        "此表有人员信息，但找不到表头行",
    ),
    "WRITE_ROSTER_HEADINGS": (
        "write headings above the columns, such as name, ID number, phone, village",
        "请在各列之上写明表头，例如姓名、身份证号、联系电话、村、务工企业",
    ),
    "SHEET_HIDDEN": (
        "this sheet is hidden and is not read: show it if its people travel",
        "隐藏的工作表，未读取；如其中人员要出行，请取消隐藏",
    ),
    "SHEET_IS_LIST": (
        "a list of places or firms: what the roster calls by their codes or names is "
        "completed by it",
        "地点或企业清单：名单中的编号、名称按此补全",
    ),
    "SHEET_EMPTY": ("this sheet is empty", "空白工作表"),
    "SHEET_NO_ROSTER": (
        "this sheet holds no roster of people and is passed over",
        "此表不是人员名单，已略过",
    ),
    "TITLE_PASSED_OVER": (
        "title above the headings, passed over",
        "表头之上的标题，已略过",
    ),
    "BLANK_ROWS": ("blank row, passed over", "空行，已略过"),
    "ONLY_NUMBERED": (
        "row with nothing but its number, passed over",
        "只有序号的行，已略过",
    ),
    "SECOND_LIST_BELOW": (
        "a further list begins here: it is read by its own headings",
        "此处起是另一份名单，按其自身表头读取",
    ),
    "HEADINGS_REPEATED": ("headings repeated, passed over", "重复的表头，已略过"),
    "PUT_ON_OWN_SHEET": (
        "put it on a sheet of its own",
        "请将其移到单独的工作表",
    ),
    "TITLE_REPEATED": ("title repeated, passed over", "重复的标题，已略过"),
    "EXAMPLE_ROW": ("example of how to fill in, passed over", "填写示例，已略过"),
    "SECTION_ROW": (
        "line between the people, passed over; where they live is told by columns",
        "分段行，已略过；住址以各列为准",
    ),
    "LISTS_SIDE_BY_SIDE": (
        "{n:list stands|lists stand} side by side and are read one after the other",
        "此表并排有 {n:个|个}名单，已依次读取",
    ),
    "SECTION_FILLED": (
        "line between the people: who stands below it lives there",
        "分段行：其下人员按此地归属",
    ),
    "PLACE_FROM_TITLE": (
        "no column says it: everybody lives in {place}, which the title names",
        "表中无此列，按标题所写，人员均属{place}",
    ),
    "ARE_BLANKS_AS_ABOVE": (
        "blank in {heading!r} of {sheet} below a filled one: {n:cell|cells}. "
        "As in the cell above?",
        "{sheet} 的“{heading}”列有 {n:格|格}空白，是否与上一格相同？",
    ),
    "BLANKS_ARE_AS_ABOVE": ("they are read as the cell above", "按上一格读取"),
    "NOBODY_IN_ROW": (
        "row without name, identity number or phone, passed over",
        "没有姓名、身份证号和电话的行，已略过",
    ),
    "MERGED_PERSONAL": (
        "merged cells of a person's own column: they count for their first row alone",
        "个人信息列的合并单元格：只算在第一行",
    ),
    "DITTO_RESOLVED": (
        "read as the cell above",
        "按上一行的内容读取",
    ),
    "NAME_MISSING": ("this person has no name", "此行没有姓名"),
    "WRITE_NAME": (
        "write the name, or clear the row if it is nobody",
        "请填写姓名；如非人员，请清空该行",
    ),
    "TWO_PHONES": (
        "several phone numbers in a cell: the first is taken",
        "一格内有多个电话，取第一个",
    ),
    "LOST_ZERO": (
        "a date typed as a number: 3.10 has become 3.1, compare these days",
        "日期按数字录入，3.10 会变成 3.1，请核对",
    ),
    "NO_LIMIT": ("no day is named: read as no limit", "未写明日期，按不限处理"),
    "YES_IS_GREEN": ("yes is read as a green code", "“是”按绿码读取"),
    "TWO_TEMPERATURES": (
        "holds more than one temperature",
        "一格内有多个体温",
    ),
    "KEEP_THE_HIGHER": (
        "keep one: the last one measured",
        "请只保留最近一次实测体温",
    ),
    "IS_NO_POSITION": (
        "is no pair of degrees that lies in China, in either order",
        "不是中国境内的一对经纬度（先经后纬、先纬后经均可）",
    ),
    "WRITE_POSITION": (
        "write latitude and longitude such as 37.9512, 110.9876",
        "请填写纬度和经度，例如 37.9512, 110.9876",
    ),
    "WRITE_BAGS": ("write a number of pieces, such as 2", "请填写件数，例如 2"),
    "BOOK_TOO_LARGE": (
        "holds {n:MB|MB} when unpacked, more than the {most} MB that are read",
        "解压后有 {n:|}MB，超过可读取的 {most} MB",
    ),
    "SHEET_TOO_LARGE": (
        "claims {n:row|rows}, more than any roster has",
        "有 {n:行|行}，不像花名册",
    ),
    "COPY_TO_NEW_BOOK": (
        "copy the cells of the roster to a new workbook and save that",
        "请将名单的单元格复制到新工作簿后另存",
    ),
    "PAGE_NOT_BOOK": (
        "is a web page under the name of a workbook",
        "实为网页，只是用了工作簿的文件名",
    ),
    "PDF_NOT_BOOK": (
        "is a PDF under the name of a table",
        "实为 PDF，只是用了表格的文件名",
    ),
    "PICTURE_NOT_BOOK": (
        "is a picture under the name of a table",
        "实为图片，只是用了表格的文件名",
    ),
    "ASK_FOR_BOOK": (
        "ask whoever sent it for the Excel workbook itself",
        "请向发送单位索取 Excel 原件",
    ),
    "NO_ROSTER_FILE": (
        "is neither a workbook nor a table of text",
        "既不是工作簿，也不是文本表格",
    ),
    "BOOK_IS_LOCKED": ("opens with a password alone", "设有打开密码"),
    "TAKE_PASSWORD_OFF": (
        "open it, take the password off (File, Info, Protect) and save it",
        "请打开后取消密码（文件—信息—保护工作簿）再保存",
    ),
    "BOOK_CUT_SHORT": (
        "is damaged or not whole, as after a broken download",
        "文件损坏或不完整，可能未下载完",
    ),
    "LAYOUTS_NO_JSON": ("is no JSON: {reason}", "不是 JSON：{reason}"),
    "LAYOUTS_STRANGE": (
        "is no file of layouts",
        "不是列对应关系文件",
    ),
    "LAYOUTS_FORM": (
        'write {{"columns": {{"heading": "field"}}}}',
        '请写成 {{"columns": {{"表头": "字段"}}}}',
    ),
    "NO_SUCH_FIELD": (
        "{field!r} of the heading {heading!r} is no field",
        "表头“{heading}”对应的“{field}”不是字段",
    ),
}
