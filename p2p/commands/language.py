"""The language of everything that a command tells: chosen once, before it runs."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

from transport.language import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.language import Lang
    from transport.said import Said

_ASKED: ContextVar[str | None] = ContextVar("asked", default=None)
OPTION = "--lang"


def note_language(words: Sequence[str]) -> None:
    """Keep the language that the words of a command line ask for, the last one."""
    asked = None
    for at, word in enumerate(words):
        if word == OPTION and at + 1 < len(words):
            asked = words[at + 1]
        elif word.startswith(f"{OPTION}="):
            asked = word.partition("=")[2]
    _ASKED.set(asked)


def told_in() -> Lang:
    """The language of what is told now."""
    return chosen(_ASKED.get())


def in_words(told: Said) -> str:
    """The sentence, in the language that the command tells everything in."""
    from transport.catalogue.sentences import sentence

    return sentence(told, told_in())
