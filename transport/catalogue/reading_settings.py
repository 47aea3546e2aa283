"""What is wrong with a scenario's settings, and how to write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "AS_ONE_OF": ("one of {choices}", "{choices}之一"),
    "AS_ONE_OR_NONE": ("one of {choices}, or empty", "{choices}之一，可留空"),
    "AS_SEVERAL_OF": ("a list of any of {choices}", "{choices}中若干项的列表"),
    "AS_IDS": ("a list of ids", "编号列表"),
    "AS_TITLE": ("text, or empty", "文本，可留空"),
    "AS_TIME_OF_DAY": ('a time of day, such as "06:30"', "时刻，例如“06:30”"),
    "AS_YES_NO": ("true or false", "true 或 false"),
    "AS_CITY_BY_COUNTY": ("county = city, each", "每项写：县 = 地市"),
    "AS_RISK_BY_CITY": (
        "city = risk, each; risks are {choices}",
        "每项写：地市 = 风险等级（{choices}）",
    ),
    "NESTED_TOO_DEEP": (
        "holds tables or lists nested more deeply than any setting",
        "表或列表的层次比任何设置都深",
    ),
    "WRITE_FLAT": (
        "write each key below its [section], and no list within a list",
        "请将每个键写在所属的节之下，列表中不要再套列表",
    ),
    "NUMBER_BEYOND": ("a number is too large", "有一个数过大"),
    "IS_NO_TOML": ("is no TOML: {reason}", "不是 TOML：{reason}"),
    "WRITE_TOML": (
        "write one key = value a line, text and Chinese keys in double quotes, each "
        "key and each [section] once (two counties of one name as CITY/COUNTY)",
        "每行写一个“键 = 值”，文本和中文键加双引号，每个键、每个节只写一次"
        "（同名的县写作“市/县”）",
    ),
    "IS_NO_KEY": ("is no key", "不是键"),
    "WRITE_KEY": (
        "write a key such as policy.preset",
        "请填写键，例如 policy.preset",
    ),
    "ROW_SETS_KEY": ("row {row} sets this key already", "第{row}行已设此项"),
    "OTHER_ROWS_SET_KEYS": (
        "other rows set keys below this one",
        "其他行设置了此项下的键",
    ),
    "SAME_KEY_AS": ("is the same key as {key}", "与 {key} 是同一项"),
    "KEEP_ONE_ROW": ("keep one of the two rows", "请只保留其中一行"),
    "NO_SUCH_NAME": ("is no {column}", "不在{column}之列"),
    "NO_PAYER_WEIGHS": ("no payer has a weight above 0", "没有承担方的权重大于0"),
    "GIVE_PAYER_WEIGHT": (
        "give one payer a weight, such as government = 1",
        "请给一个承担方设权重，例如 government = 1",
    ),
    "IS_NO_PAYER": ("is no payer", "不是承担方"),
    "TICKETS_WITHOUT_PRICE": ("tickets have no price", "车票没有价格"),
    "ADD_TICKET_PRICE": (
        'add price = 300 (CNY a ticket) or fare = "k_seat" under [individual]',
        '请在 [individual] 下加 price = 300（每张票，元）或 fare = "k_seat"',
    ),
    "NO_SUCH_VARIANT": ("there is no variant of this name", "没有此名称的变体"),
    "ADD_VARIANT": (
        "the scenario has no variants; add {section}",
        "方案没有变体，请添加 {section}",
    ),
    "NO_TABLE_OF_SETTINGS": ("is no table of settings", "不是由设置组成的节"),
    "WRITE_VARIANT": (
        "write a section {section} with the keys to change below it",
        "请写一节 {section}，其下写要改动的键",
    ),
    "KEY_MISSING": ("this key is missing", "缺少此项"),
    "SECTION_MISSING": ("this section is missing", "缺少此节"),
    "ADD_KEY": ("add {example} ({meaning})", "请添加 {example}（{meaning}）"),
    "FILL_VALUE_OF_KEY": (
        "write a value beside it, such as {example} ({meaning})",
        "请在其右边的“值”一格填写，例如 {example}（{meaning}）",
    ),
    "ADD_ROW_OF_KEY": (
        "add a row with the key {key} and a value, such as {example} ({meaning})",
        "请添加一行，键为“{key}”，值例如 {example}（{meaning}）",
    ),
    "SECTION_WITH": ("{section} with {keys}", "{section}，并填写 {keys}"),
    "NO_SUCH_KEY": ("there is no such key", "没有这个键"),
    "NO_TABLE_OF_KEYS": ("is no table of keys", "不是由键组成的节"),
    "WRITE_SECTION": (
        "write a section {section} with keys below it",
        "请写一节 {section}，其下写键",
    ),
    "NO_SINGLE_VALUE": ("is no single value", "不是单个值"),
    "WRITE_IN_QUOTES": ("write it in double quotes", "请加双引号"),
    "IS_EMPTY": ("is empty", "为空"),
    "WRITE_ONE_CHARACTER": (
        "write at least one character in the quotes",
        "引号内至少写一个字",
    ),
    "WRITE_CELSIUS": ("write a number such as 37.3", "请填写数，例如 37.3"),
    "NO_YEAR_OF_USE": ("is in no year of use here", "不在可用的年份内"),
    "WRITE_TIME_IN_QUOTES": (
        'write a time such as "06:30"',
        '请填写时间，例如 "06:30"',
    ),
    "IS_NO_OFFSET": ("is no offset from UTC", "不是时区偏移"),
    "WRITE_OFFSET": ('write "+08:00" for China', '中国请填写 "+08:00"'),
    "NEITHER_YES_NOR_NO": ("is neither yes nor no", "既不是“是”也不是“否”"),
    "WRITE_TRUE_OR_FALSE": ("write true or false", "请填写 true 或 false"),
    "WRITE_WORD_IN_QUOTES": ("write a word in quotes", "请填写加引号的词"),
    "WRITE_NAME_IN_QUOTES": ("write a name in quotes", "请填写加引号的名称"),
    "WRITE_IDS_IN_QUOTES": ("write ids in quotes", "请填写加引号的编号"),
    "IS_NO_PRESET": ("is no preset", "不是预设"),
    "IS_NO_RECIPE": ("is no recipe", "不是预设任务"),
    "NO_COORDINATE_TABLE": (
        "{name!r} is no table with coordinates",
        "“{name}”不是有坐标的表",
    ),
    "WRITE_CRS": (
        'write "wgs84", "gcj02" or "bd09"',
        '请填写 "wgs84"、"gcj02" 或 "bd09"',
    ),
}
