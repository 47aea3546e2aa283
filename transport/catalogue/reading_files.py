"""What is wrong with a scenario's files, sheets and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "ROW_IS_NO_CSV": (
        "the row that begins here is no CSV ({reason}); the rows below it could not be "
        "read",
        "从此处开始的行不是 CSV（{reason}），其下各行无法读取",
    ),
    "LOOK_FOR_QUOTES": (
        "look for an opening quote without its closing one, or for text after a "
        "closing quote; a quote inside a quoted cell is doubled",
        "请检查引号是否配对、后引号之后是否还有文字；引号内的引号须写两个",
    ),
    "HOLDS_ZERO_BYTES": (
        "holds zero bytes: no text, or UTF-16 without a byte-order mark",
        "含零字节：不是文本，或是没有字节顺序标记的 UTF-16",
    ),
    "LINE_IS_NO_UTF8": (
        "line {line} is not UTF-8, though other lines are",
        "第 {line} 行不是 UTF-8，而其他行是",
    ),
    "LINE_IS_UTF8": (
        "line {line} is UTF-8, though other lines are not",
        "第 {line} 行是 UTF-8，而其他行不是",
    ),
    "NO_KNOWN_ENCODING": (
        "is neither UTF-8 nor UTF-16 nor GB18030 throughout",
        "不是完整的 UTF-8、UTF-16 或 GB18030 文本",
    ),
    "SAVE_AS_UTF8": (
        "save it again as 'CSV UTF-8' or plain UTF-8 text",
        "请另存为“CSV UTF-8”或 UTF-8 文本",
    ),
    "DATA_ABOVE_HEADINGS": (
        "the row stands above the headings and looks like data",
        "此行在表头之上，却像是数据",
    ),
    "MOVE_HEADINGS_UP": (
        "move the row of headings above it",
        "请将表头移到此行之上",
    ),
    "TAKEN_FOR_TITLE": (
        "this row stands above the headings and is passed over as a title",
        "此行在表头之上，按标题略过",
    ),
    "TAKEN_FOR_NOTE": (
        "this row is left out: a signature or a note, no row of the table",
        "此行为签字或备注，不算表中的行，已略去",
    ),
    "HEADINGS_AGAIN": (
        "repeats the headings, no data, and is left out",
        "重复了表头，不是数据，已略去",
    ),
    "COLUMNS_NUMBERED": (
        "counts the columns, no data, and is left out",
        "为栏次编号行，不是数据，已略去",
    ),
    "HEADINGS_MOVED": (
        "repeats the headings in another order: the rows below it are read by these",
        "重复了表头，但列的次序不同；其下各行按此表头读取",
    ),
    "OTHER_TABLE_BELOW": (
        "another table begins here, with other headings; from here on nothing was read",
        "此处起是另一张表，表头不同；此行及其下未读取",
    ),
    "MOVE_UNDER_HEADINGS": (
        "put its columns under the headings above, or the table into a file or sheet "
        "of its own",
        "请将其各列移到上方对应表头之下，或将该表单独存为文件或工作表",
    ),
    "TOTALS_LEFT_OUT": ("this row of totals is left out", "合计行已略去"),
    "SHEET_UNSEEN": (
        "this sheet is hidden and counts like any other: show it, and delete it if it "
        "is not to count",
        "此工作表已隐藏，仍照常计入；请取消隐藏，不应计入的请删除",
    ),
    "COLUMNS_UNSEEN": (
        "columns that are hidden count like all others: {names}; show them, and clear "
        "what is not to count",
        "隐藏的列仍照常计入：{names}；请取消隐藏，不应计入的请清空",
    ),
    "ROW_UNSEEN": (
        "this row is hidden, by hand or by a filter, and counts like any other: show "
        "it, and delete it if it is not to count",
        "此行被隐藏或筛选掉，仍照常计入；请取消隐藏或筛选，不应计入的请删除",
    ),
    "NO_HEADINGS": (
        "no row with the headings of this table is found",
        "找不到此表的表头行",
    ),
    "WRITE_HEADINGS": (
        "write the headings in the first row: {names}",
        "请在第一行写表头：{names}",
    ),
    "SECOND_COLUMN": (
        "this is the second column of {name!r}; the first is {first!r}",
        "“{name}”重复：第一列为“{first}”",
    ),
    "RENAME_ONE_OF_TWO": (
        "remove or rename one of the two",
        "请删除其中一列或改名",
    ),
    "COLUMN_MISSING": ("this required column is missing", "缺少必填列"),
    "ADD_COLUMN": (
        "add a column {name!r} or {zh!r} ({meaning})",
        "添加列“{zh}”或“{name}”（{meaning}）",
    ),
    "RENAME_OR": ("rename {name!r}, or {other}", "请将“{name}”改名，或{other}"),
    "UNKNOWN_COLUMN": ("unknown column, ignored", "未知的列，已忽略"),
    "UNKNOWN_COLUMN_NEAR": (
        "unknown column, ignored; did you mean {near!r}?",
        "未知的列，已忽略；是否应为“{near}”？",
    ),
    "MORE_CELLS_THAN_HEADINGS": (
        "the row has more cells than there are headings",
        "此行的单元格多于表头",
    ),
    "QUOTE_COMMAS": (
        "put a cell that holds a comma in double quotes, or remove what stands right "
        "of the last heading",
        "含逗号的单元格请加双引号，或删去最后一个表头右边的内容",
    ),
    "TABLE_EMPTY": ("the table is empty", "表中没有数据"),
    "ADD_ROW": (
        "add at least one row below the headings ({table})",
        "请在表头下至少填写一行（{table}）",
    ),
    "TABLE_MISSING": ("this table is missing", "缺少此表"),
    "ADD_TABLE": ("add it ({table})", "添加此表（{table}）"),
    "NAME_SCENARIO": (
        "name a folder with scenario.toml and CSV files, or one .xlsx workbook",
        "请指定含 scenario.toml 和 CSV 文件的文件夹，或一个 .xlsx 工作簿",
    ),
    "NO_FILE_OR_FOLDER": ("there is no such file or folder", "没有这个文件或文件夹"),
    "NO_FOLDER_NO_BOOK": (
        "is neither a folder nor an .xlsx workbook",
        "既不是文件夹，也不是 .xlsx 工作簿",
    ),
    "SAVE_AS_BOOK": (
        "save it as 'Excel Workbook (*.xlsx)' with all tables as sheets",
        "请另存为“Excel 工作簿 (*.xlsx)”，每个表一张工作表",
    ),
    "NAME_ITS_FOLDER": ("name its folder: {folder}", "请指定其所在文件夹：{folder}"),
    "HOLDS_A_PLAN": (
        "this folder holds a plan, not a scenario",
        "此文件夹中是计划，不是方案数据",
    ),
    "NAME_PLANS_SOURCE": (
        "name the folder or workbook that the plan was made from",
        "请指定编制该计划所用的文件夹或工作簿",
    ),
    "NOT_READ": ("is no table, not read", "不是已知的表，未读取"),
    "NOT_READ_NEAR": (
        "is no table, not read; did you mean {near!r}?",
        "不是已知的表，未读取；是否应为“{near}”？",
    ),
    "SAME_TABLE_AS": ("holds the same table as {file}", "与 {file} 是同一个表"),
    "KEEP_ONE_OF_TWO": ("keep one of the two", "请只保留其中一个"),
    "SETTINGS_MISSING": ("the settings are missing", "缺少设置"),
    "LET_NEW_WRITE": (
        "let 'p2p new DIR' write a template to copy them from",
        "用 p2p new DIR 生成模板，从中复制",
    ),
    "CANNOT_BE_READ": ("cannot be read ({reason})", "无法读取（{reason}）"),
    "CLOSE_PROGRAMS": (
        "close programs that hold it, and look at its permissions",
        "请关闭占用它的程序，并检查权限",
    ),
    "NUMBER_TOO_LONG": (
        "is a number of more than 15 digits, and Excel has replaced the digits after "
        "the 15th by zeros",
        "超过15位的数，Excel 已将第15位之后变成零",
    ),
    "NUMBER_ROUNDED": (
        "is a number too large for a fraction to hold every digit of it",
        "数值过大，浮点数无法保存全部数位",
    ),
    "READ_AS_TEXT": (
        "read the column as text, such as with dtype=str",
        "请将该列按文本读入，例如 dtype=str",
    ),
    "TYPE_FROM_PAPER": (
        "format the column as text, then type the number again from the paper",
        "请将该列设为文本格式，再按原件重新录入",
    ),
    "SAVE_BOOK_AGAIN": (
        "open it in Excel or WPS, take off a password if it has one, and save it as "
        "'Excel Workbook (*.xlsx)'",
        "请用 Excel 或 WPS 打开，如有密码请去掉，另存为“Excel 工作簿 (*.xlsx)”",
    ),
    "NUMBER_DAMAGED": (
        "is a cell whose number is damaged",
        "单元格中的数已损坏",
    ),
    "TYPE_AGAIN": ("type the value again", "请重新录入"),
    "FORMULA_ERROR": ("is the error of a formula", "是公式的错误值"),
    "REPAIR_FORMULA": (
        "repair the formula, or replace it by its value",
        "请修正公式，或改为数值",
    ),
    "FORMULA_UNCALCULATED": (
        "is a formula that was never calculated, so that it has no value",
        "公式从未计算，没有值",
    ),
    "CALCULATE_FORMULAS": (
        "open the workbook in Excel or WPS and save it, which calculates its formulas",
        "请用 Excel 或 WPS 打开并保存，以计算公式",
    ),
    "BOOK_IS_HELD": (
        "cannot be opened: no permission, or another program holds it",
        "无法打开：没有权限，或被其他程序占用",
    ),
    "CLOSE_IN_EXCEL": (
        "close it in Excel, or copy it elsewhere",
        "请在 Excel 中关闭，或复制到别处",
    ),
    "NO_READABLE_BOOK": (
        "is no readable Excel workbook ({reason})",
        "不是可读的 Excel 工作簿（{reason}）",
    ),
    "NO_READABLE_BOOK_FROM": (
        "is no readable Excel workbook from row {row} on ({reason})",
        "从第{row}行起不是可读的 Excel 工作簿（{reason}）",
    ),
    "ROW_BEYOND_LAST": (
        "holds a row numbered {row}, beyond the last of a sheet",
        "行号 {row} 超出工作表的最后一行",
    ),
    "ROW_AFTER_ROW": (
        "holds row {row} after row {before}",
        "第{row}行排在第{before}行之后",
    ),
}
