"""A refusal: which fact of an event cannot be, why, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import Fault
from transport.operation.headings import column_of

if TYPE_CHECKING:
    from transport.said import Said


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing wrong with an event; ``fact``: the field of `Event` that it is in."""

    fact: str
    wrong: Said
    remedy: Said
    value: str | None = None

    def fault(self, file: str, row: int | None = None) -> Fault:
        """The same, as a fault of a file or of what a command was given."""
        return Fault(
            file=file,
            row=row,
            column=column_of(self.fact),
            value=self.value,
            wrong=self.wrong,
            remedy=self.remedy,
        )
