"""Sentences of mistakes on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "ONE_LIMIT": (
        "--steps and --time-limit exclude each other; give one",
        "--steps 与 --time-limit 不能同时使用，请只给一个",
    ),
    "SEE_HELP": ("see {command} --help", "用法见 {command} --help"),
    "USAGE_ERROR": ("Error: {told}", "错误：{told}"),
    "NO_SUCH_OPTION": ("there is no option {option}", "没有选项 {option}"),
    "OPTION_TWICE": (
        "{option} is given twice and takes one value; give the command once for each",
        "{option} 给了两次，只能取一个值；请逐个执行命令",
    ),
    "PARAMETER_MISSING": ("{name} is missing", "缺少 {name}"),
    "OPTION_MISUSED": ("{option} is written wrongly", "{option} 的写法不对"),
    "VALUE_NOT_TAKEN": (
        "{name} cannot be {value!r}: {allowed}",
        "{name} 的值 {value!r} 不可用：{allowed}",
    ),
    "NUMBER_FROM": ("give a number from {least} on", "请填写不小于{least}的数"),
    "NUMBER_ABOVE": ("give a number above {least}", "请填写大于{least}的数"),
    "NUMBER_FROM_TO": (
        "give a number from {least} to {most}",
        "请填写{least}至{most}的数",
    ),
    "NOT_OF_THE_FORM": ("is not of the form", "格式不对"),
    "COMMAND_LINE_WRONG": ("the command line is wrong", "命令行写法不对"),
}
