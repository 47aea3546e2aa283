"""Lines for a terminal: a label, then what is told of it, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.language import say
from transport.presentation.text import width
from transport.said import Said

if TYPE_CHECKING:
    from transport.language import Lang

_LABEL_WIDTH = 10
_MAX_SHOWN = 400  # characters of one line, in which users chose the names


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes lines in its language."""

    lang: Lang

    def of(
        self, label: Said | None, told: Said | str, *more: Said | str, by: str = ""
    ) -> str:
        """The line; without ``label`` it goes on with the one above.

        ``more`` is listed behind it, ``by`` what parts them.
        """
        head = "" if label is None else sentence(label, self.lang)
        gap = " " * max(_LABEL_WIDTH - width(head), bool(head))
        by = by or say((", ", "，"), self.lang)
        text = by.join(map(self._text, (told, *more)))
        return f"{head}{gap}{printable(text, _MAX_SHOWN)}".rstrip()

    def _text(self, told: Said | str) -> str:
        return sentence(told, self.lang) if isinstance(told, Said) else told
