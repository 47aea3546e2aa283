"""Sentences as the console says them: by its pages, where others name commands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from transport.answers import summary
from transport.catalogue import sentences
from transport.catalogue.console_instead import INSTEAD
from transport.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.errors import Fault, Warned
    from transport.language import Lang
    from transport.said import Figure


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        code.removeprefix(INSTEAD)
        for code in sentences.sentences()
        if code.startswith(INSTEAD)
    )


def ours(told: Said) -> Said:
    """What the console says in its place; the same for most."""
    code = INSTEAD + told.code if told.code in _codes() else told.code
    return Said(code, tuple((name, _figure(value)) for name, value in told.pairs))


def _figure(value: Figure) -> Figure:
    if isinstance(value, Said):
        return ours(value)
    return tuple(map(_figure, value)) if isinstance(value, tuple) else value


def sentence(told: Said, lang: Lang) -> str:
    """The sentence in the language."""
    return sentences.sentence(ours(told), lang)


def fault_facts(fault: Fault, lang: Lang = "en") -> dict[str, Any]:
    """A fault as JSON values; its code stays that of the fault."""
    here = replace(fault, wrong=ours(fault.wrong), remedy=ours(fault.remedy))
    told = summary.fault_facts(here, lang)
    return told | {"code": fault.wrong.code}


def doubts_worded(doubts: Iterable[Warned]) -> dict[str, list[str]]:
    """What of tables is not read or may be a slip, in both languages."""
    found = tuple(doubts)
    langs: tuple[Lang, ...] = ("zh", "en")
    return {
        lang: [one.worded(partial(sentence, lang=lang)) for one in found]
        for lang in langs
    }
