"""The kinds of error a user or a developer can meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.said import Said


_MAX_PLACE, _MAX_TEXT = 160, 1_000  # characters that a line can bear


def printable(text: str, most: int = _MAX_TEXT) -> str:
    """``text`` as a terminal bears it: control characters escaped, cut at ``most``."""
    cut = text if len(text) <= most else f"{text[:most]}..."
    if cut.isprintable():
        return cut
    return "".join(
        c if c.isprintable() or c == "\u3000" else repr(c)[1:-1] for c in cut
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the user's data, and what was given there.

    ``row`` counts lines of the file (or rows of the sheet) from 1, the heading
    included; it is ``None`` when the whole file is meant. ``column`` is the heading as
    the user wrote it, or the key path in ``scenario.toml``.
    """

    file: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def place(self) -> str:
        """``file:row:column``, leaving out what is not known."""
        parts = [printable(self.file, _MAX_PLACE)]
        if self.row is not None:
            parts.append(str(self.row))
        if self.column is not None:
            parts.append(printable(self.column, _MAX_PLACE))
        return ":".join(parts)

    def _line(self, *texts: str) -> str:
        value = [] if self.value is None else [repr(self.value)]
        return "  ".join([self.place, *map(printable, [*value, *texts])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Place):
    """One thing wrong in the user's data: where, what was given, what to do."""

    wrong: Said
    remedy: Said

    def worded(self, word: Callable[[Said], str]) -> str:
        """The line that tells it; ``word`` makes a sentence of what is said."""
        return self._line(word(self.wrong), word(self.remedy))

    def __str__(self) -> str:
        return self.worded(str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Place):
    """One thing in the user's data that is worth a look, and stands in so many rows."""

    told: Said
    n_rows: int = 1

    def worded(self, word: Callable[[Said], str]) -> str:
        """The line that tells it; see `Fault.worded`."""
        more = [word(said("MORE_ROWS", n=self.n_rows - 1))] if self.n_rows > 1 else []
        return self._line(word(self.told), *more)

    def __str__(self) -> str:
        return self.worded(str)


class ScenarioError(Exception):
    """The user's data cannot be used; carries every fault found, sorted."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(
            sorted(
                faults,
                key=lambda f: (f.file, f.row or 0, f.column or "", str(f.wrong)),
            )
        )
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[ScenarioError], tuple[tuple[Fault, ...]]]:
        """As faults, so that it comes back from another process."""
        return type(self), (self.faults,)


class OutputError(Exception):
    """An output cannot be written where the user asked for it."""

    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(str(told))

    def __reduce__(self) -> tuple[type[OutputError], tuple[Said]]:
        """As it was told, so that it comes back from another process."""
        return type(self), (self.told,)


class ClusterError(Exception):
    """Work was to be done by a cluster that cannot do it."""

    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(str(told))

    def __reduce__(self) -> tuple[type[ClusterError], tuple[Said]]:
        """As it was told, so that it comes back from another process."""
        return type(self), (self.told,)


class ModelBuildError(Exception):
    """A defect of ours: the optimisation model was built wrongly."""
