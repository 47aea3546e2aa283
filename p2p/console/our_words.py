"""Sentences as the console says them: by its pages, where others name commands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from transport.answers import summary
from transport.catalogue import sentences
from transport.catalogue.console_instead import INSTEAD
from transport.said import Said

if TYPE_CHECKING:
    from transport.errors import Fault
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
