"""What reading found wrong: faults that refuse the scenario, warnings that do not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError, Warned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.said import Said

    Hear = Callable[[Sequence[Warned]], None]  # warnings, such as columns not read

_MAX_SHOWN = 60  # characters of a value repeated in a message


class BadValue(Exception):
    """A value that cannot be read: what is wrong with it and what to do."""

    def __init__(self, *, wrong: Said, remedy: Said) -> None:
        self.wrong = wrong
        self.remedy = remedy
        super().__init__(f"{wrong}; {remedy}")


@dataclass(slots=True)
class Findings:
    """Faults and warnings gathered over all files of one scenario."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)

    def fault(
        self,
        file: str,
        *,
        wrong: Said,
        remedy: Said,
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
        told: Said,
        *,
        rows: Sequence[int] = (),
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Keep one warning; for several ``rows`` it names the first and counts them."""
        self.warnings.append(
            Warned(
                file=file,
                row=rows[0] if rows else None,
                column=column,
                value=None if value is None else shortened(value),
                told=told,
                n_rows=max(1, len(rows)),
            )
        )

    def settle(self, hear: Hear | None) -> None:
        """Tell whoever hears what is not read, then raise when there is a fault.

        Raises
        ------
        ScenarioError
            Carrying all of them.
        """
        if hear is not None and self.warnings:
            hear(self.warnings)
        self.raise_if_any()

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
