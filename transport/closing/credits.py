"""Credit notes: what a carrier gives back of what it charged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.closing.records import InvoiceLine


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a line is about: who charges, for which rides, which cost line."""

    carrier: str
    rides: tuple[str, ...]
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit note taken apart, in fen.

    ``settled_fen``: of what was charged above what is due; ``back_fen``: of what is
    due, and so is open again; ``beyond_fen``: more than was charged.
    """

    settled_fen: int
    back_fen: int
    beyond_fen: int


def subject_of(line: InvoiceLine, rides: tuple[str, ...], name: str | None) -> Subject:
    """The subject of a line, known by its own words where nothing better is known."""
    told = rides or (line.ride_id or f"{line.coach} {line.day_s}",)
    return Subject(line.carrier.casefold(), told, name or line.item.casefold())


class Charged:
    """What every carrier has charged for each thing: what is due of it, what above."""

    def __init__(self, charges: Iterable[tuple[Subject, int, int]]) -> None:
        """``charges``: of each line its subject, its amount, and what of it is due."""
        self._due: Counter[Subject] = Counter()
        self._above: Counter[Subject] = Counter()
        for subject, amount_fen, due_fen in charges:
            paid = min(amount_fen, due_fen)
            self._due[subject] += paid
            self._above[subject] += amount_fen - paid

    def credited(self, subject: Subject, fen: int) -> Credit:
        """``fen`` given back: first of what was charged above what is due."""
        settled = min(fen, self._above[subject])
        self._above[subject] -= settled
        back = min(fen - settled, self._due[subject])
        self._due[subject] -= back
        return Credit(
            settled_fen=settled, back_fen=back, beyond_fen=fen - settled - back
        )
