"""What reading found wrong: faults that refuse the scenario, warnings that do not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_SHOWN = 60  # characters of a value repeated in a message


class BadValue(Exception):
    """A value that cannot be read: what is wrong with it and what to do."""

    def __init__(self, *, wrong: str, remedy: str) -> None:
        self.wrong = wrong
        self.remedy = remedy
        super().__init__(f"{wrong}; {remedy}")


@dataclass(slots=True)
class Findings:
    """Faults and warnings gathered over all files of one scenario."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def fault(
        self,
        file: str,
        *,
        wrong: str,
        remedy: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Keep one fault."""
        self.faults.append(
            Fault(
                file=file,
                row=row,
                column=column,
                value=None if value is None else shortened(value),
                wrong=wrong,
                remedy=remedy,
            )
        )

    def warn(
        self,
        file: str,
        text: str,
        *,
        rows: Sequence[int] = (),
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Keep one warning; for several ``rows`` it names the first and counts them."""
        row = rows[0] if rows else None
        shown = None if value is None else shortened(value)
        place = Fault(file=file, row=row, column=column, wrong="", remedy="").place
        parts = [place, "" if shown is None else f"{shown!r}", printable(text)]
        if len(rows) > 1:
            parts.append(f"(and {len(rows) - 1} more rows)")
        self.warnings.append("  ".join(part for part in parts if part))

    def raise_if_any(self) -> None:
        """Raise when there is a fault.

        Raises
        ------
        ScenarioError
            Carrying all of them.
        """
        if self.faults:
            raise ScenarioError(self.faults)


def shortened(text: str) -> str:
    """``text``, cut where it would flood a message."""
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "..."
