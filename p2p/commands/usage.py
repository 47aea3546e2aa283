"""Mistakes on the command line told in Chinese; click knows English alone."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

import click

from p2p.commands.language import in_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.said import Said

# What was given, as click's own sentences have it: "'x' is …", "0 is not in the range".
_GIVEN = re.compile(r"'([^']*)'|^(\S+) is not in")

_VARIABLE = re.compile(r" \(env var: [^)]*\)")  # click adds it in English


class Misused(click.UsageError):
    """Options that do not go together."""

    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(in_words(told))


def refuse_twice(command: click.Command, words: Sequence[str]) -> None:
    """Nothing, if no option of one value is given twice; the last would count alone.

    Raises
    ------
    Misused
        Naming the option.
    """
    given = Counter(word.partition("=")[0] for word in _before_dashes(words))
    for param in command.params:
        if not isinstance(param, click.Option) or param.is_flag or param.count:
            continue
        if not param.multiple and sum(given[name] for name in param.opts) > 1:
            raise Misused(said("OPTION_TWICE", option=param.opts[-1]))


def _before_dashes(words: Sequence[str]) -> Iterator[str]:
    """The words that may be options."""
    return takewhile(lambda word: word != "--", words)


def chinese_lines(error: click.UsageError) -> list[str]:
    """The usage line and what is wrong, as click shows both in English."""
    usage = [] if error.ctx is None else [f"p2p: {_usage(error.ctx)}"]
    return [*usage, in_words(said("USAGE_ERROR", told=_told(error)))]


def _usage(ctx: click.Context) -> str:
    return in_words(said("SEE_HELP", command=ctx.command_path))


def _told(error: click.UsageError) -> Said:
    if isinstance(error, click.NoSuchOption):
        return said("NO_SUCH_OPTION", option=error.option_name)
    if isinstance(error, Misused):
        return error.told
    name = _name(error)
    if isinstance(error, click.MissingParameter):
        return said("PARAMETER_MISSING", name=name)
    if isinstance(error, click.BadOptionUsage):
        return said("OPTION_MISUSED", option=error.option_name)
    if isinstance(error, click.BadParameter):
        given = _GIVEN.search(error.message)
        value = "" if given is None else given[1] or given[2]
        return said("VALUE_NOT_TAKEN", name=name, value=value, allowed=_allowed(error))
    return said("COMMAND_LINE_WRONG")


def _name(error: click.UsageError) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", None) or "")
    hint = str(param.get_error_hint(error.ctx)).replace("'", "")
    return _VARIABLE.sub("", hint)


def _range(kind: click.IntRange | click.FloatRange) -> Said:
    if kind.min is not None and kind.max is not None:
        return said("NUMBER_FROM_TO", least=str(kind.min), most=str(kind.max))
    if kind.min is not None:
        code = "NUMBER_ABOVE" if kind.min_open else "NUMBER_FROM"
        return said(code, least=str(kind.min))
    return said("OUT_OF_RANGE")


def _allowed(error: click.BadParameter) -> Said:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return said("WRITE_ONE_OF", words=tuple(map(str, kind.choices)))
    if isinstance(kind, click.Path):
        return said("NO_FILE_OR_FOLDER")
    if isinstance(kind, click.IntRange | click.FloatRange):
        return _range(kind)
    return said("NOT_OF_THE_FORM")
